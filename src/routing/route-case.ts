import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { getCommune, nameInSentence } from '../places/communes.js'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { denunciationPlace } from './denunciation-place.js'

/** Who answers for a case. `communeCode` null: an office of the province. */
export type Agency = {
  office: 'commune' | 'province' | 'province_denunciations'
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
      to: z.enum(['commune', 'province', 'province_denunciations']),
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

/**
 * Decides which agency a new case belongs to, and why. Never leaves a case without one: what no rule takes goes to
 * the provincial queue. `foldedAgainst`: who is complained of, lower case without diacritics. `accusesOffice`: its words
 * accuse people in the commune's office.
 */
export const routeCase = (
  rules: readonly RoutingRule[],
  facts: { kind: string; communeCode: string | null; foldedAgainst: string; accusesOffice: boolean },
): Route => {
  const against = ` ${facts.foldedAgainst} `
  const rule = rules.find(
    ({ when }) =>
      (!when.kinds || when.kinds.includes(facts.kind)) &&
      (when.commune_known === undefined || when.commune_known === (facts.communeCode !== null)) &&
      (when.accuses_office === undefined || when.accuses_office === facts.accusesOffice) &&
      (!when.against || when.against.some((words) => against.includes(` ${words} `))),
  )
  if (rule?.to === 'commune' && facts.communeCode)
    return { agency: communeAgency(facts.communeCode), rule: rule.name, why: rule.why.trim() }
  if (rule?.to === 'province_denunciations') {
    const { settled_by, article } = denunciationPlace(facts.foldedAgainst)
    const why = `${rule.why.trim()} Người giải quyết: ${settled_by} (${article}).`
    return { agency: provinceDenunciations, rule: rule.name, why }
  }
  return {
    agency: provinceAgency,
    rule: rule?.name ?? 'province-queue',
    why: rule?.why.trim() ?? 'Chưa rõ việc thuộc xã, phường nào nên tỉnh tiếp nhận và chuyển đúng nơi.',
  }
}
