import { findPlaces } from '../../../../places/find-places.js'
import { foldMarks } from '../../../../shared/text.js'
import { takeOutPhones } from '../../../../understanding/reading/phones.js'
import { namesHamlet } from './hamlets.js'

const mail = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/
const none =
  /^(?:(?:da|a|toi|em|chau|ba|ong|nha|minh) )*(?:khong|ko|k|chua|chang)(?: (?:co|dung|xai|biet dung|con))*(?: (?:so|may|so dien thoai|dien thoai|dt|sdt))?(?: (?:nao|dau|a|nhe|gi|ca))*$/
const byPost =
  /\b(?:buu dien|gui thu|thu ve|qua thu|gui giay|gui ve|dia chi|zalo|facebook|nho|qua nha|den nha|tai nha)\b/
const longest = 200

/**
 * A way to reach who denounces, where a telephone is asked for: the law asks for a way, not for a telephone (Luật Tố cáo
 * Điều 23). 'none': the address alone. Null: the words tell no way.
 */
export const contactIn = (text: string): string | 'none' | null => {
  const said = text.trim()
  if (said === '' || said.startsWith('/') || said.length > longest || takeOutPhones(said).phones.length > 0) return null
  const [address] = mail.exec(said) ?? []
  if (address) return address
  const folded = foldMarks(said)
  if (none.test(folded)) return 'none'
  const first = folded.split(' ')[0] ?? ''
  if (/^(?:khong|ko|k|chua)$/.test(first) && /\b(?:dien thoai|dt|sdt|so)\b/.test(folded))
    return byPost.test(folded) ? said : 'none'
  return byPost.test(folded) || namesHamlet(said) || findPlaces(said).length > 0 ? said : null
}
