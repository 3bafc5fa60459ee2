import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { getCommune, nameInSentence } from '../places/communes.js'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { denunciationPlace } from './denunciation-place.js'

const offices = ['commune', 'province', 'province_denunciations'] as const
type Office = (typeof offices)[number]

/** Who answers for a case. `communeCode` null: an office of the province. */
export type Agency = {
  office: Office
  communeCode: string | null
  name: string
}

type Route = { agency: Agency; rule: string; why: string }

const folded = z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'hãy viết chữ thường, không dấu: cong an')

const createRulesSchema = (kinds: readonly string[]) =>
  z.array(
    z.strictObject({
      name: z.string(),
      when: z.strictObject({
        kinds: z.array(z.enum(kinds)).optional(),
        commune_known: z.boolean().optional(),
        against: z.array(folded).optional(),
        accuses_office: z.boolean().optional(),
      }),
      to: z.enum(offices),
      why: z.string(),
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

type RoutingRule = z.infer<ReturnType<typeof createRulesSchema>>[number]

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
export const communeAgency = (code: string): Agency => {
  const commune = getCommune(code)
  if (!commune) throw new Error(`no commune ${code}`)
  return { office: 'commune', communeCode: code, name: `UBND ${nameInSentence(commune)}` }
}

type RoutingFacts = { kind: string; communeCode: string | null; foldedAgainst: string; accusesOffice: boolean }

/** Who an office is for a case, and what is said besides the rule's reason; null: the case has no such office. */
const agencyOf: Record<Office, (facts: RoutingFacts) => { agency: Agency; besides?: string } | null> = {
  commune: ({ communeCode }) => (communeCode ? { agency: communeAgency(communeCode) } : null),
  province: () => ({ agency: provinceAgency }),
  province_denunciations: ({ foldedAgainst }) => {
    const { settled_by, article } = denunciationPlace(foldedAgainst)
    return { agency: provinceDenunciations, besides: `Người giải quyết: ${settled_by} (${article}).` }
  },
}

/** Whether a rule's conditions hold. */
const holds = ({ when }: RoutingRule, facts: RoutingFacts): boolean =>
  (!when.kinds || when.kinds.includes(facts.kind)) &&
  (when.commune_known === undefined || when.commune_known === (facts.communeCode !== null)) &&
  (when.accuses_office === undefined || when.accuses_office === facts.accusesOffice) &&
  (!when.against || when.against.some((words) => ` ${facts.foldedAgainst} `.includes(` ${words} `)))

/**
 * Decides which agency a new case belongs to, and why. Never leaves a case without one: what no rule takes goes to
 * the provincial queue. `foldedAgainst`: who is complained of, lower case without diacritics. `accusesOffice`: its words
 * accuse people in the commune's office.
 */
export const routeCase = (rules: readonly RoutingRule[], facts: RoutingFacts): Route => {
  const rule = rules.find((one) => holds(one, facts))
  const found = rule && agencyOf[rule.to](facts)
  if (!found)
    return {
      agency: provinceAgency,
      rule: 'province-queue',
      why: 'Chưa rõ việc thuộc xã, phường nào nên tỉnh tiếp nhận và chuyển đúng nơi.',
    }
  return { agency: found.agency, rule: rule.name, why: [rule.why.trim(), found.besides].filter(Boolean).join(' ') }
}
