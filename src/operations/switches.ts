import { type Account, can } from '../accounts/roles.js'
import { type Reply, reply } from '../messaging/message.js'
import { auditEntry } from '../shared/audit.js'
import { Forbidden, InvalidInput } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { createSwitchStore, type Switch } from './switch-store.js'
import { operationsWording as say } from './wording.js'

/** Channels of others; over our own page what is held is still said. */
const platforms = ['telegram', 'zalo'] as const
const channelNames = ['web', ...platforms] as const
/** Kinds of answer that can be stopped by themselves. */
const answerKinds = ['guidance', 'reports', 'protected', 'reception', 'surveys'] as const
export type AnswerKind = (typeof answerKinds)[number]
export type SwitchName = 'bot' | `channel:${(typeof channelNames)[number]}` | `answers:${AnswerKind}`

/** What can be stopped by hand: everything, one channel, one kind of answer. */
export const switchNames: readonly SwitchName[] = [
  'bot',
  ...channelNames.map((name) => `channel:${name}` as const),
  ...answerKinds.map((name) => `answers:${name}` as const),
]

type By = { account: Account; at: Date }

/**
 * What is stopped by hand (decision 0098). Every process looks once a second (`follow`); between two looks it goes on as it
 * was. A stopped channel takes messages in, handles and sends none; the stopped bot says so once to each chat.
 */
export const createSwitches = ({ connection }: { connection: Connection }) => {
  const store = createSwitchStore(connection)
  let known: ReadonlyMap<string, Switch> = new Map()

  const isOff = (name: SwitchName): boolean => known.get(name)?.isOff ?? false

  const follow = async (): Promise<void> => {
    known = new Map((await store.findAll()).map((one) => [one.name, one]))
  }

  const set = async ({ account, at }: By, name: SwitchName, off: boolean, reason: string): Promise<void> => {
    if (!can(account, 'run_service')) throw new Forbidden(say.errors.forbidden)
    if (off && reason.trim() === '') throw new InvalidInput(say.errors.noReason)
    const entry = auditEntry({ accountId: account.id, at }, off ? 'service_stopped' : 'service_resumed', name)
    await store.put({ name, isOff: off, reason: off ? reason.trim() : '', since: at }, entry)
    await follow()
  }

  return {
    prepare: store.prepare,
    auditSource: store.auditSource,
    follow,
    isOff,
    isAnswerOff: (kind: AnswerKind): boolean => isOff(`answers:${kind}`),
    /** The channels of which nothing is handled now: all while the bot is stopped. */
    heldChannels: (): string[] => channelNames.filter((channel) => isOff('bot') || isOff(`channel:${channel}`)),
    /** The channels over which nothing goes out; our own page still says that it is stopped. */
    silentChannels: (): string[] => platforms.filter((channel) => isOff(`channel:${channel}`)),
    /** What a chat of a held channel is told once; null: nothing may go out there. */
    heldNotice(channel: string): { said: Reply; since: Date } | null {
      const since = [known.get('bot'), known.get(`channel:${channel}`)].find((one) => one?.isOff)?.since
      const isSilent = platforms.some((one) => one === channel && isOff(`channel:${one}`))
      return since && !isSilent ? { said: reply(say.held), since } : null
    },
    findAll: (): Switch[] =>
      switchNames.map((name) => known.get(name) ?? { name, isOff: false, reason: '', since: null }),
    /** Throws Forbidden, InvalidInput without a reason. */
    stop: (by: By, name: SwitchName, reason: string) => set(by, name, true, reason),
    /** Throws Forbidden. */
    resume: (by: By, name: SwitchName) => set(by, name, false, ''),
  }
}

/** Nothing is answered or sent by a restored system before somebody has looked: what waited then may long be done. */
export const stopRestored = async (
  connection: Connection,
  { at, reason }: { at: Date; reason: string },
): Promise<void> => {
  const store = createSwitchStore(connection)
  for (const name of ['bot', ...platforms.map((channel) => `channel:${channel}`)])
    await store.put(
      { name, isOff: true, reason, since: at },
      auditEntry({ accountId: null, at }, 'service_stopped', name),
    )
}

export type Switches = ReturnType<typeof createSwitches>
