import type { Ties } from '../accounts/ties.js'
import { isCommunes, readOffice } from '../routing/named-office.js'
import { foldMarks } from '../shared/text.js'
import { isOfAccused } from './accused-office.js'
import { fewestWords, isNamed } from './accused-officer.js'
import type { Case } from './case.js'

/** Written before or behind a name, as in "Vợ: Trần Thị Bưởi". With their marks: Võ is a family name. */
const kinWords = new Set('vợ chồng bố mẹ cha con trai gái rể dâu anh chị em ruột ông bà'.split(' '))

const isKin = (word: string | undefined): boolean => kinWords.has((word ?? '').toLowerCase())

const isOfName = /^\p{Lu}\p{L}*$/u

/** The full name that a declared line has, folded; null: it has none. Words without a capital could stand in any case. */
export const relativeIn = (line: string): string | null => {
  const words = line
    .normalize('NFC')
    .split(/[\s,:;()-]+/u)
    .filter(Boolean)
  const run = words.slice(
    words.findIndex((word) => !isKin(word)),
    words.findLastIndex((word) => !isKin(word)) + 1,
  )
  return run.length >= fewestWords && run.every((word) => isOfName.test(word)) ? foldMarks(run.join(' ')) : null
}

/** Whether a declared line names one unit: a commune's office without its commune would be any. */
export const isUnit = (line: string): boolean => {
  const office = readOffice(line)
  return foldMarks(line).split(' ').length >= fewestWords && !(isCommunes(office) && office.communeCode === null)
}

/** Whether a case names a relative; a namesake counts as well. */
export const namesRelative = ({ relatives }: Ties, found: Case): boolean =>
  relatives.some((line) => isNamed(relativeIn(line) ?? '', found))

/** Whether a case is against one of the units, or those who work there, as far as its words tell. */
export const accusesUnit = ({ units }: Ties, found: Case): boolean =>
  units.some((unit) => isOfAccused(found, readOffice(unit)) !== null || isNamed(foldMarks(unit), found))
