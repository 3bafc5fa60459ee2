import { createHash, randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { channelOf } from '../messaging/message.js'
import { InvalidInput } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { createReadStaff } from './read-staff.js'
import { createRemind, type RemindParts } from './remind.js'
import { createReminderStore } from './reminder-store.js'
import { isOfficeTime, nextOpening } from './steps.js'
import { urge } from './urge.js'
import { createWayStore } from './way-store.js'
import { reminderWording as say } from './wording.js'

/** Without those that look alike. */
const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const codeLength = 8
const codeLastsMs = 15 * 60_000

const createCode = (): string =>
  Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('')
const hashOf = (code: string): string => createHash('sha256').update(code.trim().toUpperCase()).digest('hex')

/** Where the reminders are read, below the server's address. */
export const remindersPath = '/can-bo/nhac-viec'

/** The web chat rings nobody's telephone and is whoever's sits before the browser. */
const mayBeLinked = (chat: string): boolean => channelOf(chat) !== 'web'

const emailSchema = z.email(say.errors.address).max(200)

/**
 * The door of this folder: staff are reminded of duties before and after their day, and may read that by e-mail and on
 * their telephone too. A chat or an address belongs to an account once a one-time code of fifteen minutes has come back.
 */
export const createReminders = ({
  connection,
  publicUrl,
  ...parts
}: Omit<RemindParts, 'store' | 'ways' | 'address'> & { connection: Connection; publicUrl: string }) => {
  const { clock, calendar, sendMail } = parts
  const store = createReminderStore(connection)
  const ways = createWayStore(connection)
  const address = `${publicUrl}${remindersPath}`
  const readStaff = createReadStaff({ ...parts, ways, hasMail: sendMail !== null, address })
  const codeUntil = (): Date => new Date(clock.now().getTime() + codeLastsMs)

  return {
    prepare: () => Promise.all([store.prepare(), ways.prepare()]),
    source: () => store.source(() => isOfficeTime(calendar(), clock.now())),
    auditSources: () => [ways.auditSource(), store.auditSource()],
    /** What the job does. */
    run: createRemind({ ...parts, store, ways, address }),

    /** When staff are reminded next. */
    nextAt: (): Date => nextOpening(calendar(), clock.now()),
    /** Reminds one of the staff of what is late or due today, for whoever leads the commune. Throws Forbidden. */
    urge: (asked: Parameters<typeof urge>[1]) => urge({ ...parts, store, readStaff }, asked),
    findStanding: store.findStanding,
    findLastDigest: store.findLastDigest,
    findIdentityNotices: store.findIdentityNotices,
    findOfCase: store.findOfCase,
    countUnread: store.countUnread,
    markRead: store.markRead,
    getWay: ways.get,
    /** Whether letters can be sent at all. */
    hasMail: sendMail !== null,

    /** The code that the account sends to the bot; the one before ends. */
    async createChatCode(accountId: string): Promise<string> {
      const code = createCode()
      await ways.putChatCode(accountId, { hash: hashOf(code), expiresAt: codeUntil() })
      return code
    },

    /** What a chat that sends a code becomes of it. Sent again by the same chat, a used code is still right. */
    async linkChat(chat: string, code: string, at: Date): Promise<'linked' | 'wrong_code' | 'wrong_channel'> {
      if (!mayBeLinked(chat)) return 'wrong_channel'
      return (await ways.linkChat(chat, hashOf(code), at)) ? 'linked' : 'wrong_code'
    },
    /** False: that chat is no officer's. */
    unlinkChat: (chat: string, at: Date): Promise<boolean> => ways.unlinkChat(chat, at),

    /** Sends a code to an address that an account wants to be reminded at. Throws InvalidInput. */
    async sendEmailCode(accountId: string, typed: string): Promise<void> {
      if (!sendMail) throw new InvalidInput(say.errors.noMail)
      const email = emailSchema.safeParse(typed.trim())
      if (!email.success) throw new InvalidInput(say.errors.address)
      const code = createCode()
      await ways.putEmailCode(accountId, { hash: hashOf(code), expiresAt: codeUntil(), email: email.data })
      const { subject, text } = say.confirm
      const letter = { to: email.data, subject, text: text(code), id: `code.${hashOf(code).slice(0, 24)}` }
      if ((await sendMail(letter)) !== 'sent') throw new InvalidInput(say.errors.mailRefused)
    },

    /** A letter that says nothing but that letters arrive. Throws InvalidInput. */
    async sendTrialLetter(typed: string): Promise<void> {
      if (!sendMail) throw new InvalidInput(say.errors.noMail)
      const email = emailSchema.safeParse(typed.trim())
      if (!email.success) throw new InvalidInput(say.errors.address)
      const letter = { to: email.data, ...say.trial, id: `trial.${randomUUID()}` }
      if ((await sendMail(letter)) !== 'sent') throw new InvalidInput(say.errors.mailRefused)
    },

    /** Throws InvalidInput when the code is wrong or has run out. */
    async confirmEmail(accountId: string, code: string, at: Date): Promise<void> {
      if (!(await ways.confirmEmail(accountId, hashOf(code), at))) throw new InvalidInput(say.errors.code)
    },
    removeWay: ways.remove,
  }
}

export type Reminders = ReturnType<typeof createReminders>
