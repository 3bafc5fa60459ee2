import { z } from 'zod'
import { InvalidInput } from '../../shared/errors.js'
import { consoleWording as say } from './wording.js'

/** What the form says when a verb refuses it; rethrows what the officer can't fix there. */
export const refusalOf = (error: unknown): string => {
  if (error instanceof InvalidInput) return error.message
  if (error instanceof z.ZodError && error.issues.every(({ code }) => code === 'too_big')) return say.tooLong
  throw error
}
