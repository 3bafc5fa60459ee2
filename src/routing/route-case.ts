import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { getCommune, nameInSentence } from '../places/communes.js'
import { BadSetup } from '../shared/errors.js'
import { foldMarks } from '../shared/text.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { type AgencyRow, communeOffice, getAgency, headAbove, headOf, isOfCommune } from './agencies.js'
import { denunciationPlace } from './denunciation-place.js'
import { findAgencies, findReported } from './find-agencies.js'
import { communeNamedIn } from './named-office.js'

const offices = ['commune', 'province', 'province_denunciations'] as const
type Office = (typeof offices)[number]

/** Who has a case in this system. `communeCode` null: an office of the province. */
export type Agency = {
  office: Office
  communeCode: string | null
  name: string
}

/**
 * `settledBy`: who settles it by law or whose matter it is, where that isn't simply who has it: "Giám đốc Sở Y tế".
 * `concerned`: the id in agencies.yml of the body that it is about; null: none of the table. `accusedCommune`: the commune
 * that it is about.
 */
export type Route = {
  agency: Agency
  settledBy: string | null
  concerned: string | null
  accusedCommune: string | null
  rule: string
  why: string
}

const standings = ['abolished', 'none', 'other_law', 'province', 'commune'] as const
type Standing = (typeof standings)[number]

const folded = z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'hãy viết chữ thường, không dấu: thuy nong')

const createRulesSchema = (kinds: readonly string[]) =>
  z.array(
    z.strictObject({
      name: z.string(),
      when: z.strictObject({
        kinds: z.array(z.enum(kinds)).optional(),
        commune_known: z.boolean().optional(),
        concerned: z.array(z.enum(standings)).optional(),
        against: z.array(folded).optional(),
        accuses_office: z.boolean().optional(),
        disciplinary: z.boolean().optional(),
      }),
      to: z.enum(offices),
      settles: z.boolean().default(true),
      why: z.string().refine((why) => !/\{(?!(agency|settler|next|law)\})/.test(why), {
        message: 'chỉ có {agency}, {settler}, {next}, {law}',
      }),
    }),
  )

/**
 * Reads the rules' YAML; `kinds` are the kinds of case that there are. Throws BadSetup with every problem as
 * "file:line: mục …: …; hãy viết …".
 */
export const readRoutingRules = (
  kinds: readonly string[],
  text: string = readFileSync(new URL('./rules.yml', import.meta.url), 'utf8'),
  file = 'src/routing/rules.yml',
): readonly RoutingRule[] => {
  const read = readYaml(text, createRulesSchema(kinds))
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  return read.value
}

export type RoutingRule = z.infer<ReturnType<typeof createRulesSchema>>[number]

export const provinceAgency: Agency = {
  office: 'province',
  communeCode: null,
  name: 'Đầu mối tiếp nhận của tỉnh Hưng Yên',
}

export const provinceDenunciations: Agency = {
  office: 'province_denunciations',
  communeCode: null,
  name: 'Bộ phận xử lý tố cáo của tỉnh Hưng Yên',
}

/** The commune's People's Committee as an agency. `code` must be a known commune. */
export const communeAgency = (code: string): Agency => ({
  office: 'commune',
  communeCode: code,
  name: `UBND ${communeName(code)}`,
})

const communeName = (code: string): string => {
  const commune = getCommune(code)
  if (!commune) throw new Error(`no commune ${code}`)
  return nameInSentence(commune)
}

/**
 * What of a case decides where it goes. `against`: who is complained of or denounced, as written; `report`: the story;
 * `accusesOffice`: its words accuse people in the commune's office.
 */
export type RoutingFacts = {
  kind: string
  category: string
  communeCode: string | null
  against: string
  report: string
  accusesOffice: boolean
}

/** What was read of a case: the body it is about, and the commune that this body or the matter is in. */
type Reading = RoutingFacts & { row: AgencyRow | null; accusedCommune: string | null }

const feedback = 'feedback'
const secondComplaint = 'second_complaint'
/** Nobody settles a tip as a denunciation (Luật Tố cáo Điều 25): it is passed on to be looked at. */
const tip = 'tip'

/**
 * A complaint is about the body named first; a second one that names none about the commune's office. A report belongs to
 * a body by its words alone: one that is named only may have been asked in vain.
 */
const read = (facts: RoutingFacts): Reading => ({
  ...facts,
  row: rowOf(facts),
  accusedCommune: communeNamedIn(facts.against) ?? facts.communeCode,
})

const rowOf = ({ kind, report, category, against, communeCode }: RoutingFacts): AgencyRow | null => {
  if (kind === feedback) return findReported(report, category)
  const named = findAgencies(against)[0]
  if (named) return named
  return kind === secondComplaint && communeCode ? getAgency(communeOffice) : null
}

const standingOf = (row: AgencyRow): Standing => {
  if (row.level === 'abolished') return 'abolished'
  if (row.complaints === 'none') return 'none'
  if (row.complaints !== 'administrative') return 'other_law'
  return isOfCommune(row) ? 'commune' : 'province'
}

const discipline =
  /\b(?:ky luat|buoc thoi viec|cach chuc|giang chuc|ha bac luong)\b|\b(?:khien trach|canh cao)\b(?=.*\b(?:can bo|cong chuc|vien chuc|giao vien)\b)|\b(?:can bo|cong chuc|vien chuc|giao vien)\b.*\b(?:khien trach|canh cao)\b/
/** Discipline of pupils, of Party members and at companies, and a warning as a fine, go by other rules. */
const otherDiscipline =
  /\b(?:hoc sinh|sinh vien|hoc vien|dang vien|ky luat dang|chi bo|dang uy|cong ty|doanh nghiep|xi nghiep|phat canh cao|xu phat)\b/

/** Whether a complaint is about a decision that disciplines an official. */
export const isDisciplinary = (complaint: string): boolean => {
  const folded = foldMarks(complaint)
  return discipline.test(folded) && !otherDiscipline.test(folded)
}

/** Whether a rule's conditions hold. */
const holds = (
  { when }: RoutingRule,
  { kind, row, accusedCommune, accusesOffice, against, report }: Reading,
): boolean =>
  (!when.kinds || when.kinds.includes(kind)) &&
  (when.commune_known === undefined || when.commune_known === (accusedCommune !== null)) &&
  (when.accuses_office === undefined || when.accuses_office === accusesOffice) &&
  (when.disciplinary === undefined || when.disciplinary === isDisciplinary(report)) &&
  (!when.concerned || (row !== null && when.concerned.includes(standingOf(row)))) &&
  (!when.against || when.against.some((words) => ` ${foldMarks(against)} `.includes(` ${words} `)))

/** A title of every commune as that of the one: "Trưởng Công an xã, phường" of xã Mễ Sở is "Trưởng Công an xã Mễ Sở". */
const ofCommune = (title: string | null, communeCode: string | null): string | null =>
  title && communeCode ? title.replace('xã, phường', communeName(communeCode)) : title

/** Who settles the case, as it is named on it. */
const settlerOf = ({ kind, row, accusedCommune }: Reading): string | null => {
  if (!row) return null
  const settler = kind === feedback ? row.name : kind === secondComplaint ? headAbove(row) : headOf(row)
  return ofCommune(settler, accusedCommune)
}

const agencyOf = (to: Office, communeCode: string | null): Agency => {
  if (to === 'commune' && communeCode) return communeAgency(communeCode)
  return to === 'province_denunciations' ? provinceDenunciations : provinceAgency
}

const unconfirmed = 'Tên cơ quan này chờ tỉnh xác nhận.'

/** The rule's reason, with what is known of the body. */
const reasonOf = (rule: RoutingRule, reading: Reading): string => {
  const { row, kind, accusedCommune, against } = reading
  if (rule.to === 'province_denunciations') {
    const { settled_by, article } = denunciationPlace(against, reading.report)
    const settler = ofCommune(settled_by, accusedCommune)
    return kind === tip
      ? `${rule.why} Tin có thể được chuyển đến ${settler} để kiểm tra (Luật Tố cáo Điều 25).`
      : `${rule.why} Người giải quyết: ${settler} (${article}).`
  }
  if (!row) return rule.why
  const slots: Record<string, string | null | undefined> = {
    agency: ofCommune(row.name, accusedCommune),
    settler: settlerOf(reading),
    next: ofCommune(headAbove(row), accusedCommune),
    law: row.law,
  }
  const why = rule.why.replace(/\{(\w+)\}/g, (_all, slot: string) => slots[slot] ?? '')
  const isNamed = why !== rule.why
  return [why, isNamed && row.sure === 'low' && unconfirmed, kind === feedback && row.tell].filter(Boolean).join(' ')
}

/**
 * Decides which agency a new case belongs to, who settles it, and why. Never leaves a case without one: what no rule
 * takes goes to the provincial queue.
 */
export const routeCase = (rules: readonly RoutingRule[], facts: RoutingFacts): Route => {
  const reading = read(facts)
  const { row, accusedCommune } = reading
  const about = { concerned: row?.id ?? null, accusedCommune }
  const rule = rules.find((one) => holds(one, reading))
  if (!rule)
    return {
      ...about,
      agency: provinceAgency,
      settledBy: settlerOf(reading),
      rule: 'province-queue',
      why: 'Chưa rõ việc thuộc xã, phường nào nên tỉnh tiếp nhận và chuyển đúng nơi.',
    }
  const isProtected = rule.to === 'province_denunciations'
  const settledBy = isProtected
    ? ofCommune(denunciationPlace(facts.against, facts.report).settled_by, accusedCommune)
    : settlerOf(reading)
  return {
    ...about,
    agency: agencyOf(rule.to, accusedCommune),
    settledBy: rule.settles ? settledBy : null,
    rule: rule.name,
    why: reasonOf(rule, reading).trim(),
  }
}
