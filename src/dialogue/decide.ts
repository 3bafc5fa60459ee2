import { findReceiptCode } from '../cases/receipt-code.js'
import { type Choice, reply } from '../messaging/message.js'
import { foldMarks } from '../shared/text.js'
import type { LawAnswer } from '../understanding/facts/law-answers.js'
import { accusesOffice } from './accuses-office.js'
import { answerWords, commandWords, payload } from './choice-words.js'
import { choices, menuChoices } from './choices.js'
import { asks, isQuestion } from './commands/asks.js'
import type { CommandName } from './commands/command.js'
import { commandTable } from './commands/command-table.js'
import { isStopWord, wantsRepeat, wantsSummary, wantsToHold, wantsToResume } from './commands/phrases.js'
import type { FlowState, LawMatter, Outcome } from './conversation.js'
import type { Flow, Turn } from './flow.js'
import { afterAlarm, freshAlarm } from './flows/alert/after-alarm.js'
import { alarmOf } from './flows/alert/alarm-of.js'
import { newsReply } from './flows/alert/alert-reply.js'
import { confirmAnswer, findAwaiting } from './flows/answer-officer/flow.js'
import { answerProcedure } from './flows/answer-procedure/flow.js'
import { answerInTopic, joinedWithBefore } from './flows/answer-procedure/in-topic.js'
import { tellAbout } from './flows/answer-procedure/tell-about.js'
import { namedShortly, withTopic } from './flows/answer-procedure/topics.js'
import { asksWhereToDenounce } from './flows/answer-procedure/where-to-denounce.js'
import { lookUp } from './flows/case-status/flow.js'
import { beginKind } from './flows/choose-kind/flow.js'
import { kindNamedIn, statesKind } from './flows/choose-kind/named-kind.js'
import { askKind, proposeKind } from './flows/choose-kind/propose-kind.js'
import { asksOfPlace, contactInfo } from './flows/contact-info/flow.js'
import { followUp } from './flows/follow-up-case/flow.js'
import { humanHandoff } from './flows/human-handoff/flow.js'
import { flowCalled, flowNamed, payloads } from './flows/index.js'
import { isIntakeDraft } from './flows/intake/draft.js'
import { draftFrom, gather, tellsSomething } from './flows/intake/gather.js'
import { openState } from './flows/intake/intake.js'
import { findStepAnswer, stepAnswerText } from './flows/intake/step-answers.js'
import { tellsFear } from './flows/intake/told/fears.js'
import { offersFiles } from './flows/intake/told/offers-files.js'
import { asksWhetherSent } from './flows/intake/told/wants-to-end.js'
import { tellOfCrime } from './flows/report-crime/tell-of-crime.js'
import { complaintIntake } from './flows/send-complaint/flow.js'
import { asksWhoThisIs, sayWhoThisIs } from './flows/small-talk/flow.js'
import { askAboutFiles, locationNotNow } from './incoming-files.js'
import { findLaw, kindOfMatter, lawBehind, matterAfter } from './law-questions.js'
import { noteUnanswered } from './note-unanswered.js'
import { inBetween, nothingKept, repeat, resumeSuspended, takeUp } from './patterns/continue.js'
import { isProtectedFlow } from './patterns/keep-draft.js'
import { hold, keepAside, stop } from './patterns/stop.js'
import { patternWording } from './patterns/wording.js'
import { wording } from './wording.js'

/** Below this the bot says that it didn't understand; between the two it asks which. */
const leastConfidence = 0.35
const sureEnough = 0.6
export const interruptsFrom = 0.75
const mostFurther = 2
const mostAsking = 60

const grievances = new Set(['feedback', 'complaint', 'denunciation'])
/** A wish to talk to a person, not a story in which somebody met one. */
const asksForPerson = (text: string): boolean =>
  text.length <= mostAsking &&
  /^((cho|xin|nho|toi|em|chau|minh|muon|can|duoc) )*(gap|noi chuyen|noi may|ket noi) /.test(`${foldMarks(text)} `)

/** "tôi vẫn muốn hỏi người thật". */
const wantsPerson = (text: string): boolean =>
  text.length <= longestNaming &&
  /^(?:\w+ ){0,4}(?:hoi|gap|noi chuyen(?: voi)?|nhan tin(?: voi)?|ket noi(?: voi)?) (?:nguoi that|can bo that|nguoi thuc)\b/.test(
    foldMarks(text),
  )

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

/** What was said last, as the story of whatever is named now: "đây là kiến nghị chứ tôi không hỏi cách làm". */
const nameKind = (turn: Turn): Outcome | null => {
  const { message, conversation } = turn
  const kind = kindNamedIn(message.text)
  const { lastSaid } = conversation.context
  if (!kind || message.text.length > longestNaming || mustGuard(turn)) return null
  const told = gather({}, message.text)
  if (!lastSaid && (told?.text !== undefined || told === null)) return null
  const draft = draftFrom(lastSaid)
  return beginKind(
    kind,
    turn,
    told?.communeCode !== undefined
      ? { ...told, ...draft, communeCode: told.communeCode, place: told.place ?? null }
      : draft,
  )
}

const longestNaming = 70

const aside =
  /^(.{15,}?)[,.;]?\s+(?:(?:với lại|voi lai|tiện thể|tien the|nhân tiện|nhan tien|ngoài ra|ngoai ra|sẵn tiện|san tien|à mà|a ma|và|va)\s+)?((?:(?:cho|xin) (?:mình |tôi |toi |em |minh |cháu |chau )?)?(?:hỏi|hoi)\s.{8,})$/isu

/** "em có 2 việc:" */
const counted = /^.{0,25}?(?:có|co) (?:2|hai|mấy|may|3|ba) (?:việc|viec|chuyện|chuyen|vấn đề|van de)\s*[:,-]?\s*/iu

/** A report and a question in one message: the question is answered, then the report goes on. */
const startBoth = async (turn: Turn): Promise<Outcome | null> => {
  const [, whole = '', question = ''] = aside.exec(turn.message.text) ?? []
  const story = whole.replace(counted, '')
  if (question === '') return null
  const { understand } = turn.slices.understanding
  const [told, asked] = [understand(story), understand(question)]
  if (!grievances.has(told.intent) || !asked.intent.startsWith('procedure_')) return null
  const piece = (text: string, understood: Turn['understood']): Turn => ({
    ...turn,
    message: { ...turn.message, text },
    understood: { ...understood, also: [] },
  })
  const answer = await startFlow({ ...piece(question, asked), isFurther: true })
  const report = await startFlow(piece(story, told))
  return {
    ...report,
    replies: [...answer.replies, ...report.replies],
    context: { ...answer.context, ...report.context },
  }
}

const mediation = 'mediate-land-dispute'

/** A quarrel between private people: mediation first; what is asked next is about that. */
const disputeOf = ({ message, slices, conversation }: Turn): Outcome => ({
  replies: [reply(wording.dispute, [...wording.disputeChoices])],
  context: slices.catalog.get(mediation)
    ? { procedure: mediation, topics: withTopic(conversation.context.topics, mediation, message.text) }
    : {},
})

const tellLaw = (found: LawAnswer, matter: LawMatter): Outcome => ({
  replies: [reply(`${found.text}\n${wording.basis(found.basis)}`, [choices.person])],
  context: { wasLaw: matter },
})

/** A question about the law on complaints, denunciations, feedback, reception or data, of no one procedure. */
const askAboutLaw: Handler = (turn, open) => {
  if ((open && !isQuestion(turn.message.text)) || asksWhereToDenounce(turn.understood)) return null
  const matter = open?.flow.matter?.(open.state) ?? (turn.conversation.context.wasLaw || null)
  const { wasLaw } = turn.conversation.context
  const isBare = !open && turn.message.text.split(/\s+/).length <= mostBare
  const onward = isBare ? askOnAboutLaw(turn, wasLaw) : null
  if (onward) return onward
  const found = findLaw(turn, matter)
  const outcome = found
    ? tellLaw(found.answer, matterAfter(found.answer, matter))
    : open
      ? null
      : askOnAboutLaw(turn, turn.conversation.context.wasLaw)
  return open && outcome ? inBetween(turn, outcome, open.flow, open.state) : outcome
}

const mostBare = 4

/** A further question after the law was told. */
const askOnAboutLaw = (turn: Turn, matter: LawMatter | false): Outcome | null => {
  const kind = matter && kindOfMatter(matter)
  const found = matter && kind && findStepAnswer(kind, turn)
  return found && matter
    ? { replies: [reply(stepAnswerText(found), [choices.person])], context: { wasLaw: matter } }
    : null
}

/** "thế tôi không rút nữa", after the law on taking back was told. */
const keepsPetition = ({ message: { text }, conversation: { context } }: Turn): boolean =>
  Boolean(context.wasLaw) &&
  /\b(?:khong|ko|k|thoi)(?: \w+)? rut(?: don)?(?: nua)?\b/.test(foldMarks(text)) &&
  !isQuestion(text)

/** Fear before anything was told: how whoever sends is protected, and the way to send. */
const tellProtection = ({ now }: Turn): Outcome => ({
  replies: [reply(wording.protectedWays, [...wording.protectedChoices])],
  context: { protectedAt: now, wasLaw: 'tố cáo' },
})

/** Somebody tells that they want a petition back, or were answered: what the law says to it. */
const tellOfPetition: Handler = (turn) => {
  const { text } = turn.message
  if (keepsPetition(turn))
    return {
      replies: [reply(wording.notWithdrawn, [choices.person])],
      context: { wasLaw: turn.conversation.context.wasLaw },
    }
  if (tellsFear(text) && !accusesOffice(turn) && !turn.understood.alert && !freshAlarm(turn))
    return tellProtection(turn)
  const behind = lawBehind(text)
  const found = behind && turn.slices.understanding.findLawAnswer(behind.asked)
  return behind && found ? tellLaw(found, behind.matter) : null
}

/** A death or birth told plainly: a word for it, then the bundle of what to do. */
const startFromNews = async (turn: Turn): Promise<Outcome | null> => {
  const { news, lifeEvent, procedure } = turn.understood
  if (!news || !lifeEvent || procedure) return null
  const told = await answerProcedure.begin({ ...turn, understood: { ...turn.understood, intent: 'procedure_info' } })
  return { ...told, replies: [reply(newsReply(news)), ...told.replies] }
}

/** A statement without a request that says a procedure's name: "con em chưa làm khai sinh". */
const namedByStatement = (turn: Turn): string | null => {
  const { intent, confidence, isNamed, certainty, candidates, otherAgency } = turn.understood
  const isOpen = intent === 'out_of_scope' || confidence < leastConfidence
  if (!isOpen || otherAgency) return null
  return isNamed && certainty === 'sure' ? (candidates[0]?.slug ?? null) : namedShortly(turn)
}

const startFlow = async (turn: Turn): Promise<Outcome> => {
  const { understood } = turn
  if (mustGuard(turn)) {
    const proposed = proposeKind(turn, 'denunciation')
    return { ...proposed, replies: [...alarmOf(turn), ...proposed.replies] }
  }
  const told = (await startFromNews(turn)) ?? (turn.isFurther ? null : await startBoth(turn))
  if (told) return told
  if (understood.alert?.level === 'emergency')
    return { replies: alarmOf(turn).map((said) => ({ ...said, choices: [choices.sendFeedback] })) }
  if (understood.isPrivateQuarrel) return disputeOf(turn)
  const stated = statesKind(turn.message.text)
  if (stated && grievances.has(understood.intent)) return beginKind(stated, turn, draftFrom(turn.message.text))
  if (grievances.has(understood.intent) && understood.confidence < sureEnough) return proposeKind(turn, null)
  const named = namedByStatement(turn)
  if (named) return tellAbout(turn, named, 'all')
  if (asksOfPlace(turn)) return contactInfo.begin(turn)
  if (understood.intent === 'contact_info' && tellsEvent(turn))
    return beginKind('feedback', turn, draftFrom(turn.message.text))
  const flow = flowFor(turn, understood.intent)
  if (flow && understood.confidence >= leastConfidence) return withFurther(turn, await flow.begin(turn))
  await noteUnanswered(turn)
  return { replies: [reply(wording.notUnderstood, menuChoices)] }
}

const leastStory = 12
const happens =
  /\b(?:hong|hu|sut|lun|ngap|tac|do|vo|chay nuoc|rac|o ga|mat (?:dien|nuoc)|hoi thoi|on ao|chat cay|lan chiem|xa thai)\b/

/** A story in which an office is named, not a question for its address. */
const tellsEvent = ({ message: { text } }: Turn): boolean =>
  !isQuestion(text) &&
  !asks(text) &&
  (text.split(/\s+/).length >= leastStory || (tellsSomething(text) && happens.test(foldMarks(text))))

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

/** What is open: the flow with its state, or nothing. */
type Open = { flow: Flow; state: FlowState } | null

/** A named procedure is asked about beyond doubt, however it is put. */
const errandFrom = ({ certainty }: Turn['understood']): number => (certainty === 'sure' ? 0.2 : 0.5)

/** Whether a message in the middle of a flow asks for something else. */
const interrupts = ({ message, understood }: Turn, { flow, state }: NonNullable<Open>): boolean => {
  const { intent, confidence } = understood
  const expected = flow.expects?.(state) ?? ''
  const isErrand = expected === 'place' && intent.startsWith('procedure_')
  if (confidence < (isErrand ? errandFrom(understood) : interruptsFrom) || message.text.startsWith('/')) return false
  const isFree = ['field', 'kind'].includes(expected)
  const isAsked = message.text.length < 200 && asks(message.text)
  if (intent.startsWith('procedure_')) return isAsked
  if (intent === 'contact_info' || intent === 'case_status') return isFree ? isQuestion(message.text) : isAsked
  if (intent === 'human_handoff') return !isFree || asksForPerson(message.text)
  return !isFree && intent === 'help'
}

/** A payload and what it does; null: the text is none. */
const payloadOf = (text: string): { run: (turn: Turn) => Promise<Outcome> | Outcome; flow: string } | null => {
  const [, name = '', argument = ''] = /^\/([a-z_-]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text) ?? []
  const found = payloads.get(name.toLowerCase())
  return found ? { run: (turn) => found.run(turn, argument.trim()), flow: found.flow } : null
}

const isAnswerWord = (text: string): boolean =>
  Object.values(answerWords).some((word) => text === payload(word) || text.startsWith(`${payload(word)} `))

/** Leaves out a field and ends nothing. */
const isSkip = (text: string): boolean => /^bo qua\b/.test(foldMarks(text))

const isCancel = (turn: Turn): boolean => {
  const { message, understood } = turn
  return (
    message.text === payload(commandWords.cancel) ||
    isStopWord(message.text) ||
    (understood.intent === 'cancel' &&
      understood.confidence >= interruptsFrom &&
      message.text.length <= 40 &&
      !isSkip(message.text) &&
      !wantsToResume(message.text))
  )
}

const storyIn = ({ data }: FlowState): unknown => (isIntakeDraft(data.draft) ? data.draft : data).text

/** The flow that begins has the story of the one that is open. */
const takesAlong = (next: FlowState | null | undefined, open: FlowState): boolean =>
  Boolean(next) && storyIn(open) !== undefined && storyIn(next as FlowState) === storyIn(open)

const runPayload = async (turn: Turn, open: Open): Promise<Outcome | null> => {
  const { text } = turn.message
  if (text === payload(commandWords.cancel)) return open ? null : stop(turn)
  if (text === payload(commandWords.resume)) return resumeInstead(turn)
  const found = payloadOf(text)
  if (!found) {
    if (open || !text.startsWith('/')) return null
    return { replies: [reply(isAnswerWord(text) ? patternWording.choicePast : wording.help, menuChoices)] }
  }
  const outcome = await found.run(turn)
  if (!open) return outcome
  if (outcome.flow === undefined) return inBetween(turn, outcome, open.flow, open.state)
  if (found.flow === open.state.name || takesAlong(outcome.flow, open.state)) return outcome
  const isAside = open.flow.keepsDraft && outcome.flow && !flowNamed(outcome.flow.name)?.keepsDraft
  if (isAside) return inBetween(turn, outcome, open.flow, open.state)
  const aside = keepInHand(turn)
  const isTold = aside.kept && !isProtectedFlow(aside.kept.state)
  return {
    ...outcome,
    ...aside,
    replies: [...(isTold ? [reply(patternWording.keptOffer)] : []), ...outcome.replies],
  }
}

/** The draft in hand is put aside, on top of `kept`; what it interrupted goes on waiting. */
const keepInHand = ({ conversation, now }: Turn, kept = conversation.kept): Pick<Outcome, 'kept'> =>
  keepAside({ ...conversation, suspended: [], kept }, now)

/** Takes up what was put aside; a draft in hand is put aside for it. */
const resumeInstead = async (turn: Turn): Promise<Outcome> => {
  const taken = await resume(turn)
  return taken ? { ...taken, ...keepInHand(turn, taken.kept ?? null) } : nothingKept()
}

const cannotHandle = (open: Open): Outcome => {
  const again = open?.flow.askAgain?.(open.state)
  if (!open || !again) return { replies: [askKind(null)] }
  const misses = Number(open.state.data.misses ?? 0) + 1
  const text = misses % 2 === 1 ? `${wording.chooseOne}\n\n${again.text}` : wording.chooseOneAgain
  return {
    replies: [reply(text, misses > 1 ? withPerson(again.choices) : again.choices)],
    flow: { ...open.state, data: { ...open.state.data, misses } },
  }
}

const withPerson = (offered: readonly Choice[]): Choice[] => [
  ...offered.filter(({ value }) => value !== choices.person.value),
  choices.person,
]

type Handler = (turn: Turn, open: Open) => Promise<Outcome | null> | Outcome | null

const kindWordOf: Record<string, RegExp> = {
  'send-feedback': /\b(?:phan anh|kien nghi)\b/,
  'send-complaint': /\bkhieu nai\b/,
  'send-denunciation': /\bto cao\b/,
  'send-tip': /\btin bao\b/,
}

/** "quay lại chuyện trạm y tế": back to the draft that speaks of it. */
const returnsTo = (text: string, draft: FlowState | undefined): boolean => {
  const [, about = ''] =
    /^(?:roi |thoi |a |ma |gio )*(?:quay|tro) (?:lai|ve)(?: voi)? (?:chuyen|viec|cai|vu|phan anh|don) (.{2,30})$/.exec(
      text.length <= longestNaming ? foldMarks(text) : '',
    ) ?? []
  const told = draft ? foldMarks(JSON.stringify(draft.data)).split(' ') : []
  return about !== '' && !/[,.;:]/.test(text) && about.split(' ').every((word) => told.includes(word))
}

/** A wish to go on names the draft that was put aside, not the one in hand. */
const namesOther = (text: string, inHand: string, aside: string): boolean => {
  const folded = foldMarks(text)
  return Boolean(kindWordOf[aside]?.test(folded)) && !kindWordOf[inHand]?.test(folded)
}

/** "còn cái khiếu nại lúc nãy", in the middle of a denunciation: it is taken up when that is done. */
const laterComplaint = ({ message, conversation }: Turn, state: FlowState): Outcome | null => {
  if (state.name === 'send-complaint' || !/\bkhieu nai\b/.test(foldMarks(message.text))) return null
  const draft = isIntakeDraft(state.data.draft) ? state.data.draft : isIntakeDraft(state.data) ? state.data : {}
  const complaint = openState(complaintIntake, draft.text ? { text: draft.text } : {})
  return { replies: [reply(wording.complaintLater)], suspended: [complaint, ...conversation.suspended] }
}

/** "còn việc thứ hai", with no draft waiting: the procedure that was asked about beside the report. */
const otherMatter = async (turn: Turn): Promise<Outcome | null> => {
  const [topic] = turn.conversation.context.topics
  const told = topic && (await tellAbout(turn, topic.slug, 'all'))
  return told ? { ...told, context: { ...told.context, receipt: null } } : null
}

/** What each command does; null: the message is no such command. */
const handlers: Record<CommandName, Handler> = {
  payload: runPayload,
  cancel(turn, open) {
    const { text } = turn.message
    if (open ? !isCancel(turn) : !isStopWord(text)) return null
    return open?.flow.isAnswer?.(turn, open.state) && !isStopWord(text) ? null : stop(turn)
  },
  hold: (turn) => (wantsToHold(turn.message.text) ? hold(turn) : null),
  async resume(turn, open) {
    const { kept } = turn.conversation
    const { text } = turn.message
    if (!wantsToResume(text) && !returnsTo(text, open?.flow.keepsDraft ? open.state : kept?.state)) return null
    if (!open?.flow.keepsDraft) return (await resume(turn)) ?? (open ? null : otherMatter(turn))
    if (kept && namesOther(turn.message.text, open.state.name, kept.state.name)) {
      const taken = takeUp(turn)
      return taken && { ...taken, ...keepInHand(turn, taken.kept ?? null) }
    }
    if (/[,.;:]\s*\S/.test(turn.message.text)) return null
    const later = laterComplaint(turn, open.state)
    if (later) return inBetween(turn, later, open.flow, open.state)
    const summary = open.flow.summarise?.(open.state)
    return summary ? { replies: [summary] } : null
  },
  summarise(turn, open) {
    if (!wantsSummary(turn.message.text) || open?.flow.isAnswer?.(turn, open.state)) return null
    const summary = open?.flow.summarise?.(open.state)
    if (summary) return { replies: [summary] }
    return isProtectedFlow(turn.conversation.kept?.state) ? null : takeUp(turn)
  },
  repeat: (turn) => (wantsRepeat(turn.message.text) ? repeat(turn.conversation) : null),
  'call flow'(turn) {
    if (wantsPerson(turn.message.text) && !mustGuard(turn)) return humanHandoff.begin(turn)
    return flowCalled(foldMarks(turn.message.text))?.begin(turn) ?? null
  },
  async guard(turn, open) {
    if (!mustGuard(turn) || open?.flow.isGuarded || isProtectedFlow(open?.state)) return null
    const outcome = await startFlow(turn)
    return open ? inBetween(turn, outcome, open.flow, open.state) : outcome
  },
  'ask about step'(turn, open) {
    const { text } = turn.message
    if (open?.flow.isAnswer?.(turn, open.state)) return null
    if (!isQuestion(text) && !offersFiles(text) && !tellsFear(text)) return null
    const answered = open?.flow.answerAbout?.(turn, open.state)
    return answered && open ? inBetween(turn, { replies: answered.replies }, open.flow, answered.flow) : null
  },
  async ask(turn, open) {
    if (!open || mustGuard(turn) || !interrupts(turn, open) || open.flow.isAnswer?.(turn, open.state)) return null
    return inBetween(turn, await startFlow(turn), open.flow, open.state)
  },
  async 'hand over'(turn, open) {
    const { message, understood } = turn
    if (!open || understood.intent !== 'human_handoff' || !asksForPerson(message.text)) return null
    return inBetween(turn, await startFlow(turn), open.flow, open.state)
  },
  answer: (turn, open) => (open ? (open.flow.answer?.(turn, open.state) ?? null) : null),
  async 'look up code'(turn, open) {
    const { text } = turn.message
    if (!open) return (await lookUp(turn, text)) ?? (asksWhetherSent(text) ? followUp(turn) : null)
    const found = isAboutCode(text) ? await lookUp(turn, text) : null
    return found && inBetween(turn, { ...found, flow: undefined }, open.flow, open.state)
  },
  'follow up case': (turn) => followUp(turn),
  'name kind': nameKind,
  'ask who this is'(turn, open) {
    if (!asksWhoThisIs(turn)) return null
    return open ? inBetween(turn, sayWhoThisIs(), open.flow, open.state) : sayWhoThisIs()
  },
  async 'answer officer'(turn) {
    const { understood, message } = turn
    if (alarmOf(turn).length > 0 || (understood.confidence >= interruptsFrom && asks(message.text))) return null
    const awaiting = await findAwaiting(turn)
    return awaiting && confirmAnswer(awaiting, message.text, turn.files)
  },
  'after alarm': (turn) => afterAlarm(turn),
  'tell of crime': tellOfCrime,
  'tell of petition': tellOfPetition,
  'ask about law': askAboutLaw,
  async 'ask about topic'(turn) {
    if (mustGuard(turn) || asksWhereToDenounce(turn.understood)) return null
    const { wasLaw } = turn.conversation.context
    if (wasLaw && (findLaw(turn, wasLaw) || askOnAboutLaw(turn, wasLaw))) return null
    return (await joinedWithBefore(turn)) ?? answerInTopic(turn)
  },
  async 'start flow'(turn, open) {
    if (!open) return startFlow(turn)
    const isRequest = !turn.message.text.startsWith('/') && turn.understood.confidence >= interruptsFrom
    return isRequest || mustGuard(turn) ? inBetween(turn, await startFlow(turn), open.flow, open.state) : null
  },
}

/** A receipt code and little else: in the middle of something longer words belong to that. */
const isAboutCode = (text: string): boolean => {
  const found = text.length <= mostAsking ? findReceiptCode(text) : null
  return found !== null && (found.isValid || text.trim().length <= found.code.length || /^ma /.test(foldMarks(text)))
}

/** Takes up what was put aside; words behind the wish are the next answer: "gửi luôn đi, xã Đức Hợp". */
const resume = async (turn: Turn): Promise<Outcome | null> => {
  const taken = takeUp(turn)
  const [, rest = ''] = /^[^,.;]{3,40}[,.;]\s*(.{6,})$/su.exec(turn.message.text) ?? []
  const flow = taken?.flow && flowNamed(taken.flow.name)
  if (!taken?.flow || !flow || rest === '') return taken
  const answered = await flow.answer?.({ ...turn, message: { ...turn.message, text: rest } }, taken.flow)
  return answered ? { ...answered, kept: taken.kept ?? null } : taken
}

const withoutWords = async (turn: Turn, open: Open): Promise<Outcome> => {
  const { location } = turn.message
  if (!open) return location ? locationNotNow() : askAboutFiles(turn)
  const taken = open.flow.takesFiles?.(open.state) ? await open.flow.answer?.(turn, open.state) : null
  return taken ?? inBetween(turn, location ? locationNotNow() : askAboutFiles(turn), open.flow, open.state)
}

type Decided = { outcome: Outcome; command: CommandName | 'none' }

/**
 * A question that lapses is answered, or the message is read against what waits behind it, as if it hadn't been asked.
 * Null: the message means nothing there either.
 */
const afterLapse = async (turn: Turn, open: NonNullable<Open>): Promise<Decided | null> => {
  const { conversation, message } = turn
  if (message.text.startsWith('/') || isCancel(turn) || (await open.flow.answer?.(turn, open.state))) return null
  const [state = null, ...suspended] = conversation.suspended
  const decided = await decide({ ...turn, conversation: { ...conversation, flow: state, suspended } })
  if (decided.command === 'none' || isNotUnderstood(decided.outcome)) return null
  const { outcome } = decided
  return {
    ...decided,
    outcome: {
      ...outcome,
      flow: outcome.flow === undefined ? state : outcome.flow,
      suspended: outcome.suspended ?? suspended,
    },
  }
}

const isNotUnderstood = ({ replies }: Outcome): boolean => replies.some(({ text }) => text === wording.notUnderstood)

/** Reads the message against what is open: the first command of the table's row that holds decides. */
export const decide = async (turn: Turn): Promise<Decided> => {
  const { flow: state } = turn.conversation
  const flow = state && flowNamed(state.name)
  if (state && (!flow || (flow.version ?? 1) !== state.version))
    return {
      outcome: { replies: [reply(wording.stateUnknown, menuChoices)], flow: null, suspended: [] },
      command: 'none',
    }
  const open: Open = state && flow ? { flow, state } : null
  if (open?.flow.lapses && turn.message.text !== '') {
    const lapsed = await afterLapse(turn, open)
    if (lapsed) return lapsed
  }
  if (turn.message.text === '') return { outcome: await withoutWords(turn, open), command: 'none' }
  for (const command of commandTable[open ? (open.flow.expects?.(open.state) ?? 'choice') : 'nothing']) {
    const outcome = await handlers[command](turn, open)
    if (outcome) return { outcome: resumeSuspended(turn, outcome), command }
  }
  return { outcome: cannotHandle(open), command: 'none' }
}
