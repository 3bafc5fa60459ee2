import { AsyncLocalStorage } from 'node:async_hooks'
import { createHmac, randomBytes, randomUUID } from 'node:crypto'

/** What every line that is written meanwhile bears, so that lines of one request or one talk are found together. */
type LogContext = { request?: string; chat?: string; message?: string }

const contexts = new AsyncLocalStorage<LogContext>()

/** Made anew at each start and kept nowhere: nobody finds a chat from its key in a log, nor one chat in two runs' logs. */
const runKey = randomBytes(32)

export const logKeyOf = (chat: string): string => createHmac('sha256', runKey).update(chat).digest('hex').slice(0, 12)

export const newRequestKey = (): string => randomUUID().slice(0, 8)

/** What is logged while `run` goes on, and by what it begins, bears this beside what is borne already. */
export const loggingAs = <T>(context: LogContext, run: () => T): T =>
  contexts.run({ ...contexts.getStore(), ...context }, run)

export const logContext = (): LogContext => contexts.getStore() ?? {}
