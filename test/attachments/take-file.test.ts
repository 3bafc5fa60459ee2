import { expect, test, vi } from 'vitest'
import type { AttachmentStore } from '../../src/attachments/attachment-store.js'
import { type Fetched, takeFile } from '../../src/attachments/take-file.js'

vi.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }))

const file = { id: 'file-1', chat: 'fake:1', name: null, at: new Date('2026-11-25T03:00:00Z') }
const fetched: Fetched = { outcome: 'fetched', bytes: Buffer.from('bytes') }

/** A store that has `ids` and keeps everything but empty files, and a platform that gives these answers one by one. */
const take = async (answers: Fetched[], ids: string[] = []) => {
  const kept = new Map<string, string>(ids.map((id) => [id, 'from before']))
  const store = {
    get: async (id: string) => (kept.has(id) ? { id } : null),
    keep: async ({ id, bytes }: { id: string; bytes: Buffer }) => {
      if (bytes.length === 0) return { refused: 'empty' as const }
      kept.set(id, bytes.toString())
      return { kept: { id } }
    },
  } as unknown as AttachmentStore
  const left = [...answers]
  const fetch = async () => left.shift() ?? { outcome: 'retry' as const }
  const taken = await takeFile(store, file, fetch)
  return { taken, kept: kept.get(file.id), asked: answers.length - left.length }
}

test.each<[string, Fetched[], object]>([
  ['is given', [fetched], { taken: { outcome: 'kept', id: 'file-1' }, kept: 'bytes' }],
  ['is given at the third try', [{ outcome: 'retry' }, { outcome: 'retry' }, fetched], { kept: 'bytes', asked: 3 }],
  ['is never given', [], { taken: { outcome: 'refused', reason: 'not_fetched' } }],
  ['is gone', [{ outcome: 'refused', reason: 'gone' }, fetched], { taken: { outcome: 'refused', reason: 'gone' } }],
  [
    'is empty',
    [{ outcome: 'fetched', bytes: Buffer.alloc(0) }],
    { taken: { outcome: 'refused', reason: 'empty' }, kept: undefined },
  ],
])('a file that %s', async (_what, answers, expected) => {
  expect(await take(answers)).toMatchObject(expected)
})

test('a file that is kept already is not fetched again', async () => {
  expect(await take([fetched], ['file-1'])).toEqual({
    taken: { outcome: 'kept', id: 'file-1' },
    kept: 'from before',
    asked: 0,
  })
})
