import type { Case } from '../../../cases/case.js'
import { isSealed, kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { foldMarks } from '../../../shared/text.js'
import { accusesOffice } from '../../accuses-office.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { wasProtected } from '../../was-protected.js'
import { ownDataDraft } from './own-data-draft.js'
import { speaksOfSealed } from './speaks-of-sealed.js'
import { ownDataWording as say } from './wording.js'

type Right = 'correct' | 'object'

const mostCases = 1_000
const mostTold = 10

const correcting = ['sua thong tin cua toi', 'sua du lieu cua toi', 'toi muon sua thong tin cua toi']
const objecting = [
  'phan doi xu ly du lieu',
  'toi phan doi xu ly du lieu',
  'phan doi xu ly du lieu cua toi',
  'han che xu ly du lieu cua toi',
]
const seeing = [
  'du lieu cua toi',
  'xem du lieu cua toi',
  'cho toi xem du lieu cua toi',
  'cho toi ban sao du lieu',
  'cho toi ban sao du lieu cua toi',
  'ban sao du lieu cua toi',
  'xa oi giu gi ve toi',
]

/** The chat's own cases, the newest first; of protected and sealed ones nothing is told, not even how many. */
const ownCases = async ({ slices, message }: Turn): Promise<Case[]> =>
  (await slices.cases.findByChat(message.chat, mostCases))
    .filter((found) => !kindOf(found.kind).isProtected && !isSealed(found))
    .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime())

const show = async (turn: Turn): Promise<Outcome> => {
  const { slices, now } = turn
  const told = (await ownCases(turn)).slice(0, mostTold)
  const list = told.map(({ receiptCode: code, kind, openedAt }) =>
    say.oneCase({ code, kind: kindOf(kind).label, day: readableDay(localDay(openedAt)) }),
  )
  const token =
    told.length > 0 ? await slices.keepForPage(ownDataDraft.of(told.map((one) => one.receiptCode)), now) : null
  const lines = [
    told.length > 0 ? say.cases(told.length) : say.none,
    ...list,
    say.talk,
    token ? say.link(slices.addresses.ownCopy(token)) : say.page(slices.addresses.ownData),
    say.sealed(slices.addresses.sealedCase),
  ]
  return { replies: [reply(lines.join('\n'), [say.correct, say.object, say.delete])], flow: null }
}

const asking = (right: Right): FlowState => ({ name: 'own-data', version: 1, step: right, data: {} })
/** In or after talk of a denunciation no office is asked: what it would read might be about that. */
const sendAway = ({ slices }: Turn): Outcome => ({
  replies: [reply(say.elsewhere(slices.addresses.sealedCase, slices.addresses.ownData))],
  flow: null,
})
const ask = (turn: Turn, right: Right): Outcome =>
  turn.isProtected || wasProtected(turn.conversation.context, turn.now)
    ? sendAway(turn)
    : { replies: [reply(say.ask[right], [choices.cancel])], flow: asking(right) }
const rightOf = ({ step }: FlowState): Right => (step === 'object' ? 'object' : 'correct')

const take = async (turn: Turn, right: Right): Promise<Outcome> => {
  const { slices, message, now } = turn
  if (turn.isProtected || speaksOfSealed(message.text)) return sendAway(turn)
  const [about = null] = await ownCases(turn)
  const { dueOn } = await slices.tasks.requestAboutData({
    right,
    text: message.text,
    about,
    key: message.id,
    chat: message.chat,
    communeCode: about?.agency.communeCode ?? null,
    at: now,
  })
  const agency = about?.agency.name ?? say.province
  return { replies: [reply(say.taken(readableDay(dueOn), agency))], flow: null, isFinal: true }
}

/**
 * One's own data by chat (Luật 91/2025 Điều 4): a summary and a link to the copy at once; to correct or limit it goes to the
 * office of the newest case that the chat may tell of, in the time of Nghị định 356/2025 Điều 5. Words that accuse people in
 * office are taken as what they are.
 */
export const ownData: Flow = {
  name: 'own-data',
  version: 1,
  begin(turn) {
    const folded = foldMarks(turn.message.text)
    if (correcting.includes(folded)) return ask(turn, 'correct')
    return objecting.includes(folded) ? ask(turn, 'object') : show(turn)
  },
  answer: (turn, state) =>
    turn.message.text.startsWith('/') || accusesOffice(turn) ? null : take(turn, rightOf(state)),
  askAgain: (state) => reply(say.ask[rightOf(state)], [choices.cancel]),
  expects: () => 'question',
  payloads: {
    [commandWords.ownData]: show,
    [commandWords.correctData]: (turn) => ask(turn, 'correct'),
    [commandWords.objectToData]: (turn) => ask(turn, 'object'),
  },
  phrases: [...seeing, ...correcting, ...objecting],
}
