import { reply } from '../../../messaging/message.js'
import { commandWords } from '../../choice-words.js'
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

export const smallTalk: Flow = {
  name: 'small-talk',
  begin: answer,
}

export const help: Flow = {
  name: 'help',
  begin: () => ({ replies: [reply(wording.help, menuChoices)] }),
  commands: { [commandWords.help]: () => ({ replies: [reply(wording.help, menuChoices)] }) },
}

export const outOfScope: Flow = {
  name: 'out-of-scope',
  begin: () => ({ replies: [reply(smallTalkWording.outOfScope, [choices.help, choices.person])] }),
}

export const survey: Flow = {
  name: 'survey',
  begin: () => ({ replies: [reply(smallTalkWording.surveyAsk, [choices.sendFeedback])] }),
}

export const cancel: Flow = {
  name: 'cancel',
  begin: ({ conversation }) => ({
    replies: [reply(conversation.flow ? wording.cancelled : smallTalkWording.nothingToCancel, menuChoices)],
    flow: null,
  }),
  commands: {
    [commandWords.cancel]: ({ conversation }) => ({
      replies: [reply(conversation.flow ? wording.cancelled : smallTalkWording.nothingToCancel, menuChoices)],
      flow: null,
    }),
  },
}
