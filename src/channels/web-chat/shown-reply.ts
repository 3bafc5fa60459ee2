import type { Choice } from '../../messaging/message.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'

/** A reply as the page gets it, from POST and from events alike. */
export type ShownReply = { id: string; text: string; choices: Choice[] }

export const toShownReply = ({ _id, text, choices }: StoredOutgoing): ShownReply => ({
  id: _id,
  text,
  choices: choices.map(({ label, value }) => ({ label, value })),
})
