import { reply } from '../../../messaging/message.js'
import { commandWords } from '../../choice-words.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { linkOfficerWording as say } from './wording.js'

const answers = { linked: say.linked, wrong_code: say.wrongCode, wrong_channel: say.wrongChannel } as const

const link = async ({ slices, message, now }: Turn, code: string): Promise<Outcome> => ({
  replies: [reply(answers[await slices.reminders.linkChat(message.chat, code, now)])],
})

const unlink = async ({ slices, message, now }: Turn): Promise<Outcome> => ({
  replies: [reply((await slices.reminders.unlinkChat(message.chat, now)) ? say.unlinked : say.notLinked)],
})

/** An officer links this chat to their account with the code that the console shows, to be reminded of duties here. */
export const linkOfficer: Flow = {
  name: 'link-officer',
  begin: () => ({ replies: [reply(say.wrongCode)] }),
  payloads: { [commandWords.linkOfficer]: link, [commandWords.unlinkOfficer]: unlink },
}
