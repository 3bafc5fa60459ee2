import { type Account, can } from '../../accounts/roles.js'
import { Forbidden } from '../../shared/errors.js'
import type { CaseStore } from '../case-store.js'
import { type CaseKind, isFinal } from '../kinds/index.js'
import { caseWording } from '../wording.js'

type Sums = { open: number; late: number; finished: number }

/** How many ordinary cases are open, late (open and due before now) and finished. */
export type Figures = { byKind: Map<CaseKind, Sums>; byAgency: Map<string, Sums>; all: Sums }

const none = (): Sums => ({ open: 0, late: 0, finished: 0 })

const add = <K>(sums: Map<K, Sums>, key: K, { open, late, finished }: Sums): void => {
  const before = sums.get(key) ?? none()
  sums.set(key, { open: before.open + open, late: before.late + late, finished: before.finished + finished })
}

/** Figures of ordinary cases; protected ones aren't counted. Throws Forbidden. */
export const countCases = async (
  store: Pick<CaseStore, 'countByAgency'>,
  account: Account,
  at: Date,
): Promise<Figures> => {
  if (!can(account, 'view_figures')) throw new Forbidden(caseWording.errors.forbidden)
  const figures: Figures = { byKind: new Map(), byAgency: new Map(), all: none() }
  const all = new Map<'all', Sums>()
  for (const { kind, agency, state, count, late } of await store.countByAgency(at)) {
    const sums = isFinal(kind, state) ? { ...none(), finished: count } : { open: count, late, finished: 0 }
    add(figures.byKind, kind, sums)
    add(figures.byAgency, agency, sums)
    add(all, 'all', sums)
  }
  return { ...figures, all: all.get('all') ?? none() }
}
