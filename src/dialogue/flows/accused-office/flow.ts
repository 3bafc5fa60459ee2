import type { Flow } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { askWhichWay } from '../intake/ask-protected.js'
import { isIntakeDraft, withoutTeller } from '../intake/draft.js'
import { continueIntake } from '../intake/intake.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { protectedWording as say } from './wording.js'

/**
 * Feedback that accuses people in the commune's office: the protected way is offered first. Whoever insists on feedback
 * sends it to the province; the office that is accused gets it in no case.
 */
export const accusedOffice: Flow = {
  name: 'accused-office',
  version: 1,
  isProtected: true,
  begin: () => ({ replies: [askWhichWay()] }),
  answer({ message: { text } }, { data: { draft } }) {
    if (!isIntakeDraft(draft)) return null
    const said = readYesNo(text, { yes: 'gửi kín, kín', no: 'phản ánh, gửi phản ánh, vẫn gửi, vẫn phản ánh' })
    if (text === say.protect.value || said === 'yes') return askWhetherToSign(withoutTeller(draft))
    if (text === say.insist.value || said === 'no')
      return continueIntake(feedbackIntake, { ...draft, isInsisted: true })
    return null
  },
  askAgain: askWhichWay,
}
