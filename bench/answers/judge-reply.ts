import { z } from 'zod'
import type { SmallAnswer } from '../../src/understanding/answers/find-answer.js'

/** A question inside a procedure, and patterns that its reply must and must not have. */
export const smallQuestionSchema = z.object({
  procedure: z.string(),
  ask: z.string(),
  want: z.array(z.string()),
  avoid: z.array(z.string()).default([]),
  about: z.string().optional(),
})
export type SmallQuestion = z.output<typeof smallQuestionSchema>

/** silent: no reply, or one that says nothing is known, where something was wanted. */
export const judgeReply = ({ want, avoid }: SmallQuestion, found: SmallAnswer | null): 'right' | 'wrong' | 'silent' => {
  const says = (pattern: string): boolean => new RegExp(pattern, 'iu').test(found?.text ?? '')
  if (found && want.every(says) && !avoid.some(says)) return 'right'
  return found === null || found.from === 'unknown' ? 'silent' : 'wrong'
}
