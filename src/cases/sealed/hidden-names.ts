import type { OutgoingMessage, SealedMessage } from '../../messaging/message.js'
import { hiddenMark, type Names } from '../../sealing/names.js'
import { fromBytes, toBytes } from '../../shared/mongo.js'
import type { TimelineEvent } from '../case.js'
import { causeOf } from '../cause.js'

/** What of a stored protected case names its chat, its code or the messages that it came with. */
type Naming = {
  receiptCode: string
  openedBy: string
  chat: string | null
  attachments: string[]
  timeline: TimelineEvent[]
  proof?: { salt: string; day: string }
}

/** A message that waits in a protected case: nothing of it in clear but that there is one. */
export type HiddenMessage = { id: string; hidden: string }

/** Finds protected cases of before their names were hidden: codes begin with letters and figures. */
export const namedInClear = { receiptCode: { $lt: hiddenMark } }

/** An event's id is its message's where the citizen caused it. */
const isNamed = ({ by, id }: TimelineEvent): boolean => by.role === 'citizen' && id !== 'opened'

/** Chats, codes and ids of messages of protected cases, as the database has them. */
export const createHiddenNames = (names: Names) => {
  const mapped = <T extends object>(change: Names['hide'], found: T): T => {
    const { receiptCode, openedBy, chat, attachments, timeline, proof } = found as Partial<Naming>
    return {
      ...found,
      ...(receiptCode !== undefined && { receiptCode: change('code', receiptCode) }),
      ...(openedBy !== undefined && { openedBy: change('opened-by', openedBy) }),
      ...(chat && { chat: change('chat', chat) }),
      ...(attachments && { attachments: attachments.map((id) => change('file', id)) }),
      ...(timeline && {
        timeline: timeline.map((event) => (isNamed(event) ? { ...event, id: change('event', event.id) } : event)),
      }),
      ...(proof && { proof: { ...proof, salt: change('salt', proof.salt) } }),
    }
  }
  const prefix = causeOf('')
  /** What messages of a case name as their cause outside it. */
  const hideCause = (cause: string): string =>
    cause.startsWith(prefix) ? causeOf(names.hide('case', cause.slice(prefix.length))) : cause

  return {
    hide: <T extends object>(found: T): T => mapped(names.hide, found),
    show: <T extends object>(found: T): T => mapped(names.show, found),
    hideCause,
    /** The id of the case that a cause names, hidden or not; null: it names none. */
    caseIdIn: (cause: string): string | null =>
      cause.startsWith(prefix) ? names.show('case', cause.slice(prefix.length)) : null,
    hideMessageId: (id: string): string => names.hide('message', id),
    hideMessage: (message: OutgoingMessage | SealedMessage): HiddenMessage => {
      const id = names.hide('message', message.id)
      const content = { ...message, id, causedBy: hideCause(message.causedBy) }
      return { id, hidden: names.hide('outgoing', toBytes(content).toString('base64')) }
    },
    showMessage: (message: SealedMessage | HiddenMessage): SealedMessage =>
      'hidden' in message
        ? (fromBytes(Buffer.from(names.show('outgoing', message.hidden), 'base64')) as SealedMessage)
        : message,
  }
}

export type HiddenNames = ReturnType<typeof createHiddenNames>
