import { foldMarks } from '../shared/text.js'
import type { Fee } from './fee-fields.js'
import type { Countable } from './fee-units.js'
import type { channels } from './options.js'

/** Who may pay less, as people say it and as the catalog's lines on exemptions say it (both without marks). */
const groups = {
  poor: { label: 'hộ nghèo', pattern: /\bho ngheo\b/ },
  near_poor: { label: 'hộ cận nghèo', pattern: /\bcan ngheo\b/ },
  child: { label: 'trẻ em', pattern: /\b(tre em|tre nho|tre so sinh|con nho)\b/ },
  elderly: { label: 'người cao tuổi', pattern: /\b(cao tuoi|nguoi gia|([6-9]\d|1[01]\d) tuoi)\b/ },
  disabled: { label: 'người khuyết tật', pattern: /\b(khuyet tat|tan tat)\b/ },
  merit: { label: 'người có công', pattern: /\b(co cong|thuong binh|benh binh|liet si)\b/ },
  minority: { label: 'dân tộc thiểu số', pattern: /\bdan toc\b/ },
} as const

type Group = keyof typeof groups

/** What a message tells that changes a fee. */
export type FeeCircumstances = {
  channel: keyof typeof channels | null
  groups: Group[]
  counts: Partial<Record<Countable, number>>
}

export const noCircumstances: FeeCircumstances = { channel: null, groups: [], counts: {} }

const said = {
  online: /\b(online|truc tuyen|qua mang|tren mang|vneid|dich vu cong)\b/,
  post: /\b(buu chinh|buu dien)\b/,
  in_person: /\b(truc tiep|ra xa|len xa|ra uy ban|len uy ban)\b/,
} as const satisfies Record<keyof typeof channels, RegExp>
const people = /\b(\d{1,2}) (?:nguoi|nhan khau|khau)\b/

/** `text` as its writer meant it: short forms written out. */
export const findFeeCircumstances = (text: string): FeeCircumstances => {
  const folded = foldMarks(text)
  const channelsSaid = (Object.keys(said) as (keyof typeof said)[]).filter((channel) => said[channel].test(folded))
  const person = people.exec(folded)?.[1]
  return {
    channel: channelsSaid.length === 1 ? (channelsSaid[0] ?? null) : null,
    groups: (Object.keys(groups) as Group[]).filter((group) => groups[group].pattern.test(folded)),
    counts: person ? { person: Number(person) } : {},
  }
}

/** Who pays less, each text once; lines that cost nothing anyway aside. */
export const exemptionsOf = (fees: readonly Fee[] | null): string[] => [
  ...new Set((fees ?? []).flatMap(({ exempt, amount }) => (exempt && amount !== 0 ? [exempt] : []))),
]

/** Of the groups that a person named: those that the fees spare, in the catalog's words, and those it says nothing of. */
export const judgeGroups = (
  fees: readonly Fee[] | null,
  named: readonly Group[],
): { spared: string[]; unsaid: string[] } => {
  const clauses = exemptionsOf(fees).flatMap((text) => text.split(/[;,] */))
  const clauseFor = (group: Group) => clauses.find((clause) => groups[group].pattern.test(foldMarks(clause)))
  return {
    spared: [...new Set(named.flatMap((group) => clauseFor(group) ?? []))],
    unsaid: named.filter((group) => !clauseFor(group)).map((group) => groups[group].label),
  }
}
