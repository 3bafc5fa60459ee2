import { join } from 'node:path'
import { createAccounts } from './accounts/accounts.js'
import { createAuditTrail } from './accounts/audit-trail.js'
import { createOfficerNews } from './accounts/officer-news.js'
import { createAttachmentStore } from './attachments/attachment-store.js'
import { readFreeBytes } from './attachments/free-space.js'
import { createQuotaStore } from './attachments/quota-store.js'
import { createScanner } from './attachments/scan.js'
import { createUploadRoom } from './attachments/upload-room.js'
import { createCaseStore } from './cases/case-store.js'
import { causeOf } from './cases/change-case.js'
import { createClockKeeper } from './cases/clocks.js'
import { kindOf } from './cases/kinds/index.js'
import { routingRules } from './cases/open-case.js'
import { createPetitionLinkStore } from './cases/petition-link-store.js'
import { createCatalog } from './catalog/catalog.js'
import type { Config } from './config.js'
import { stateCalendar } from './deadlines/calendar.js'
import { clockRules } from './deadlines/clock-rules.js'
import { deletionTerms } from './deadlines/deletion-terms.js'
import { createOfficeHours } from './deadlines/office-hours.js'
import { createConversationStore } from './dialogue/conversation-store.js'
import type { DialogueParts } from './dialogue/flow.js'
import { flowNamed } from './dialogue/flows/index.js'
import { createHandleMessage } from './dialogue/handle-message.js'
import { wording } from './dialogue/wording.js'
import { type JobName, jobTable } from './jobs/index.js'
import { createJobRunStore } from './jobs/job-run-store.js'
import { createJobs } from './jobs/run-jobs.js'
import { createChatStore } from './messaging/chat-store.js'
import { createInbox } from './messaging/inbox.js'
import { createInboxStore } from './messaging/inbox-store.js'
import { createLeaseStore } from './messaging/lease-store.js'
import type { FetchedFile, IncomingFile, IncomingMessage } from './messaging/message.js'
import { createOutbox, type Platform, type Send } from './messaging/outbox.js'
import { createOutboxStore } from './messaging/outbox-store.js'
import { createPaceStore } from './messaging/pace-store.js'
import { migrations } from './migrations/index.js'
import { runMigrations } from './migrations/run-migrations.js'
import { createContactStore } from './places/contact-store.js'
import type { Clock } from './shared/clock.js'
import { BadSetup } from './shared/errors.js'
import { deriveKey } from './shared/keys.js'
import type { Logger } from './shared/logger.js'
import { type Connection, databaseOf } from './shared/mongo.js'
import { sweepFiles } from './sweep-files.js'
import { takeFiles } from './take-files.js'
import { createTasks } from './tasks/create-tasks.js'
import { readGeneralQuestions, readLifeEvents, readOtherAgencies } from './understanding/facts/known-matters.js'
import { readIntentFiles } from './understanding/intents/intent-files.js'
import { createUnderstanding } from './understanding/understand.js'

const root = new URL('..', import.meta.url).pathname
const typingAfterMs = 700
const typingLastsMs = 4_000

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
    session: deriveKey(appSecret, 'session'),
    webChat: deriveKey(appSecret, 'web-chat'),
    device: deriveKey(appSecret, 'device'),
    files: deriveKey(appSecret, 'files'),
  }
  const leases = createLeaseStore(connection, { owner: tools.processName })
  await leases.takeBack()
  await runMigrations({ migrations, database: databaseOf(connection), takeLease: leases.take, clock, logger })

  const chats = createChatStore(connection)
  const accounts = createAccounts({ connection, publicUrl })
  const uploadQuotas = createQuotaStore(connection)
  const room = createUploadRoom({
    store: uploadQuotas,
    freeBytes: () => readFreeBytes(config.mongodbUri ? { connection } : config),
    ...config.uploads,
  })
  const stores = {
    leases,
    accounts,
    inboxStore: createInboxStore(connection, chats),
    outboxStore: createOutboxStore(connection, chats),
    uploadQuotas,
    attachments: createAttachmentStore({ connection, scanner: createScanner(config.clamav), room }),
    conversations: createConversationStore(connection),
    cases: createCaseStore(connection),
    tasks: createTasks({ connection, deletionTerms }),
    petitionLinks: createPetitionLinkStore(connection),
    contacts: createContactStore(connection),
    catalog: createCatalog({ connection, clock, logger }),
  }
  const audit = createAuditTrail({
    store: accounts.auditStore,
    sources: [
      accounts.store.auditSource(),
      ...stores.cases.auditSources(),
      stores.tasks.auditSource(),
      stores.contacts.auditSource(),
      stores.catalog.auditSource(),
      stores.outboxStore.auditSource(),
    ],
  })
  const [intents, otherAgencies, lifeEvents, generalQuestions] = await Promise.all([
    readIntentFiles(join(root, 'intents')),
    readOtherAgencies(),
    readLifeEvents(),
    readGeneralQuestions(),
    ...Object.values(stores).map((store) => ('prepare' in store ? store.prepare() : undefined)),
  ])
  for (const { name, flow } of intents)
    if (!flowNamed(flow))
      throw new BadSetup(
        `intents/${name.replaceAll('_', '-')}.yml: không có kịch bản ${flow}; hãy viết tên một thư mục trong src/dialogue/flows`,
      )

  clockRules()
  routingRules()
  const { catalog } = stores
  await catalog.importFolder(join(root, 'procedures'))
  await catalog.refresh()
  const understanding = createUnderstanding({
    intents,
    procedures: catalog.findAll(),
    otherAgencies,
    lifeEvents,
    generalQuestions,
    cacheDir: config.dataDir,
  })
  catalog.onChange((procedures) => understanding.updateProcedures(procedures))

  const matterNames = new Map([...otherAgencies, ...generalQuestions].map(({ slug, name }) => [slug, name]))

  /** What a chat left behind that belongs to no case; the turn that asks for it is stored afterwards. */
  const forgetChat = async (chat: string): Promise<void> => {
    await audit.collect()
    await stores.inboxStore.forget(chat)
    await stores.outboxStore.forget(chat, causeOf(''))
    await stores.tasks.forget(chat)
    await stores.attachments.forgetUnlinked(chat)
    await stores.petitionLinks.closeAllOf(chat)
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
    officeHours: createOfficeHours({ calendar: stateCalendar }),
    links: {
      privacy: `${publicUrl}/quyen-rieng-tu`,
      checklist: (slug, chosen) => `${publicUrl}/giay-to/${slug}${chosen.length > 0 ? `?t=${chosen.join('-')}` : ''}`,
      petition: async ({ id, kind, chat }, at) => {
        const link = { caseId: id, isProtected: kindOf(kind).isProtected, chat }
        return `${publicUrl}/don/${await stores.petitionLinks.open(link, at)}`
      },
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
    sources: [stores.conversations.source(), ...stores.cases.sources(), stores.tasks.source()],
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

  const work: Record<JobName, () => Promise<unknown>> = {
    follow_catalog: catalog.refresh,
    sweep_files: () => sweepFiles(stores, clock.now()),
    collect_audit: audit.collect,
  }
  const jobs = createJobs({
    table: jobTable,
    runs: work,
    store: createJobRunStore(connection),
    takeLease: leases.take,
    clock,
    logger,
  })

  return {
    ...stores,
    jobs,
    audit,
    officerNews: createOfficerNews({ store: accounts.store, audit }),
    keys,
    clocks,
    chats,
    inbox,
    outbox,
    understanding,
    matterNames,
    start(): void {
      jobs.start()
      inbox.start()
      outbox.start()
    },
    async stop(): Promise<void> {
      await jobs.stop()
      await inbox.stop()
      await outbox.collect().catch((error) => logger.warn({ error }, 'outbox left for the next start'))
      await outbox.stop()
    },
  }
}

export type Core = Awaited<ReturnType<typeof createCore>>
