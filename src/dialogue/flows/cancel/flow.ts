import { reply } from '../../../messaging/message.js'
import { menuChoices } from '../../choices.js'
import type { Flow } from '../../flow.js'
import { patternWording } from '../../patterns/wording.js'

/** A wish to stop while nothing is going on; within a flow it is the command 'cancel'. */
export const cancel: Flow = {
  name: 'cancel',
  begin: () => ({ replies: [reply(patternWording.nothingToCancel, menuChoices)] }),
}
