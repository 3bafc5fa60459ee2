import { randomUUID } from 'node:crypto'
import { type Account, can } from '../accounts/roles.js'
import { auditEntry } from '../shared/audit.js'
import { Conflict, Forbidden, NotFound } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { type Breach, type BreachExtent, type BreachForm, type BreachStepName, foundAtOf } from './breach.js'
import { createBreachStore } from './breach-store.js'
import { breachWording as say } from './wording.js'

type By = { account: Account; at: Date }

/** The door of this folder: breaches of personal data as the administrator records them (Luật 91/2025 Điều 23: a record is kept). */
export const createBreaches = ({ connection }: { connection: Connection }) => {
  const store = createBreachStore(connection)

  const assertMay = (account: Account): void => {
    if (!can(account, 'manage_breaches')) throw new Forbidden(say.errors.forbidden)
  }

  return {
    prepare: store.prepare,
    auditSource: store.auditSource,

    /** Throws Forbidden. */
    async record({ account, at }: By, form: BreachForm): Promise<Breach> {
      assertMay(account)
      const { what, people, measures } = form
      const breach = {
        id: randomUUID(),
        foundAt: foundAtOf(form),
        what,
        people,
        harm: null,
        measures,
        recordedAt: at,
        done: {},
      }
      await store.create(breach, auditEntry({ accountId: account.id, at }, 'breach_recorded', breach.id))
      return breach
    },

    /** Marks a step as done, once. Throws Forbidden, Conflict. */
    async finishStep({ account, at }: By, { id, step }: { id: string; step: BreachStepName }): Promise<void> {
      assertMay(account)
      const entry = auditEntry({ accountId: account.id, at }, 'breach_step_done', id)
      if (!(await store.setDone(id, step, at, entry))) throw new Conflict(say.errors.gone)
    },

    /** How many people it touches and what came of it, as it is known now. Throws Forbidden, NotFound. */
    async setExtent({ account, at }: By, id: string, extent: BreachExtent): Promise<void> {
      assertMay(account)
      const entry = auditEntry({ accountId: account.id, at }, 'breach_extent_set', id)
      if (!(await store.setExtent(id, extent, entry))) throw new NotFound(say.errors.gone)
    },

    /** Throws Forbidden, NotFound. */
    async get(account: Account, id: string): Promise<Breach> {
      assertMay(account)
      const found = await store.get(id)
      if (!found) throw new NotFound(say.errors.gone)
      return found
    },

    /** The latest found first. Throws Forbidden. */
    async findAll(account: Account): Promise<Breach[]> {
      assertMay(account)
      return store.findAll()
    },
  }
}

export type Breaches = ReturnType<typeof createBreaches>
