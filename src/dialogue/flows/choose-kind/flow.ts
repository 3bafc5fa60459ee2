import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { aspectsAsked } from '../../../understanding/intents/aspects.js'
import { normalise } from '../../../understanding/reading/normalise.js'
import { plainText } from '../../../understanding/reading/words.js'
import { accusesOffice } from '../../accuses-office.js'
import { commandWords, kindWords } from '../../choice-words.js'
import { asks, isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { matterOfKind } from '../../law-questions.js'
import { readYesNo } from '../../yes-no.js'
import { byPeople, freshAlarm } from '../alert/fresh-alarm.js'
import { forgotCode, tellsLateFile, tellsOfFile } from '../case-status/late-file.js'
import { mayBeRevenge, sealRevenge } from '../follow-up-case/retaliation.js'
import { accuses } from '../intake/accusation.js'
import { beginIntake } from '../intake/begin-intake.js'
import type { Draft } from '../intake/draft.js'
import { draftFrom, gather, summaryOfStory, tellsSomething, whatIsNoted } from '../intake/gather.js'
import { findStepAnswer, stepAnswerText } from '../intake/step-answers.js'
import { offersFiles } from '../intake/told/offers-files.js'
import { wantsToSend } from '../intake/told/wants-to-end.js'
import { intakeWording } from '../intake/wording.js'
import { complaintIntake } from '../send-complaint/flow.js'
import { denunciationIntake } from '../send-denunciation/denunciation-intake.js'
import { feedbackIntake } from '../send-feedback/flow.js'
import { tipIntake } from '../send-tip/tip-intake.js'
import { readChangeOfMind } from '../sign-or-not/change-of-mind.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { readSigning, speaksOfSigning } from '../sign-or-not/read-signing.js'
import { signOrNotWording } from '../sign-or-not/wording.js'
import { kindNamedIn, pointsBack, statesKind } from './named-kind.js'
import {
  askKind,
  choosing,
  draftOfStory,
  type Proposed,
  proposedIn,
  proposeKind,
  proposeKindFor,
} from './propose-kind.js'
import { chooseKindWording as say } from './wording.js'

/** What a story becomes once its kind is chosen. */
const begin: Record<Proposed, (turn: Turn, draft: Draft, proposed: Proposed | null) => Outcome> = {
  feedback: (turn, draft, proposed) =>
    beginIntake(feedbackIntake, turn, {
      ...draft,
      ...(proposed === 'denunciation' && { isDenunciation: true, isSuspected: true }),
    }),
  complaint: (turn, draft) => beginIntake(complaintIntake, turn, draft),
  denunciation: (turn, draft) => (draft.name === null ? beginIntake(tipIntake, turn, draft) : askWhetherToSign(draft)),
}

/** Straight to a tip, with what sign-or-not says of messengers. */
const beginTip = (turn: Turn, draft: Draft): Outcome => {
  const begun = beginIntake(tipIntake, turn, draft)
  return { ...begun, replies: [reply(signOrNotWording.beforeTip), ...begun.replies] }
}

export const beginKind = (kind: Proposed, turn: Turn, draft: Draft): Outcome => begin[kind](turn, draft, null)

/** The flows in which each kind is written: a second press of its button does nothing twice. */
const flowsOf: Record<Proposed, readonly string[]> = {
  feedback: ['send-feedback'],
  complaint: ['send-complaint'],
  denunciation: ['send-denunciation', 'sign-or-not'],
}

const kindOfWord: Record<string, Proposed> = {
  [kindWords.feedback]: 'feedback',
  [kindWords.complaint]: 'complaint',
  [kindWords.denunciation]: 'denunciation',
}

/** Short words that name a kind, or agree to the one proposed. */
const chosenKind = (
  { message: { text }, understood: { intent, confidence } }: Turn,
  proposed: Proposed | null,
): Proposed | null => {
  const named = kindNamedIn(text)
  if (named) return named
  if (proposed && readYesNo(text, { whole: true }) === 'yes') return proposed
  const isShort = text.length <= 60 && confidence >= 0.5 && !text.includes('?')
  return isShort &&
    (intent === 'feedback' || intent === 'complaint' || intent === 'denunciation') &&
    gather({}, text)?.text === undefined
    ? intent
    : null
}

/** Asked again once; afterwards the buttons are enough. */
const askBriefly = (told: string, draft: Draft, proposed: Proposed | null, state: FlowState): Outcome => {
  const times = Number(state.data.times ?? 0) + 1
  const next = choosing(draft, proposed)
  return {
    replies: [reply(`${told} ${times > 1 ? say.whenReady : say.whichKindBriefly}`, say.kindChoices)],
    flow: { ...next, data: { ...next.data, times } },
  }
}

/** "gửi", while it is open as what: nothing is chosen by it. */
const askToChoose = (draft: Draft, proposed: Proposed | null, state: FlowState): Outcome => ({
  replies: [reply(`${say.chooseFirst}\n\n${say.differences}`, askKind(proposed).choices)],
  flow: { ...choosing(draft, proposed), data: { ...state.data, draft, proposed } },
})

/** The kinds that a question may be about, the likeliest first: what was proposed, what the story names, then the rest. */
const kindsMeant = (state: FlowState): Proposed[] => {
  const { text = '' } = draftOfStory(state)
  const named = kindNamedIn(text) ?? statesKind(text) ?? (/khiếu nại|khieu nai/iu.test(text) ? 'complaint' : null)
  const likely = [proposedIn(state), named].filter((kind) => kind !== null)
  return likely.length > 0 ? [...new Set(likely)] : ['feedback', 'complaint', 'denunciation']
}

/** The story is of a denunciation, though its kind isn't chosen yet. */
const holdsSecret = (state: FlowState): boolean => {
  const { text = '' } = draftOfStory(state)
  return proposedIn(state) === 'denunciation' || statesKind(text) === 'denunciation' || accuses(text)
}

/** What was told just before and got an answer instead of a report; a question or a request is no story. */
const storyBefore = ({ conversation: { context }, slices }: Turn): string | null => {
  const { lastSaid } = context
  if (!lastSaid || isQuestion(lastSaid) || asks(lastSaid) || !tellsSomething(lastSaid)) return null
  const { intent, isPrivateQuarrel } = slices.understanding.understand(lastSaid)
  return isPrivateQuarrel || intent === 'feedback' || intent === 'complaint' ? lastSaid : null
}

export const chooseKind: Flow = {
  name: 'choose-kind',
  version: 2,
  keepsDraft: true,
  begin: (turn) => proposeKind(turn, null),
  answer(turn, state) {
    const { text } = turn.message
    if (text.startsWith('/')) return null
    const draft = draftOfStory(state)
    const proposed = proposedIn(state)
    const next = gather(draft, text)
    if (
      proposed === 'denunciation' &&
      (next ?? draft).name === null &&
      speaksOfSigning(text) &&
      readSigning(text) === 'no'
    )
      return beginIntake(tipIntake, turn, next ?? draft)
    const change = proposed === 'denunciation' ? readChangeOfMind(text) : null
    if (change?.to === 'signed') return beginIntake(denunciationIntake, turn, { ...draft, ...change.teller })
    if (wantsToSend(text) && proposed !== 'feedback' && proposed !== 'complaint')
      return askToChoose(draft, proposed, state)
    if (forgotCode(text) && tellsLateFile(draft.text ?? ''))
      return askBriefly(say.codeNotNeeded, draft, proposed, state)
    if (tellsOfFile(text) && !isQuestion(text) && tellsLateFile(draft.text ?? ''))
      return askBriefly(say.storyKept, { ...draft, text: `${draft.text}\n${text}` }, proposed, state)
    const kind = chosenKind(turn, proposed)
    if (kind) return begin[kind](turn, wantsToKeep(text) ? (next ?? draft) : draft, proposed)
    if (accusesOffice(turn) && proposed !== 'denunciation') return proposeKindFor(turn, 'denunciation', next ?? draft)
    return next && askBriefly(whatIsNoted(draft, next), next, proposed, state)
  },
  yieldsTo: (turn, state) => !holdsSecret(state) && tellsLateFile(draftOfStory(state).text ?? '') && asksOfPapers(turn),
  isAnswer: ({ message: { text } }) => pointsBack(text) && kindNamedIn(text) !== null,
  answerAbout(turn, state) {
    if (offersFiles(turn.message.text)) return { replies: [reply(intakeWording.sendHere)], flow: state }
    const found = kindsMeant(state)
      .map((kind) => findStepAnswer(kind, turn))
      .find((one) => one !== null)
    return found ? { replies: [reply(stepAnswerText(found))], flow: state } : null
  },
  askAgain: (state) => reply(say.whichKindBriefly, askKind(proposedIn(state)).choices),
  summarise(state) {
    const text = `${summaryOfStory(draftOfStory(state), holdsSecret(state) ? 'tip' : 'feedback')}\n\n${say.whichKindBriefly}`
    return reply(text, say.kindChoices)
  },
  matter: (state) => matterOfKind[kindsMeant(state)[0] ?? 'feedback'],
  expects: () => 'kind',
  isGuarded: true,
  isProtected: holdsSecret,
  payloads: {
    async [commandWords.send](turn, argument) {
      const { flow } = turn.conversation
      const state: FlowState | null = flow?.name === 'choose-kind' ? flow : null
      if (argument === kindWords.tip) return beginTip(turn, draftOfStory(state))
      const kind = kindOfWord[argument]
      if (kind && flow && flowsOf[kind].includes(flow.name)) return { replies: [reply(say.inHand[kind])] }
      const danger = flow ? null : freshAlarm(turn)
      if (danger?.told && byPeople.has(danger.kind) && (await mayBeRevenge(turn)))
        return sealRevenge(turn, danger.told, { isUrgent: true })
      if (kind && danger?.told) return begin[kind](turn, draftFrom(danger.told), null)
      const told = flow || kind !== 'feedback' ? null : storyBefore(turn)
      return kind
        ? begin[kind](turn, told ? draftFrom(told) : draftOfStory(state), proposedIn(state))
        : proposeKindFor(turn, proposedIn(state), draftOfStory(state))
    },
  },
}

const ofPetition = /\b(?:khieu nai|to cao|phan anh|kien nghi|don|luat su|tra loi)\b/

/** A procedure by its name, or the papers, the fee or the place of one: nothing about a file that is late. */
const asksOfPapers = ({ message: { text }, understood, conversation }: Turn): boolean => {
  const folded = foldMarks(text)
  if (text.startsWith('/') || ofPetition.test(folded) || tellsLateFile(text) || tellsOfFile(text)) return false
  if (!understood.intent.startsWith('procedure_') && !isQuestion(text)) return false
  if (understood.isNamed && understood.certainty !== 'unknown') return true
  const asked = aspectsAsked(plainText(normalise(text).words))
  return asked.some((one) => one !== 'time' || conversation.context.topics.length > 0) && isQuestion(text)
}

/** Words that choose may tell something too: "làm phản ánh thôi, ở xã Đoàn Đào". */
const wantsToKeep = (text: string): boolean => text.includes(',') || text.includes('.')
