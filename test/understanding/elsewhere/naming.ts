import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Procedure } from '../../../src/catalog/procedure.js'
import type { Understood } from '../../../src/understanding/understand.js'

type Asked = { ask: string; codes: string[]; slugs?: string[] }
export type Questions = { here: Asked[]; own: { ask: string; slugs: string[] }[]; neither: string[] }
/** Questions of what another authority does (`here`: in its index), of our own, and of needs that neither has. */
export const questionSets = ['tuned', 'held', 'people-tuned', 'people-held', 'people-third'] as const

export const questionsOf = (set: (typeof questionSets)[number]): Questions =>
  parse(readFileSync(new URL(`./${set}.yml`, import.meta.url), 'utf8')) as Questions

/** Codes that are told of or offered; null where nothing of another authority is named. */
export const namedBy = ({ otherAgency }: Understood): string[] | null =>
  otherAgency && [...otherAgency.records, ...otherAgency.among].map(({ code }) => code)

/** Matters written by hand have no code of the index as their name. */
export const isByHand = ({ otherAgency }: Understood): boolean => otherAgency !== null && !/^\d/.test(otherAgency.slug)

/** Of the questions of a set, which were answered how. `counted`: those of `here` that the commune's catalog doesn't have as well. */
export const nameAll = (
  { here, neither }: Questions,
  procedures: readonly Procedure[],
  understand: (text: string) => Understood,
) => {
  const codesOf = new Map(procedures.map(({ slug, code, other_codes: others }) => [slug, [code ?? '', ...others]]))
  const isInCatalog = ({ procedure, candidates }: Understood, { codes, slugs }: Asked): boolean =>
    (procedure !== null && (codesOf.get(procedure.slug) ?? []).some((code) => codes.includes(code))) ||
    slugs?.includes(candidates[0]?.slug ?? '') === true
  const counted = here
    .map((asked) => ({ asked, understood: understand(asked.ask) }))
    .filter(({ asked, understood }) => !isInCatalog(understood, asked))
  const strangers = neither.map((ask) => ({ ask, understood: understand(ask) }))
  return {
    counted: counted.length,
    named: counted.filter(
      ({ asked, understood }) =>
        isByHand(understood) || namedBy(understood)?.some((code) => asked.codes.includes(code)) === true,
    ).length,
    wronglyNamed: strangers
      .filter(({ understood }) => understood.otherAgency && !isByHand(understood))
      .map(({ ask }) => ask),
    wronglyOurs: strangers.filter(({ understood }) => understood.procedure !== null).map(({ ask }) => ask),
  }
}
