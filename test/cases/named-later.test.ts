import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Ties } from '../../src/accounts/ties.js'
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
const open = async (
  receiptCode: string,
  citizen: { salt: string; publicKey: string } | null,
  against = 'ông Tham',
): Promise<Case> => {
  const { id: _id, ...content } = caseIn('tip', 'received', { receiptCode, text: 'chuyện kể', against })
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

/** What the officer's page does: it is kept, and the officer's own cases are looked through with their keys. */
const declare = async ({ id }: Account, ties: Partial<Ties>): Promise<void> => {
  const officer = officers.find(({ account }) => account.id === id) as (typeof officers)[number]
  officer.ties = { relatives: [], units: [], ...ties }
  await store.renewKeys({ id, pairs: [officer.pair] })
}

test('who declares a relative or a unit gets no key of such a case, and those that they read are closed to them at once', async () => {
  officers.splice(0)
  const [an, binh] = [join('Trần Thị An'), join('Lê Văn Bình')]
  const before = await open('TIED-00001', null, 'ông Ngô Đình Tham')
  const another = await open('TIED-00002', null, 'ông Ngô Đình Vị')
  expect(await textFor(an, before)).toBe('chuyện kể')
  await declare(an, { relatives: ['Ngô Đình Tham'], units: ['UBND xã Mễ Sở'] })
  expect(await store.findReaderIds(before.id)).toEqual([binh.id])
  const after = await open('TIED-00003', null, 'ông Ngô Đình Tham')
  const ofUnit = await open('TIED-00004', null, 'chủ tịch UBND xã Mễ Sở')
  for (const one of [before, after, ofUnit]) {
    expect(await store.findReaderIds(one.id)).toEqual([binh.id])
    expect([await textFor(an, one), await textFor(binh, one)]).toEqual(['', 'chuyện kể'])
  }
  expect([await textFor(an, another), await textFor(binh, another)]).toEqual(['chuyện kể', 'chuyện kể'])
  expect(await add(another, 'Cả ông Ngô Đình Tham có mặt. Tôi đã gửi UBND xã Mễ Sở.')).toBe(true)
  expect([await textFor(an, another), await textFor(binh, another)]).toEqual(['', 'chuyện kể'])
  expect((await readBy(binh, another)).timeline.at(-1)).toMatchObject({ facts: { keptAway: 1 } })
})

test('an addition that mentions a unit closes the case to nobody', async () => {
  officers.splice(0)
  const an = join('Trần Thị An')
  await declare(an, { units: ['UBND xã Mễ Sở'] })
  const found = await open('TIED-00005', null)
  expect(await add(found, 'Tôi đã gửi đơn ở UBND xã Mễ Sở.')).toBe(true)
  expect(await textFor(an, found)).toBe('chuyện kể')
})

test('the last who reads a case is taken off it only once it went to another, or to the queue', async () => {
  officers.splice(0)
  const an = join('Trần Thị An')
  const salt = makeCitizenSalt()
  const pair = await citizenPairOf('1234567890123456', salt)
  const own = await open('TIED-00006', null, 'ông Ngô Đình Tham')
  const withSecret = await open('TIED-00007', { salt, publicKey: pair.publicKey }, 'ông Ngô Đình Tham')
  await declare(an, { relatives: ['Ngô Đình Tham'] })
  const queued = await open('TIED-00008', null, 'ông Ngô Đình Tham')
  for (const one of [own, withSecret, queued]) {
    expect(await store.findReaderIds(one.id)).toBeNull()
    expect(await textFor(an, one)).toBe('')
  }
  expect((await store.getForCitizen('TIED-00007', pair))?.found.text).toBe('chuyện kể')
  const binh = join('Lê Văn Bình')
  await declare(binh, { relatives: ['Ngô Đình Tham'] })
  await store.settleKeys()
  expect(await store.findReaderIds(own.id)).toBeNull()
  const mai = join('Đỗ Chi Mai')
  for (const one of [own, withSecret, queued]) expect(await textFor(mai, one)).toBe('chuyện kể')
  const newcomer = join('Vũ Thị Lan')
  await declare(newcomer, { relatives: ['Ngô Đình Tham'] })
  const readerOf = ({ id }: Account): OpenReader => ({
    id,
    pairs: officers.filter(({ account }) => account.id === id).map((officer) => officer.pair),
  })
  for (const { account, publicKey } of officers)
    await store.grantKeys(readerOf(mai), { id: account.id, publicKey: publicKey ?? '' })
  for (const one of [own, withSecret, queued]) expect(await store.findReaderIds(one.id)).toEqual([mai.id])
})

test('a declaration whose cases nobody looked through counts when a case is opened next, by whomever', async () => {
  officers.splice(0)
  const [an, binh] = [join('Trần Thị An'), join('Lê Văn Bình')]
  const [byAn, byBinh] = [
    await open('TIED-00009', null, 'ông Ngô Đình Tham'),
    await open('TIED-00010', null, 'ông Ngô Đình Tham'),
  ]
  const [officer] = officers
  if (officer) officer.ties = { relatives: ['Ngô Đình Tham'], units: [] }
  expect([await textFor(an, byAn), await textFor(binh, byBinh)]).toEqual(['', 'chuyện kể'])
  for (const one of [byAn, byBinh]) expect(await store.findReaderIds(one.id)).toEqual([binh.id])
})
