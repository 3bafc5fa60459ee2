import { expect, test } from 'vitest'
import { mostPictures, type PictureFiles } from '../../src/attachments/office-pictures.js'
import type { CaseVerb } from '../../src/cases/change-case.js'
import { replyToCitizen } from '../../src/cases/message-citizen.js'
import { sendingPictures } from '../../src/cases/send-pictures.js'
import { Conflict } from '../../src/shared/errors.js'
import { accountFor, at, caseIn, clocks, recordingStore } from './case-parts.js'

const picture = (name: string) => ({ name, bytes: Buffer.from(name) })

const sending = (found = caseIn('feedback', 'received')) => {
  const { store, changes, last } = recordingStore()
  const linked: string[] = []
  const unlinked: string[] = []
  const attachments = {
    keep: async ({ name }: { name: string }) => ({ kept: { id: `id-${name}`, key: `key-${name}`, type: 'image/png' } }),
    openPicture: async () => ({}),
    link: async (ids: string[]) => void linked.push(...ids),
    unlink: async (ids: string[]) => void unlinked.push(...ids),
  } as unknown as PictureFiles
  const verb = {
    store,
    clocks,
    remoteCommunes: new Set<string>(),
    account: accountFor(found.kind),
    found,
    at,
    attachments,
  }
  return { verb, changes, last, linked, unlinked }
}
const say = (verb: CaseVerb) => replyToCitizen(verb, { text: 'đã sửa' })

test('each picture goes after the words, in the same update, and stays with the case', async () => {
  const { verb, last, linked, unlinked } = sending()
  await sendingPictures(verb, [picture('a'), picture('b')], say)
  expect(last().outgoing.map((one) => one.picture)).toEqual([undefined, 'key-a', 'key-b'])
  expect(last().event.facts?.pictures).toEqual(['key-a', 'key-b'])
  expect([last().attachments, linked, unlinked]).toEqual([['id-a', 'id-b'], ['id-a', 'id-b'], []])
})

test('when somebody was faster nothing of them stays', async () => {
  const { verb, unlinked } = sending()
  const store = { ...verb.store, apply: async () => false }
  await expect(sendingPictures({ ...verb, store }, [picture('a')], say)).rejects.toThrow(Conflict)
  expect(unlinked).toEqual(['id-a'])
})

test.each([
  ['too many', undefined, mostPictures + 1],
  ['of what is protected', caseIn('denunciation', 'received'), 1],
  ['to nobody’s chat', caseIn('feedback', 'received', { chat: null }), 1],
])('pictures %s are refused', async (_which, found, count) => {
  const { verb, changes, linked } = sending(found)
  const chosen = Array.from({ length: count }, (_, index) => picture(String(index)))
  await expect(sendingPictures(verb, chosen, say)).rejects.toThrow(/ảnh/)
  expect([changes, linked]).toEqual([[], []])
})
