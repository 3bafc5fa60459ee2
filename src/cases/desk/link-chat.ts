import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { causeOf } from '../cause.js'
import { kindOf } from '../kinds/index.js'
import { caseWording } from '../wording.js'
import { lastDigitsOf } from './entry-form.js'
import { untoldOf } from './to-tell.js'

/**
 * A case that an officer entered and whose person may have the news sent to a chat; never a protected one, whose code
 * and telephone others may know: its officers tell the person themselves.
 */
export const canBeLinked = ({ kind, chat, reporter }: Pick<Case, 'kind' | 'chat' | 'reporter'>): boolean =>
  !kindOf(kind).isProtected && chat === null && lastDigitsOf(reporter.phone) !== null

/**
 * Has the news of a case that an officer entered sent to a chat from now on, to who knows the receipt code and the last
 * four digits of the telephone: the slip of paper alone may lie about. News that nobody told yet goes there at once. Five
 * wrong tries end it. `messageId` is the message that asks: it counts once. Throws nothing; 'changed': read it again.
 */
export const linkChat = async (
  store: Pick<CaseStore, 'apply' | 'takeLinkTry'>,
  found: Case,
  { chat, digits, messageId, at }: { chat: string; digits: string; messageId: string; at: Date },
): Promise<'linked' | 'wrong' | 'closed' | 'changed'> => {
  if (found.timeline.some(({ id }) => id === messageId)) return 'linked'
  if (!canBeLinked(found) || !(await store.takeLinkTry(found))) return 'closed'
  if (lastDigitsOf(found.reporter.phone) !== digits) return 'wrong'
  const untold = untoldOf(found)
  const told = { at, by: null, how: 'chat' } as const
  const isStored = await store.apply(found, {
    set: { chat, toTell: found.toTell.map((one) => (one.told ? one : { ...one, told })) },
    event: {
      id: messageId,
      at,
      by: { role: 'citizen', accountId: null, name: caseWording.citizen },
      what: 'chat_linked',
      from: null,
      to: null,
      text: null,
      paper: null,
    },
    outgoing: untold.map(({ id, text, choices }) => ({
      id,
      text,
      choices,
      chat,
      causedBy: causeOf(found.id),
      isNews: true,
    })),
  })
  return isStored ? 'linked' : 'changed'
}
