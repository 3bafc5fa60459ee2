import type { Procedure } from '../../catalog/procedure.js'
import { foldMarks } from '../../shared/text.js'
import type { LifeEventTold } from '../../understanding/facts/tell-life-events.js'
import type { WebParts } from '../kit/web-parts.js'

/** `elsewhere`: whose matter it rather is; `event`: the event of a life that is told. */
export type PublicFound = {
  procedures: Procedure[]
  elsewhere: { name: string; agency: string } | null
  event: LifeEventTold | null
}

const mostFound = 12
/** Below this share of the nearest one's score another is hardly meant. */
const leastShare = 0.6

/** People's own words for a matter, where they stand for it; "xử lí di dời" or the old number of a card are other matters. */
const meantBy: readonly [RegExp, string][] = [
  [/(^|don |xin |muon |doi |lam |thu tuc |vo chong |don phuong )l[yi] di(?![a-z])/, '$1ly hon'],
  [/(^|lam |lai |doi |cap |xin |mat )(?:the |giay )?chung minh thu(?![a-z])/, '$1can cuoc'],
  [/(lam |lai |doi |cap |xin |mat )(?:the |giay )?chung minh nhan dan(?![a-z])/, '$1can cuoc'],
  [/^(?:so do|so hong|bia do)$/, 'lam so do lan dau'],
  [/^(?:chung thuc|cong chung)$/, 'chung thuc ban sao'],
  [/^(?:mua )?ban dat$/, 'sang ten so do'],
  [/^nghia vu quan su$/, 'dang ky nghia vu quan su lan dau'],
  [/^nuoi con nuoi$/, 'con nuoi'],
]

/** The query in the catalog's words; as it was typed where it is in them already. */
const inOurWords = (query: string): string => {
  const typed = foldMarks(query)
  const meant = meantBy.reduce((text, [said, ours]) => text.replace(said, ours), typed)
  return meant === typed ? query : meant
}

/** Whether there is anything to look for: signs and figures that are no code name nothing, nor does a letter or two between them. */
const saysSomething = (query: string): boolean =>
  /\d{4}/.test(query) || (query.match(/\p{L}/gu) ?? []).length > (/[\d=]/.test(query) ? 2 : 1)

const glued = (text: string): string => foldMarks(text).replaceAll(' ', '')

/**
 * Finds procedures as people write them: without marks, run together, by people's names for them, or as a question that
 * the chat would understand.
 */
export const createPublicSearch = ({ catalog, understanding }: Pick<WebParts, 'catalog' | 'understanding'>) => {
  const names = new WeakMap<Procedure, string[]>()
  const namesOf = (procedure: Procedure): string[] => {
    const known = names.get(procedure)
    if (known) return known
    const { name, short_name, also_called, code, other_codes } = procedure
    const read = [short_name, name, ...also_called, code ?? '', ...other_codes].map(glued)
    names.set(procedure, read)
    return read
  }

  return (typed: string): PublicFound => {
    if (!saysSomething(typed)) return { procedures: [], elsewhere: null, event: null }
    const query = inOurWords(typed)
    const wanted = glued(query)
    const looked = [glued(typed), wanted].filter((words) => words.length > 1)
    const { candidates, certainty, procedure, otherAgency, lifeEvent } = understanding.understand(query)
    const isNear = certainty === 'sure' || certainty === 'choose'
    const [best] = candidates
    const all = catalog.findAll()
    const rankOf = ({ slug }: Procedure): number => {
      const rank = isNear ? candidates.findIndex((one) => one.slug === slug) : -1
      return rank < 0 ? candidates.length : rank
    }
    const said = all
      .filter((one) => namesOf(one).some((name) => looked.some((words) => name.includes(words))))
      .map((one) => ({ one, isWhole: namesOf(one).some((name) => looked.includes(name)), rank: rankOf(one) }))
      .toSorted((a, b) => Number(b.isWhole) - Number(a.isWhole) || a.rank - b.rank)
      .map(({ one }) => one)
    const meant = candidates
      .filter(({ score }) => isNear && score >= (best?.score ?? 0) * leastShare)
      .flatMap(({ slug }) => catalog.get(slug) ?? [])
    const sure = meant.filter(({ slug }) => slug === procedure?.slug)
    return {
      procedures: [...new Set(otherAgency ? said : [...sure, ...said, ...meant])].slice(0, mostFound),
      event:
        understanding
          .findLifeEvents()
          .find(({ name }) => name === lifeEvent?.name || (wanted.length > 4 && glued(name).includes(wanted))) ?? null,
      elsewhere: otherAgency && { name: otherAgency.name, agency: otherAgency.agency },
    }
  }
}
