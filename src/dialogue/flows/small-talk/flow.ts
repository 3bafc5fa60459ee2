import { reply } from '../../../messaging/message.js'
import type { Flow, Turn } from '../../flow.js'
import { choices, menuChoices, wording } from '../../wording.js'

const said: Record<string, () => ReturnType<typeof reply>> = {
  greeting: () => reply(wording.greeting, menuChoices),
  thanks: () => reply(wording.thanks),
  goodbye: () => reply(wording.goodbye),
}

const answer = ({ understood }: Turn) => ({
  replies: [said[understood.intent]?.() ?? reply(wording.nothingToConfirm, menuChoices)],
})

export const smallTalk: Flow = {
  name: 'small-talk',
  begin: answer,
}

export const help: Flow = {
  name: 'help',
  begin: () => ({ replies: [reply(wording.help, menuChoices)] }),
  commands: { trogiup: () => ({ replies: [reply(wording.help, menuChoices)] }) },
}

export const outOfScope: Flow = {
  name: 'out-of-scope',
  begin: () => ({ replies: [reply(wording.outOfScope, [choices.help, choices.person])] }),
}

export const survey: Flow = {
  name: 'survey',
  begin: () => ({ replies: [reply(wording.surveyAsk, [choices.sendFeedback])] }),
}

export const cancel: Flow = {
  name: 'cancel',
  begin: ({ conversation }) => ({
    replies: [reply(conversation.flow ? wording.cancelled : wording.nothingToCancel, menuChoices)],
    flow: null,
  }),
  commands: {
    huy: ({ conversation }) => ({
      replies: [reply(conversation.flow ? wording.cancelled : wording.nothingToCancel, menuChoices)],
      flow: null,
    }),
  },
}
