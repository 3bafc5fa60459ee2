import { join } from 'node:path'
import { createAttachmentStore } from './attachments/attachment-store.js'
import { createScanner } from './attachments/scan.js'
import { createCaseStore } from './cases/case-store.js'
import { causeOf } from './cases/change-case.js'
import { createClockKeeper } from './cases/clocks.js'
import { createHandOffStore } from './cases/hand-off-store.js'
import { createErrorReportStore } from './catalog/error-report-store.js'
import { createLiveCatalog } from './catalog/live-catalog.js'
import { readProcedureFiles } from './catalog/procedure-files.js'
import { importProcedureFiles } from './catalog/publish.js'
import { createVersionStore } from './catalog/version-store.js'
import type { Config } from './config.js'
import { stateCalendar } from './deadlines/calendar.js'
import { computeClock } from './deadlines/clock-events.js'
import { createOfficeHours } from './deadlines/office-hours.js'
import { createConversationStore } from './dialogue/conversation-store.js'
import { createDataRequestStore, type DataRequest } from './dialogue/data-request-store.js'
import type { DialogueParts } from './dialogue/flow.js'
import { flowNamed } from './dialogue/flows/index.js'
import { createHandleMessage } from './dialogue/handle-message.js'
import { wording } from './dialogue/wording.js'
import { createChatStore } from './messaging/chat-store.js'
import { createInbox } from './messaging/inbox.js'
import { createInboxStore } from './messaging/inbox-store.js'
import { createLeaseStore } from './messaging/lease-store.js'
import type { FetchedFile, IncomingFile, IncomingMessage } from './messaging/message.js'
import { createOutbox, type Platform, type Send } from './messaging/outbox.js'
import { createOutboxStore } from './messaging/outbox-store.js'
import { createPaceStore } from './messaging/pace-store.js'
import { createContactStore } from './places/contact-store.js'
import type { Clock } from './shared/clock.js'
import { BadSetup } from './shared/errors.js'
import { deriveKey, sign } from './shared/keys.js'
import type { Logger } from './shared/logger.js'
import type { Connection } from './shared/mongo.js'
import { takeFiles } from './take-files.js'
import { readGeneralQuestions, readLifeEvents, readOtherAgencies } from './understanding/facts/known-matters.js'
import { readIntentFiles } from './understanding/intents/intent-files.js'
import { createUnansweredStore } from './understanding/unanswered-store.js'
import { createUnderstanding } from './understanding/understand.js'

const root = new URL('..', import.meta.url).pathname
const typingAfterMs = 700
const sweepEveryMs = 60 * 60_000
/** How long a file waits for a case. */
const unlinkedFilesMs = 24 * 60 * 60_000
const typingLastsMs = 4_000

/** The last days for answering a request to delete personal data and for deleting (Nghị định 356/2025 Điều 5). */
const deletionTerms = (at: Date): Pick<DataRequest, 'replyBy' | 'dueOn' | 'article'> => {
  const [reply, deletion] = ['dl.reply', 'dl.do.delete'].map((clockId) =>
    computeClock({ clockId, startedAt: at, calendar: stateCalendar }),
  )
  if (!reply || !deletion) throw new Error('no clock for deleting personal data')
  return { replyBy: reply.dueOn, dueOn: deletion.dueOn, article: deletion.article }
}

/**
 * Joins everything between the channels and the database: what a message passes from the inbox to the outbox.
 * `send` hands a message to its channel, `onDelivered` hears which chat got one.
 */
export const createCore = async (tools: {
  connection: Connection
  config: Config
  publicUrl: string
  appSecret: string
  clock: Clock
  logger: Logger
  /** This process, by the same name after a restart: its leases are taken back at once. */
  processName: string
  send: Send
  platformOf: (chat: string) => Platform
  fetchFile: (channel: string, file: IncomingFile) => Promise<FetchedFile>
  showTyping: (chat: string) => void
  onDelivered: (chat: string) => void
}) => {
  const { connection, config, publicUrl, appSecret, clock, logger } = tools
  const keys = {
    csrf: deriveKey(appSecret, 'csrf'),
    links: deriveKey(appSecret, 'links'),
    session: deriveKey(appSecret, 'session'),
    webChat: deriveKey(appSecret, 'web-chat'),
    files: deriveKey(appSecret, 'files'),
  }
  const chats = createChatStore(connection)
  const leases = createLeaseStore(connection, { owner: tools.processName })
  const stores = {
    leases,
    inboxStore: createInboxStore(connection, chats),
    outboxStore: createOutboxStore(connection, chats),
    attachments: createAttachmentStore({ connection, scanner: createScanner(config.clamav) }),
    dataRequests: createDataRequestStore(connection, deletionTerms),
    conversations: createConversationStore(connection),
    cases: createCaseStore(connection),
    handOffs: createHandOffStore(connection),
    contacts: createContactStore(connection),
    versions: createVersionStore(connection),
    unanswered: createUnansweredStore(connection),
    errorReports: createErrorReportStore(connection),
  }
  const [intents, procedureFiles, otherAgencies, lifeEvents, generalQuestions] = await Promise.all([
    readIntentFiles(join(root, 'intents')),
    readProcedureFiles(join(root, 'procedures')),
    readOtherAgencies(),
    readLifeEvents(),
    readGeneralQuestions(),
    ...Object.values(stores).map((store) => ('prepare' in store ? store.prepare() : undefined)),
  ])
  for (const { name, flow } of intents)
    if (!flowNamed(flow))
      throw new BadSetup(
        `intents/${name.replaceAll('_', '-')}.yml: không có kịch bản ${flow}; hãy viết tên một tệp trong src/dialogue/flows`,
      )

  const imported = await importProcedureFiles(stores.versions, procedureFiles, clock.now())
  logger.info({ published: imported.published.length, drafts: imported.drafted.length }, 'procedure files imported')
  const liveCatalog = createLiveCatalog(stores.versions, {
    onError: (error) => logger.warn({ error }, 'catalog waits'),
  })
  await liveCatalog.start()
  const understanding = createUnderstanding({
    intents,
    procedures: liveCatalog.findProcedures(),
    otherAgencies,
    lifeEvents,
    generalQuestions,
    cacheDir: config.dataDir,
  })
  liveCatalog.onChange((procedures) => understanding.updateProcedures(procedures))

  const matterNames = new Map([...otherAgencies, ...generalQuestions].map(({ slug, name }) => [slug, name]))

  /** What a chat left behind that belongs to no case; the turn that asks for it is stored afterwards. */
  const forgetChat = async (chat: string): Promise<void> => {
    await stores.inboxStore.forget(chat)
    await stores.outboxStore.forget(chat, causeOf(''))
    await stores.handOffs.forgetAnswered(chat)
    await stores.unanswered.forget(chat)
    await stores.attachments.forgetUnlinked(chat)
  }

  const flowOf = new Map(intents.map(({ name, flow }) => [name as string, flow]))
  const clocks = createClockKeeper(stateCalendar, config.feedbackTargets)
  const parts: DialogueParts = {
    ...stores,
    files: {
      take: (message) => takeFiles({ attachments: stores.attachments, fetchFile: tools.fetchFile, clock }, message),
      link: (ids, caseId) => stores.attachments.link(ids, caseId),
      forget: (chat) => stores.attachments.forgetUnlinked(chat),
    },
    offeredByNews: stores.outboxStore.findOfferedByNews,
    forgetChat,
    clocks,
    understanding,
    matterNames,
    flowOfIntent: (intent) => flowOf.get(intent) ?? '',
    catalog: { get: liveCatalog.getProcedure, findAll: liveCatalog.findProcedures },
    officeHours: createOfficeHours({ calendar: stateCalendar }),
    links: {
      privacy: `${publicUrl}/quyen-rieng-tu`,
      checklist: (slug, chosen) => `${publicUrl}/giay-to/${slug}${chosen.length > 0 ? `?t=${chosen.join('-')}` : ''}`,
      petition: (caseId, isProtected) =>
        isProtected
          ? `${publicUrl}/don/${caseId}?k=p&s=${sign(keys.links, `petition:protected:${caseId}`)}`
          : `${publicUrl}/don/${caseId}?s=${sign(keys.links, `petition:${caseId}`)}`,
    },
  }
  const { handleMessage: handle, giveUp } = createHandleMessage({
    conversations: stores.conversations,
    parts,
    clock,
    logger,
  })
  /** What takes its time (a file being fetched) is shown as typing. */
  const handleMessage = async (message: IncomingMessage): Promise<void> => {
    const typing = setTimeout(() => tools.showTyping(message.chat), typingAfterMs)
    const typingAgain = setInterval(() => tools.showTyping(message.chat), typingLastsMs)
    try {
      await handle(message)
    } finally {
      clearTimeout(typing)
      clearInterval(typingAgain)
    }
  }
  const noteFlood = (message: IncomingMessage): Promise<void> =>
    stores.outboxStore.add(
      { id: `${message.id}:flood`, chat: message.chat, text: wording.flood, choices: [], causedBy: message.id },
      clock.now(),
    )
  const outbox = createOutbox({
    store: stores.outboxStore,
    chats,
    pace: createPaceStore(connection),
    leases,
    sources: [stores.conversations.source(), ...stores.cases.sources(), stores.handOffs.source()],
    send: tools.send,
    platformOf: tools.platformOf,
    onDelivered: tools.onDelivered,
    clock,
    logger,
  })
  const inbox = createInbox({
    store: stores.inboxStore,
    leases,
    handleMessage,
    giveUp,
    noteFlood,
    afterHandling: () => outbox.wake(),
    onCameBack: (chat) => outbox.unblock(chat),
    logger,
  })

  let sweeping: NodeJS.Timeout | undefined
  /** Files that no case has taken. Two processes at it delete the same things. */
  const sweep = async (): Promise<void> => {
    try {
      await stores.attachments.sweep(new Date(clock.now().getTime() - unlinkedFilesMs))
    } catch (error) {
      logger.warn({ error }, 'sweeping waits for the database')
    }
  }

  return {
    ...stores,
    keys,
    clocks,
    chats,
    inbox,
    outbox,
    liveCatalog,
    understanding,
    matterNames,
    async start(): Promise<void> {
      await leases.takeBack()
      sweeping = setInterval(sweep, sweepEveryMs)
      inbox.start()
      outbox.start()
    },
    async stop(): Promise<void> {
      clearInterval(sweeping)
      await inbox.stop()
      await outbox.collect().catch((error) => logger.warn({ error }, 'outbox left for the next start'))
      await outbox.stop()
      liveCatalog.stop()
    },
  }
}

export type Core = Awaited<ReturnType<typeof createCore>>
