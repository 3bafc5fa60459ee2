import type { Case } from '../../../cases/case.js'
import { isAfterNoAnswer } from '../../../cases/first-instance.js'
import { ownLimitOf } from '../../../cases/own-limit.js'
import { isSettledElsewhere } from '../../../cases/settled-elsewhere.js'
import { speaksForMany, speaksForOther } from '../../../cases/who-complains.js'
import { whoSettles } from '../../../cases/wording.js'
import { reply } from '../../../messaging/message.js'
import { isDisciplinary } from '../../../routing/route-case.js'
import { localDay } from '../../../shared/clock.js'
import type { Flow } from '../../flow.js'
import { petitionAddress } from '../../petition-address.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { goOn } from '../intake/go-on.js'
import { intakeFlow } from '../intake/intake.js'
import type { Intake } from '../intake/open-step.js'
import { findOwnName, isWholeName } from '../intake/told/person-name.js'
import { intakeWording } from '../intake/wording.js'
import { petitionWording } from '../print-petition/wording.js'
import { firstComplaintOf, isSecondDraft } from './second-level.js'
import { complaintWording as say } from './wording.js'

const { ask, reviewTitle, sent } = intakeWording

const isForOther = ({ text, agent }: Draft): boolean => agent !== undefined || speaksForOther(text ?? '')

/** "tôi là Nam, khiếu nại thay bố tôi": the name is the writer's, who complains is still asked for. */
const writerAsAgent = ({ name, ...draft }: Draft): Draft =>
  name && draft.agent === undefined ? { ...draft, agent: name } : { ...draft, ...(name !== undefined && { name }) }

/** Until when the complaint may be handed in, from the day that was told; where that is over what doesn't count. */
const limitNote = (opened: Case, today: string): string => {
  const note = ownLimitNote(opened, today)
  return opened.kind === 'second_complaint' ? `${note} ${say.remote}` : note
}

const ownLimitNote = (opened: Case, today: string): string => {
  const rule =
    say.limit[opened.kind === 'second_complaint' ? 'second' : isDisciplinary(opened.text) ? 'discipline' : 'complaint']
  const limit = ownLimitOf(opened, today)
  if (!limit) return say.note(rule)
  return limit.isLate ? say.late(rule, limit.dueOn) : say.until(rule, limit.dueOn, limit.provisional)
}

export const complaintIntake: Intake = {
  flow: 'send-complaint',
  kind: 'complaint',
  title: reviewTitle.complaint,
  asksAboutCrime: true,
  adapt: (draft) => (isForOther(draft) ? writerAsAgent(draft) : draft),
  sentAs: (draft) =>
    isSecondDraft(draft)
      ? { kind: 'second_complaint', title: say.second }
      : { kind: 'complaint', title: reviewTitle.complaint },
  findFirst: async (draft, turn) => (isSecondDraft(draft) ? firstComplaintOf(turn) : null),
  steps: [
    { field: 'text', ask: ask.text.complaint },
    { field: 'against', ask: ask.against.complaint },
    { field: 'place', ask: ask.place },
    { field: 'when', ask: ask.whenComplaint, isOptional: true },
    { field: 'request', ask: ask.request },
    { field: 'evidence', ask: ask.evidence, isOptional: true },
    { field: 'name', ask: (draft) => (isForOther(draft) ? ask.name.complainant : ask.name.signed) },
    { field: 'agent', ask: ask.agent, isFor: isForOther },
    { field: 'address', ask: ask.address },
    { field: 'phone', ask: ask.phone.signed, isOptional: true },
  ],
  async sent(opened, turn) {
    const { communeCode, name } = opened.agency
    const contact = communeCode ? await turn.slices.places.getContact(communeCode) : null
    return reply(
      [
        sent.petition({
          receiptCode: opened.receiptCode,
          agency: whoSettles(opened),
          why: opened.routedBecause,
          petition: await petitionAddress(turn, opened),
          where:
            opened.settledBy && !communeCode
              ? intakeWording.signAtSettler(opened.settledBy, isSettledElsewhere(opened))
              : intakeWording.signAtCommune(name, contact?.address ?? null),
        }),
        ...(opened.kind === 'second_complaint' ? [isAfterNoAnswer(opened) ? say.encloseNoDecision : say.enclose] : []),
        limitNote(opened, localDay(turn.now)),
        ...(opened.authorised ? [say.authorised] : []),
        ...(speaksForMany(opened.text) ? [say.group] : []),
      ].join('\n\n'),
      [petitionWording.close(opened.receiptCode)],
    )
  },
}

const { answer, ...takingStory } = intakeFlow(complaintIntake)

/** Khiếu nại: the chat drafts the petition, a signature makes it one (Luật Khiếu nại Điều 8). */
export const sendComplaint: Flow = {
  name: 'send-complaint',
  begin: (turn) => proposeKind(turn, 'complaint'),
  ...takingStory,
  answer(turn, state) {
    const draft: Draft = isIntakeDraft(state.data) ? state.data : {}
    const text = turn.message.text.trim()
    const agent =
      state.step === 'agent'
        ? (findOwnName(text)?.name ?? text.replace(/^(?:tôi|em|toi) (?:tên |là |ten |la )*/iu, ''))
        : ''
    return isWholeName(agent) ? goOn(complaintIntake, { ...draft, agent }) : (answer?.(turn, state) ?? null)
  },
}
