import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import type { AccountEntry } from '../../src/accounts/account-store.js'
import type { Account, Role } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { createCases } from '../../src/cases/cases.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { createDeadlines } from '../../src/deadlines/deadlines.js'
import { createDuplicates } from '../../src/duplicates/duplicates.js'
import type { OutgoingMessage } from '../../src/messaging/message.js'
import { createReminders } from '../../src/reminders/reminders.js'
import type { Letter, MailOutcome } from '../../src/reminders/send-mail.js'
import { createLogger } from '../../src/shared/logger.js'
import { type Connection, connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { sealedTo } from '../cases/case-sealing.js'
import { startTestDatabase } from '../journeys/journey.js'

export const commune = '12049'

const account = (id: string, role: Role, communeCode: string | null, isActive = true): AccountEntry => ({
  id,
  userName: id,
  displayName: id,
  role,
  communeCode,
  isActive,
  hasPassword: true,
  invitedUntil: null,
  createdAt: new Date(0),
  signedInAt: null,
  reviewedAt: null,
  hasFactor: false,
  proposal: null,
  request: null,
})
export const staff = [
  account('officer', 'officer', commune),
  account('left', 'officer', commune, false),
  account('leader', 'leader', commune),
  account('elsewhere', 'officer', '11953'),
  account('supervisor', 'supervisor', null),
  account('denunciations', 'denunciation_officer', null),
]

/** 'YYYY-MM-DD HH:MM' in Asia/Ho_Chi_Minh. */
export const local = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`)

/** Reminders over a database of the test's own, in as many processes as it asks for; the clock stands where it is put. */
export const useReminders = () => {
  let now = local('2026-11-30 09:00')
  const state = {} as { connection: Connection; uri: string; stop(): Promise<void> }
  const others: Connection[] = []
  const clock = { now: () => now }
  const letters: Letter[] = []
  let mailAnswer: () => MailOutcome = () => 'sent'

  const createProcess = (connection: Connection, changed: Partial<Parameters<typeof createReminders>[0]> = {}) => {
    const cases = createCases({
      sealing: sealedTo(...staff.filter(({ role }) => role === 'denunciation_officer')),
      connection,
      attachments: { link: async () => undefined } as never,
      audit: { add: async () => undefined },
      feedbackTargets: { default: 10 },
      remoteCommunes: new Set(),
      duplicates: createDuplicates({ connection }),
      deadlines: createDeadlines({ connection, communeName: () => null }),
      accuses: () => false,
      guessCategory: () => 'other',
      findAccount: async () => null,
      findStaff: async () => [],
      findUndelivered: async () => [],
    })
    const reminders = createReminders({
      connection,
      cases,
      accounts: { findAll: async () => staff },
      publicUrl: 'http://xaoi.test',
      calendar: () => stateCalendar,
      sendMail: async (letter) => {
        letters.push(letter)
        return mailAnswer()
      },
      clock,
      logger: createLogger('silent'),
      ...changed,
    })
    return { cases, reminders }
  }
  let first: ReturnType<typeof createProcess>
  /** Another process on the same database; `changed` are parts of it that fail or lie. */
  const anotherProcess = async (changed: Parameters<typeof createProcess>[1] = {}) => {
    const connection = await connectMongo(state.uri)
    others.push(connection)
    return createProcess(connection, changed)
  }

  beforeAll(async () => {
    const database = await startTestDatabase()
    const connection = await connectMongo(database.uri)
    Object.assign(state, { connection, uri: database.uri, stop: database.stop })
    first = createProcess(connection)
    await first.cases.prepare()
    await first.reminders.prepare()
  }, 30_000)
  afterAll(async () => {
    await Promise.all([state.connection, ...others].map((connection) => connection.close()))
    await state.stop()
  })

  const collection = (name: string) =>
    databaseOf(state.connection).collection<Record<string, unknown> & { _id: string }>(name)

  return {
    letters,
    collection,
    get cases() {
      return first.cases
    },
    get reminders() {
      return first.reminders
    },
    uri: () => state.uri,
    createProcess,
    database: () => databaseOf(state.connection),
    setNow(text: string): void {
      now = local(text)
    },
    now: () => now,
    answerMail(answer: () => MailOutcome): void {
      mailAnswer = answer
    },
    anotherProcess,
    /** Nothing is stored, and the first process has just started. */
    async empty(): Promise<void> {
      letters.length = 0
      mailAnswer = () => 'sent'
      for (const name of ['cases', 'protected_cases', 'reminders', 'reminder_ways'])
        await collection(name).deleteMany({})
      first = await anotherProcess()
    },
    /** Opens a case of a kind at this moment. */
    open: (kind: CaseKind = 'feedback', more: Partial<{ text: string }> = {}): Promise<Case> =>
      first.cases.open({
        content: {
          kind,
          category: 'other',
          text: 'rác ngập ngõ trước nhà ông Tư',
          placeText: null,
          communeCode: commune,
          when: null,
          against: null,
          request: null,
          evidence: null,
          attachments: [],
          reporter: { name: 'Nguyễn Văn An', address: 'Thôn Đông', phone: '0912345678' },
          ...more,
        },
        openedBy: randomUUID(),
        chat: `fake:${randomUUID()}`,
        at: now,
      }),
    seen: async (found: Case, who: Account = staff[2] as Account) => {
      const again = await first.cases.getFor(who, found.id)
      return { account: who, found: again, at: now }
    },
    /** Links a chat to an account, and an address. */
    async reachable(accountId: string): Promise<string> {
      const chat = `telegram:${accountId}`
      await first.reminders.linkChat(chat, await first.reminders.createChatCode(accountId), now)
      await first.reminders.sendEmailCode(accountId, `${accountId}@xaoi.test`)
      const code = /: (\w{8})/.exec(letters.pop()?.text ?? '')?.[1] ?? ''
      await first.reminders.confirmEmail(accountId, code, now)
      return chat
    },
    /** 'officer leader: target.answer day' for each step reminder, in the order in which they were made. */
    async told(caseId?: string): Promise<string[]> {
      const found = await collection('reminders')
        .find({ what: 'step', ...(caseId && { caseId }) })
        .sort({ createdAt: 1, clockId: 1 })
        .toArray()
      return found.map(({ accounts, clockId, step }) => `${(accounts as string[]).join(' ')}: ${clockId} ${step}`)
    },
    /** Texts that the outbox would get now, and have got then. */
    async collect(): Promise<string[]> {
      const source = first.reminders.source()
      const pending = await source.findPending(1_000)
      await source.clearPending(pending.map(({ id }) => id))
      return (pending as OutgoingMessage[]).map(({ chat, text }) => `${chat} ${text}`)
    },
  }
}
