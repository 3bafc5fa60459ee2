import { reply } from '../../messaging/message.js'
import { getCommune } from '../../places/communes.js'
import { findPlaces } from '../../places/find-places.js'
import { communeAgency } from '../../routing/route-case.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import type { FlowState, Outcome } from '../conversation.js'
import type { Flow, Turn } from '../flow.js'
import { tellsSomething } from '../intake.js'
import { placeChoices } from '../place-choices.js'
import { choices, contactWording, handOffWording as say } from '../wording.js'

const at = (step: 'commune' | 'matter', data: Record<string, unknown>): FlowState => ({
  name: 'human-handoff',
  version: 1,
  step,
  data,
})

const askCommune = (question: string | null): Outcome => ({
  replies: [reply(say.askCommune, [say.notSure, choices.cancel])],
  flow: at('commune', { question }),
})

const askMatter = (communeCode: string | null): Outcome => ({
  replies: [reply(say.askMatter, [choices.cancel])],
  flow: at('matter', { communeCode }),
})

const open = async (turn: Turn, communeCode: string | null, question: string): Promise<Outcome> => {
  const { parts, message, now } = turn
  await parts.tasks.open({
    kind: 'hand_off',
    openedBy: message.id,
    chat: message.chat,
    communeCode,
    at: now,
    facts: { question },
  })
  const lines = [say.queued(communeCode ? communeAgency(communeCode).name : say.province)]
  if (!parts.officeHours.isOpen(now)) {
    const opening = parts.officeHours.nextOpening(now)
    lines.push(say.closed(`${localTime(opening)} ngày ${readableDay(localDay(opening))}`))
  }
  return {
    replies: [reply(lines.join('\n'))],
    flow: null,
    context: communeCode ? { commune: communeCode } : {},
    isFinal: true,
  }
}

const withCommune = (turn: Turn, communeCode: string | null, question: unknown): Promise<Outcome> | Outcome =>
  typeof question === 'string' ? open(turn, communeCode, question) : askMatter(communeCode)

/** Hands the citizen over to a person: a queue for each commune, the province's when the commune is unknown. */
export const humanHandoff: Flow = {
  name: 'human-handoff',
  version: 1,
  begin(turn) {
    const question = tellsSomething(turn.message.text) ? turn.message.text : null
    const said = turn.understood.places.find(({ communes }) => communes.length === 1)?.communes[0]?.code
    const communeCode = said ?? turn.conversation.context.commune
    return communeCode ? withCommune(turn, communeCode, question) : askCommune(question)
  },
  answer(turn, state) {
    const text = turn.message.text.trim()
    if (state.step === 'matter') {
      const code = typeof state.data.communeCode === 'string' ? state.data.communeCode : null
      return open(turn, code, text)
    }
    if (text === say.notSure.value) return withCommune(turn, null, state.data.question)
    const chosen = /^\/xa (\d+)$/.exec(text)?.[1]
    if (chosen && getCommune(chosen)) return withCommune(turn, chosen, state.data.question)
    const mention = findPlaces(text, { expected: true })[0]
    if (!mention)
      return {
        replies: [reply(contactWording.communeUnknown, [say.notSure, choices.cancel])],
        flow: at('commune', state.data),
      }
    const [first, second] = mention.communes
    if (first && !second) return withCommune(turn, first.code, state.data.question)
    return {
      replies: [reply(contactWording.whichCommune, placeChoices(mention.communes, 'xa'))],
      flow: at('commune', state.data),
    }
  },
  askAgain: (state) =>
    state.step === 'matter'
      ? reply(say.askMatter, [choices.cancel])
      : reply(say.askCommune, [say.notSure, choices.cancel]),
  takes: (state) => (state.step === 'matter' ? 'everything' : 'answers'),
  commands: {
    canbo(turn) {
      const { commune } = turn.conversation.context
      return commune ? askMatter(commune) : askCommune(null)
    },
  },
}
