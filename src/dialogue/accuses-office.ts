import { foldMarks } from '../shared/text.js'
import type { Understood } from '../understanding/understand.js'
import type { Turn } from './flow.js'
import { accuses, accusesOfCrime } from './flows/intake/accusation.js'

const witnessFrom = 0.65

const denouncing = /(^| )to (cao|giac)( |$)/
/** So few words are a name, "chú Tiền", unless they say that they denounce. */
const fewestWords = 4

export const readsDenunciation = ({
  intent,
  confidence,
  request,
}: Pick<Understood, 'intent' | 'confidence' | 'request'>): boolean =>
  intent === 'denunciation' &&
  confidence >= witnessFrom &&
  (request.split(/\s+/).length >= fewestWords || denouncing.test(foldMarks(request)))

const denouncingOnly =
  /^(?:(?:toi|em|minh|chau|cho|xin|muon) )*to (?:cao|giac) (?!.*\b(?:gui|nop|thi|don|thu tuc|den|len|cho ai)\b).+ o dau$/

/** "tố cáo chủ tịch xã Mễ Sở ở đâu": somebody is denounced, though a place is asked for. */
export const denounces = ({ message: { text }, understood }: Pick<Turn, 'message' | 'understood'>): boolean =>
  understood.intent === 'contact_info'
    ? denouncing.test(foldMarks(text))
    : understood.intent === 'procedure_place' && denouncingOnly.test(foldMarks(text))

/** Whether a message accuses people in office: by its words, or as understood, when it names somebody in office. */
export const accusesOffice = ({ message, understood }: Pick<Turn, 'message' | 'understood'>): boolean =>
  !message.text.startsWith('/') &&
  accuses(message.text, { isDenunciation: readsDenunciation(understood) || denounces({ message, understood }) })

/**
 * Whether words that somebody else wrote down accuse people in office: of anything, of a crime alone, or surely: not only as
 * they were understood.
 */
export const accusesInWords = (text: string, of: 'anything' | 'crime' | 'surely', understood: Understood): boolean =>
  of === 'crime'
    ? accusesOfCrime(text)
    : of === 'surely'
      ? accuses(text) || denouncing.test(foldMarks(text))
      : accusesOffice({ message: { text: text.replace(/^\/+/, '') } as Turn['message'], understood })
