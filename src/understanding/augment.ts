const toneless = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')

const shorten: readonly [RegExp, string][] = [
  [/không/g, 'k'],
  [/được/g, 'đc'],
  [/gì/g, 'j'],
  [/vậy/g, 'z'],
  [/bao nhiêu/g, 'bn'],
  [/mình/g, 'mk'],
  [/làm/g, 'lm'],
  [/với/g, 'vs'],
  [/thế nào/g, 'ntn'],
  [/đăng ký/g, 'đk'],
]

const slip = (text: string, random: () => number): string => {
  const words = text.split(' ')
  const at = Math.floor(random() * words.length)
  const word = words[at] ?? ''
  if (word.length < 4) return text
  const from = 1 + Math.floor(random() * (word.length - 2))
  const kind = random()
  const changed =
    kind < 0.5
      ? word.slice(0, from) + (word[from + 1] ?? '') + (word[from] ?? '') + word.slice(from + 2)
      : word.slice(0, from) + word.slice(from + 1)
  return [...words.slice(0, at), changed, ...words.slice(at + 1)].join(' ')
}

/** Another way in which somebody would have typed the same: short or without tones, with a slip. */
export const varyTyping = (text: string, random: () => number): string => {
  const short = shorten.reduce(
    (all, [long, brief]) => (random() < 0.7 ? all.replace(long, brief) : all),
    text.toLowerCase(),
  )
  const tones = text
    .split(' ')
    .map((word) => (random() < 0.6 ? toneless(word) : word))
    .join(' ')
  return slip(random() < 0.5 ? short : tones, random)
}
