import type { Case } from '../../../cases/case.js'
import { kindOf } from '../../../cases/kinds/index.js'
import type { Turn } from '../../flow.js'

/** So long after it was sent or looked up the same person is taken to hold the telephone. */
const freshMs = 30 * 60_000
const mostLooked = 20

const ownProtected = async ({ slices, message }: Turn): Promise<Case[]> =>
  (await slices.cases.findByChat(message.chat, mostLooked)).filter(({ kind }) => kindOf(kind).isProtected)

/** Whether a protected case was sent or looked up in this chat just now: whoever asks is who knows of it. */
export const isInHand = ({ conversation: { context }, now }: Turn, { receiptCode }: Case): boolean =>
  context.receipt === receiptCode &&
  context.protectedAt !== null &&
  now.getTime() - new Date(context.protectedAt).getTime() < freshMs

/** Whether a chat has protected cases: a telephone's other users may not see them, nor their codes. */
export const hasProtected = async (turn: Turn): Promise<boolean> => (await ownProtected(turn)).length > 0

/** "7QXR" or "57QXR": the end of a receipt code. */
export const isLastOfCode = (text: string): boolean => /^[a-z0-9]{4,5}$/i.test(text.trim())

/** The protected case of this chat whose code ends so; null: none does. */
export const findByLastOfCode = async (turn: Turn, text: string): Promise<Case | null> =>
  (await ownProtected(turn)).find(({ receiptCode }) => receiptCode.endsWith(text.trim().toUpperCase())) ?? null
