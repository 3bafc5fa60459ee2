import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { accuses, accusesOfCrime } from '../intake/accusation.js'
import { askProtected, askWhichWay } from '../intake/ask-protected.js'
import { continueIntake } from '../intake/begin-intake.js'
import { type Draft, isIntakeDraft, withoutTeller } from '../intake/draft.js'
import { draftFrom, gather, whatIsNoted } from '../intake/gather.js'
import { openState } from '../intake/open-step.js'
import { complaintIntake } from '../send-complaint/flow.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { withoutDenounced } from '../several-matters/letter-parts.js'
import { severalMattersWording } from '../several-matters/wording.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { protectedWording as say } from './wording.js'

const isAccusing = (words: string): boolean => accusesOfCrime(words) || accuses(words)

/**
 * The story of a tip or denunciation: what was told in a field that these don't ask for belongs to it. An act of somebody
 * in office that was told only in a later answer is what is denounced, and comes first.
 */
const storyOf = ({ request, ...draft }: Draft): Draft => {
  const { evidence, text = '' } = draft
  const act = evidence && isAccusing(evidence) && !isAccusing(text) ? evidence : null
  const story = withoutTeller({ ...draft, text: [act, text, request].filter(Boolean).join('\n') })
  if (!act) return story
  const { evidence: _act, ...rest } = story
  const against = draft.against ?? draftFrom(act).against
  return { ...rest, ...(against && { against }) }
}

const mayAccuse = ['request', 'evidence', 'when', 'against', 'place', 'onMap'] as const

/** What goes on as a complaint: its own words, without files and answers that are of what is denounced. They are asked anew. */
const complaintOf = ({ files: _files, isDenunciation: _is, ...draft }: Draft, text: string): Draft => {
  const next: Draft = { ...draft, text }
  for (const field of mayAccuse) if (next[field] && isAccusing(next[field])) delete next[field]
  if (next.against && !foldMarks(text).includes(foldMarks(next.against))) delete next.against
  return next
}

/** Only what is denounced, with the files sent, and the accused whom it names itself. */
const denunciationOf = (draft: Draft, text: string): Draft => {
  const { against: _against, request: _request, when: _when, ...story } = withoutTeller(draft)
  const { against, when } = draftFrom(text)
  return { ...story, text, ...(against && { against }), ...(when && { when }) }
}

/**
 * The part that is denounced goes the protected way, the complaint goes on without it. What can't be cut apart is
 * protected altogether, and that is said.
 */
const cutApart = (draft: Draft, suspended: readonly FlowState[]): Outcome => {
  const cut = withoutDenounced(draft.text ?? '')
  const isInAnswer = !accusesOfCrime(draft.text ?? '')
  if (!cut && !isInAnswer) {
    const asked = askWhetherToSign(storyOf(draft))
    return { ...asked, replies: [reply(severalMattersWording.whole), ...asked.replies] }
  }
  const { open, secret } = cut ?? { open: draft.text ?? '', secret: accusingAnswers(draft) }
  const asked = askWhetherToSign(denunciationOf(draft, secret))
  const before = draft.files?.length ? [reply(say.filesGoSecret)] : []
  const complaint = openState(complaintIntake, complaintOf(draft, open))
  return { ...asked, replies: [...before, ...asked.replies], suspended: [complaint, ...suspended] }
}

/** The crime stands in an answer, not in the story. */
const accusingAnswers = (draft: Draft): string =>
  mayAccuse
    .map((field) => draft[field])
    .filter((value) => value && isAccusing(value))
    .join('\n')

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
  answer({ message: { text }, conversation: { suspended } }, { data: { draft, kind } }) {
    if (!isIntakeDraft(draft)) return null
    const said = readYesNo(text, {
      yes: 'gửi kín, kín',
      no: 'phản ánh, gửi phản ánh, vẫn gửi, vẫn phản ánh, khiếu nại, vẫn khiếu nại',
    })
    const insisted = { ...draft, isInsisted: true, isSuspected: true } as const
    const intake = kind === 'complaint' ? complaintIntake : feedbackIntake
    if (text === say.protect.value || said === 'yes')
      return kind === 'complaint' ? cutApart(draft, suspended) : askWhetherToSign(storyOf(draft))
    if (text === say.insist.value || said === 'no') return continueIntake(intake, insisted)
    const next = text.startsWith('/') ? null : gather(draft, text)
    if (!next) return null
    const asked = askProtected(next, kind === 'complaint' ? 'complaint' : 'feedback')
    return { ...asked, replies: [reply(`${whatIsNoted(draft, next)} ${say.which}`, asked.replies[0]?.choices)] }
  },
  askAgain: ({ data }) => askWhichWay(data.kind),
}
