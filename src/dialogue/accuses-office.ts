import { foldMarks } from '../shared/text.js'
import type { Understood } from '../understanding/understand.js'
import type { Turn } from './flow.js'
import { accuses, accusesOfCrime } from './flows/intake/accusation.js'

const witnessFrom = 0.5

export const readsDenunciation = ({ intent, confidence }: Pick<Understood, 'intent' | 'confidence'>): boolean =>
  intent === 'denunciation' && confidence >= witnessFrom

const denounces = /(^| )to (cao|giac)( |$)/

/** Whether a message accuses people in office: by its words, or as understood, when it names somebody in office. */
export const accusesOffice = ({ message: { text }, understood }: Pick<Turn, 'message' | 'understood'>): boolean =>
  !text.startsWith('/') &&
  accuses(text, {
    isDenunciation:
      readsDenunciation(understood) || (understood.intent === 'contact_info' && denounces.test(foldMarks(text))),
  })

/** Whether words that somebody else wrote down accuse people in office: of anything, or of a crime alone. */
export const accusesInWords = (text: string, of: 'anything' | 'crime', understood: Understood): boolean =>
  of === 'crime'
    ? accusesOfCrime(text)
    : accusesOffice({ message: { text: text.replace(/^\/+/, '') } as Turn['message'], understood })
