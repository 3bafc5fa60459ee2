import { type Reply, reply } from '../../../messaging/message.js'
import type { CommuneContact } from '../../../places/commune-contact.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { contactWording as say } from './wording.js'

/** The police of the commune are asked for, not the committee. */
export const asksPolice = (text: string): boolean => {
  const folded = foldMarks(text)
  return /\b(?:cong an|ca (?:xa|phuong))\b/.test(folded) && !/\b(?:ubnd|uy ban|mot cua|chu tich)\b/.test(folded)
}

/** What was entered of the police; nothing: says so, whom to call in need and whom to ask. */
export const sayOfPolice = (
  { policeAddress, policeHours, policePhone, phone }: CommuneContact,
  name: string,
): Reply => {
  const known = [
    ...(policeAddress ? [say.police.address(policeAddress)] : []),
    ...(policeHours ? [say.police.hours(policeHours)] : []),
    ...(policePhone ? [say.police.phone(policePhone)] : []),
  ]
  const missing = [
    ...(policeAddress ? [] : ['địa chỉ']),
    ...(policeHours ? [] : ['giờ làm việc']),
    ...(policePhone ? [] : ['điện thoại']),
  ]
  const lines = [
    say.police.title(name),
    ...known,
    ...(missing.length > 0
      ? [say.police.unknown(missing), phone ? say.police.askCommittee(name, phone) : say.askHere]
      : []),
    say.police.emergency,
  ]
  return reply(lines.join('\n'), [choices.person])
}
