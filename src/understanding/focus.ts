import type { Normalised } from './normalise.js'
import { perWord, plainText, type Word } from './words.js'

/** Words that ask rather than name: they say little about which procedure is meant. */
const askingWords = new Set(
  (
    'toi em minh anh chi ban bac co chu chau ad admin oi a u vay nhe nha voi di thi la ma cho cua cac nhung mot cai nay do kia nao gi ' +
    'sao the nhu dau bao nhieu may lau khi gio ngay hom tuan bua co khong duoc phai can muon xin hoi giup gium ho biet ' +
    'lam thu tuc ho so giay to gom va hay hoac o tai ra den toi nop lay xong ket qua online qua mang truc tuyen mau don to khai ' +
    'form file huong dan dieu kien trinh tu quy dinh hien moi nguoi nha ve tu trong bi dang se da roi nua luon thuc hien dung ' +
    'het ton tien phi le dong tra mat thoi gian han noi cho nguoi chuan mang theo y vang thua uy ban phuong xa can bo chu'
  ).split(' '),
)
const isTelling = perWord(({ folded }) => folded.length > 1 && !askingWords.has(folded))

const askedPhrases = [
  'het bao nhieu',
  'mat bao nhieu',
  'mat may',
  'mat bao lau',
  'mat phi',
  'mat tien',
  'bao lau',
  'bao gio',
  'khi nao',
  'may ngay',
  'may hom',
  'may thang',
  'o dau',
  'cho nao',
  'can gi',
  'can giay to gi',
  'giay to gi',
  'nhung gi',
  'the nao',
  'lam sao',
  'bao nhieu tien',
  'thoi han giai quyet',
  'thoi gian',
  'mau don',
  'to khai',
  'dieu kien',
  'can nhung giay to',
  'nop ho so',
  'cho hoi',
  'cho toi hoi',
  'cho em hoi',
  'hien nay',
  'tai o dau',
  'tai ve',
  'lay o dau',
  'nop o dau',
  'lam o dau',
  'xin o dau',
  'ra dau',
  'den dau',
  'cho nao lam',
  'gom nhung gi',
  'gom nhung buoc nao',
  'nhung buoc nao',
  'may buoc',
  'cac buoc',
  'quy trinh',
  'trinh tu',
  'bao nhieu tuoi',
  'qua mang',
  'truc tuyen',
  'duoc khong',
  'co duoc khong',
  'muon hoi',
  'xin mau',
  'mau nao',
  'noi tam tru',
  'noi thuong tru',
  'noi cu tru',
  'noi o',
  'xa khac',
  'tinh khac',
  'bat buoc phai',
  'chuan bi',
  'mang theo',
].map((phrase) => phrase.split(' '))

const phrasesByFirst = new Map<string, string[][]>()
for (const phrase of askedPhrases) {
  const first = phrase[0] as string
  phrasesByFirst.set(first, [...(phrasesByFirst.get(first) ?? []), phrase])
}
/** Who may pay less: in a question whether something is free, they aren't what is asked for. */
const sparedPhrases = [
  'ho ngheo',
  'ho can ngheo',
  'can ngheo',
  'nguoi cao tuoi',
  'nguoi gia',
  'nguoi khuyet tat',
  'tre em',
  'nguoi co cong',
].map((phrase) => phrase.split(' '))
const sparing = /\b(duoc (mien|giam)|mien (phi|giam|le phi|tien)|giam (phi|le phi))\b/
const sparingWords = new Set(['mien', 'giam'])

/** What a word may begin or be; null for most words. */
const cueOf = perWord(({ folded }) => {
  const phrases = phrasesByFirst.get(folded) ?? []
  const spares = sparingWords.has(folded)
  return phrases.length > 0 || spares ? { phrases, spares } : null
})

const stands = (phrase: readonly string[], words: readonly Word[], at: number): boolean =>
  phrase.every((part, k) => words[at + k]?.folded === part)

/** How much of the worth of its words a phrase that only asks keeps; chosen on the test questions. */
const focusShares = { phrase: 0.065 }

/** How much each word says about what is asked for: 1, or little within "hết bao nhiêu tiền". */
export const focusWeights = ({ words }: Normalised): number[] => {
  const weights: number[] = new Array(words.length).fill(1)
  let isSparing = false
  for (let at = 0; at < words.length; at++) {
    const cue = cueOf(words[at] as Word)
    if (!cue) continue
    for (const phrase of cue.phrases)
      if (stands(phrase, words, at)) weights.fill(focusShares.phrase, at, at + phrase.length)
    isSparing ||= cue.spares
  }
  if (isSparing) setSparingAside(words, weights)
  return weights
}

const setSparingAside = (words: readonly Word[], weights: number[]): void => {
  if (!sparing.test(plainText(words))) return
  for (let at = 0; at < words.length; at++) {
    if (cueOf(words[at] as Word)?.spares) weights[at] = focusShares.phrase
    for (const phrase of sparedPhrases)
      if (stands(phrase, words, at)) weights.fill(focusShares.phrase, at, at + phrase.length)
  }
}

/** Whether the words name anything beside what is asked of it: "hết bao nhiêu tiền" doesn't. */
export const namesSomething = (message: Normalised): boolean => {
  const weights = focusWeights(message)
  return message.words.some((word, k) => weights[k] === 1 && isTelling(word))
}
