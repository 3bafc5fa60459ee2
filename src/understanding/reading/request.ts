import { type Normalised, normalise } from './normalise.js'
import { splitSentences } from './sentences.js'
import { plainText } from './words.js'

/** Whether a piece of a message may carry a request of its own: it asks for something, or is a short one. */
export const mayAsk = ({ words }: Normalised): boolean =>
  words.length <= longStatement || plainText(words).search(asking) >= 0

/**
 * The sentence in which a long message asks: its first question, else the one with most asking words, of equals the
 * last. Null for a message of one sentence.
 */
export const findRequest = (text: string): { text: string; message: Normalised } | null => {
  const sentences = splitSentences(text)
  if (sentences.length < 2) return null
  let best: { text: string; message: Normalised } | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const [k, sentence] of sentences.entries()) {
    const message = normalise(sentence)
    const folded = plainText(message.words)
    const place = k / sentences.length
    const isTooShort = message.words.length < 4
    const isQuestion = sentence.endsWith('?') && !isTooShort
    const asked = Math.min(mostAsking, (folded.match(asking) ?? []).length)
    const score = (isQuestion ? 10 - place : asked + place) - (isTooShort || courtesy.test(folded) ? mostAsking : 0)
    if (score <= most) continue
    most = score
    best = { text: sentence, message }
  }
  return best
}

const asking =
  /(^| )(hoi|xin|muon|can|de nghi|kien nghi|khieu nai|to cao|yeu cau|phan anh|mong|nho|vay|the nao|lam sao|bao nhieu|bao lau|o dau|giay to|thu tuc|duoc khong|co phai|gi|nao)( |$)/g
const courtesy = /(^| )(cam on|tran trong|chan thanh|kinh mong nhan|xin chao|chuc)( |$)/
const mostAsking = 4

/** More words than this that ask nothing tell a story. */
const longStatement = 8
