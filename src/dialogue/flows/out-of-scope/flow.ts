import { reply } from '../../../messaging/message.js'
import { choices } from '../../choices.js'
import type { Flow } from '../../flow.js'
import { outOfScopeWording as say } from './wording.js'

export const outOfScope: Flow = {
  name: 'out-of-scope',
  begin: () => ({ replies: [reply(say.outOfScope, [choices.help, choices.person])], lesson: 'outside' }),
}
