import { foldMarks } from '../shared/text.js'
import type { Fee } from './fee-fields.js'
import type { Group, Person } from './said-people.js'

/** Who may pay less, as people say it and as the catalog's lines on exemptions say it (both without marks). */
export const groupPatterns: Record<Group, RegExp> = {
  poor: /\bho ngheo\b/,
  near_poor: /\bcan ngheo\b/,
  child: /\b(tre em|tre nho|tre so sinh|con nho)\b/,
  elderly: /\b(cao tuoi|nguoi gia)\b/,
  disabled: /\b(khuyet tat|tan tat)\b/,
  merit: /\b(co cong|thuong binh|benh binh|liet si)\b/,
  minority: /\bdan toc\b/,
  step_child: /\bcon rieng\b/,
  adopted_by_relative:
    /\b(?:(?:co|cau|di|chu|bac|bac ruot|co ruot|chu ruot|di ruot|cau ruot) (?:xin )?nhan(?: nuoi)? chau|chau ruot)\b/,
}

export const groupLabels: Record<Group, string> = {
  poor: 'hộ nghèo',
  near_poor: 'hộ cận nghèo',
  child: 'trẻ em',
  elderly: 'người cao tuổi',
  disabled: 'người khuyết tật',
  merit: 'người có công',
  minority: 'dân tộc thiểu số',
  step_child: 'con riêng của vợ, chồng',
  adopted_by_relative: 'cô, cậu, dì, chú, bác ruột nhận cháu',
}

/** A whole household belongs to these, so they hold for its members too. */
const ofHousehold: readonly Group[] = ['poor', 'near_poor', 'minority']
/** Said of the matter, whoever is named. */
const ofMatter: readonly Group[] = ['step_child', 'adopted_by_relative']

/** Who pays less, each text once; lines that cost nothing anyway aside. */
export const exemptionsOf = (fees: readonly Fee[] | null): string[] => [
  ...new Set((fees ?? []).flatMap(({ exempt, amount }) => (exempt && amount !== 0 ? [exempt] : []))),
]

type Judgement = {
  /** In the catalog's words. */
  spared: string[]
  /** Groups that the fees say nothing of. */
  unsaid: string[]
  /** Whether everybody whom the paper is for pays nothing; `some`: only a part of them or a part of the sum. */
  extent: 'none' | 'some' | 'all'
}

type Clause = { text: string; isWhole: boolean }

/** The groups that an exemption names; what speaks of support or of a part spares nobody the whole sum. */
const clausesIn = (exemption: string): Clause[] =>
  exemption
    .split(/; */)
    .flatMap((part) => part.split(/, */).map((text) => ({ text, isWhole: !/ho tro|giam/.test(foldMarks(part)) })))

/** The groups that some line's exemption names. */
export const groupsIn = (fees: readonly Fee[] | null): Group[] => {
  const exemptions = exemptionsOf(fees).map(foldMarks)
  return (Object.keys(groupPatterns) as Group[]).filter((group) =>
    exemptions.some((text) => groupPatterns[group].test(text)),
  )
}

/** Which of the people whom a paper is for the fees spare. Who only asks for them doesn't count. */
export const judgePeople = (fees: readonly Fee[] | null, people: readonly Person[]): Judgement => {
  const clauses = exemptionsOf(fees).flatMap(clausesIn)
  const clauseFor = (group: Group) => clauses.find(({ text }) => groupPatterns[group].test(foldMarks(text)))
  const relatives = people.filter(({ kind }) => kind !== 'other')
  const shared = ofHousehold.filter((group) => relatives.some(({ groups }) => groups.includes(group)))
  const matter = ofMatter.filter((group) => people.some(({ groups }) => groups.includes(group)))
  const kinOfMerit = relatives.some(({ groups }) => groups.includes('merit'))
  const merit = clauseFor('merit')
  const sparesKin = merit !== undefined && /than nhan/.test(foldMarks(merit.text))

  const beneficiaries = people.filter(({ isFor }) => isFor)
  const groupsOf = ({ kind, groups }: Person): Group[] => [
    ...new Set([
      ...groups,
      ...(kind === 'other' ? [] : shared),
      ...(kind !== 'other' && kinOfMerit && sparesKin ? (['merit'] as const) : []),
    ]),
  ]
  const clausesOf = beneficiaries.map((person) => groupsOf(person).flatMap((group) => clauseFor(group) ?? []))
  const named = [...beneficiaries.flatMap(groupsOf), ...matter]
  const sparing = [...clausesOf.flat(), ...matter.flatMap((group) => clauseFor(group) ?? [])]
  const spared = [...new Set(sparing.map(({ text }) => text))]
  const isWhole =
    matter.some((group) => clauseFor(group)) ||
    (clausesOf.length > 0 && clausesOf.every((of) => of.some(({ isWhole: isFree }) => isFree)))
  return {
    spared,
    unsaid: [...new Set(named.filter((group) => !clauseFor(group)).map((group) => groupLabels[group]))],
    extent: spared.length === 0 ? 'none' : isWhole ? 'all' : 'some',
  }
}
