import type { Choice } from '../../../messaging/message.js'
import { commandWords, kindWords, payload } from '../../choice-words.js'
import { choice, choices } from '../../choices.js'

/** What can be done beside calling. */
export const afterDanger: Choice[] = [
  choice('Báo việc này cho xã', payload(commandWords.send, kindWords.feedback)),
  choices.contacts,
  choices.person,
]

/** The same where somebody was denounced in the chat: the commune must not hear of it. */
export const afterRevenge: Choice[] = [
  choice('Báo kín người xử lý tố cáo', payload(commandWords.send, kindWords.denunciation)),
  choices.person,
]
