import { type Choice, type IncomingMessage, type OutgoingMessage, type Reply, reply } from '../messaging/message.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { composed, foldMarks, shorten } from '../shared/text.js'
import { accusesOffice } from './accuses-office.js'
import { answerWords, argumentOf } from './choice-words.js'
import { choices, menuChoices } from './choices.js'
import { advance, type Conversation, type FlowState, type Outcome, rewind } from './conversation.js'
import type { ConversationStore } from './conversation-store.js'
import type { Flow, Turn } from './flow.js'
import { confirmAnswer, findAwaiting } from './flows/answer-officer/flow.js'
import { askKind, proposeKind } from './flows/choose-kind/propose-kind.js'
import { commands, flowCalled, flowNamed } from './flows/index.js'
import { longestField } from './flows/intake/intake.js'
import { askAboutFiles, keepFiles, locationNotNow, rememberFiles } from './incoming-files.js'
import { noteUnanswered } from './note-unanswered.js'
import { pickOffered } from './offered.js'
import type { Slices } from './slices.js'
import { wording } from './wording.js'

/** Below this the bot says that it didn't understand; between the two it asks which. */
const leastConfidence = 0.35
const sureEnough = 0.6
const interruptsFrom = 0.75
const mostFurther = 2

const grievances = new Set(['feedback', 'complaint', 'denunciation'])
const questionWords =
  /\b(gi|bao nhieu|o dau|the nao|may ngay|bao lau|ra sao|khi nao|nhu nao|lam sao|ntn|bn|may gio|can nhung|(trang|web|cho|noi) nao|duoc khong|duoc ko|co can|co phai)\b/
const stopWords = new Set([
  'huy',
  'thoi',
  'dung lai',
  'huy bo',
  'thoat',
  'huy di',
  'thoi khoi',
  'thoi huy di',
  'khong gui nua',
  'thoi khong gui nua',
])

const asks = (text: string): boolean => text.includes('?') || questionWords.test(foldMarks(text))

/** Text without what can't be shown or stored: NUL and other control characters, zero-width ones; NFC. */
const readable = (text: string): string =>
  composed(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()

const commandOf = (text: string): { run: (turn: Turn) => Promise<Outcome> | Outcome } | null => {
  const [, name = '', argument = ''] = /^\/([a-z_-]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text) ?? []
  const command = commands.get(name.toLowerCase())
  return command ? { run: (turn) => command(turn, argument.trim()) } : null
}

/** "dừng" only with its mark: without, it is as likely "đúng". */
const isStopWord = (text: string): boolean =>
  !text.startsWith('/') && (stopWords.has(foldMarks(text)) || /^dừng[.! ]*$/i.test(text))

const isStop = ({ message, understood }: Turn): boolean =>
  isStopWord(message.text) ||
  (understood.intent === 'cancel' && understood.confidence >= interruptsFrom && message.text.length <= 40)

const mostAsking = 60

/** A wish to talk to a person, not a story in which somebody met one. */
const asksForPerson = (text: string): boolean =>
  text.length <= mostAsking &&
  /^((cho|xin|nho|toi|em|chau|minh|muon|can|duoc) )*(gap|noi chuyen|noi may|ket noi) /.test(`${foldMarks(text)} `)

/** Whether a message in the middle of a flow asks for something else. */
const interrupts = ({ message, understood }: Turn, flow: Flow, state: FlowState): boolean => {
  const { intent, confidence } = understood
  const taken = flow.takes?.(state) ?? 'answers'
  if (taken === 'everything' || confidence < interruptsFrom || message.text.startsWith('/')) return false
  const isQuestion = message.text.length < 200 && asks(message.text)
  if (intent.startsWith('procedure_') || intent === 'contact_info' || intent === 'case_status') return isQuestion
  if (intent === 'human_handoff') return taken === 'answers' || asksForPerson(message.text)
  return taken === 'answers' && intent === 'help'
}

const flowFor = ({ slices }: Turn, intent: string): Flow | undefined =>
  flowNamed(slices.understanding.flows.get(intent) ?? '')

/** Words that accuse people in office are asked about before anything else; a question about a procedure goes nowhere. */
const mustGuard = (turn: Turn): boolean => {
  const { message, understood } = turn
  if (!accusesOffice(turn)) return false
  const isQuestion =
    understood.intent.startsWith('procedure_') && understood.confidence >= interruptsFrom && asks(message.text)
  return !isQuestion && !(understood.intent === 'human_handoff' && asksForPerson(message.text))
}

const begin = async (turn: Turn): Promise<Outcome> => {
  const { understood } = turn
  if (mustGuard(turn)) {
    const proposed = proposeKind(turn, 'denunciation')
    const urgent = understood.alert === 'emergency' ? [reply(wording.emergency)] : []
    return { ...proposed, replies: [...urgent, ...proposed.replies] }
  }
  if (understood.alert === 'emergency') return { replies: [reply(wording.emergency, [choices.sendFeedback])] }
  if (understood.alert === 'dispute' && understood.intent !== 'complaint')
    return { replies: [reply(wording.dispute, [...wording.disputeChoices])] }
  if (grievances.has(understood.intent) && understood.confidence < sureEnough) return proposeKind(turn, null)
  const flow = flowFor(turn, understood.intent)
  if (flow && understood.confidence >= leastConfidence) return withFurther(turn, await flow.begin(turn))
  await noteUnanswered(turn)
  return { replies: [reply(wording.notUnderstood, menuChoices)] }
}

/** Answers the further requests of a message too. What the first asks of the person stands last; a further one asks only where that doesn't. */
const withFurther = async (turn: Turn, first: Outcome): Promise<Outcome> => {
  const { understood, message, slices } = turn
  const told: Outcome = { replies: [] }
  for (const { text, intent, procedure } of understood.also.slice(0, mostFurther)) {
    const flow = flowFor(turn, intent)
    const piece = { ...slices.understanding.understand(text), intent, procedure, also: [] }
    const outcome = await flow?.begin({ ...turn, message: { ...message, text }, understood: piece, isFurther: true })
    if (!outcome || (outcome.flow && (first.flow || told.flow))) continue
    told.replies.push(...outcome.replies)
    if (outcome.flow) told.flow = outcome.flow
    told.context = { ...told.context, ...outcome.context }
  }
  const both = { ...first, context: { ...told.context, ...first.context } }
  if (first.flow) return { ...both, replies: [...told.replies, ...first.replies] }
  return { ...both, ...(told.flow && { flow: told.flow }), replies: [...first.replies, ...told.replies] }
}

/** An answer in between: told, then the flow's question is asked again, or the flow waits for a second one to end. */
const inBetween = (outcome: Outcome, flow: Flow, state: FlowState): Outcome => {
  if (outcome.flow) return { ...outcome, suspended: state }
  const again = flow.askAgain?.(state)
  const resumed = again ? [reply(`${wording.resume}\n${again.text}`, again.choices)] : []
  return { ...outcome, replies: [...outcome.replies, ...resumed], flow: state }
}

const withinFlow = async (turn: Turn, flow: Flow, state: FlowState): Promise<Outcome> => {
  const { text, location } = turn.message
  if (text === '') {
    const taken = flow.takesFiles?.(state) ? await flow.answer?.(turn, state) : null
    return taken ?? inBetween(location ? locationNotNow() : askAboutFiles(turn), flow, state)
  }
  const command = commandOf(turn.message.text)
  if (command) {
    const outcome = await command.run(turn)
    return outcome.flow === undefined ? inBetween(outcome, flow, state) : outcome
  }
  const isClaimed = flow.claims?.(text, state) ?? false
  if (!isClaimed && isStop(turn))
    return { replies: [reply(wording.cancelled, menuChoices)], flow: null, suspended: null }
  const isAccusing = mustGuard(turn)
  const isGuarded = flow.isGuarded || flow.isProtected
  if (isAccusing ? !isGuarded : !isClaimed && interrupts(turn, flow, state))
    return inBetween(await begin(turn), flow, state)
  const answered = await flow.answer?.(turn, state)
  if (answered) return answered
  const again = flow.askAgain?.(state)
  const isRequest = !turn.message.text.startsWith('/') && turn.understood.confidence >= interruptsFrom
  if (isRequest || isAccusing) return inBetween(await begin(turn), flow, state)
  return { replies: again ? [reply(`${wording.chooseOne}\n\n${again.text}`, again.choices)] : [askKind(null)] }
}

const withoutFlow = async (turn: Turn): Promise<Outcome> => {
  const { text, location } = turn.message
  if (text === '') return location ? locationNotNow() : askAboutFiles(turn)
  const command = commandOf(text)
  if (command) return command.run(turn)
  if (text.startsWith('/')) return { replies: [reply(wording.help, menuChoices)] }
  const called = flowCalled(foldMarks(text))
  if (called) return called.begin(turn)
  if (mustGuard(turn)) return begin(turn)
  if (turn.understood.alert !== 'emergency' && !(turn.understood.confidence >= interruptsFrom && asks(text))) {
    const awaiting = await findAwaiting(turn)
    if (awaiting) return confirmAnswer(awaiting, text, turn.files)
  }
  return begin(turn)
}

/** When a flow ends, the one it interrupted goes on. */
const resumeSuspended = (conversation: Conversation, outcome: Outcome): Outcome => {
  const { suspended } = conversation
  const hasEnded = outcome.flow === null && conversation.flow !== null
  if (!suspended || !hasEnded || outcome.suspended === null) return outcome
  const flow = flowNamed(suspended.name)
  return flow ? { ...inBetween({ ...outcome, flow: undefined }, flow, suspended), suspended: null } : outcome
}

const decide = async (turn: Turn): Promise<Outcome> => {
  const { flow: state } = turn.conversation
  if (!state) return withoutFlow(turn)
  const flow = flowNamed(state.name)
  if (!flow || (flow.version ?? 1) !== state.version)
    return { replies: [reply(wording.stateUnknown, menuChoices)], flow: null, suspended: null }
  const outcome = await withinFlow(turn, flow, state)
  const isUrgent =
    turn.understood.alert === 'emergency' && !outcome.replies.some(({ text }) => text === wording.emergency)
  const resumed = resumeSuspended(turn.conversation, outcome)
  return isUrgent ? { ...resumed, replies: [reply(wording.emergency), ...resumed.replies] } : resumed
}

const isProtected = (state: FlowState | null | undefined): boolean =>
  Boolean(state && flowNamed(state.name)?.isProtected)

/** Remembers that a denunciation or tip was talked about, or people in office accused. */
const withProtected = (turn: Turn, outcome: Outcome): Outcome =>
  turn.isProtected || isProtected(outcome.flow) || accusesOffice(turn)
    ? { ...outcome, context: { protectedAt: turn.now, ...outcome.context } }
    : outcome

const outgoingOf = (message: IncomingMessage, replies: Reply[]): OutgoingMessage[] =>
  replies.map((said, index) => ({ ...said, id: `${message.id}:${index}`, chat: message.chat, causedBy: message.id }))

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

  const store = async (message: IncomingMessage, before: Conversation, outcome: Outcome): Promise<boolean> =>
    conversations.save(
      advance(before, message, outcome, clock.now()),
      outgoingOf(message, outcome.replies),
      clock.now(),
    )

  /** What the choices offered last mean now: those of news that came since, else those of the last turn. */
  const offeredTo = async ({ chat, offered, lastTurnAt }: Conversation): Promise<Choice[]> => {
    const byNews = await slices.messaging.findOfferedByNews(chat, lastTurnAt ?? new Date(0))
    return byNews.length > 0 ? byNews : offered
  }

  const understand = (text: string, { context, flow }: Conversation) =>
    slices.understanding.understand(text.startsWith('/') ? '' : text, {
      ...(context.procedure && { procedure: context.procedure }),
      ...(context.commune && { commune: context.commune }),
      ...(flow && { flow: flow.name }),
    })

  const decideOn = async (message: IncomingMessage, conversation: Conversation): Promise<Outcome> => {
    const typed = readable(shorten(message.text, longestField))
    const offered = await offeredTo(conversation)
    const picked = isStopWord(typed) ? typed : (pickOffered(typed, offered)?.value ?? typed)
    const text = argumentOf(answerWords.ask, picked) ?? picked
    const understood = understand(text, conversation)
    const { kept, problems } = await keepFiles(message, conversation, { files: slices.files, now: clock.now() })
    const { intent, confidence } = understood
    const isSecret = isProtected(conversation.flow) || isProtected(conversation.suspended) || intent === 'denunciation'
    logger.debug({ message: message.key, ...(!isSecret && { intent, confidence }) }, 'message understood')
    if (isEmpty({ ...message, text }, kept))
      return { replies: problems.length > 0 ? problems : [reply(wording.unreadable, menuChoices)] }
    const turn: Turn = {
      message: { ...message, text },
      conversation,
      understood,
      files: kept,
      slices,
      now: clock.now(),
      isProtected: isProtected(conversation.flow) || isProtected(conversation.suspended),
    }
    const outcome = withProtected(turn, rememberFiles(turn, await decide(turn)))
    return { ...outcome, replies: [...problems, ...outcome.replies] }
  }

  const handleMessage = async (message: IncomingMessage): Promise<void> => {
    for (;;) {
      const stored = await conversations.load(message.chat)
      if (stored.handled.includes(message.id)) return
      const conversation = message.isEdit ? rewind(stored, message) : stored
      const outcome = conversation ? await decideOn(message, conversation) : { replies: [reply(wording.editTooLate)] }
      if (await store(message, conversation ?? stored, outcome)) return
    }
  }

  /** The last handler: the citizen always gets an answer. */
  const giveUp = async (message: IncomingMessage): Promise<void> => {
    const conversation = await conversations.load(message.chat)
    if (conversation.handled.includes(message.id)) return
    await store(message, conversation, { replies: [reply(wording.failed, [choices.person, choices.help])], flow: null })
  }

  return { handleMessage, giveUp }
}
