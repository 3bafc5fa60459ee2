import { type Account, can } from '../../accounts/roles.js'
import { Forbidden } from '../../shared/errors.js'
import type { CaseStore } from '../case-store.js'
import { withoutOwn } from '../inbox/without-own.js'
import { type CaseKind, isFinal } from '../kinds/index.js'
import { caseWording } from '../wording.js'

const none = () => ({ open: 0, late: 0, finished: 0, paused: 0, extended: 0 })
type Sums = ReturnType<typeof none>

/**
 * How many ordinary cases are open, finished, and late: with a duty not done by its day, which an ended case can have, too
 * (decision 0041). Of the terms of their answers how many stand still and were made longer; which were kept is an indicator, pa.time.
 */
export type Figures = { byKind: Map<CaseKind, Sums>; byAgency: Map<string, Sums>; all: Sums }

const sumOf = (a: Sums, b: Partial<Sums>): Sums => {
  const more: Sums = { ...none(), ...b }
  return {
    open: a.open + more.open,
    late: a.late + more.late,
    finished: a.finished + more.finished,
    paused: a.paused + more.paused,
    extended: a.extended + more.extended,
  }
}

/** Figures of ordinary cases; protected ones aren't counted. Throws Forbidden. */
export const countCases = async (
  store: Pick<CaseStore, 'countByAgency' | 'countTerms' | 'findAccusations'>,
  account: Account,
  at: Date,
): Promise<Figures> => {
  if (!can(account, 'view_figures')) throw new Forbidden(caseWording.errors.forbidden)
  const filter = await withoutOwn(store, account, {}, { isProtected: false })
  const figures: Figures = { byKind: new Map(), byAgency: new Map(), all: none() }
  const add = (kind: CaseKind, agency: string, sums: Partial<Sums>): void => {
    figures.byKind.set(kind, sumOf(figures.byKind.get(kind) ?? none(), sums))
    figures.byAgency.set(agency, sumOf(figures.byAgency.get(agency) ?? none(), sums))
    figures.all = sumOf(figures.all, sums)
  }
  for (const { kind, agency, state, count, late } of await store.countByAgency(at, filter))
    add(kind, agency, { [isFinal(kind, state) ? 'finished' : 'open']: count, late })
  for (const { kind, agency, paused, extended } of await store.countTerms(filter))
    add(kind, agency, { paused, extended })
  return figures
}
