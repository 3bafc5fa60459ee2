import { setTimeout as pause } from 'node:timers/promises'
import type { AttachmentStore } from './attachments/attachment-store.js'
import type { TakenFile } from './dialogue/flow.js'
import type { FetchedFile, IncomingFile, IncomingMessage } from './messaging/message.js'
import type { Clock } from './shared/clock.js'

type Parts = {
  attachments: Pick<AttachmentStore, 'get' | 'keep'>
  fetchFile: (channel: string, file: IncomingFile) => Promise<FetchedFile>
  clock: Clock
}

/** A platform that can't give a file at once is asked again after these. */
const waitsMs = [1_000, 3_000]

const fetchPatiently = async ({ fetchFile }: Parts, channel: string, file: IncomingFile): Promise<FetchedFile> => {
  for (const waitMs of waitsMs) {
    const fetched = await fetchFile(channel, file)
    if (fetched.outcome !== 'retry') return fetched
    await pause(waitMs)
  }
  return fetchFile(channel, file)
}

const takeOne = async (parts: Parts, message: IncomingMessage, index: number): Promise<TakenFile[]> => {
  const file = message.files?.[index]
  if (!file) return []
  const id = `${message.id}:${index}`
  if (await parts.attachments.get(id)) return [{ outcome: 'kept', id }]
  const fetched = await fetchPatiently(parts, message.channel, file)
  if (fetched.outcome === 'retry') return [{ outcome: 'refused', reason: 'not_fetched' }]
  if (fetched.outcome === 'refused') return [{ outcome: 'refused', reason: fetched.reason }]
  const { chat } = message
  const result = await parts.attachments.keep({
    id,
    chat,
    bytes: fetched.bytes,
    name: file.name,
    at: parts.clock.now(),
  })
  return ['kept' in result ? { outcome: 'kept', id: result.kept.id } : { outcome: 'refused', reason: result.refused }]
}

/** Fetches a message's files through its channel and keeps them; what a crash left undone is done again under the same ids. */
export const takeFiles = async (parts: Parts, message: IncomingMessage): Promise<TakenFile[]> => {
  const taken: TakenFile[] = []
  for (const index of (message.files ?? []).keys()) taken.push(...(await takeOne(parts, message, index)))
  return taken
}
