import { createHash } from 'node:crypto'
import { takeOutSecret } from '../cases/typed-secret.js'
import type { StraightOut } from '../messaging/inbox.js'
import { type Choice, type IncomingMessage, type OutgoingMessage, type Reply, reply } from '../messaging/message.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { foldMarks, shorten } from '../shared/text.js'
import { accusesOffice } from './accuses-office.js'
import { answerWords, argumentOf, isAnswerWord } from './choice-words.js'
import { choices, menuChoices } from './choices.js'
import { isQuestion, soAndWhat, withoutAskingLead, withoutSo } from './commands/asks.js'
import { isStopWord } from './commands/phrases.js'
import { joinPieces } from './commands/told-in-pieces.js'
import { advance, type Conversation, type Outcome, rewind } from './conversation.js'
import type { ConversationStore } from './conversation-store.js'
import { decide } from './decide.js'
import type { Turn } from './flow.js'
import { afterOtherMatter } from './flows/alert/after-alarm.js'
import { alarmOf } from './flows/alert/alarm-of.js'
import { alarmToRemember } from './flows/alert/fresh-alarm.js'
import { hearNamedPerson } from './flows/alert/named-person.js'
import { hearWithinDanger } from './flows/alert/within-danger.js'
import { leadToLookUp } from './flows/case-status/flow.js'
import { followChosen, withAlike } from './flows/follow-alike/offer-alike.js'
import { withSealedWay } from './flows/follow-up-case/retaliation.js'
import { flowNamed } from './flows/index.js'
import { longestField } from './flows/intake/apply-told.js'
import { tellsSomething } from './flows/intake/gather.js'
import { bareNumber } from './flows/intake/told/time-phrase.js'
import { dataRightIn } from './flows/own-data/data-rights.js'
import { keepFiles, rememberFiles } from './incoming-files.js'
import { askedOf } from './learning/asked-of.js'
import { noteLesson } from './learning/note-lesson.js'
import { pickOffered } from './offered.js'
import { draftOf, isProtectedFlow } from './patterns/keep-draft.js'
import { keepAside } from './patterns/stop.js'
import { readable } from './readable.js'
import { withRule } from './rules/with-rule.js'
import { takeOutSealedSecret } from './sealed-secret.js'
import { secrecyOf } from './secrecy.js'
import type { Slices } from './slices.js'
import { withoutStopped } from './stopped-answers.js'
import { wording } from './wording.js'

/** What a later message could make a report, a hand-off or an errand of. */
const nothingTold = { alarm: null, lastSaid: null, pending: null, list: null } as const

/**
 * Remembers that a denunciation or tip was talked about, or people in office accused, and forgets what was told of it: no
 * report is filled with it later. With its end the files that were sent for it are forgotten, too.
 */
const withProtected = (turn: Turn, outcome: Outcome): Outcome => {
  const isSecret = turn.isProtected || isProtectedFlow(outcome.flow)
  if (!isSecret && !accusesOffice(turn)) return outcome
  const told = isSecret ? nothingTold : {}
  const files = turn.isProtected && outcome.flow === null ? { files: null } : {}
  return { ...outcome, context: { protectedAt: turn.now, ...outcome.context, ...told, ...files } }
}

const longestSaid = 500
/** The channel whose choices bear no numbers. */
const withButtons = 'web'

/** What may be named a report by the next message: words in the open that no flow took. */
const withLastSaid = (turn: Turn, outcome: Outcome): Outcome => {
  const { text } = turn.message
  const { flow, context } = turn.conversation
  const isOpen =
    (flow !== null && !flowNamed(flow.name)?.lapses) || (outcome.flow && !flowNamed(outcome.flow.name)?.lapses)
  const mayKeep = !isOpen && !text.startsWith('/') && !accusesOffice(turn) && !turn.isProtected
  const wasLaw = isQuestion(text) && !outcome.flow && !outcome.context?.procedure && context.wasLaw
  const before = context.lastSaid
  const isAsking = before && isQuestion(text) && tellsSomething(before)
  const said = isAsking ? before : (joinPieces(before, text) ?? text)
  return {
    ...outcome,
    context: {
      lastSaid: mayKeep ? shorten(said, longestSaid) : null,
      wasLaw,
      pending: null,
      list: null,
      aside: false,
      refused: false,
      handOff: outcome.flow || outcome.context?.procedure ? null : (context.handOff ?? null),
      ...outcome.context,
    },
  }
}

const mayRepeat: ReadonlySet<string> = new Set([
  'payload',
  'repeat',
  'summarise',
  'resume',
  'look up code',
  'after alarm',
])

const fingerprintOf = (replies: readonly Reply[]): string =>
  createHash('sha256')
    .update(
      replies.map(({ text, choices: offered }) => [text, ...offered.map(({ label }) => label)].join('|')).join('\n'),
    )
    .digest('base64url')
    .slice(0, 16)

/** The same words twice help nobody: the second time that is said, with a person to turn to. An alarm is said as it is. */
const inOtherWords = (turn: Turn, outcome: Outcome, command: string): Outcome => {
  const fingerprint = fingerprintOf(outcome.replies)
  const [first, ...others] = outcome.replies
  const isSaidBefore = fingerprint === turn.conversation.context.lastReply && !mayRepeat.has(command)
  const isAgain = isSaidBefore && alarmOf(turn).length === 0
  const replies =
    isAgain && first
      ? [
          {
            ...first,
            text: isNewQuestion(turn) ? first.text : `${wording.again} ${first.text}`,
            choices: withPerson(first.choices),
          },
          ...others,
        ]
      : outcome.replies
  return { ...outcome, replies, context: { ...outcome.context, lastReply: fingerprintOf(replies) } }
}

/** A question in other words than before: what answers it isn't said "once more". */
const isNewQuestion = ({ message: { text }, conversation: { context }, understood }: Turn): boolean => {
  const before = [context.lastSaid, context.pending, ...(context.topics[0]?.told ?? [])]
  const isAsked = isQuestion(text) || understood.intent.startsWith('procedure_')
  return isAsked && !before.some((said) => said && foldMarks(said) === foldMarks(text))
}

const withPerson = (offered: Reply['choices']): Reply['choices'] =>
  offered.some(({ value }) => value === choices.person.value) ? offered : [...offered, choices.person]

/** A danger is answered before anything else, whatever is going on. */
const withEmergency = (turn: Turn, outcome: Outcome, command: string): Outcome => {
  const alarm = alarmOf(turn).filter((said) => !outcome.replies.some(({ text }) => text === said.text))
  return {
    ...outcome,
    replies: [...alarm, ...outcome.replies],
    context: {
      ...(command !== 'after alarm' && afterOtherMatter(turn)),
      ...alarmToRemember(turn),
      ...outcome.context,
    },
  }
}

/** Choices of several replies are numbered on from one to the next: a number that is typed picks from all of them. */
const outgoingOf = (message: IncomingMessage, replies: Reply[]): OutgoingMessage[] =>
  replies.map((said, index) => {
    const numbersBefore = replies.slice(0, index).flatMap(({ choices: offered }) => offered).length
    return {
      ...said,
      id: `${message.id}:${index}`,
      chat: message.chat,
      causedBy: message.id,
      ...(numbersBefore > 0 && said.choices.length > 0 && { firstNumber: numbersBefore + 1 }),
    }
  })

/** A message without any word, file or place that could be read. */
const isEmpty = ({ text, location }: IncomingMessage, files: readonly string[]): boolean =>
  text === '' && !location && files.length === 0

/**
 * Decides what one message means and stores the new state together with the replies it causes, in one update that
 * holds only while the conversation is as it was read. Handed the same message again, it does nothing.
 */
export const createHandleMessage = (tools: {
  conversations: ConversationStore
  slices: Slices
  clock: Clock
  logger: Logger
}) => {
  const { conversations, slices, clock, logger } = tools

  const store = async (
    message: IncomingMessage,
    before: Conversation,
    outcome: Outcome,
    straight: StraightOut | null = null,
  ): Promise<boolean> => {
    const next = advance(before, message, outcome, clock.now())
    const secrecy = secrecyOf(before, next)
    return conversations.save(
      secrecy === 'ends' ? { ...next, last: null } : next,
      outgoingOf(message, outcome.replies),
      clock.now(),
      { straight, asked: outcome.asked ?? null, secrecy },
    )
  }

  /** What the choices offered last mean now: those of news that came since, else those of the last turn. */
  const offeredTo = async ({ chat, offered, lastTurnAt }: Conversation): Promise<Choice[]> => {
    const byNews = await slices.messaging.findOfferedByNews(chat, lastTurnAt ?? new Date(0))
    return byNews.length > 0 ? byNews : offered
  }

  /** A number picks nothing from the answers to a question that is no longer open, nor does what is a wish of its own. */
  const isPast = (offered: readonly Choice[], { flow }: Conversation): boolean =>
    flow === null && offered.some(({ value }) => isAnswerWord(value))

  /** Where choices are buttons, a number typed at the question of time is part of a time. Elsewhere it picks a line. */
  const isCountAsked = ({ flow }: Conversation, channel: string): boolean =>
    channel === withButtons && flow?.step === 'when' && draftOf(flow) !== null

  const understand = (text: string, { context, flow }: Conversation) => {
    const known = {
      ...(context.procedure && { procedure: context.procedure }),
      ...(context.commune && { commune: context.commune }),
      ...(flow && { flow: flow.name }),
    }
    const asked = text.startsWith('/') ? '' : withoutAskingLead(text)
    const understood = slices.understanding.understand(asked, known)
    const rest = withoutSo(asked)
    const meant = rest !== asked && !understood.procedure ? slices.understanding.understand(rest, known) : understood
    return meant.procedure || (soAndWhat.test(asked) && !meant.otherAgency) ? meant : understood
  }

  const decideOn = async (message: IncomingMessage, conversation: Conversation): Promise<Outcome> => {
    const whole = readable(shorten(message.text, longestField))
    const guarded = whole.startsWith('/') ? null : takeOutSecret(whole)
    const typed = guarded?.rest ?? whole
    if (guarded && typed === '') return { replies: [leadToLookUp(guarded.kind, slices.addresses)] }
    const offered = await offeredTo(conversation)
    const isCount = isCountAsked(conversation, message.channel) && bareNumber(typed) !== null
    const mayPick =
      !isCount && !isStopWord(typed) && !(isPast(offered, conversation) && (/^\d+$/.test(typed) || dataRightIn(typed)))
    const picked = mayPick ? (pickOffered(typed, offered)?.value ?? typed) : typed
    const text = argumentOf(answerWords.ask, picked) ?? picked
    const now = clock.now()
    const heard = hearNamedPerson(understand(text, conversation), conversation, text)
    const understood = hearWithinDanger(heard, conversation, { text, now })
    const { kept, problems } = await keepFiles(message, conversation, { files: slices.files, now })
    const isProtected = [conversation.flow, ...conversation.suspended].some(isProtectedFlow)
    if (isEmpty({ ...message, text }, kept))
      return { replies: problems.length > 0 ? problems : [reply(wording.unreadable, menuChoices)] }
    const turn: Turn = {
      message: { ...message, text },
      conversation,
      understood,
      files: kept,
      slices,
      now,
      isProtected,
      typedSecret: guarded?.kind,
    }
    const followed = await followChosen(turn)
    const { outcome: first, command } = followed
      ? { outcome: followed, command: 'answer' as const }
      : await decide(turn)
    const decided = await withAlike(turn, withoutStopped(turn, first))
    const { intent, confidence } = understood
    const isSecret = isProtected || intent === 'denunciation'
    logger.debug({ message: message.key, ...(!isSecret && { command, intent, confidence }) }, 'message understood')
    const said = inOtherWords(turn, withLastSaid(turn, decided), command)
    const outcome = withRule(
      turn,
      command,
      withProtected(turn, rememberFiles(turn, withEmergency(turn, said, command))),
    )
    await noteLesson(turn, outcome)
    const replies = await withSealedWay(turn, outcome.replies)
    return { ...outcome, asked: askedOf(turn, outcome), replies: [...problems, ...replies] }
  }

  /** The number that opens a protected case is read nowhere here: it gets into no story, nor into what is remembered. */
  const decideWithoutSecret = async (message: IncomingMessage, conversation: Conversation): Promise<Outcome> => {
    const typed = takeOutSealedSecret(readable(message.text))
    if (!typed) return decideOn(message, conversation)
    const warning = reply(wording.sealedSecret(slices.addresses.sealedCase))
    if (typed.isAlone) return { replies: [warning] }
    const outcome = await decideOn({ ...message, text: typed.rest }, conversation)
    return { ...outcome, replies: [warning, ...outcome.replies] }
  }

  const handleMessage = async (message: IncomingMessage, straight: StraightOut | null = null): Promise<void> => {
    for (;;) {
      const stored = await conversations.load(message.chat)
      if (stored.handled.includes(message.id)) return
      const conversation = message.isEdit ? rewind(stored, message) : stored
      const outcome = conversation
        ? await decideWithoutSecret(message, conversation)
        : { replies: [reply(wording.editTooLate)] }
      if (await store(message, conversation ?? stored, outcome, straight)) return
    }
  }

  /** The last handler: the citizen always gets an answer. */
  const giveUp = async (message: IncomingMessage): Promise<void> => {
    const conversation = await conversations.load(message.chat)
    if (conversation.handled.includes(message.id)) return
    const replies = [reply(wording.failed, [choices.person, choices.help])]
    await store(message, conversation, {
      replies,
      flow: null,
      suspended: [],
      ...keepAside(conversation, clock.now()),
    })
  }

  return { handleMessage, giveUp }
}
