import { reply } from '../../../messaging/message.js'
import { choices } from '../../choices.js'
import type { Flow } from '../../flow.js'
import { surveyWording as say } from './wording.js'

export const survey: Flow = {
  name: 'survey',
  begin: () => ({ replies: [reply(say.ask, [choices.sendFeedback])] }),
}
