import { type Calendar, stateCalendar } from './calendar.js'
import { computeClock } from './clock-events.js'
import { nameArticle } from './name-article.js'

/** The last days, as local dates, for answering a request to delete personal data and for deleting (Nghị định 356/2025 Điều 5). */
export const deletionTerms = (
  at: Date,
  calendar: Calendar = stateCalendar,
): { replyBy: string; dueOn: string; article: string } => {
  const [reply, deletion] = (['dl.reply', 'dl.do.delete'] as const).map((clockId) =>
    computeClock({ clockId, startedAt: at, calendar }),
  )
  if (!reply || !deletion) throw new Error('no clock for deleting personal data')
  return { replyBy: reply.dueOn, dueOn: deletion.dueOn, article: nameArticle(deletion.article) }
}
