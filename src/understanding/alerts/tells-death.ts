import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'

const kin =
  '(?:bo|me|ba|ma|cha|ong|cu|chong|vo|anh|chi|em|con|chau|chu|bac|co|di|cau)(?: (?:noi|ngoai|trai|gai|ruot|chong|vo|de))?'
const whose = '(?: (?:cua )?(?:toi|em|minh|chau|con|tui|to|tao|t|e|m|nha toi|nha em))?'
const when =
  '(?:hom qua|hom kia|hom nay|sang nay|trua nay|chieu nay|toi qua|dem qua|hoi (?:sang|dem|chieu)|roi|duoc (?:may|hai|ba|2|3) (?:ngay|hom))'
const told = new RegExp(
  `^(?:da |thua )?${kin}${whose}(?: (?:vua|moi|vua moi|da))? (?:mat|qua doi|tu tran)(?: ${when})+(?: (?:a|roi|a ad))*$`,
)

/** "bố t mất hôm qua": a death in the family and nothing else, by whatever pronoun. */
export const tellsDeath = ({ words }: Normalised): boolean =>
  told.test(plainText(words)) &&
  words.every(({ marked, folded }) => folded !== 'mat' || marked === 'mat' || marked === 'mất')
