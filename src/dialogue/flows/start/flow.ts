import { findReceiptCode } from '../../../cases/receipt-code.js'
import { reply } from '../../../messaging/message.js'
import { commandWords } from '../../choice-words.js'
import { menuChoices } from '../../choices.js'
import type { Flow } from '../../flow.js'
import { wording } from '../../wording.js'
import { answerProcedure } from '../answer-procedure/flow.js'
import { caseStatus } from '../case-status/flow.js'

const greet = () => ({ replies: [reply(wording.greeting, menuChoices)], flow: null })

/** The beginning of a chat. A link may lead straight to a procedure or a case: /start register-birth, /start ABCDE-23456. */
export const start: Flow = {
  name: 'start',
  begin: greet,
  payloads: {
    [commandWords.menu]: greet,
    [commandWords.start](turn, payload) {
      if (turn.slices.catalog.get(payload))
        return answerProcedure.payloads?.[commandWords.procedure]?.(turn, payload) ?? greet()
      if (findReceiptCode(payload)) return caseStatus.payloads?.[commandWords.track]?.(turn, payload) ?? greet()
      return greet()
    },
  },
}
