import { join } from 'node:path'
import { createCaseStore } from './cases/case-store.js'
import { createClockKeeper } from './cases/clocks.js'
import { createHandOffStore } from './cases/hand-off-store.js'
import { createErrorReportStore } from './catalog/error-report-store.js'
import { createLiveCatalog } from './catalog/live-catalog.js'
import { readProcedureFiles } from './catalog/procedure-files.js'
import { importProcedureFiles } from './catalog/publish.js'
import { createVersionStore } from './catalog/version-store.js'
import type { Config } from './config.js'
import { stateCalendar } from './deadlines/calendar.js'
import { createOfficeHours } from './deadlines/office-hours.js'
import { createConversationStore } from './dialogue/conversation-store.js'
import type { DialogueParts } from './dialogue/flow.js'
import { flowNamed } from './dialogue/flows/index.js'
import { createHandleMessage } from './dialogue/handle-message.js'
import { createInbox } from './messaging/inbox.js'
import { createInboxStore } from './messaging/inbox-store.js'
import { createLeaseStore } from './messaging/lease-store.js'
import { createOutbox, type Send } from './messaging/outbox.js'
import { createOutboxStore } from './messaging/outbox-store.js'
import { createContactStore } from './places/contact-store.js'
import type { Clock } from './shared/clock.js'
import { BadSetup } from './shared/errors.js'
import { deriveKey, sign } from './shared/keys.js'
import type { Logger } from './shared/logger.js'
import type { Connection } from './shared/mongo.js'
import { readIntentFiles } from './understanding/intent-files.js'
import { readLifeEvents, readOtherAgencies } from './understanding/known-matters.js'
import { createUnansweredStore } from './understanding/unanswered-store.js'
import { createUnderstanding } from './understanding/understand.js'

const root = new URL('..', import.meta.url).pathname

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
  send: Send
  onDelivered: (chat: string) => void
}) => {
  const { connection, config, publicUrl, appSecret, clock, logger } = tools
  const keys = {
    csrf: deriveKey(appSecret, 'csrf'),
    links: deriveKey(appSecret, 'links'),
    session: deriveKey(appSecret, 'session'),
    webChat: deriveKey(appSecret, 'web-chat'),
  }
  const stores = {
    inboxStore: createInboxStore(connection),
    outboxStore: createOutboxStore(connection),
    conversations: createConversationStore(connection),
    cases: createCaseStore(connection),
    handOffs: createHandOffStore(connection),
    contacts: createContactStore(connection),
    versions: createVersionStore(connection),
    unanswered: createUnansweredStore(connection),
    errorReports: createErrorReportStore(connection),
  }
  const [intents, procedureFiles, otherAgencies, lifeEvents] = await Promise.all([
    readIntentFiles(join(root, 'intents')),
    readProcedureFiles(join(root, 'procedures')),
    readOtherAgencies(),
    readLifeEvents(),
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
    cacheDir: config.dataDir,
  })
  liveCatalog.onChange((procedures) => understanding.updateProcedures(procedures))

  const flowOf = new Map(intents.map(({ name, flow }) => [name as string, flow]))
  const clocks = createClockKeeper(stateCalendar, config.feedbackTargets)
  const parts: DialogueParts = {
    ...stores,
    clocks,
    understanding,
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
  const { handleMessage, giveUp } = createHandleMessage({ conversations: stores.conversations, parts, clock, logger })
  const leases = createLeaseStore(connection)
  const outbox = createOutbox({
    store: stores.outboxStore,
    leases,
    sources: [stores.conversations.source(), ...stores.cases.sources(), stores.handOffs.source()],
    send: tools.send,
    onDelivered: tools.onDelivered,
    clock,
    logger,
  })
  const inbox = createInbox({
    store: stores.inboxStore,
    leases,
    handleMessage,
    giveUp,
    afterHandling: () => outbox.wake(),
    logger,
  })

  return {
    ...stores,
    keys,
    clocks,
    leases,
    inbox,
    outbox,
    liveCatalog,
    understanding,
    start(): void {
      inbox.start()
      outbox.start()
    },
    async stop(): Promise<void> {
      await inbox.stop()
      await outbox.collect().catch((error) => logger.warn({ error }, 'outbox left for the next start'))
      await outbox.stop()
      liveCatalog.stop()
    },
  }
}

export type Core = Awaited<ReturnType<typeof createCore>>
