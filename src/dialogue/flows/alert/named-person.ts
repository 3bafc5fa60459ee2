import { foldMarks } from '../../../shared/text.js'
import type { Understood } from '../../../understanding/understand.js'
import type { Conversation } from '../../conversation.js'

const mostWords = 16
const person =
  /^(?:(?:da|la|do|chinh|ten|a) )*(?:(?:co|thay)(?: giao)?|giao vien|bao mau|hieu truong|hieu pho|ong|ba|anh|chi|chu|bac|cau|mo|di|can bo|chu tich|bi thu|truong (?:thon|xom|cong an))\b/
const deed =
  /\b(?:danh|tat|dap|dam|chem|bop|nhot|troi|giet|doa|hanh ha|bao hanh|xam hai|hiep|so soang|sam so|cuop|dot|chay|cuu|chet|bat coc|dang|vua|bi|keo|ep|duoi|nem|ngat)\b/

/** "cô giáo Lan, chủ nhiệm lớp 4A": who somebody is and where they work, and nothing that they do. */
const namesPerson = (folded: string): boolean =>
  folded.split(' ').length <= mostWords && person.test(folded) && !deed.test(folded)

/** Asked who did it, a name with an office tells of no new danger. */
export const hearNamedPerson = (understood: Understood, { flow }: Conversation, text: string): Understood =>
  flow?.step === 'against' && understood.alert && namesPerson(foldMarks(text))
    ? { ...understood, alert: null }
    : understood
