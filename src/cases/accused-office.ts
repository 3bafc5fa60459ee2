import { communeOffice } from '../routing/agencies.js'
import { denunciationPlace } from '../routing/denunciation-place.js'
import { isCommunes, isIn, isSameOffice, type NamedOffice, readOffice } from '../routing/named-office.js'
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

/** Every body that is named with the commune, its party committee and those of no table too. */
const isOfCommune = (office: NamedOffice, communeCode: string | null): boolean =>
  communeCode !== null && (office.communeCode === communeCode || (isCommunes(office) && isIn(office, communeCode)))

/**
 * Whether an office is that of whom a case accuses, or the commune that a report is kept from; null: it isn't. Where
 * nobody knows what body the accused are of, the commune's office is theirs perhaps.
 */
export const isOfAccused = (found: Case, office: NamedOffice): 'surely' | 'perhaps' | null => {
  if (!kindOf(found.kind).isProtected) return isOfCommune(office, found.keptFrom) ? 'surely' : null
  const { who } = denunciationPlace(accusedIn(found), found.text)
  if (withoutOffice.has(who)) return null
  const accused = accusedOffice(found)
  if (accused.row && accused.row.id !== communeOffice) return isSameOffice(accused, office) ? 'surely' : null
  if (!isOfCommune(office, accused.communeCode)) return null
  return who === 'other' ? 'perhaps' : 'surely'
}
