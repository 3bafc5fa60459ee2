import type { OutgoingMessage } from '../../messaging/message.js'
import type { CaseNews } from '../case.js'
import type { NewsToTell } from './entry.js'

/** What goes out to a chat, and what an officer has to tell because there is none: nothing is sent into nowhere. */
export const splitNews = (
  news: readonly CaseNews[],
  at: Date,
): { outgoing: OutgoingMessage[]; toTell: NewsToTell[] } => ({
  outgoing: news.flatMap(({ chat, ...message }) => (chat === null ? [] : [{ ...message, chat }])),
  toTell: news.flatMap(({ id, chat, text, choices }) => (chat === null ? [{ id, at, text, choices, told: null }] : [])),
})
