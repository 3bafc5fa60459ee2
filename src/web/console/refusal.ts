import { z } from 'zod'
import { InvalidInput } from '../../shared/errors.js'
import { consoleWording as say } from './wording.js'

/** What the form says when a verb refuses it; rethrows what the officer can't fix there. */
export const refusalOf = (error: unknown): string => {
  if (error instanceof InvalidInput) return error.message
  if (error instanceof z.ZodError) {
    const most = error.issues.flatMap((issue) => (issue.code === 'too_big' ? [Number(issue.maximum)] : []))
    if (most.length === error.issues.length) return say.tooLong(Math.min(...most))
  }
  throw error
}
