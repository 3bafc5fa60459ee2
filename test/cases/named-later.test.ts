import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { type CaseStore, createCaseStore } from '../../src/cases/case-store.js'
import type { DenunciationOfficer } from '../../src/cases/sealed/case-sealing.js'
import { citizenPairOf, makeCitizenSalt } from '../../src/sealing/cases/citizen-copy.js'
import type { OpenReader } from '../../src/sealing/cases/reading-as.js'
import { type KeyPair, makeKeyPair } from '../../src/sealing/key-pair.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { accountFor, at, caseIn } from './case-parts.js'
import { sealedTo } from './case-sealing.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let store: CaseStore
const officers: (DenunciationOfficer & { pair: KeyPair })[] = []
let reader: OpenReader | null = null

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  const sealing = { ...sealedTo(), findOfficers: async () => officers, getReader: async () => reader }
  store = createCaseStore(connection, sealing)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const join = (displayName: string): Account => {
  const pair = makeKeyPair()
  const account = { ...accountFor('denunciation'), id: displayName, displayName }
  officers.push({ account, publicKey: pair.publicKey, pair })
  return account
}
const readBy = async ({ id }: Account, found: Case): Promise<Case> => {
  reader = { id, pairs: officers.filter(({ account }) => account.id === id).map(({ pair }) => pair) }
  const read = await store.get(found.id, { isProtected: true })
  reader = null
  return read as Case
}
const add = async (found: Case, text: string): Promise<boolean> =>
  store.apply((await store.get(found.id, { isProtected: true })) as Case, {
    set: {},
    event: {
      id: randomBytes(4).toString('hex'),
      at,
      by: { role: 'citizen', accountId: null, name: 'Người dân' },
      what: 'added',
      from: null,
      to: null,
      text,
      paper: null,
    },
    outgoing: [],
  })
const open = async (receiptCode: string, citizen: { salt: string; publicKey: string } | null): Promise<Case> => {
  const { id: _id, ...content } = caseIn('tip', 'received', { receiptCode, text: 'chuyện kể', against: 'ông Tham' })
  return (await store.insert(content, receiptCode, { citizen })) as Case
}
const lostFor = async ({ id }: Account): Promise<number> => {
  reader = { id, pairs: officers.filter(({ account }) => account.id === id).map(({ pair }) => pair) }
  const count = await store.countLost()
  reader = null
  return count
}
const textFor = async (account: Account, found: Case) => (await readBy(account, found)).text

test('whom an addition names reads no more, the others are told, and somebody competent always follows', async () => {
  const [an, binh] = [join('Trần Thị An'), join('Lê Văn Bình')]
  const salt = makeCitizenSalt()
  const pair = await citizenPairOf('1234567890123456', salt)
  const found = await open('NAMED-00001', { salt, publicKey: pair.publicKey })
  expect([await textFor(an, found), await textFor(binh, found)]).toEqual(['chuyện kể', 'chuyện kể'])
  expect(await add(found, 'Hôm ấy bà Trần Thị An nhận phong bì.')).toBe(true)
  expect(await readBy(an, found)).toMatchObject({ isLocked: true, text: '' })
  expect((await readBy(binh, found)).timeline.at(-1)).toMatchObject({
    text: 'Hôm ấy bà Trần Thị An nhận phong bì.',
    facts: { keptAway: 1 },
  })
  expect(await add(found, 'Cả ông Lê Văn Bình cũng có mặt.')).toBe(true)
  expect(await readBy(binh, found)).toMatchObject({ isLocked: true, text: '' })
  expect(await store.findReaderIds(found.id)).toEqual([])
  expect((await store.getForCitizen('NAMED-00001', pair))?.found.text).toBe('chuyện kể')
  expect(await store.findReaderIds(found.id)).toBeNull()
  const mai = join('Đỗ Chi Mai')
  const read = await readBy(mai, found)
  expect([read.text, read.timeline.at(-1)?.text]).toEqual(['chuyện kể', 'Cả ông Lê Văn Bình cũng có mặt.'])
  expect(await textFor(an, found)).toBe('')
})

test('without a secret the case goes on by whom it was closed to, who reads nothing of it', async () => {
  officers.splice(0)
  const an = join('Trần Thị An')
  const found = await open('NAMED-00002', null)
  expect(await add(found, 'Bà Trần Thị An nhận phong bì.')).toBe(true)
  expect(await textFor(an, found)).toBe('')
  expect(await store.findReaderIds(found.id)).toBeNull()
  expect(await textFor(an, found)).toBe('')
  expect(await textFor(join('Đỗ Chi Mai'), found)).toBe('chuyện kể')
})

test('cases whose key is lost are counted for who had it; those kept from somebody are not', async () => {
  officers.splice(0)
  const [lan, mai] = [join('Vũ Thị Lan'), join('Đỗ Chi Mai')]
  const others = await lostFor(lan)
  const found = await open('NAMED-00003', null)
  expect(await add(found, 'Có cả cô Đỗ Chi Mai.')).toBe(true)
  expect([await lostFor(lan), await lostFor(mai)]).toEqual([others, others])
  const pair = makeKeyPair()
  officers[0] = { account: lan, publicKey: pair.publicKey, pair }
  expect([await lostFor(lan), await lostFor(mai)]).toEqual([others + 1, others + 1])
})
