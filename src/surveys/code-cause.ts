import { z } from 'zod'
import { type Account, can } from '../accounts/roles.js'
import { auditEntry } from '../shared/audit.js'
import { localDay } from '../shared/clock.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { Tasks } from '../tasks/tasks.js'
import { type Answer, isLow } from './answer.js'
import type { AnswerStore } from './answer-store.js'
import { causeNames, causes } from './causes.js'
import { surveyWording } from './wording.js'

const say = surveyWording.errors

/** What a form says of a cause: why, what is to be done, by whom, by when (a local day). */
export const causeForm = z.object({
  cause: z.enum(causeNames, { error: say.cause }),
  note: z.string().trim().max(500).default(''),
  what: z.string({ error: say.what }).trim().min(1, say.what).max(500),
  owner: z.string({ error: say.owner }).min(1, say.owner).max(100),
  dueOn: z.iso.date({ error: say.dueOn }),
})
export type CauseForm = z.infer<typeof causeForm>

type Parts = {
  store: AnswerStore
  tasks: Pick<Tasks, 'open'>
  findStaff: () => Promise<Account[]>
}

/** Whether an account may look for the cause: of the commune or the province, and not who handled what was marked. */
export const mayCode = (account: Account, { communeCode, handledBy }: Answer): boolean =>
  can(account, 'handle_surveys', communeCode) && !handledBy.includes(account.id)

/**
 * Writes down why a mark was low and opens the task that follows. Of two at once the first wins. Throws Forbidden for
 * who handled what was marked, InvalidInput, NotFound, Conflict.
 */
export const codeCause = async (
  { store, tasks, findStaff }: Parts,
  { account, at }: { account: Account; at: Date },
  id: string,
  form: CauseForm,
): Promise<void> => {
  const found = await store.get(id)
  if (!found?.counted || !isLow(found)) throw new NotFound(say.notFound)
  if (!can(account, 'handle_surveys', found.communeCode)) throw new Forbidden(say.forbidden)
  if (!mayCode(account, found)) throw new Forbidden(say.ownDesk)
  if (form.dueOn < localDay(at)) throw new InvalidInput(say.dueOn)
  const owner = (await findOwners(findStaff, found.communeCode)).find((one) => one.id === form.owner)
  if (!owner) throw new InvalidInput(say.owner)
  const task = { what: form.what, owner: { id: owner.id, name: owner.displayName }, dueOn: form.dueOn }
  const cause = { name: form.cause, note: form.note, by: account.id, at, task }
  const entry = auditEntry({ accountId: account.id, at }, 'survey_cause_coded', id, {
    place: found.communeCode ?? 'province',
  })
  if (!(await store.code(id, cause, entry))) throw new Conflict(say.coded)
  await openTask({ store, tasks }, { ...found, cause })
}

/** Who may be given the task: the staff of the commune, or of the province. */
export const findOwners = async (findStaff: () => Promise<Account[]>, communeCode: string | null): Promise<Account[]> =>
  (await findStaff()).filter((one) => one.communeCode === communeCode && can(one, 'handle_surveys', communeCode))

/** The task of a coded answer, once. */
export const openTask = async ({ store, tasks }: Pick<Parts, 'store' | 'tasks'>, answer: Answer): Promise<void> => {
  const { id, communeCode, cause } = answer
  if (!cause) return
  const { what, owner, dueOn } = cause.task
  const facts = { cause: causes[cause.name].label, what, owner, note: cause.note }
  await tasks.open({
    kind: 'survey_cause',
    openedBy: `survey:${id}`,
    chat: null,
    communeCode,
    at: cause.at,
    facts,
    dueOn,
  })
  await store.noteTask(id)
}
