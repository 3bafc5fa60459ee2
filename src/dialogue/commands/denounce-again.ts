import type { Case } from '../../cases/case.js'
import { isSealed } from '../../cases/kinds/index.js'
import { reply } from '../../messaging/message.js'
import { Conflict } from '../../shared/errors.js'
import { foldMarks } from '../../shared/text.js'
import { choices } from '../choices.js'
import type { Turn } from '../flow.js'
import { followUpWording as say } from '../flows/follow-up-case/wording.js'
import { asks, isQuestion } from './asks.js'
import type { Handler } from './handler.js'

const longest = 2_000
const mostLooked = 20
const again = /\bto cao (?:tiep|(?:them )?lan (?:nua|hai|2))\b/
const higher = /\bto cao (?:tiep )?len (?:cap tren|tinh|tren)\b/
const concluded = /\bket luan\b/
/** More than that tells a matter of its own. */
const mostOfWish = 18

const wantsAgain = (text: string): boolean => {
  const folded = foldMarks(text)
  return again.test(folded) || (higher.test(folded) && concluded.test(folded))
}

const settled: ReadonlySet<string> = new Set(['concluded', 'acted_on', 'published', 'closed', 'refused', 'stopped'])

/** The denunciation of this chat that was settled last. */
const settledBefore = async ({ slices, message, conversation }: Turn): Promise<Case | null> => {
  const own = (await slices.cases.findByChat(message.chat, mostLooked)).filter(
    (found) => found.kind === 'denunciation' && settled.has(found.state) && !isSealed(found),
  )
  return own.find(({ receiptCode }) => receiptCode === conversation.context.receipt) ?? own[0] ?? null
}

/**
 * "kết luận sai, tôi muốn tố cáo tiếp" (Luật Tố cáo Điều 37): where it goes; it stands on the denunciation that was settled,
 * of which neither code nor state is told.
 */
export const denounceAgain: Handler = async (turn) => {
  const { id, text } = turn.message
  if (text.startsWith('/') || text.length > longest || !wantsAgain(text) || isQuestion(text) || asks(text)) return null
  const before = await settledBefore(turn)
  if (!before) {
    const isOnlyWish = text.split(/\s+/).length <= mostOfWish
    return isOnlyWish ? { replies: [reply(say.denounceAgainHow, [say.denounce, choices.person])] } : null
  }
  if (!(await turn.slices.cases.add(before, { text, messageId: id, at: turn.now, files: turn.files })))
    throw new Conflict('the case changed while a further denunciation was written down')
  return {
    replies: [reply(`${say.denouncedAgain} ${say.denounceAgainHow}`, [say.denounce, choices.person])],
    flow: null,
    context: { protectedAt: turn.now, files: null },
    isFinal: true,
  }
}
