import type { DraftField } from '../draft.js'
import { foldLetters } from './fold-letters.js'

type Deniable = Extract<DraftField, 'name' | 'phone' | 'evidence' | 'address' | 'when'>

const things: readonly [Deniable, RegExp, RegExp][] = [
  ['name', /(?<!\p{L})(họ )?tên(?!\p{L}| là \p{L})/iu, /(^| )(ho )?ten(?! la )( |$)/],
  [
    'phone',
    /(?<!\p{L}|biển |một |vài )(số|sđt|sdt|điện thoại|đt)(?!\p{L}|\s*\d| nhà| lượng| tiền| xe| hồ)/iu,
    /(?<!bien )(?:^| )(so|sdt|dien thoai|dt)(?! \d| nha| luong| tien| xe| ho| (?:xay|y te|tai|noi|nong|cong|tu phap|giao|van hoa|khoa|lao dong|ke hoach|dan toc|thong tin|du lich))( |$)/,
  ],
  [
    'evidence',
    /(?<!\p{L})(ảnh|hình|video|clip|giấy tờ|chứng cứ|bằng chứng|người làm chứng|chụp|pic)(?!\p{L})/iu,
    /(^| )((?<!phan )anh|hinh|video|clip|giay to|chung cu|bang chung|nguoi lam chung|chup|pic)( |$)/,
  ],
  ['address', /(?<!\p{L})(địa chỉ)(?!\p{L})/iu, /(^| )dia chi( |$)/],
]
const verbs = '(?:can|muon|phai|co|de|de lai|ghi|neu|xung|cho|khai|biet|noi|dua|gui|nho|dung|lo|tiet lo|ai)'
/** "dung" is "đừng" before a verb alone, "hong" is "hổng": "sở xây dựng", "tên em là Hồng" deny nothing. */
const no = `(?:khong|ko|k|chang|cha|chua|khoi|(?:dung|hong)(?= ${verbs}(?: |$))|mien|bo qua)`
const denial = new RegExp(`(?:^| )${no}(?: ${verbs})*(?: |$)`)
const atEnd = new RegExp(`(?: thi| cung| deu)? ${no}(?: ${verbs})*(?: dau| ca| luon| nhe| nha| a)*$`)
const longest = 12

/** "anh Tuan": a person, no picture. */
const personNamed = /(?<!\p{L})(?:[Aa]nh(?= \p{Lu})|[Hh]ồng(?!\p{L}))/gu

const thing =
  '(?:anh|hinh|video|clip|giay to|chung cu|bang chung|chup|pic|ten|so|sdt|dt|dien thoai|dia chi)(?: (?:nao|gi|a|dau|ca|duoc|hay|va|voi|hoac|anh|hinh|video|clip|giay to|so|dien thoai|dia chi))*'
const instead = new RegExp(
  `(?:^| )${no}(?: ${verbs})*(?: \\S+){0,2}? ${thing},? (?:(?:chi|thi|ma|the) )*((?:co(?! (?:duoc|sao|khong|ko|gi|ai)(?: |$))|goi|lien he|lien lac) .+)$`,
)

/** What a clause tells beside what it refuses: "không có ảnh chỉ có chị Nga làm chứng" tells of a witness. Null: nothing. */
export const refusalWith = (clause: string): { refused: string; told: string } | null => {
  const text = clause.normalize('NFC')
  const told = instead.exec(foldLetters(text))?.[1]
  return told ? { refused: text.slice(0, -told.length), told: text.slice(-told.length) } : null
}

/**
 * The fields that a clause says it doesn't give: "không để tên", "ảnh cũng không có", "không cần tên với số điện thoại".
 * Typed without marks "anh" is a picture; with marks elsewhere it is a person.
 */
export const deniedIn = (clause: string): Deniable[] => {
  const folded = foldLetters(clause.replace(personNamed, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (folded.split(' ').length > longest) return []
  if (/(^| )((?<!(?:anh|hinh|video|clip|to|cu|chung|ten|so|thoai) )gi|lam sao|sao|duoc khong|the nao)$/.test(folded))
    return []
  if (!denial.test(folded) && !atEnd.test(` ${folded}`)) return []
  const isMarked =
    folded !==
    clause
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return things
    .filter(([, marked, plain]) => (isMarked ? marked.test(clause) : plain.test(folded)))
    .map(([field]) => field)
}
