import { join } from 'node:path'
import { createAccounts } from './accounts/accounts.js'
import { can, type Permission } from './accounts/roles.js'
import { createAttachments } from './attachments/attachments.js'
import { readFreeBytes } from './attachments/free-space.js'
import { keepingPictures } from './attachments/office-pictures.js'
import { createBreaches } from './breaches/breaches.js'
import { type Cases, createCases } from './cases/cases.js'
import { categoryNamed } from './cases/categories.js'
import { causeOf } from './cases/cause.js'
import { createRetention } from './cases/retention/retention.js'
import type { CaseSealing, DenunciationOfficer } from './cases/sealed/case-sealing.js'
import { createCatalog } from './catalog/catalog.js'
import type { Config } from './config.js'
import { dataTerms } from './deadlines/data-terms.js'
import { createDeadlines } from './deadlines/deadlines.js'
import { accusesInWords } from './dialogue/accuses-office.js'
import { createDialogue, type Dialogue } from './dialogue/dialogue.js'
import { maskPersonal } from './dialogue/learning/mask.js'
import { createDuplicates } from './duplicates/duplicates.js'
import { createFormAnswers } from './form-answers/form-answers.js'
import { createIndicators } from './indicators/indicators.js'
import { jobTable } from './jobs/index.js'
import { createJobRunStore } from './jobs/job-run-store.js'
import { createJobs } from './jobs/run-jobs.js'
import type { HandleMessage } from './messaging/inbox.js'
import { channelOf, type FetchedFile, type IncomingFile } from './messaging/message.js'
import { type Above, createMessaging } from './messaging/messaging.js'
import { sealMessage } from './messaging/seal-message.js'
import { migrations } from './migrations/index.js'
import { runMigrations } from './migrations/run-migrations.js'
import { createOperations } from './operations/operations.js'
import { createPapers } from './papers/papers.js'
import { createPartners } from './partners/partners.js'
import { officeNumbersOf, weekOf } from './places/commune-contact.js'
import { findPlaceNames, getCommune } from './places/communes.js'
import { createPlaces } from './places/places.js'
import { createProof } from './proof/proof.js'
import { createPublications } from './publications/publications.js'
import { createReception } from './reception/reception.js'
import { createReminders } from './reminders/reminders.js'
import { createSendMail } from './reminders/send-mail.js'
import { currentReader } from './sealing/cases/reading-as.js'
import { createNames } from './sealing/names.js'
import { createSealing } from './sealing/sealing.js'
import type { Clock } from './shared/clock.js'
import { deriveKey } from './shared/keys.js'
import { loggingAs, logKeyOf } from './shared/log-context.js'
import type { Logger } from './shared/logger.js'
import { type Connection, databaseOf } from './shared/mongo.js'
import { createSurveys } from './surveys/surveys.js'
import { createTasks } from './tasks/tasks.js'
import { loadUnderstanding } from './understanding/understanding.js'

const root = new URL('..', import.meta.url).pathname

/** A failed message beyond these waits until earlier ones are settled. */
const mostUndelivered = 2_000

/** What the channels do for the slices. */
type Channels = Pick<Above, 'send' | 'platformOf' | 'onDelivered'> & {
  fetchFile: (channel: string, file: IncomingFile) => Promise<FetchedFile>
  showTyping: (chat: string) => void
}

/** Joins the slices between the channels and the database; each lower one is given the functions that it reaches up with. */
export const createCore = async (
  parts: Channels & {
    connection: Connection
    config: Config
    publicUrl: string
    appSecret: string
    clock: Clock
    logger: Logger
    /** This process, by the same name after a restart: its leases are taken back at once. */
    processName: string
    /** Who reads denunciations; left out: officers with their own keys, open in the session of a request. */
    readers?: Pick<CaseSealing, 'findOfficers' | 'findKeepers' | 'getReader'>
  },
) => {
  const { connection, config, publicUrl, clock, logger } = parts

  const sealing = createSealing({ connection, keyDir: config.keyDir, clock })
  const names = createNames(await sealing.keyFor('names'))
  const jobRuns = createJobRunStore(connection)
  const operations = createOperations({
    connection,
    publicUrl,
    processName: parts.processName,
    parts: [...config.parts],
    floorBytes: config.uploads.floorBytes,
    jobTable,
    read: {
      waitingIn: () => messaging.inboxStore.readQueues(clock.now()),
      waitingOut: () => messaging.outboxStore.readQueues(clock.now()),
      countFailed: () => messaging.outboxStore.countFailed(),
      countUnreadable: () => messaging.inboxStore.countUnreadable(),
      lastRun: jobRuns.get,
      freeBytes: () => readFreeBytes(config.mongodbUri ? { connection } : { dataDir: config.dataDir }),
    },
    clock,
  })
  const { switches, metrics } = operations
  const timed: HandleMessage = async (message, straight) => {
    const begun = performance.now()
    const note = (outcome: 'handled' | 'failed') => {
      const ms = performance.now() - begun
      metrics.noteHandled(outcome, ms)
      logger.info({ channel: message.channel, outcome, ms: Math.round(ms) }, 'message')
    }
    await loggingAs({ chat: logKeyOf(message.chat), ...(message.key && { message: message.key }) }, async () => {
      try {
        await dialogue.handleMessage(message, straight)
        note('handled')
      } catch (error) {
        note('failed')
        throw error
      }
    })
  }
  const messaging = createMessaging({
    connection,
    boxes: sealing.boxes,
    processName: parts.processName,
    above: {
      ...parts,
      handleMessage: timed,
      giveUp: (message) => dialogue.giveUp(message),
      floodNotice: () => dialogue.floodNotice(),
      heldChannels: switches.heldChannels,
      silentChannels: switches.silentChannels,
      heldNotice: switches.heldNotice,
      send: async (message) => {
        const begun = performance.now()
        const sent = await parts.send(message)
        metrics.noteSent(channelOf(message.chat), sent.outcome, performance.now() - begun)
        return sent
      },
      sources: () => [
        dialogue.source(),
        ...cases.sources(),
        ...[tasks, reminders, reception, surveys, messaging.corrections].map((one) => one.source()),
      ],
    },
    clock,
    logger,
  })
  await messaging.leases.takeBack()
  await runMigrations({
    migrations,
    database: databaseOf(connection),
    takeLease: messaging.leases.take,
    clock,
    logger,
  })

  const carriers = () => [
    ...cases.auditSources(),
    ...reminders.auditSources(),
    ...reception.auditSources(),
    ...partners.auditSources(),
    retention.auditSource(),
    breaches.auditSource(),
    operations.auditSource(),
    ...places.auditSources(),
    ...[tasks, catalog, messaging, messaging.corrections, deadlines, publications, surveys, indicators].map((one) =>
      one.auditSource(),
    ),
  ]
  const accounts = createAccounts({
    connection,
    publicUrl,
    auditKey: deriveKey(parts.appSecret, 'audit'),
    auditSources: carriers,
    factorKey: () => sealing.keyFor('second-factors'),
    names: () => names,
    placeNames: findPlaceNames(),
  })
  const attachments = createAttachments({
    connection,
    config,
    boxes: sealing.boxes,
    caseBoxes: {
      seal: (...asked) => cases.boxes.seal(...asked),
      open: (...asked) => cases.boxes.open(...asked),
      hideId: (caseId) => names.hide('case', caseId),
      showId: (caseId) => names.show('case', caseId),
    },
  })
  const catalog = createCatalog({ connection, clock, logger, cacheDir: config.cacheDir })
  const deadlines = createDeadlines({ connection, communeName: (code) => getCommune(code)?.name ?? null })
  await deadlines.prepare()
  await deadlines.refresh()
  const places = createPlaces({ connection, deadlines })
  const tasks = createTasks({
    connection,
    boxes: sealing.boxes,
    dataTerms: (right, at) => dataTerms(right, at, deadlines.calendar),
    keepPictures: (order, run) => keepingPictures(attachments, order, run),
    releasePictures: attachments.release,
  })
  const reception = createReception({
    connection,
    calendarOf: (now) => deadlines.calendarOf({ now, before: [] }),
    closuresOf: async (code) => (await places.getContact(code)).closures,
    hoursOf: async (code) => weekOf((await places.getContact(code)).hours),
    accuses: (text) => accusesInWords(text, 'anything', understanding.understand(text)),
  })
  const findStaff = async () =>
    (await accounts.findAll()).filter(({ isActive, hasPassword }) => isActive && hasPassword)
  /** Accounts of the office that can sign in, with the keys that a colleague admitted and what they declared. */
  const findKeyed = async (permission: Permission): Promise<DenunciationOfficer[]> => {
    const [all, readers, ties] = await Promise.all([
      accounts.findAll(),
      accounts.keys.findReaders(),
      accounts.ties.findAll(),
    ])
    return all
      .filter((account) => account.isActive && can(account, permission))
      .map((account) => ({
        account,
        publicKey: readers.find(({ id }) => id === account.id)?.publicKey ?? null,
        ties: ties.get(account.id),
      }))
  }
  const findOfficers = () => findKeyed('view_protected')
  const findKeepers = () => findKeyed('lend_identity')
  const duplicates = createDuplicates({ connection })
  const cases: Cases = createCases({
    connection,
    attachments,
    duplicates,
    audit: accounts.audit,
    deadlines,
    accuses: (text, of) => accusesInWords(text, of, understanding.understand(text)),
    findAccount: accounts.findOne,
    findStaff,
    findUndelivered: async () =>
      (await messaging.outboxStore.findFailedCauses(causeOf(''), mostUndelivered)).flatMap(
        (cause) => cases.caseIdIn(cause) ?? [],
      ),
    guessCategory: (text) => categoryNamed(understanding.guessCategory(text)),
    officeNumbers: async (code) => (code === null ? [] : officeNumbersOf(await places.getContact(code))),
    mayAskMark: async (chat) => !switches.isAnswerOff('surveys') && (await surveys.mayAsk(chat)),
    sealing: {
      ...(parts.readers ?? { findOfficers, findKeepers, getReader: currentReader }),
      now: clock.now,
      getQueuePair: sealing.getQueuePair,
      sealMessage: (message) => sealMessage(sealing.boxes, message),
      renameCause: messaging.outboxStore.renameCause,
      names,
    },
    ...config,
  })
  const surveys = createSurveys({
    connection,
    key: deriveKey(parts.appSecret, 'surveys'),
    questionsFile: config.surveyQuestions,
    cases,
    tasks,
    findStaff,
    accuses: (text) => accusesInWords(text, 'crime', understanding.understand(text)),
    withoutPersons: maskPersonal,
    procedureNameOf: (slug) => catalog.get(slug)?.short_name ?? null,
    isTrial: (chat) => config.trialChats.has(chat),
  })
  const publications = createPublications({ connection, attachments, calendar: () => deadlines.calendar })
  const papers = createPapers({
    connection,
    cases,
    boxes: sealing.boxes,
    publicUrl,
    calendar: () => deadlines.calendar,
  })
  const retention = createRetention({
    connection,
    store: cases.store,
    collectAudit: accounts.audit.collect,
    forget: async ({ caseId, isProtected, files }) => {
      await attachments.forgetFilesOf(caseId, files)
      await papers.dropAllOf(caseId, { isProtected })
      await tasks.forgetAboutData(caseId)
      await messaging.outboxStore.forgetCaused(cases.causeOf(caseId, { isProtected }))
    },
  })
  const breaches = createBreaches({ connection })
  const partners = createPartners({
    connection,
    webhookKey: deriveKey(parts.appSecret, 'webhooks'),
    caseMoves: cases.coded.streamMoves,
    publishedVersions: () =>
      catalog.findAll().map(({ slug, code }) => ({ slug, code, version: catalog.versionOf(slug) ?? 0 })),
  })
  const reminders = createReminders({
    connection,
    cases,
    accounts,
    publicUrl,
    calendar: () => deadlines.calendar,
    sendMail: config.mail && createSendMail(config.mail),
    clock,
    logger,
  })
  const proof = createProof({ connection, cases: cases.filed })
  const formAnswers = createFormAnswers({ connection })
  const indicators = createIndicators({
    connection,
    key: deriveKey(parts.appSecret, 'asked'),
    askedSource: () => dialogue.askedSource(),
    version: cases.clocksVersion,
    read: {
      cases: cases.readChangedSince,
      surveyAnswers: surveys.readAnswers,
      surveyInvitations: surveys.readInvitations,
      tasks: tasks.readChangedSince,
      publicAnswers: cases.publicAnswers.readAll,
      publications: () => publications.find({}),
      receptionDays: reception.readAll,
      contacts: places.findContacts,
      procedures: catalog.findAll,
      calendarOf: (now) => deadlines.calendarOf({ now, before: [] }),
      now: clock.now,
    },
  })
  await Promise.all(
    [
      sealing,
      indicators,
      messaging,
      accounts,
      attachments,
      places,
      catalog,
      tasks,
      cases,
      papers,
      retention,
      reminders,
      publications,
      reception,
      surveys,
      partners,
      breaches,
      formAnswers,
      operations,
    ].map((slice) => slice.prepare()),
  )
  await catalog.importFolder(join(root, 'procedures'))
  await catalog.refresh()
  await switches.follow()

  const understanding = await loadUnderstanding({ root, catalog, cacheDir: config.cacheDir })
  const dialogue: Dialogue = createDialogue({
    connection,
    publicUrl,
    sealing,
    slices: {
      understanding,
      catalog,
      cases,
      tasks,
      places,
      messaging,
      reminders,
      reception,
      surveys,
      files: { ...attachments, fetch: parts.fetchFile },
      collectAudit: accounts.audit.collect,
      forgetAsked: indicators.forget,
      secretOf: sealing.secretOf,
      keepForPage: formAnswers.keepDraft,
      isAnswerOff: switches.isAnswerOff,
    },
    showTyping: parts.showTyping,
    clock,
    logger,
  })
  await dialogue.prepare()

  const jobs = createJobs({
    table: jobTable,
    runs: {
      follow_switches: switches.follow,
      see_process: operations.see,
      follow_catalog: catalog.refresh,
      follow_calendar: deadlines.refresh,
      recompute_clocks: () => cases.recomputeClocks(clock.now()),
      watch_cases: () => cases.watch.poll(clock.now()),
      give_out: () => cases.giveOut(clock.now()),
      sweep_files: () => attachments.sweep(clock.now(), dialogue.findHeldFiles),
      open_linked: () => cases.openLinked(clock.now()),
      erase_drafts: dialogue.eraseDrafts,
      remind: reminders.run,
      run_receptions: () => reception.run(clock.now()),
      run_surveys: async () => {
        if (!switches.isAnswerOff('surveys')) await surveys.run(clock.now())
      },
      settle_keys: () =>
        sealing.settle(
          async (key) =>
            (await messaging.isNeeded(key)) ||
            (await attachments.isWaitingUnder(key)) ||
            dialogue.conversations.isCarriedUnder(key),
        ),
      settle_case_keys: cases.settleKeys,
      collect_audit: accounts.audit.collect,
      anchor_audit: async () => {
        const anchor = await accounts.audit.anchor(clock.now())
        if (anchor) logger.info(anchor, 'audit anchor')
      },
      tell_webhooks: () => partners.webhooks.tell(clock.now()),
      sweep_partners: () => partners.sweep(clock.now()),
      settle_papers: () => papers.settle(clock.now()),
      roll_up: indicators.rollUp,
      delete_ended: () => retention.run(clock.now()),
      close_day: async () => {
        const closed = await proof.close(clock.now())
        if (closed) logger.info(closed, 'day closed')
      },
    },
    store: jobRuns,
    takeLease: messaging.leases.take,
    doesLeased: config.parts.has('worker'),
    clock,
    logger,
  })

  return {
    accounts,
    attachments,
    breaches,
    cases,
    catalog,
    deadlines,
    dialogue,
    formAnswers,
    indicators,
    jobs,
    messaging,
    operations,
    papers,
    partners,
    places,
    proof,
    publications,
    reception,
    reminders,
    retention,
    surveys,
    tasks,
    understanding,
    keys: {
      csrf: deriveKey(parts.appSecret, 'csrf'),
      webChat: deriveKey(parts.appSecret, 'web-chat'),
      device: deriveKey(parts.appSecret, 'device'),
      files: deriveKey(parts.appSecret, 'files'),
      forms: deriveKey(parts.appSecret, 'forms'),
    },
    start(): void {
      jobs.start()
      messaging.start()
    },
    async stop(): Promise<void> {
      await jobs.stop()
      await messaging.stop()
    },
  }
}

export type Core = Awaited<ReturnType<typeof createCore>>
