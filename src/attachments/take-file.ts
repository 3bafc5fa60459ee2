import { setTimeout as pause } from 'node:timers/promises'
import type { AttachmentStore, Refusal } from './attachment-store.js'

/** What became of fetching a file's bytes; 'retry': worth another try. */
export type Fetched =
  | { outcome: 'fetched'; bytes: Buffer }
  | { outcome: 'refused'; reason: 'too_large' | 'gone' }
  | { outcome: 'retry' }

/** What became of one file of a message. */
export type Taken = { outcome: 'kept'; id: string } | { outcome: 'refused'; reason: Refusal | 'gone' | 'not_fetched' }

/** A platform that can't give a file at once is asked again after these. */
const waitsMs = [1_000, 3_000]

const fetchPatiently = async (fetch: () => Promise<Fetched>): Promise<Fetched> => {
  for (const waitMs of waitsMs) {
    const fetched = await fetch()
    if (fetched.outcome !== 'retry') return fetched
    await pause(waitMs)
  }
  return fetch()
}

/** Fetches a file and keeps it under its id, unless it is kept already: what a crash left undone is done again. */
export const takeFile = async (
  store: Pick<AttachmentStore, 'get' | 'keep'>,
  file: { id: string; chat: string; name: string | null; at: Date },
  fetch: () => Promise<Fetched>,
): Promise<Taken> => {
  if (await store.get(file.id)) return { outcome: 'kept', id: file.id }
  const fetched = await fetchPatiently(fetch)
  if (fetched.outcome === 'retry') return { outcome: 'refused', reason: 'not_fetched' }
  if (fetched.outcome === 'refused') return fetched
  const result = await store.keep({ ...file, bytes: fetched.bytes })
  return 'kept' in result ? { outcome: 'kept', id: result.kept.id } : { outcome: 'refused', reason: result.refused }
}
