import type { Case } from '../case.js'
import { kindOf } from '../kinds/index.js'
import { describeEntry } from './wording.js'

/** What a receipt says. Of a protected case neither its kind nor anything of its content: paper lies about. */
export type Receipt = {
  receiptCode: string
  title: string
  /** Null where the case is protected. */
  text: string | null
  place: string | null
  way: string | null
  agency: string
  takenBy: string | null
  takenAt: Date
  /** 'YYYY-MM-DD'; null while no clock runs. */
  dueOn: string | null
  followUp: string
}

/** The facts of a case's receipt; `followUp` is the address where it is followed. */
export const receiptOf = (found: Case, followUp: string): Receipt => {
  const { isProtected, label } = kindOf(found.kind)
  const [nearest] = found.clocks
    .filter(({ stoppedOn, pausedOn }) => stoppedOn === null && pausedOn === null)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  return {
    receiptCode: found.receiptCode,
    title: isProtected ? 'Hồ sơ' : label,
    text: isProtected ? null : found.text,
    place: isProtected ? null : found.placeText,
    way: found.entry && describeEntry(found.entry),
    agency: found.agency.name,
    takenBy: found.entry?.by.name ?? null,
    takenAt: found.openedAt,
    dueOn: nearest?.dueOn ?? null,
    followUp,
  }
}
