import { soundsAs, type Text } from './phrases.js'
import { Gap, soundOf } from './syllables.js'

const joiners = ['và', 'với', 'hay', 'hoặc', 'cùng'].map(soundOf)

/** True when only a comma, a dash or one word like "và" stands between word `last` and word `next`. */
export const isListed = (text: Text, last: number, next: number): boolean => {
  const first = text.words[last + 1]
  if (!first || next <= last || next > last + 2 || first.gap > Gap.soft) return false
  if (next === last + 1) return first.gap === Gap.soft
  return text.words[next]?.gap === Gap.joined && joiners.some((sound) => soundsAs(text, last + 1, sound))
}

const becameWords = new Set(['nay', 'gio', 'bay', 'hien', 'la', 'thuoc', 'nhap', 'sap', 'vao', 've', 'thanh', 'da'])

/** True when words `last` and `next` are joined by words like "nay là", "giờ thuộc", "đã nhập vào". */
export const isBecame = ({ words }: Text, last: number, next: number): boolean => {
  const between = words.slice(last + 1, Math.min(next, last + 6))
  return (
    between.length > 0 &&
    between.length <= 4 &&
    between.every((word) => becameWords.has(word.folded) && word.gap <= Gap.soft)
  )
}
