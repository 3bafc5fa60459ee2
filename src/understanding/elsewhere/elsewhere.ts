import { BadSetup } from '../../shared/errors.js'
import type { OtherAgency } from '../facts/known-matters.js'
import { type Normalised, normalise } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import { type ElsewhereRow, type KnownAs, readElsewhere, readKnownAs, readSaidAs } from './elsewhere-file.js'
import { createKnownAs, type FoundKnownAs } from './known-as.js'
import { createNameReader } from './read-names.js'
import {
  createElsewhereSearch,
  type FoundElsewhere,
  plainName,
  type Searched,
  type ToldWord,
} from './search-elsewhere.js'

/** The national portal's procedures of other authorities, what people call things, and what they call procedures. */
export type ElsewhereParts = {
  rows: readonly ElsewhereRow[]
  saidAs: readonly (readonly string[])[]
  knownAs: readonly KnownAs[]
}

/**
 * A matter of another authority. `records`: what the national portal lists of it; several of one name where several
 * levels decide. `among`: the names of several matters that fit alike, of which the nearest stands first. `isWhole`: its official name was said in full;
 * `isKnown`: one of people's phrases for it was; `isBare`: little else was said.
 */
export type OtherMatter = OtherAgency & {
  records: ElsewhereRow[]
  among: ElsewhereRow[]
  isWhole: boolean
  isKnown: boolean
  isBare: boolean
}

/** What the commune's own catalog has that is nearest to a message. */
export type OwnNearest = {
  /** How near it is to the message, as procedure search scores it. */
  score: number
  /** The words, without marks, of each of its names and questions. */
  texts: readonly ReadonlySet<string>[]
}

/** Chosen on the half of the questions that is for tuning; docs/decisions/0058 has the figures. */
const bars = {
  named: 0.98,
  alike: 0.05,
  whole: 0.97,
  mostly: 0.6,
  bare: 0.9,
  known: 0.35,
  bareKnown: 0.6,
  better: 0.25,
  parted: 0.15,
  covered: 0.55,
}
/** Fewer words stand together in many a name by chance. */
const fewestTold = 3
/** Of more words people's phrase must be a good part: a story names much on its way. */
const fewTold = 8
/** How much more of a message than the commune's nearest a name must say to win over it: the nearer that is, the more. */
const lead = { from: 0.5, slope: 0.5 }
const leadOver = ({ score }: OwnNearest): number => (score < lead.from ? -1 : (score - lead.from) * lead.slope)
const mostOffered = 3
const mostLevels = 2

/** Whether a message has an official name word by word. */
const isWhole = ({ row, plain }: FoundElsewhere, said: string): boolean => {
  if (plain < bars.mostly) return false
  const name = plainText(normalise(plainName(row.name)).words)
  return name.split(' ').length >= fewestOfName && ` ${said} `.includes(` ${name} `)
}
const fewestOfName = 3

/** How much of the words one text has, at most. */
const coversOf = (told: readonly ToldWord[], texts: OwnNearest['texts']): number => {
  const total = told.reduce((sum, { worth }) => sum + worth, 0)
  const most = texts.reduce(
    (best, words) =>
      Math.max(
        best,
        told.reduce((sum, { folded, worth }) => (words.has(folded) ? sum + worth : sum), 0),
      ),
    0,
  )
  return total === 0 ? 0 : most / total
}

/** How much of what is told the words have that call a procedure by one of people's phrases. */
const shareOf = (told: readonly ToldWord[], { places }: FoundKnownAs): number => {
  const total = told.reduce((sum, { worth }) => sum + worth, 0)
  const own = told.reduce((sum, { at, worth }) => (places.has(at) ? sum + worth : sum), 0)
  return total === 0 ? 0 : own / total
}

/** The texts of which a message has every word. */
const saidOf = ({ words }: Normalised, texts: OwnNearest['texts']): OwnNearest['texts'] => {
  const said = new Set(words.map(({ folded }) => folded))
  return texts.filter((text) => [...text].every((word) => said.has(word)))
}

const keyOf = (row: ElsewhereRow): string => plainName(row.name).toLowerCase()

const isProvincial = ({ who, name }: ElsewhereRow): boolean => /cấp tỉnh/iu.test(name) || /tỉnh/u.test(who)

const title = 'Cổng Dịch vụ công quốc gia'

/** Finds what isn't the commune's among the procedures of other authorities. `isOwn`: codes and names of the catalog. */
export const createElsewhere = ({ rows, saidAs, knownAs }: ElsewhereParts) => {
  const readNames = createNameReader(saidAs)
  const search = createElsewhereSearch(rows, readNames)
  const findKnownAs = createKnownAs(knownAs, readNames)
  const byCode = new Map(rows.map((row) => [row.code, row]))

  const matterOf = (row: ElsewhereRow, records: ElsewhereRow[], among: ElsewhereRow[]): OtherMatter => ({
    name: plainName(row.name),
    slug: row.code,
    as_of: row.as_of,
    keywords: [row.name],
    agency: row.who,
    where: row.place ?? '',
    source: { title, url: null },
    codes: [],
    records,
    among,
    isWhole: false,
    isKnown: false,
    isBare: false,
  })

  /** What people's own phrase for it names, unless the commune's nearest, or an official name, says more of the message. */
  const knownIn = (
    message: Normalised,
    { found, told }: Searched,
    own: OwnNearest,
    isOwn: (row: ElsewhereRow) => boolean,
  ): OtherMatter | null => {
    const known = findKnownAs(message)
    const named = known?.codes.flatMap((code) => byCode.get(code) ?? []).filter((row) => !isOwn(row)) ?? []
    const [first] = named
    if (!known || !first) return null
    const share = shareOf(told, known)
    if (told.length > fewTold && share < bars.known) return null
    if (found.some(({ plain, covers }) => plain >= bars.mostly && covers > share)) return null
    const ownSaid = saidOf(message, own.texts)
    const ownShare = coversOf(told, ownSaid)
    const isLonger = ownSaid.some(({ size }) => size > known.places.size)
    if (ownShare > share || (ownShare === share && isLonger)) return null
    const ofName = named.filter((row) => keyOf(row) === keyOf(first))
    return {
      ...matterOf(first, ofName.slice(0, mostLevels), ofName.length === named.length ? [] : named),
      isKnown: true,
      isBare: share >= bars.bareKnown,
    }
  }

  return {
    /** The matter of this code; undefined for one that isn't in the index. */
    matterOf(code: string): OtherMatter | undefined {
      const row = byCode.get(code)
      return row && matterOf(row, [row], [])
    },
    recordsOf: (codes: readonly string[]): ElsewhereRow[] => codes.flatMap((code) => byCode.get(code) ?? []),
    /** The matter that a message surely names, or the few that it may name; null: none, or rather one of the commune’s. */
    find(message: Normalised, isOwn: (row: ElsewhereRow) => boolean, own: OwnNearest): OtherMatter | null {
      const { found: all, told } = search(message)
      const found = all.filter(({ row }) => !isOwn(row))
      const said = plainText(message.words)
      const whole = found
        .filter((one) => isWhole(one, said))
        .toSorted((a, b) => b.row.name.length - a.row.name.length)[0]
      const known = whole ? null : knownIn(message, { found, told }, own, isOwn)
      if (known) return known
      const best = whole ?? found[0]
      if (!best || (!whole && (best.near < bars.named || best.covers < bars.covered || told.length < fewestTold)))
        return null
      const ownCovers = coversOf(told, own.texts)
      const isExact = whole !== undefined && ownCovers < bars.whole
      if (!isExact && best.covers - ownCovers < leadOver(own)) return null
      const alike = found.filter((one) => best.rank - one.rank < bars.alike)
      const names = new Map(alike.map(({ row }) => [keyOf(row), row]))
      const ofName = found
        .map(({ row }) => row)
        .filter((row) => keyOf(row) === keyOf(best.row))
        .toSorted((a, b) => Number(isProvincial(b)) - Number(isProvincial(a)))
      const isClear = whole !== undefined || names.size === 1
      return {
        ...matterOf(
          ofName[0] ?? best.row,
          ofName.slice(0, mostLevels),
          isClear ? [] : [...names.values()].slice(0, mostOffered),
        ),
        isWhole: whole !== undefined,
        isBare: best.covers >= bars.bare && told.length > fewestTold,
      }
    },
  }
}

export type Elsewhere = ReturnType<typeof createElsewhere>

/** Reads the index and the words for it. Throws BadSetup for a wrong file. */
export const readElsewhereParts = async (): Promise<ElsewhereParts> => {
  const [rows, saidAs, knownAs] = await Promise.all([readElsewhere(), readSaidAs(), readKnownAs()])
  const codes = new Set(rows.map(({ code }) => code))
  const unknown = knownAs.flatMap((one) => one.codes).filter((code) => !codes.has(code))
  if (unknown.length > 0) throw new BadSetup(`known-as.yml: không có mã ${unknown.join(', ')}`)
  return { rows, saidAs, knownAs }
}
