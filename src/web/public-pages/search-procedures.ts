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

  return (query: string): PublicFound => {
    const wanted = glued(query)
    const { candidates, certainty, procedure, otherAgency, lifeEvent } = understanding.understand(query)
    const isNear = certainty === 'sure' || certainty === 'choose'
    const [best] = candidates
    const all = catalog.findAll()
    const said = wanted.length < 2 ? [] : all.filter((one) => namesOf(one).some((name) => name.includes(wanted)))
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
