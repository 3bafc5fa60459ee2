import { randomUUID } from 'node:crypto'
import { addFromCitizen, correctPlace } from '../../src/cases/add-from-citizen.js'
import { answerOfficer } from '../../src/cases/answer-officer.js'
import type { Case } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { createClockKeeper } from '../../src/cases/clocks.js'
import { linkChat } from '../../src/cases/desk/link-chat.js'
import { openCase } from '../../src/cases/open-case.js'
import { rateCase } from '../../src/cases/rate-case.js'
import { reopenByCitizen } from '../../src/cases/reopen-by-citizen.js'
import { requestProtection } from '../../src/cases/request-protection.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { createAddresses } from '../../src/dialogue/addresses.js'
import { type Conversation, newConversation } from '../../src/dialogue/conversation.js'
import { createHandleMessage } from '../../src/dialogue/handle-message.js'
import type { Slices } from '../../src/dialogue/slices.js'
import type { IncomingMessage, OutgoingMessage } from '../../src/messaging/message.js'
import type { SaidBefore } from '../../src/messaging/messaging.js'
import { findPlaces } from '../../src/places/find-places.js'
import { createLogger, type Logger } from '../../src/shared/logger.js'
import { readQuestions } from '../../src/surveys/questions.js'
import type { NewTask } from '../../src/tasks/task.js'
import { noEntities } from '../../src/understanding/reading/entities.js'
import type { Understood } from '../../src/understanding/understand.js'
import { nothingEntered } from './nothing-entered.js'

/** What a text means, for the texts that a test uses; the others are small talk without confidence. */
export type Meanings = Record<string, Partial<Understood>>

const nothing: Understood = {
  intent: 'out_of_scope',
  confidence: 0,
  alert: null,
  news: null,
  calledInVain: false,
  isPrivateQuarrel: false,
  isHomeViolence: false,
  procedure: null,
  certainty: 'none',
  isNamed: false,
  candidates: [],
  otherAgency: null,
  lifeEvent: null,
  generalQuestion: null,
  places: [],
  entities: noEntities,
  request: '',
  also: [],
}

/** Parts that a test must not touch: the first use throws its name. */
const fakeCases = () => {
  const cases: Case[] = []
  const byOpening = new Map<string, Case>()
  return {
    cases,
    store: {
      ...untouchedMethods<CaseStore>('cases', ['prepare', 'get', 'find', 'count', 'sources']),
      async insert(newCase: Omit<Case, 'id'>, openedBy: string) {
        const opened = { ...newCase, id: randomUUID() }
        cases.push(opened)
        byOpening.set(openedBy, opened)
        return opened
      },
      getOpenedBy: async (openedBy: string) => byOpening.get(openedBy) ?? null,
      getByReceiptCode: async (code: string) => cases.find(({ receiptCode }) => receiptCode === code) ?? null,
      findByChat: async (chat: string) => cases.filter((found) => found.chat === chat),
      async apply(before: Case, { set, event }: Parameters<CaseStore['apply']>[1]) {
        const at = cases.findIndex(({ id, version }) => id === before.id && version === before.version)
        if (at < 0) return false
        cases[at] = { ...before, ...set, timeline: [...before.timeline, event], version: before.version + 1 }
        return true
      },
    } satisfies Partial<CaseStore>,
  }
}

function untouchedMethods<T extends object>(name: string, keys: readonly (keyof T & string)[]): T {
  const methods = keys.map((key) => [key, () => Promise.reject(new Error(`${name}.${key} is not faked`))])
  return Object.fromEntries(methods) as T
}

/** The dialogue on fake stores: one chat, no database, understanding by a table. */
export const startDialogue = ({
  meanings = {},
  flowOfIntent = {},
  logger = createLogger('silent'),
  known = {},
}: {
  meanings?: Meanings
  flowOfIntent?: Record<string, string>
  logger?: Logger
  /** Slices that a test brings itself, such as the real understanding. */
  known?: Partial<Slices>
} = {}) => {
  const conversations = new Map<string, Conversation>()
  const { cases, store } = fakeCases()
  const tasks: NewTask[] = []
  const forgotten: string[] = []
  const withdrawn: { chat: string; since: Date }[] = []
  const talk: SaidBefore[] = []
  let refusedSaves = 0
  let sent: OutgoingMessage[] = []
  const now = new Date('2026-11-25T03:00:00Z')

  const clocks = createClockKeeper(() => stateCalendar, { default: 15 })
  const slices: Slices = {
    secretOf: async () => '4821093755201186',
    keepForPage: async () => 'token',
    isAnswerOff: () => false,
    understanding: {
      understand: (text) => ({ ...nothing, request: text, places: findPlaces(text), ...meanings[text] }),
      rehearse: async () => null,
      rehearseLesson: async () => ({ reached: [], count: 0, better: 0, worse: 0, moved: [], losses: [] }),
      flows: new Map(Object.entries(flowOfIntent)),
      guessCategory: () => 'other',
      categories: [],
      findAnswer: () => null,
      findLawAnswer: () => null,
      matterNameOf: () => undefined,
      matterOf: () => undefined,
      nationalList: [],
      findLifeEvents: () => [],
    },
    catalog: { get: () => null, findAll: () => [], versionOf: () => null, laterOf: () => null },
    cases: {
      open: (request) => openCase({ store, clocksOf: () => clocks, isEven: async () => false }, request),
      answer: (found, answer) => answerOfficer(store, found, answer),
      add: (found, said) => addFromCitizen(store, found, said),
      reopen: (found, said) => reopenByCitizen({ store: store as unknown as CaseStore, clocks }, found, said),
      requestProtection: (found, said) =>
        requestProtection({ store: store as unknown as CaseStore, clocks }, found, said),
      correctPlace: (found, said) => correctPlace(store, found, said),
      rate: (found, mark) => rateCase(store, found, mark),
      getByReceiptCode: store.getByReceiptCode,
      findByChat: store.findByChat,
      findAlike: async () => null,
      publicAnswers: { agreeLater: async () => undefined, refuse: async () => undefined, get: async () => null },
      follow: async () => null,
      asFollowed: async (found) => found,
      openPetitionLink: async () => 'token',
      closePetitionLink: async () => undefined,
      linkChat: (found, asked) => linkChat(store, found, asked),
      forget: async () => undefined,
    },
    surveys: {
      questions: readQuestions(),
      mayAsk: async () => true,
      refuse: async () => undefined,
      noteCaseMark: async ({ receiptCode }) => `${receiptCode}:0`,
      noteGuidanceMark: async () => false,
      noteGuided: async () => undefined,
      addMark: async () => true,
      addSentence: async () => true,
      forget: async () => undefined,
    },
    tasks: {
      async open(task) {
        tasks.push(task)
      },
      async withdrawLessons(from, since) {
        withdrawn.push({ chat: from, since })
      },
      addToHandOff: async () => false,
      isWaiting: async () => false,
      requestDeletion: async () => ({ dueOn: '2026-12-15' }),
      forget: async () => undefined,
    },
    reception: {
      ...untouchedMethods<Slices['reception']>('reception', ['book', 'move', 'cancel', 'getByCode', 'getDay']),
      findOpenDays: async () => [],
      findPosted: async () => [],
      findOfChat: async () => [],
      forget: async () => undefined,
    },
    reminders: { linkChat: async () => 'linked', unlinkChat: async () => false },
    messaging: {
      mayHaveNews: () => false,
      findOfferedByNews: async () => [],
      findTalk: async () => talk.slice(-3),
      async forget(chat) {
        forgotten.push(chat)
      },
    },
    files: {
      ...untouchedMethods<Slices['files']>('files', ['take', 'fetch']),
      forgetUnlinked: async () => undefined,
    },
    collectAudit: async () => undefined,
    forgetAsked: async () => undefined,
    places: nothingEntered,
    addresses: createAddresses('http://x'),
    ...known,
  }

  const { handleMessage, giveUp } = createHandleMessage({
    conversations: {
      ...untouchedMethods('conversations', ['prepare', 'forget', 'source']),
      load: async (chat) => structuredClone(conversations.get(chat) ?? newConversation(chat)),
      async save(next, outgoing) {
        if (refusedSaves-- > 0 || (conversations.get(next.chat)?.version ?? 0) !== next.version - 1) return false
        conversations.set(next.chat, structuredClone(next))
        sent = outgoing
        return true
      },
    },
    slices,
    clock: { now: () => now },
    logger,
  })

  const chat = 'fake:1'
  const messageOf = (text: string, more: Partial<IncomingMessage>): IncomingMessage => ({
    id: `fake:${randomUUID()}`,
    key: randomUUID(),
    chat,
    channel: 'fake',
    text,
    at: now,
    ...more,
  })
  return {
    cases,
    tasks,
    forgotten,
    withdrawn,
    talk,
    /** Sends messages one after the other; gives what was said to the last. */
    async say(...texts: string[]): Promise<string> {
      for (const text of texts) await this.send(text)
      return this.heard()
    },
    async send(text: string, more: Partial<IncomingMessage> = {}): Promise<OutgoingMessage[]> {
      sent = []
      await handleMessage(messageOf(text, more))
      talk.push({ text, replies: sent })
      return sent
    },
    /** What the choice whose label contains these words sends. */
    choice(label: string): string {
      const found = sent.flatMap(({ choices }) => choices).find((one) => one.label.includes(label))
      if (!found) throw new Error(`no choice “${label}” under: ${sent.map(({ text }) => text).join('\n')}`)
      return found.value
    },
    heard: () => sent.map(({ text }) => text).join('\n'),
    conversation: () => conversations.get(chat) ?? newConversation(chat),
    /** The next saves fail as if another process had been faster. */
    refuseSaves(times: number): void {
      refusedSaves = times
    },
    giveUp: (text: string) => giveUp(messageOf(text, {})),
  }
}
