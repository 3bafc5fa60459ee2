import { findPlaces, withoutPlaces } from '../places/find-places.js'
import { foldMarks } from '../shared/text.js'
import { type AgencyRow, bodyOf, communeOffice, getAgency, headOf, isOfCommune } from './agencies.js'
import { findAgencies } from './find-agencies.js'

/**
 * An office as it is named in a few words. `row`: the body; null: none of the table. `rank`: whom of it they name.
 * `saysCommune`: it is of a commune by its name, whichever: "Công an xã".
 */
export type NamedOffice = {
  row: AgencyRow | null
  communeCode: string | null
  rank: 'head' | 'deputy' | null
  saysCommune: boolean
}

/** The commune that a name tells: "Chủ tịch UBND xã Yên Mỹ"; null where it isn't one alone. */
export const communeNamedIn = (text: string): string | null => {
  const codes = new Set(findPlaces(text).flatMap(({ communes }) => communes.map(({ code }) => code)))
  return codes.size === 1 ? ([...codes][0] ?? null) : null
}

/** Words for who leads a body, without what it is called: "giam doc", "chi cuc truong". */
export const titleOf = (row: AgencyRow): string => {
  const words = foldMarks(headOf(row) ?? '').split(' ')
  return words.slice(0, words[0] === 'chi' ? 3 : 2).join(' ')
}

const isCommuneAlone = (text: string, communeCode: string | null): boolean =>
  communeCode !== null && !/\p{L}/u.test(withoutPlaces(text))

const deputy = /\b(?:pho|pct)\b/

const rankIn = (folded: string, row: AgencyRow | null): NamedOffice['rank'] => {
  const title = row ? titleOf(row) : 'chu tich'
  if (deputy.test(folded)) return 'deputy'
  return title !== '' && ` ${folded} `.includes(` ${title} `) ? 'head' : null
}

/** Whoever leads a hamlet is no authority, and none of the commune's. */
const ofHamlet = /\b(?:truong|pho|bi thu) (?:thon|xom|khu|lang|ban|to dan pho)\b|\bto truong\b/

/** 'Hợp tác xã', 'bảo hiểm xã hội' are no commune. */
const communeWord = /(?<!\bhop tac )\bxa\b(?! hoi\b)|\bphuong\b/

/** Reads the office that a few words name: "Chủ tịch UBND xã Mễ Sở", "Sở Y tế", "xã Mễ Sở". */
export const readOffice = (text: string): NamedOffice => {
  const communeCode = communeNamedIn(text)
  const named = ofHamlet.test(foldMarks(text)) ? undefined : findAgencies(text)[0]
  const row = named ? bodyOf(named) : isCommuneAlone(text, communeCode) ? getAgency(communeOffice) : null
  const folded = foldMarks(text)
  return { row, communeCode, rank: rankIn(folded, row), saysCommune: communeWord.test(folded) }
}

/** Whether an office is one of a commune: its People's Committee, what belongs to it, its police. */
export const isCommunes = ({ row }: NamedOffice): boolean =>
  row !== null && (row.level === 'commune' || isOfCommune(row))

/**
 * Whether an office is in a commune. "UBND xã", "Công an xã" alone is the one that is meant; "Cảnh sát điều tra", which is
 * read as police, is of no commune.
 */
export const isIn = ({ row, communeCode, saysCommune }: NamedOffice, commune: string | null): boolean =>
  commune !== null && (communeCode === commune || (communeCode === null && (saysCommune || row?.id === communeOffice)))

/** Whether two names are of one office. */
export const isSameOffice = (one: NamedOffice, other: NamedOffice): boolean =>
  one.row !== null &&
  one.row === other.row &&
  (one.row.level !== 'commune' ||
    one.communeCode === other.communeCode ||
    isIn(one, other.communeCode) ||
    isIn(other, one.communeCode))

/** Whether two names are of one body, by the table or by the letter. */
export const isSameBody = (one: string, other: string): boolean =>
  foldMarks(one) === foldMarks(other) || isSameOffice(readOffice(one), readOffice(other))

/** A title is written large; "người đứng đầu cơ quan quản lý người đó" tells no body. */
export const isTitle = (settler: string): boolean => /^\p{Lu}/u.test(settler)
