import { kindOf } from '../../../cases/kinds/index.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import { communeAgency } from '../../../routing/route-case.js'
import { localDay, localTime, readableDay } from '../../../shared/clock.js'
import { composed, foldMarks } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import { answerWords, argumentOf, commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { mayBePlace } from '../../place-answer.js'
import { placeChoices } from '../../place-choices.js'
import { wasProtected } from '../../was-protected.js'
import { readYesNo } from '../../yes-no.js'
import { contactWording } from '../contact-info/wording.js'
import { tellsSomething } from '../intake/gather.js'
import { handOffWording as say } from './wording.js'

const at = (step: 'about' | 'commune' | 'matter', data: Record<string, unknown>): FlowState => ({
  name: 'human-handoff',
  version: 1,
  step,
  data,
})

const askCommune = (question: string | null): Outcome => ({
  replies: [reply(say.askCommune, [say.notSure, choices.cancel])],
  flow: at('commune', { question }),
})

/** Whose queue: a commune's, the province's (null), or that of the denunciation officers. */
type HandOffQueue = { communeCode: string | null; isProtected: boolean }

const protectedQueue: HandOffQueue = { communeCode: null, isProtected: true }
const queueOf = (communeCode: string | null): HandOffQueue => ({ communeCode, isProtected: false })

const askMatter = (queue: HandOffQueue): Outcome => ({
  replies: [reply(say.askMatter, [choices.cancel])],
  flow: at('matter', queue),
})

const sureEnough = 0.6
const pronouns =
  /(?<!\p{L})((ông|ong|bà|ba|anh|chị|chi|cô|co|lão|lao|thằng|thang|hắn|han) (ấy|ay|ý|ta|đó|do|kia)|ổng|bả|nó|no|hắn|han|gã|chúng|bọn)(?!\p{L})/iu

/** A plain question about a procedure, or where and when an office is reached, that speaks of nobody. */
const isPlain = ({ slices }: Turn, question: string): boolean => {
  const { intent, confidence } = slices.understanding.understand(question)
  const isAsked = intent.startsWith('procedure_') || intent === 'contact_info'
  return isAsked && confidence >= sureEnough && !pronouns.test(composed(question))
}

/** The words name a denunciation or tip, by what it is called or by its receipt code, whoever's it is. */
const namesProtected = async ({ slices }: Turn, question: string): Promise<boolean> => {
  if (/\b(to cao|tin bao|don\b.{0,40}\bgui (len |cho )?tinh)\b/.test(foldMarks(question))) return true
  const code = findReceiptCode(question)
  const found = code?.isValid ? await slices.cases.getByReceiptCode(code.code) : null
  return found !== null && kindOf(found.kind).isProtected
}

/** Whoever leads an office doesn't read what is asked about them. */
const namesLeader =
  /\b(?:chu tich|bi thu|truong cong an|lanh dao (?:xa|phuong)|(?:dua|nop|bieu|lot tay|boi duong) (?:cho )?(?:anh|chi|ong|ba|can bo) \w+ \d+ ?(?:trieu|nghin|tr|k))\b/

/** After a denunciation was talked about, only a plain question leaves the denunciation officers' own queue. */
const mayReachOffice = async (turn: Turn, question: string): Promise<boolean> => {
  if (await namesProtected(turn, question)) return false
  const understood = turn.slices.understanding.understand(question)
  if (accusesOffice({ message: { ...turn.message, text: question }, understood })) return false
  if (namesLeader.test(foldMarks(question)) && !isPlain(turn, question)) return false
  return !wasProtected(turn.conversation.context, turn.now) || isPlain(turn, question)
}

const open = async (turn: Turn, asked: HandOffQueue, question: string): Promise<Outcome> => {
  const { slices, message, now } = turn
  const { communeCode, isProtected } = (await mayReachOffice(turn, question)) ? asked : protectedQueue
  await slices.tasks.open({
    kind: 'hand_off',
    openedBy: message.id,
    chat: message.chat,
    communeCode,
    audience: isProtected ? 'protected' : 'office',
    at: now,
    facts: { question },
  })
  const agency = isProtected ? say.protected : communeCode ? communeAgency(communeCode).name : say.province
  const lines = [say.queued(agency)]
  if (!slices.officeHours.isOpen(now)) {
    const opening = slices.officeHours.nextOpening(now)
    lines.push(say.closed(`${localTime(opening)} ngày ${readableDay(localDay(opening))}`))
  }
  return {
    replies: [reply(lines.join('\n'))],
    flow: null,
    context: communeCode ? { commune: communeCode } : {},
    isFinal: true,
  }
}

const intoQueue = (turn: Turn, queue: HandOffQueue, question: unknown): Promise<Outcome> | Outcome =>
  typeof question === 'string' ? open(turn, queue, question) : askMatter(queue)

const withCommune = (turn: Turn, communeCode: string | null, question: unknown): Promise<Outcome> | Outcome =>
  intoQueue(turn, queueOf(communeCode), question)

const askAbout = (question: string | null): Outcome => ({
  replies: [reply(say.askAbout, [say.about, say.notAbout, choices.cancel])],
  flow: at('about', { question }),
})

const toCommune = (turn: Turn, question: string | null): Promise<Outcome> | Outcome => {
  const said = turn.understood.places.find(({ communes }) => communes.length === 1)?.communes[0]?.code
  const communeCode = said ?? turn.conversation.context.commune
  return communeCode ? withCommune(turn, communeCode, question) : askCommune(question)
}

const start = (turn: Turn, question: string | null): Promise<Outcome> | Outcome => {
  if (turn.isProtected || (question && accusesOffice(turn))) return intoQueue(turn, protectedQueue, question)
  return wasProtected(turn.conversation.context, turn.now) ? askAbout(question) : toCommune(turn, question)
}

/**
 * Hands the citizen over to a person: a queue for each commune, the province's when the commune is unknown. In the
 * middle of a denunciation or tip, or with words that accuse people in office, it is the denunciation officers' own.
 */
export const humanHandoff: Flow = {
  name: 'human-handoff',
  version: 1,
  begin: (turn) => start(turn, tellsSomething(turn.message.text) ? turn.message.text : null),
  answer(turn, state) {
    const text = turn.message.text.trim()
    if (state.step === 'matter') {
      const code = typeof state.data.communeCode === 'string' ? state.data.communeCode : null
      return open(turn, state.data.isProtected === true ? protectedQueue : queueOf(code), text)
    }
    if (accusesOffice(turn)) {
      const asked = typeof state.data.question === 'string' ? `${state.data.question}\n${text}` : text
      return open(turn, protectedQueue, asked)
    }
    if (state.step === 'about') {
      const said = readYesNo(text)
      const question = typeof state.data.question === 'string' ? state.data.question : null
      if (text === say.about.value || said === 'yes') return intoQueue(turn, protectedQueue, question)
      return text === say.notAbout.value || said === 'no' ? toCommune(turn, question) : null
    }
    if (text === say.notSure.value) return withCommune(turn, null, state.data.question)
    const chosen = argumentOf(answerWords.commune, text)
    if (chosen && getCommune(chosen)) return withCommune(turn, chosen, state.data.question)
    const mention = findPlaces(text, { expected: true })[0]
    if (!mention && wasProtected(turn.conversation.context, turn.now) && tellsSomething(text))
      return open(turn, queueOf(null), text)
    if (!mention && tellsSomething(text) && !isQuestion(text) && typeof state.data.question !== 'string')
      return {
        replies: [reply(say.notedAskCommune, [say.notSure, choices.cancel])],
        flow: at('commune', { question: text }),
      }
    if (!mention && !mayBePlace(text)) return null
    if (!mention)
      return {
        replies: [reply(contactWording.communeUnknown, [say.notSure, choices.cancel])],
        flow: at('commune', state.data),
      }
    const [first, second] = mention.communes
    if (first && !second) return withCommune(turn, first.code, state.data.question)
    return {
      replies: [
        reply(contactWording.whichCommune(mention.mention), placeChoices(mention.communes, answerWords.commune)),
      ],
      flow: at('commune', state.data),
    }
  },
  answerAbout({ slices, now, message }, state) {
    if (!/\b(?:bao gio|may gio|khi nao|bao lau|luc nao|may phut)\b/.test(foldMarks(message.text))) return null
    const { officeHours } = slices
    const opening = officeHours.nextOpening(now)
    const text = officeHours.isOpen(now)
      ? say.openNow
      : say.closed(`${localTime(opening)} ngày ${readableDay(localDay(opening))}`)
    return { replies: [reply(text)], flow: state }
  },
  askAgain: (state) =>
    state.step === 'matter'
      ? reply(say.askMatter, [choices.cancel])
      : state.step === 'about'
        ? reply(say.askAbout, [say.about, say.notAbout, choices.cancel])
        : reply(say.askCommune, [say.notSure, choices.cancel]),
  isGuarded: true,
  expects: (state) => (state.step === 'matter' ? 'words' : state.step === 'about' ? 'yes_no' : 'place'),
  payloads: {
    [commandWords.person]: (turn) => start(turn, null),
  },
}
