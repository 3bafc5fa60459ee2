import { reply } from '../../../messaging/message.js'
import { commandWords } from '../../choice-words.js'
import { menuChoices } from '../../choices.js'
import type { Flow } from '../../flow.js'
import { wording } from '../../wording.js'

export const help: Flow = {
  name: 'help',
  begin: () => ({ replies: [reply(wording.help, menuChoices)] }),
  payloads: { [commandWords.help]: () => ({ replies: [reply(wording.help, menuChoices)] }) },
}
