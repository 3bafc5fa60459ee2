import { type Logger, pino } from 'pino'
import { logContext } from './log-context.js'

export type { Logger }

/**
 * JSON lines on standard output, each with the keys of its request, chat and message. Only ids, counts and states are logged: never a citizen's text, name, telephone
 * or identity number, never a token. Errors are logged by name, message and code without their causes, because
 * a driver's cause may hold an address with a token or a document with personal data.
 */
export const createLogger = (level: string, to: NodeJS.WritableStream = process.stdout): Logger =>
  pino(
    {
      level,
      base: undefined,
      mixin: () => logContext(),
      serializers: {
        error: (error: unknown) =>
          error instanceof Error
            ? { name: error.name, code: (error as { code?: unknown }).code, stack: stackWithoutMessage(error) }
            : { name: typeof error },
      },
    },
    to,
  )

const stackWithoutMessage = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
