import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { type CaseStore, createCaseStore } from '../../src/cases/case-store.js'
import { staffEvent } from '../../src/cases/change-case.js'
import { type Connection, connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { accountFor, at, caseIn } from './case-parts.js'
import { sealedTo } from './case-sealing.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let store: CaseStore

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = createCaseStore(connection, sealedTo())
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const insert = async (receiptCode: string, dueAt: Date): Promise<Case> => {
  const { id: _id, ...content } = caseIn('feedback', 'received', { receiptCode, dueAt })
  return (await store.insert(content, receiptCode)) as Case
}
const page = { isProtected: false, skip: 0, limit: 10 }
const codesOf = (cases: readonly Case[]): string[] => cases.map(({ receiptCode }) => receiptCode)
const day = 86_400_000

test('what nothing is due of any more comes last and is never overdue', async () => {
  const [early] = [await insert('A', new Date(at.getTime() - 2 * day)), await insert('B', new Date(at.getTime() - day))]
  expect(codesOf(await store.find({}, { ...page, sort: 'due' }))).toEqual(['A', 'B'])
  expect(codesOf(await store.find({ overdueAt: at }, page))).toEqual(['A', 'B'])
  const event = staffEvent({ account: accountFor('feedback'), at }, { what: 'noted' })
  expect(await store.apply(early, { set: { dueAt: null }, event, outgoing: [] })).toBe(true)
  expect(codesOf(await store.find({}, { ...page, sort: 'due' }))).toEqual(['B', 'A'])
  expect(codesOf(await store.find({ overdueAt: at }, page))).toEqual(['B'])
})

test('a case is found by its words wherever it lies or is under way to, and nowhere else', async () => {
  await store.prepare()
  const { id: _id, ...content } = caseIn('feedback', 'received', { receiptCode: 'W', text: 'cống tràn nước' })
  const [here, there] = [content.agency, { office: 'commune' as const, communeCode: '12121', name: 'UBND xã B' }]
  const opened = (await store.insert(content, 'W')) as Case
  const found = async (words: string[]): Promise<unknown[]> =>
    await Promise.all(
      [here.communeCode, there.communeCode, '12133'].map(async (desk) =>
        codesOf(await store.find({ desk, words, isOpen: true }, page)),
      ),
    )
  expect(await found(['cong', 'tr'])).toEqual([['W'], [], []])
  const event = staffEvent({ account: accountFor('feedback'), at }, { what: 'noted' })
  const transfer = { state: 'sent', to: there, reason: 'của xã B' } as unknown as Case['transfer']
  expect(await store.apply(opened, { set: { transfer }, event, outgoing: [] })).toBe(true)
  expect(await found(['cong', 'tr'])).toEqual([['W'], ['W'], []])
  const underWay = (await store.get(opened.id, { isProtected: false })) as Case
  expect(await store.apply(underWay, { set: { transfer: null, agency: there }, event, outgoing: [] })).toBe(true)
  expect(await found(['cong', 'tr'])).toEqual([[], ['W'], []])
  expect(await found(['cong', 'khac'])).toEqual([[], [], []])
  expect(codesOf(await store.find({ words: ['cong', 'tr'] }, page))).toEqual(['W'])
})

test('a protected case from before they were sealed is sealed at the start, and read as before by its officers', async () => {
  const reader = { ...accountFor('denunciation'), id: 'reader' }
  const old = caseIn('denunciation', 'received', {
    id: 'old',
    receiptCode: 'K7M2Q-9XTR4',
    text: 'việc kể từ lâu',
    against: 'ông Tham',
    reporter: { name: 'Lê Thị Hoa', address: 'thôn Đông', phone: null },
    timeline: [staffEvent({ account: reader, at }, { what: 'internal_note', text: 'ghi chú cũ' })],
  })
  const { id, ...told } = old
  const raw = databaseOf(connection).collection<Record<string, unknown> & { _id: string }>('protected_cases')
  await raw.insertOne({ ...told, _id: id, openedBy: 'old', outgoing: [], audit: [] })
  const process = createCaseStore(await connectMongo(database.uri), sealedTo(reader))
  await process.sealOld()
  expect(JSON.stringify(await raw.findOne({ _id: id }))).not.toMatch(/việc kể|Tham|Hoa|thôn Đông|ghi chú|K7M2Q/)
  expect(await process.get(id, { isProtected: true })).toEqual(old)
})

test('of a protected case from before, chat, code, files and messages are hidden at the start, and found as before', async () => {
  const named = {
    receiptCode: 'QQ7M2-9XTR4',
    openedBy: 'telegram:4711:80',
    chat: 'telegram:4711',
    attachments: ['telegram:4711:80:0'],
    proof: { salt: 'ab'.repeat(32), day: '' },
  }
  const message = { id: 'case:named:e1', chat: named.chat, causedBy: 'case:named', said: { key: 'k', box: 'b' } }
  const raw = databaseOf(connection).collection<Record<string, unknown> & { _id: string }>('protected_cases')
  const renamed: string[][] = []
  const sealing = { ...sealedTo(), renameCause: async (from: string, to: string) => void renamed.push([from, to]) }
  const process = createCaseStore(await connectMongo(database.uri), sealing)
  const { id: _id, ...content } = caseIn('tip', 'received', { openedAt: at })
  const opened = (await process.insert({ ...content, ...named }, 'x')) as Case
  await raw.updateOne({ _id: opened.id }, { $set: { ...named, outgoing: [message] } })
  await process.sealOld()
  expect(JSON.stringify(await raw.findOne({ _id: opened.id }))).not.toMatch(/4711|QQ7M2|abab|case:named/)
  expect(renamed.map(([from]) => from)).toEqual([`case:${opened.id}`])
  const [, source] = process.sources()
  const pending = await source?.findPending(5)
  expect(pending).toMatchObject([{ chat: named.chat, said: message.said }])
  expect(process.caseIdIn(pending?.[0]?.causedBy ?? '')).toBe('named')
  for (const found of [
    await process.getByReceiptCode(named.receiptCode),
    await process.getOpenedBy(named.openedBy),
    (await process.findByChat(named.chat, 2))[0],
    (await process.find({ receiptCode: named.receiptCode }, { ...page, isProtected: true }))[0],
  ])
    expect(found).toMatchObject({ id: opened.id, receiptCode: named.receiptCode, chat: named.chat })
  expect(await process.getFiled(named.receiptCode)).toMatchObject({ salt: named.proof.salt })
})
