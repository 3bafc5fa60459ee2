import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import { answerWords, payload, signWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { asks } from '../../commands/asks.js'
import { namesMatter } from '../../commands/names-matter.js'
import { isStopWord } from '../../commands/phrases.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { beginIntake } from '../intake/begin-intake.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { gather, summaryOfStory, tellsSomething, whatIsNoted } from '../intake/gather.js'
import type { Intake } from '../intake/open-step.js'
import { findStepAnswer, stepAnswerText } from '../intake/step-answers.js'
import { withoutOwn } from '../intake/told/teller.js'
import { wantsToSend } from '../intake/told/wants-to-end.js'
import { denunciationIntake } from '../send-denunciation/denunciation-intake.js'
import { tipIntake } from '../send-tip/tip-intake.js'
import { readChangeOfMind } from './change-of-mind.js'
import { chosenSigning, speaksOfSigning } from './read-signing.js'
import { signOrNotWording as say } from './wording.js'

/** The protected channel is offered before any detail is taken: sign and be protected, or stay unnamed. */
export const askWhetherToSign = (draft: Draft): Outcome => ({
  replies: [reply(say.ask, [...say.choices])],
  flow: { name: 'sign-or-not', version: 1, step: 'choose', data: { draft } },
})

/** What was told goes over to the page, under a token that only its address holds; nothing of it stays in the chat. */
const toPage = async ({ slices, now }: Turn, draft: Draft): Promise<Outcome> => {
  const told = {
    text: draft.text,
    against: draft.against,
    place: draft.place,
    when: draft.when,
    evidence: draft.evidence,
    commune: draft.communeCode,
  }
  const typed = Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const token = await slices.keepForPage(typed, now)
  return { replies: [reply(say.onPage(slices.addresses.sealedDraft(token)))], flow: null, isFinal: true }
}

const chosenIntake = (turn: Turn): Intake | null => {
  if (turn.understood.alert?.level === 'emergency') return null
  const text = turn.message.text.trim()
  const said = chosenSigning(text)
  if (text === payload(answerWords.sign, signWords.yes) || said === 'yes') return denunciationIntake
  return text === payload(answerWords.sign, signWords.no) || said === 'no' ? tipIntake : null
}

/** A question is never taken for a choice: "ký tên thì có bị lộ không". */
const asksAboutSigning = (text: string): boolean => {
  if (text.startsWith('/')) return false
  const folded = foldMarks(text)
  const isQuestion =
    text.includes('?') ||
    /(^| )(co .*(khong|ko|k)|sao|the nao|ai|gi|chua|lam sao|duoc (khong|ko))( a| vay| the| nhi)?$/.test(folded)
  return (
    isQuestion && /(^| )(ky|ki|ten|lo|kin|biet|bi|don|danh tinh|to cao|tra thu|an toan|so|sao|khac)( |$)/.test(folded)
  )
}

const grievances = new Set(['feedback', 'complaint', 'denunciation'])

/** The story told once more, or more of it. */
const isStory = (turn: Turn): boolean =>
  tellsSomething(turn.message.text) && (accusesOffice(turn) || grievances.has(turn.understood.intent))

const withStory = (draft: Draft, text: string): Draft =>
  draft.text?.includes(text) ? draft : (gather(draft, text) ?? draft)

const askAgainAfter = (said: string, draft: Draft): Outcome => {
  const asked = askWhetherToSign(draft)
  return { ...asked, replies: [reply(`${said}\n${say.choose}`, [...say.choices])] }
}

/** "thôi chưa", "khoan đã": neither of the ways. */
const hesitates =
  /^(?:(?:thoi|khoan|a|u|um|vang|hay|de) )*(?:chua|khoan|tu tu|tu da|(?:toi|em|chau|minh) (?:chua|con) (?:biet|quyet|chac|phan van|nghi)(?: \w+){0,3}|chua (?:biet|quyet|chac|gui|vang)(?: \w+){0,3}|phan van (?:qua|lam))(?: (?:da|vang|a|nhe|dau))*$/

export const signOrNot: Flow = {
  name: 'sign-or-not',
  version: 1,
  isProtected: true,
  begin: () => askWhetherToSign({}),
  answer(turn, state) {
    const text = turn.message.text.trim()
    const draft = isIntakeDraft(state.data.draft) ? state.data.draft : {}
    if (isStopWord(text)) return null
    if (text === payload(answerWords.sign, signWords.page)) return toPage(turn, draft)
    if (hesitates.test(foldMarks(text))) return askAgainAfter(say.notYet, draft)
    const change = readChangeOfMind(text)
    if (change) {
      const intake = change.to === 'signed' ? denunciationIntake : tipIntake
      return beginIntake(intake, turn, change.to === 'signed' ? { ...draft, ...change.teller } : withoutOwn(draft))
    }
    if (wantsToSend(text)) return askAgainAfter(say.chooseFirst, draft)
    if (asksAboutSigning(text)) return askAgainAfter(say.keptSecret, draft)
    if (!text.startsWith('/') && isStory(turn) && !speaksOfSigning(text))
      return askAgainAfter(whatIsNoted(draft, withStory(draft, text)), withStory(draft, text))
    if (draft.text === undefined && namesMatter(turn.understood)) return null
    const next = text.startsWith('/') ? null : gather(draft, text)
    const intake = chosenIntake(turn) ?? (next?.name && draft.name === undefined ? denunciationIntake : null)
    if (intake) return beginIntake(intake, turn, next && text.includes(',') ? next : draft)
    return next && !asks(text) ? askAgainAfter(whatIsNoted(draft, next), next) : null
  },
  answerAbout(turn, state) {
    const found = findStepAnswer('denunciation', turn)
    return found && { replies: [reply(stepAnswerText(found))], flow: state }
  },
  summarise(state) {
    const draft = isIntakeDraft(state.data.draft) ? state.data.draft : {}
    return reply(`${summaryOfStory(draft, 'tip')}\n\n${say.choose}`, [...say.choices])
  },
  matter: () => 'tố cáo',
  keepsDraft: true,
  expects: () => 'signing',
  askAgain: () => reply(say.choose, [...say.choices, choices.person]),
}
