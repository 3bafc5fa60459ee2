import { z } from 'zod'
import { InvalidInput } from '../../shared/errors.js'
import type { Case, OfficialPaper } from '../case.js'
import { applyChange, assertMay, type CaseVerb, newsIdOf, staffEvent } from '../change-case.js'
import { caseWording } from '../wording.js'
import { howTold, type NewsToTell } from './entry.js'
import { deskWording } from './wording.js'

/** Names all news that nobody told yet. */
export const allNews = 'all'

/** `item` is the id of the news, or `allNews`. */
export const toldForm = z.object({ item: z.string().max(200), how: z.enum(howTold) })
export type ToldForm = z.infer<typeof toldForm>

export const noteForm = z.object({ text: z.string().trim().max(4_000) })
export type NoteForm = z.infer<typeof noteForm>

/** What the person wasn't told yet, the oldest first. */
export const untoldOf = ({ toTell }: Pick<Case, 'toTell'>): NewsToTell[] => toTell.filter(({ told }) => told === null)

/** The office's own paper of the step that news tell of: only the paper itself does for it. A court sends its own. */
export const paperBehind = (found: Case, newsId: string): OfficialPaper | null => {
  const event = found.timeline.find(({ id }) => newsIdOf(found, id) === newsId)
  return event && event.to !== 'lawsuit' ? event.paper : null
}

/**
 * Notes that the officer told the person something, or all of it: who, when, how. What goes out on paper stays to be told
 * until the paper was sent. Throws InvalidInput when it was told already, or by other means than its paper.
 */
export const markTold = async (verb: CaseVerb, { item, how }: ToldForm): Promise<void> => {
  const { store, account, found, at } = verb
  assertMay(account, found, 'handle')
  const news = untoldOf(found).filter(({ id }) => item === allNews || id === item)
  if (news.length === 0) throw new InvalidInput(deskWording.errors.alreadyTold)
  const done = how === 'letter' ? news : news.filter(({ id }) => paperBehind(found, id) === null)
  if (done.length === 0) throw new InvalidInput(deskWording.errors.onPaper)
  const told = { at, by: { accountId: account.id, name: account.displayName }, how }
  await applyChange(store, found, {
    set: { toTell: found.toTell.map((one) => (done.includes(one) ? { ...one, told } : one)) },
    event: staffEvent(verb, {
      what: 'told',
      text: deskWording.told(deskWording.hows[how], done.map(({ text }) => text).join('\n\n')),
    }),
    outgoing: [],
  })
}

/** Writes down what the person said on the telephone or at the counter: the answer that was waited for, or something more. */
export const noteFromCitizen = async (verb: CaseVerb, { text }: NoteForm): Promise<void> => {
  const { store, account, found } = verb
  assertMay(account, found, 'handle')
  if (!text) throw new InvalidInput(caseWording.errors.messageMissing)
  if (found.chat !== null) throw new InvalidInput(deskWording.errors.hasChat)
  const event = staffEvent(verb, { what: found.awaitsCitizen ? 'answered' : 'added', text })
  await applyChange(store, found, { set: { awaitsCitizen: false }, event, outgoing: [] })
}
