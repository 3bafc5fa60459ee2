import type { Procedure } from '../../catalog/procedure.js'
import { procedureFields } from '../../catalog/procedure-fields.js'
import { findRecall, type Recall } from '../../catalog/recall/find-recall.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { correctionCause } from '../../messaging/message.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import type { WebParts } from '../kit/web-parts.js'
import { pathOf } from './entries.js'
import { recallWording as say } from './recall-wording.js'

/** What was told longer ago has served its turn. */
const longestKeptMs = 90 * 24 * 60 * 60_000

type Stores = Pick<WebParts['messaging'], 'outboxStore' | 'findBlocked'>

export const dayOf = (at: Date): string => readableDay(localDay(at))

/** Who was told what of a procedure is otherwise than in `now`. */
export const recallOf = async (
  { outboxStore }: Pick<Stores, 'outboxStore'>,
  entry: CatalogEntry,
  now: Procedure,
  at: Date,
): Promise<Recall> => {
  const tellings = await outboxStore.findTellings(entry.slug, new Date(at.getTime() - longestKeptMs))
  const correctedBy = entry.published ? correctionCause(`${entry.slug}:${entry.published.number}`) : null
  return findRecall(entry, now, { tellings, correctedBy })
}

/** How many chats were told what citizens no longer read, or won't once `draft` is published; null: none in reach. */
export const recallNote = async (
  stores: Stores,
  entry: CatalogEntry,
  at: Date,
  draft: Procedure | null = null,
): Promise<Html | null> => {
  const now = draft ?? entry.published?.procedure
  if (!now) return null
  const { chats, fields, since } = await recallOf(stores, entry, now, at)
  if (since === null || (await stores.findBlocked([...chats])).size === chats.size) return null
  const labels = [...fields.keys()].map((key) => procedureFields[key].label).join(', ')
  return draft
    ? html`<p class="notice">${say.noteDraft(chats.size, labels, dayOf(since))}</p>`
    : html`<p class="notice">${say.note(chats.size, labels, dayOf(since))} <a href="${pathOf(entry.slug)}/bao-lai">${say.link}</a></p>`
}
