import { bodyOf, communeOffice } from '../routing/agencies.js'
import { type DenunciationPlace, denunciationPlace } from '../routing/denunciation-place.js'
import { isIn, isSameOffice, type NamedOffice, readOffice } from '../routing/named-office.js'
import type { Case } from './case.js'
import { kindOf } from './kinds/index.js'

/** Whom a protected case accuses, as it was written. */
const accusedIn = ({ against, text }: Case): string => against || text

/** The office of the accused; where they name no commune it is that of the case. */
export const accusedOffice = (found: Case): NamedOffice => {
  const office = readOffice(accusedIn(found))
  return { ...office, communeCode: office.communeCode ?? found.keptFrom }
}

/** People who hold no office: whoever manages the field settles what they did (Luật Tố cáo Điều 41). */
const withoutOffice: ReadonlySet<string> = new Set(['private', 'crime', 'moved'])

/** Whose breach it is by the law, of the accused as they were written; the story helps where they name no body. */
export const placeOfAccused = (found: Case): DenunciationPlace => denunciationPlace(accusedIn(found), found.text)

/** A commune's bodies sit together, whoever their staff answer to: committee, party, council, front, police. */
const isOfCommunesBodies = ({ row }: NamedOffice, { who }: DenunciationPlace): boolean =>
  row === null ||
  who === 'party' ||
  (row.level === 'commune' && (row.above !== communeOffice || bodyOf(row).id === communeOffice))

/**
 * Whether an office is that of whom a case accuses, or the commune that a report is kept from; null: it isn't. Where
 * nobody knows what body the accused are of, the commune's office is theirs perhaps.
 */
export const isOfAccused = (found: Case, office: NamedOffice): 'surely' | 'perhaps' | null => {
  if (!kindOf(found.kind).isProtected) return isIn(office, found.keptFrom) ? 'surely' : null
  const place = placeOfAccused(found)
  if (withoutOffice.has(place.who)) return null
  const accused = accusedOffice(found)
  if (!isOfCommunesBodies(accused, place)) return isSameOffice(accused, office) ? 'surely' : null
  if (!isIn(office, accused.communeCode)) return null
  return place.who === 'other' ? 'perhaps' : 'surely'
}
