import { reply } from '../../../messaging/message.js'
import type { Flow } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { accuses, accusesOfCrime } from '../intake/accusation.js'
import { askProtected, askWhichWay } from '../intake/ask-protected.js'
import { continueIntake } from '../intake/begin-intake.js'
import { type Draft, isIntakeDraft, withoutTeller } from '../intake/draft.js'
import { gather, whatIsNoted } from '../intake/gather.js'
import { openState } from '../intake/open-step.js'
import { complaintIntake } from '../send-complaint/flow.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { protectedWording as say } from './wording.js'

/** Fields that a tip and a denunciation don't ask for: what was told in them belongs to the story. */
const storyOf = ({ request, ...draft }: Draft): Draft =>
  request ? withoutTeller({ ...draft, text: [draft.text, request].filter(Boolean).join('\n') }) : withoutTeller(draft)

const mayAccuse = ['request', 'evidence', 'when'] as const

/** What goes on as a complaint without the answers that accuse: they are asked anew, without the crime. */
const withoutAccusing = (draft: Draft): Draft => {
  const next = { ...draft }
  for (const field of mayAccuse)
    if (next[field] && (accusesOfCrime(next[field]) || accuses(next[field]))) delete next[field]
  return next
}

/**
 * Feedback that accuses people in the commune's office: the protected way is offered first. Whoever insists on feedback
 * sends it to the province; the office that is accused gets it in no case. Of a complaint the part about a crime is asked
 * about once; the complaint itself goes where the law sends it, after that part was sent or at once.
 */
export const accusedOffice: Flow = {
  name: 'accused-office',
  version: 1,
  isProtected: true,
  keepsDraft: true,
  begin: () => ({ replies: [askWhichWay('feedback')] }),
  answer({ message: { text } }, { data: { draft, kind } }) {
    if (!isIntakeDraft(draft)) return null
    const said = readYesNo(text, {
      yes: 'gửi kín, kín',
      no: 'phản ánh, gửi phản ánh, vẫn gửi, vẫn phản ánh, khiếu nại, vẫn khiếu nại',
    })
    const insisted = { ...draft, isInsisted: true, isSuspected: true } as const
    const intake = kind === 'complaint' ? complaintIntake : feedbackIntake
    if (text === say.protect.value || said === 'yes') {
      const asked = askWhetherToSign(storyOf(draft))
      return kind === 'complaint' ? { ...asked, suspended: [openState(intake, withoutAccusing(insisted))] } : asked
    }
    if (text === say.insist.value || said === 'no') return continueIntake(intake, insisted)
    const next = text.startsWith('/') ? null : gather(draft, text)
    if (!next) return null
    const asked = askProtected(next, kind === 'complaint' ? 'complaint' : 'feedback')
    return { ...asked, replies: [reply(`${whatIsNoted(draft, next)} ${say.which}`, asked.replies[0]?.choices)] }
  },
  askAgain: ({ data }) => askWhichWay(data.kind),
}
