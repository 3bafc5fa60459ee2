import type { OutgoingMessage } from '../../messaging/message.js'
import type { CaseNews } from '../case.js'
import type { NewsToTell } from './entry.js'

/** The whole of what its sender is told. */
export const wholeNews = ({ text, onlyToSender }: Pick<CaseNews, 'text' | 'onlyToSender'>): string =>
  onlyToSender ? `${text}\n\n${onlyToSender}` : text

/** What goes out to a chat, and what an officer has to tell because there is none: nothing is sent into nowhere. */
export const splitNews = (
  news: readonly CaseNews[],
  at: Date,
): { outgoing: OutgoingMessage[]; toTell: NewsToTell[] } => ({
  outgoing: news.flatMap(({ chat, onlyToSender: _, ...message }) => (chat === null ? [] : [{ ...message, chat }])),
  toTell: news.flatMap((one) =>
    one.chat === null ? [{ id: one.id, at, text: wholeNews(one), choices: one.choices, told: null }] : [],
  ),
})
