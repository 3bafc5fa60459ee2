import { reply } from '../../../messaging/message.js'
import { menuChoices } from '../../choices.js'
import type { Flow, Turn } from '../../flow.js'
import { wording } from '../../wording.js'
import { smallTalkWording } from './wording.js'

const said: Record<string, () => ReturnType<typeof reply>> = {
  greeting: () => reply(wording.greeting, menuChoices),
  thanks: () => reply(smallTalkWording.thanks),
  goodbye: () => reply(smallTalkWording.goodbye),
}

const answer = ({ understood }: Turn) => ({
  replies: [said[understood.intent]?.() ?? reply(smallTalkWording.nothingToConfirm, menuChoices)],
})

export const smallTalk: Flow = {
  name: 'small-talk',
  begin: answer,
}
