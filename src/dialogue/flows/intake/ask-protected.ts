import { reply } from '../../../messaging/message.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import { protectedWording as say } from '../accused-office/wording.js'
import type { Draft } from './draft.js'

/** Words that accuse people in office: asks whether to send them by the protected way; the flow of that name goes on. */
export const askProtected = (draft: Draft, kind: 'feedback' | 'complaint' = 'feedback'): Outcome => ({
  replies: [askWhichWay(kind)],
  flow: { name: 'accused-office', version: 1, step: 'choose', data: { draft, kind } },
})

export const askWhichWay = (kind: unknown) =>
  kind === 'complaint'
    ? reply(say.askComplaint, [say.protect, say.complain, choices.cancel])
    : reply(say.ask, [say.protect, say.insist, choices.cancel])
