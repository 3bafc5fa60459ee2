import type { z } from 'zod'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseChange } from './case.js'
import { applyChange, assertMay, type CaseVerb, may, staffEvent } from './change-case.js'
import { type AnyAct, actOf, actsOf } from './kinds/index.js'
import type { actForm, ReadStep } from './step-form.js'
import { lastPaperDay, newsOfStep, readAllowedStep, receivedOn, startsOf } from './take-step.js'
import { caseWording } from './wording.js'

export type ActForm = z.input<typeof actForm>

/** What an act leaves on the case besides its entry. */
const leftBy = ({ leaves = {} }: AnyAct, found: Case, { facts }: ReadStep): CaseChange['set'] => {
  if ('finding' in leaves) return { findings: [...new Set([...found.findings, leaves.finding])] }
  if ('protection' in leaves)
    return {
      protection: leaves.protection === 'requested' && facts.ground === 'urgent' ? 'urgent' : leaves.protection,
    }
  if (!('field' in leaves)) return {}
  const people = facts.people ?? []
  if (leaves.field === 'group') return { group: { names: people, signatures: facts.count ?? people.length } }
  return leaves.field === 'authorised'
    ? { authorised: people.join(', ') || null }
    : { forwardedBy: facts.target ?? null }
}

/**
 * Does an act of the law that leaves the state as it is: a finding, an extension, a partial withdrawal, protection …
 * One update carries its entry, what it leaves, the clocks and the news. Throws InvalidInput, Forbidden or Conflict.
 */
export const performAct = async (verb: CaseVerb, form: ActForm): Promise<void> => {
  const { store, clocks, account, found, at } = verb
  const act = actOf(found.kind, form.act)
  if (!act?.in.includes(found.state)) throw new InvalidInput(caseWording.errors.notAllowedNow)
  assertMay(account, found, act.by === 'handler' ? 'handle' : 'decide')
  const isOfLetter = 'field' in (act.leaves ?? {}) || 'letter' in (act.leaves ?? {})
  const read = readAllowedStep(verb, act, form, { notBefore: isOfLetter ? '' : lastPaperDay(found) })
  const left = leftBy(act, found, read)
  const findings = left.findings ?? found.findings
  const changed =
    'finding' in (act.leaves ?? {})
      ? clocks.computeAgain(found.clocks, findings, found.category)
      : 'extension' in (act.leaves ?? {})
        ? clocks.extend(found.clocks, 'tc.resolve')
        : 'letter' in (act.leaves ?? {}) && read.paper
          ? clocks.beginOn(found.clocks, {
              from: receivedOn(found),
              to: read.paper.date,
              findings,
              category: found.category,
            })
          : { clocks: found.clocks }
  const running = clocks.afterStep({
    clocks: changed.clocks,
    category: found.category,
    findings,
    day: read.paper?.date ?? localDay(at),
    starts: startsOf(found, act.starts, read, at),
    stops: act.stops,
  })
  const event = staffEvent(verb, { what: 'acted', to: form.act, ...read })
  await applyChange(store, found, {
    set: { ...left, ...running },
    event,
    outgoing: newsOfStep(found, act, event, { clocks: running.clocks, isRatingAsked: false }),
  })
}

/** The acts an account may do now. */
export const actsFor = ({ account, found }: Pick<CaseVerb, 'account' | 'found'>): (AnyAct & { act: string })[] =>
  Object.entries(actsOf(found.kind)).flatMap(([act, definition]) =>
    definition.in.includes(found.state) &&
    !(definition.guards?.includes('protection_granted') && found.protection !== 'granted') &&
    may(account, found, definition.by === 'handler' ? 'handle' : 'decide')
      ? [{ act, ...definition }]
      : [],
  )
