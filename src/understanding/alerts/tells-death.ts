import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

const kin =
  '(?:bo|me|ba|ma|cha|ong|cu|chong|vo|anh|chi|em|con|chau|chu|bac|co|di|cau)(?: (?:noi|ngoai|trai|gai|ruot|chong|vo|de))?'
const whose = '(?: (?:cua )?(?:toi|em|minh|chau|con|tui|to|tao|t|e|m|nha toi|nha em))?'
const when =
  '(?:hom qua|hom kia|hom nay|sang nay|trua nay|chieu nay|toi qua|dem qua|hoi (?:sang|dem|chieu)|duoc (?:may|hai|ba|2|3) (?:ngay|hom))'
const died = '(?:mat|qua doi|tu tran|chet)'
const told = new RegExp(
  `^(?:da |thua )?${kin}${whose}(?: (?:vua|moi|vua moi|da))? ${died}(?: (?:${when}|roi))+(?: (?:a|roi|a ad))*$`,
)
/** "vừa mất", "mất hôm qua". */
const lately = new RegExp(`\\b(?:vua|moi) ${died}\\b|\\b${when}\\b`)

/** "bố t mất hôm qua": a death in the family and nothing else, by whatever pronoun. */
export const tellsDeath = ({ words }: Normalised): boolean =>
  told.test(plainText(words)) &&
  words.every(({ marked, folded }) => folded !== 'mat' || marked === 'mat' || marked === 'mất')

/** Whether a death is told as news; "bố cháu mất rồi" in the talk of a paper is a fact of that. */
export const isLate = ({ words }: Normalised): boolean => lately.test(plainText(words))
