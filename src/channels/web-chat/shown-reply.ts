import { type Choice, platformChatOf } from '../../messaging/message.js'
import type { StoredOutgoing } from '../../messaging/outbox-store.js'

/** A reply as the page gets it, from POST and from events alike. */
export type ShownReply = {
  id: string
  text: string
  choices: Choice[]
  /** Where this browser, and no other, opens the picture above the text. */
  picture?: string
}

/** Where a conversation's picture is opened, by its message. */
export const picturePath = '/api/chat/:conversationId/pictures/:messageId'

export const toShownReply = ({ _id, chat, text, choices, picture }: StoredOutgoing): ShownReply => ({
  id: _id,
  text,
  choices: choices.map(({ label, value }) => ({ label, value })),
  ...(picture && { picture: `/api/chat/${platformChatOf(chat)}/pictures/${encodeURIComponent(_id)}` }),
})
