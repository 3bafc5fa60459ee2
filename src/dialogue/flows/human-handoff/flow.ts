import { reply } from '../../../messaging/message.js'
import { getCommune } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import { communeAgency } from '../../../routing/route-case.js'
import { foldMarks } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import { answerWords, argumentOf, commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import { asksForPerson, besideWish } from '../../commands/other-request.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { mayBePlace } from '../../place-answer.js'
import { placeChoices } from '../../place-choices.js'
import { wasProtected } from '../../was-protected.js'
import { readYesNo } from '../../yes-no.js'
import { contactWording } from '../contact-info/wording.js'
import { tellsSomething } from '../intake/gather.js'
import { asksNothing, isFresh, mayReachOffice } from './reach-office.js'
import { sayWhen } from './say-when.js'
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
  const office = isProtected ? null : communeCode
  if (!(await slices.places.officeHours(office)).isOpen(now)) lines.push((await sayWhen(turn, office)).text)
  return {
    replies: [reply(lines.join('\n'))],
    flow: null,
    context: {
      ...(communeCode && { commune: communeCode }),
      handOff: { openedBy: message.id, at: now, isProtected },
    },
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

/** A request for a person made a moment ago that still waits: no second one beside it. */
const isAlreadyWaiting = async ({ conversation, slices, message, now }: Turn): Promise<boolean> => {
  const { handOff } = conversation.context
  return isFresh(handOff, now) && !handOff.isProtected && slices.tasks.isWaiting(handOff.openedBy, message.chat)
}

const start = async (turn: Turn, question: string | null): Promise<Outcome> => {
  if (question === null && !turn.isProtected && (await isAlreadyWaiting(turn))) return { replies: [reply(say.already)] }
  if (turn.isProtected || (question && accusesOffice(turn))) return intoQueue(turn, protectedQueue, question)
  return wasProtected(turn.conversation.context, turn.now) ? askAbout(question) : toCommune(turn, question)
}

/** Beyond the wish for a person something is asked or told. */
const isQuestionToSend = (text: string): boolean => tellsSomething(text) && tellsSomething(besideWish(text))

const askAgain = ({ step }: FlowState) =>
  step === 'matter'
    ? reply(say.askMatter, [choices.cancel])
    : step === 'about'
      ? reply(say.askAbout, [say.about, say.notAbout, choices.cancel])
      : reply(say.askCommune, [say.notSure, choices.cancel])

/**
 * Hands the citizen over to a person: a queue for each commune, the province's when the commune is unknown. In the
 * middle of a denunciation or tip, or with words that accuse people in office, it is the denunciation officers' own.
 */
export const humanHandoff: Flow = {
  name: 'human-handoff',
  version: 1,
  begin: (turn) => start(turn, isQuestionToSend(turn.message.text) ? turn.message.text : null),
  answer(turn, state) {
    const text = turn.message.text.trim()
    if (state.step === 'matter') {
      if (asksNothing(text)) return { replies: [askAgain(state)], flow: state }
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
    const before = typeof state.data.question === 'string' ? state.data.question : null
    if (!mention && asksForPerson(text) && !tellsSomething(text)) return { replies: [askAgain(state)], flow: state }
    if (!mention && wasProtected(turn.conversation.context, turn.now) && tellsSomething(text))
      return open(turn, queueOf(null), text)
    if (!mention && tellsSomething(text) && !isQuestion(text))
      return {
        replies: [reply(say.notedAskCommune, [say.notSure, choices.cancel])],
        flow: at('commune', { question: before ? `${before}\n${text}` : text }),
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
  async answerAbout(turn, state) {
    const { message, conversation } = turn
    if (!/\b(?:bao gio|may gio|khi nao|bao lau|luc nao|may phut)\b/.test(foldMarks(message.text))) return null
    return { replies: [await sayWhen(turn, conversation.context.commune ?? null)], flow: state }
  },
  askAgain,
  isGuarded: true,
  expects: (state) => (state.step === 'matter' ? 'question' : state.step === 'about' ? 'yes_no' : 'place'),
  payloads: {
    [commandWords.person]: (turn) => start(turn, null),
  },
}
