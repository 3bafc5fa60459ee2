import type { Case, TimelineEvent } from '../cases/case.js'
import type { Turn } from './flow.js'

/** What an office wrote: a question, a message, or its answer to the whole case, a refusal among them. */
export type LastHeard = { found: Case; what: 'asked' | 'replied' | 'result' }

const mostLooked = 20

const kindOfNews = ({ what, to, by }: TimelineEvent): LastHeard['what'] | null => {
  if (by.role === 'citizen') return null
  if (what === 'asked' || what === 'replied') return what
  return what === 'moved' && (to === 'answered' || to === 'refused') ? 'result' : null
}

/** The case about which an office wrote since the person wrote last; null: the last word in the chat was another. */
export const lastHeard = async ({ slices, message, conversation }: Turn): Promise<LastHeard | null> => {
  const since = conversation.lastTurnAt && new Date(conversation.lastTurnAt)
  if (!since || !slices.messaging.mayHaveNews(message.chat, since)) return null
  const cases = await slices.cases.findByChat(message.chat, mostLooked)
  const [last] = cases
    .flatMap((found) => {
      const event = found.timeline.findLast((one) => kindOfNews(one) !== null)
      const what = event && kindOfNews(event)
      return event && what && event.at > since ? [{ found, what, at: event.at }] : []
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return last ? { found: last.found, what: last.what } : null
}
