import { z } from 'zod'
import { explainIssue } from '../../shared/explain-issue.js'
import { webChatWording as say } from './wording.js'

export const longestText = 100_000
/** 1 MB, in bytes. */
export const largestBody = 1_048_576

/** A request that isn't served, with the HTTP status and one sentence for people. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const id = z.string().regex(/^[\w.-]{1,100}$/, { error: say.wrongId })
const body = z.strictObject({ conversationId: id, messageId: id, text: z.string() })

export type ChatRequest = z.infer<typeof body>
export type MessageKey = Pick<ChatRequest, 'conversationId' | 'messageId'>

const key = z.object({ conversationId: id, messageId: id })
const fileName = z.string().max(300).nullable().catch(null)

const characters = (text: string): number => (text.length <= longestText ? text.length : [...text].length)

/** Reads the body of POST /api/chat. Throws Refused 400 or 413. */
export const readChatRequest = (value: unknown): ChatRequest => {
  const parsed = body.safeParse(value, { error: explainIssue })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.')
    throw new Refused(
      400,
      say.wrongFields(`${path ? `mục ${path}: ` : ''}${(issue?.message ?? '').replace(/\.$/, '')}`),
    )
  }
  if (characters(parsed.data.text) > longestText) throw new Refused(413, say.tooLong)
  return parsed.data
}

/** Reads the ids in a file's address. Throws Refused 400. */
export const readMessageKey = (value: unknown): MessageKey => {
  const parsed = key.safeParse(value)
  if (!parsed.success) throw new Refused(400, say.wrongId)
  return parsed.data
}

/** The name that the browser gives a file; null where it gives none that can be used. */
export const readFileName = (value: unknown): string | null => fileName.parse(value)

/** Throws Refused 400 for what can't be a conversation's id. */
export const readConversationId = (value: unknown): string => {
  const parsed = id.safeParse(value)
  if (!parsed.success) throw new Refused(400, say.wrongId)
  return parsed.data
}
