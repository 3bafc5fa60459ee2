import { type Calendar, stateCalendar } from './calendar.js'
import { computeClock } from './clock-events.js'
import { nameArticle } from './name-article.js'

/** What a person may ask for about their own data (Luật 91/2025 Điều 4) and that somebody has to do. */
type DataRight = 'correct' | 'object' | 'delete'

type DataTerms = { replyBy: string; dueOn: string; article: string }

const clockOf = { correct: 'dl.do.access', object: 'dl.do.withdraw', delete: 'dl.do.delete' } as const

/**
 * The last days, as local dates, for answering a request about one's own data (two working days) and for doing it: ten days
 * to correct, fifteen to object or limit, twenty to delete (Nghị định 356/2025 Điều 5).
 */
export const dataTerms = (right: DataRight, at: Date, calendar: Calendar = stateCalendar): DataTerms => {
  const [reply, done] = (['dl.reply', clockOf[right]] as const).map((clockId) =>
    computeClock({ clockId, startedAt: at, calendar }),
  )
  if (!reply || !done) throw new Error('no clock for a request about personal data')
  return { replyBy: reply.dueOn, dueOn: done.dueOn, article: nameArticle(done.article) }
}
