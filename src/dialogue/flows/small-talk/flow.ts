import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { choices, menuChoices } from '../../choices.js'
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

const machine =
  /\b(?:(?:la |dang )?(?:nguoi|can bo)(?: that)? hay (?:la )?(?:may|robot|bot|ai)|co phai (?:la )?(?:nguoi|may|robot|bot)|(?:ban|may|em|ad|day) la (?:ai|bot|robot|may|chatbot)|chatbot a|robot a|noi chuyen voi may)\b/
const longest = 60

/** Whether somebody asks who or what answers here. */
export const asksWhoThisIs = ({ message: { text } }: Turn): boolean =>
  text.length <= longest && machine.test(foldMarks(text))

export const sayWhoThisIs = () => ({ replies: [reply(smallTalkWording.machine, [choices.person, choices.help])] })

export const smallTalk: Flow = {
  name: 'small-talk',
  begin: answer,
}
