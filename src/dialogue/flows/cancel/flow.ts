import { reply } from '../../../messaging/message.js'
import { commandWords } from '../../choice-words.js'
import { menuChoices } from '../../choices.js'
import type { Command, Flow } from '../../flow.js'
import { wording } from '../../wording.js'
import { cancelWording as say } from './wording.js'

const stop: Command = ({ conversation }) => ({
  replies: [reply(conversation.flow ? wording.cancelled : say.nothingToCancel, menuChoices)],
  flow: null,
})

export const cancel: Flow = {
  name: 'cancel',
  begin: (turn) => stop(turn, ''),
  commands: { [commandWords.cancel]: stop },
}
