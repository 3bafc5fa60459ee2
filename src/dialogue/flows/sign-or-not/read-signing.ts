import { normalise } from '../../../understanding/reading/normalise.js'
import { plainText } from '../../../understanding/reading/words.js'
import { readYesNo } from '../../yes-no.js'

const signing = {
  yes:
    'ký, kí, ký tên, kí tên, ký đơn, kí đơn, ký vào đơn, nêu tên, ghi tên, ghi rõ tên, xưng tên, để tên, nói tên, ' +
    'công khai tên, tên, đứng tên, tôi đứng tên, em đứng tên, đứng đơn, tôi đứng đơn, cho tôi ký, cho tôi kí, cho em ký, cho em kí, không ngại, không sợ, không ngại nêu tên, ' +
    'không ngại ký, không ngại ký tên, không ngại ghi tên, không sợ ký, không sợ ký tên, không sợ nêu tên',
  no:
    'ẩn danh, giấu tên, dấu tên, nặc danh, giấu danh tính, dấu danh tính, kín tên, khỏi ký, khỏi kí, khỏi ký tên, ' +
    'khỏi nêu tên, khỏi ghi tên, khỏi cần ký, khỏi cần nêu tên',
}

/** Whether a person signs ('yes'), stays unnamed ('no'), or says neither beyond doubt (null). */
export const readSigning = (text: string): 'yes' | 'no' | null => readYesNo(text, signing)

/** The same where it is asked: words that don't speak of it choose only by a first clause that says nothing else ("không, tôi sợ"). */
export const chosenSigning = (text: string): 'yes' | 'no' | null => {
  if (speaksOfSigning(text)) return readSigning(text)
  const [first = ''] = text.split(/[,.;:!\n]|(?<!\p{L})(?:nhưng|nhung)(?!\p{L})/u)
  return readYesNo(text, signing) && readYesNo(first, { ...signing, whole: true })
}

const longest = 60
const politely = / (có |co )?(được|đc|dc|duoc) (không|ko|k|khong)( ạ| a)?[?. ]*$/iu

/** Words about signing and naming, so that a bare "không" to another question isn't taken for one. */
const ofSigning = /(^| )(ky|ki|(neu|ghi|xung|giau|dau|de|kin|noi|khai|dung) ten|danh tinh|an danh|nac danh)( |$)/

export const speaksOfSigning = (text: string): boolean => ofSigning.test(plainText(normalise(text).words))

/** Whether a person who was about to sign would rather stay unnamed. */
export const wantsUnsigned = (text: string): boolean =>
  text.length <= longest && speaksOfSigning(text) && readSigning(text.replace(politely, '')) === 'no'
