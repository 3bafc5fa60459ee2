import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Accounts, createAccounts } from '../../src/accounts/accounts.js'
import type { Account } from '../../src/accounts/roles.js'
import { type CaseKeys, makeCaseKeys } from '../../src/sealing/cases/case-keys.js'
import { citizenId, citizenPairOf, makeCitizenSalt } from '../../src/sealing/cases/citizen-copy.js'
import { grantCases, openCase } from '../../src/sealing/cases/grant-cases.js'
import { exclude, rotate, takeOff } from '../../src/sealing/cases/readers.js'
import { openValue, sealValue } from '../../src/sealing/cases/sealed-values.js'
import type { KeyPair } from '../../src/sealing/key-pair.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

/**
 * The drill of docs/decisions/0077: the life of one denunciation's keys, through the doors that the product has. After each
 * step it is read with everybody's session of that moment.
 */

const at = new Date('2026-12-02T03:00:00Z')
const password = 'một câu dài dễ nhớ'
const anotherPassword = 'một câu khác hẳn nữa'
const secret = '1234 5678 9012 3456'
const salt = makeCitizenSalt()

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let accounts: Accounts
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})
beforeEach(async () => {
  for (const name of ['accounts', 'audit', 'recovery_keys']) await connection.collection(name).deleteMany({})
  accounts = createAccounts({ connection, publicUrl: 'http://xaoi.test', auditKey: Buffer.alloc(32) })
  await accounts.prepare()
})

type Name = 'an' | 'binh' | 'chi' | 'dung'
const people = new Map<Name, { account: Account; typed: string; token: string }>()
const of = (name: Name) => {
  const person = people.get(name)
  if (!person) throw new Error(name)
  return person
}

const tokenIn = (address: string): string => address.split('/').at(-1) ?? ''
const signIn = async (name: Name, account: Account, typed = password) => {
  people.set(name, { account, typed, token: await accounts.signIn(account, at, '', typed) })
}
const join = async (name: Name) => {
  const wanted = { userName: name, displayName: name, role: 'denunciation_officer', communeCode: null } as const
  const { address } = await accounts.createByOwner(wanted, at)
  await signIn(name, await accounts.accept({ token: tokenIn(address), password, displayName: '', at }))
}
const losePassword = async (name: Name) => {
  const address = await accounts.giveOwnersLink(of(name).account.id, at)
  await signIn(
    name,
    await accounts.accept({ token: tokenIn(address), password: anotherPassword, displayName: '', at }),
    anotherPassword,
  )
}
const readerOf = async (name: Name): Promise<{ id: string; pairs: readonly KeyPair[] }> =>
  (await accounts.keys.getOpenReader(of(name).token, at)) ?? { id: of(name).account.id, pairs: [] }
/** An officer in office admits a colleague and hands on the cases. */
const grant = async (by: Name, to: Name, keys: CaseKeys): Promise<CaseKeys> => {
  const { account, token } = of(by)
  const reader = await accounts.keys.admit({ by: account, token, id: of(to).account.id, at })
  return grantCases([keys], await readerOf(by), reader)[0] ?? keys
}

test('three officers, one named: handed on, a newcomer, a lost password, a recovery, a leaver', async () => {
  const { shares } = await accounts.keys.makeRecovery({ holders: ['Một', 'Hai', 'Ba'], at })
  const [first, second] = shares.map(({ share }) => share) as [string, string]
  for (const name of ['an', 'binh', 'chi'] as const) await join(name)
  const notAdmitted = await accounts.keys.findNotAdmitted()
  for (const { id } of notAdmitted) await accounts.keys.admit({ by: of('an').account, token: of('an').token, id, at })

  const competent = (await accounts.keys.findReaders()).filter(({ id }) => id !== of('chi').account.id)
  const citizen = { id: citizenId, ...(await citizenPairOf(secret, salt)) }
  const readers = [...competent, { id: citizenId, publicKey: citizen.publicKey }]
  let keys = exclude(makeCaseKeys({ caseId: 'case-1', content: readers, identity: readers }), [of('chi').account.id])
  const boxes: string[] = []

  /** Seals one more piece, then tells for each piece of content and for the identity who opens it: 'x', or '-'. */
  const who = async (): Promise<Record<string, string>> => {
    boxes.push(sealValue(keys, { part: 'content', field: 'piece' }, boxes.length))
    identity ??= sealValue(keys, { part: 'identity', field: 'name' }, 'Người Tố Cáo')
    const rows: Record<string, string> = {}
    for (const name of [...people.keys(), 'citizen' as const]) {
      const reader =
        name === 'citizen' ? { id: citizenId, pairs: [await citizenPairOf(secret, salt)] } : await readerOf(name)
      const opened = openCase(keys, reader)
      const marks = boxes.map((box, piece) =>
        opened.content && openValue(opened.content, 'piece', box)?.value === piece ? 'x' : '-',
      )
      const isKnown = opened.identity && openValue(opened.identity, 'name', identity)?.value === 'Người Tố Cáo'
      rows[name] = `${marks.join('')} ${isKnown ? 'x' : '-'}`
    }
    return rows
  }
  let identity: string | undefined

  // Filed: sealed to two officers; the third is named in it.
  expect(await who()).toEqual({ an: 'x x', binh: 'x x', chi: '- -', citizen: 'x x' })

  // The one who is named gets no key from a colleague either.
  const chi = { id: of('chi').account.id, publicKey: (await readerOf('chi')).pairs[0]?.publicKey ?? '' }
  expect(grantCases([keys], await readerOf('an'), chi)).toEqual([])

  // A newcomer has an account but nothing to read until one in office grants.
  await join('dung')
  expect(await who()).toEqual({ an: 'xx x', binh: 'xx x', chi: '-- -', dung: '-- -', citizen: 'xx x' })
  const byNewcomer = { by: of('dung').account, token: of('dung').token, id: of('dung').account.id, at }
  await expect(accounts.keys.admit(byNewcomer)).rejects.toMatchObject({ name: 'Forbidden' })
  keys = await grant('binh', 'dung', keys)
  expect(await who()).toEqual({ an: 'xxx x', binh: 'xxx x', chi: '--- -', dung: 'xxx x', citizen: 'xxx x' })

  // Handed on from Binh: taken off, and the keys rotated by one who stays.
  keys = rotate(takeOff(keys, [of('binh').account.id]), openCase(keys, await readerOf('an')))
  expect(await who()).toEqual({ an: 'xxxx x', binh: '---- -', chi: '---- -', dung: 'xxxx x', citizen: 'xxxx x' })

  // An loses the password: a link brings into the account, not into the case.
  await losePassword('an')
  expect(await who()).toEqual({ an: '----- -', binh: '----- -', chi: '----- -', dung: 'xxxxx x', citizen: 'xxxxx x' })

  // One of three shares opens nothing, two do.
  await expect(accounts.keys.recover({ userName: 'an', shares: [first], at })).rejects.toThrow('hai mảnh')
  expect((await who()).an).toBe('------ -')
  await accounts.keys.recover({ userName: 'an', shares: [first, second], at })
  expect(await who()).toEqual({
    an: 'xxxxxxx x',
    binh: '------- -',
    chi: '------- -',
    dung: 'xxxxxxx x',
    citizen: 'xxxxxxx x',
  })

  // Dung loses the password, too, and is granted again by one in office, without the holders.
  await losePassword('dung')
  expect((await who()).dung).toBe('-------- -')
  keys = await grant('an', 'dung', keys)
  expect((await who()).dung).toBe('xxxxxxxxx x')

  // An leaves: the account is closed, the keys are rotated by who stays. A copy of all that An ever held opens nothing new.
  const left = { keys, reader: await readerOf('an') }
  await accounts.close(of('binh').account, of('an').account.id, at)
  keys = rotate(takeOff(keys, [of('an').account.id]), openCase(keys, await readerOf('dung')))
  expect(await who()).toEqual({
    an: '---------- -',
    binh: '---------- -',
    chi: '---------- -',
    dung: 'xxxxxxxxxx x',
    citizen: 'xxxxxxxxxx x',
  })
  const copied = openCase(left.keys, left.reader).content
  const openedByCopy = boxes.map((box) => (copied && openValue(copied, 'piece', box) ? 'x' : '-')).join('')
  expect(openedByCopy).toBe('xxxxxxxxx-')
  expect((await accounts.keys.findReaders()).map(({ id }) => id)).not.toContain(of('an').account.id)
})

test('cases are handed on where the giver can, once, and not to who is excluded', async () => {
  await join('an')
  await join('binh')
  const [an, binh] = [await readerOf('an'), await readerOf('binh')]
  const [forAn, forBinh] = [an, binh].map(({ id, pairs }) => [{ id, publicKey: pairs[0]?.publicKey ?? '' }])
  if (!forAn || !forBinh?.[0]) throw new Error('no readers')
  const mine = makeCaseKeys({ caseId: 'mine', content: forAn, identity: forAn })
  const others = makeCaseKeys({ caseId: 'others', content: forBinh, identity: forBinh })
  const against = exclude({ ...makeCaseKeys({ caseId: 'against', content: forAn, identity: forAn }) }, [binh.id])
  const granted = grantCases([mine, others, against], an, forBinh[0])
  expect(granted.map(({ caseId }) => caseId)).toEqual(['mine'])
  expect(openCase(granted[0] as CaseKeys, binh)).toEqual({ content: expect.anything(), identity: expect.anything() })
  expect(grantCases(granted, an, forBinh[0])).toEqual([])
})

test('keys that wait to be rotated are rotated when a case is handed on', async () => {
  await join('an')
  await join('binh')
  await join('chi')
  const readers = await Promise.all(
    (['an', 'binh', 'chi'] as const).map(async (name) => {
      const { id, pairs } = await readerOf(name)
      return { id, publicKey: pairs[0]?.publicKey ?? '' }
    }),
  )
  const [an, binh, chi] = readers as [(typeof readers)[0], (typeof readers)[0], (typeof readers)[0]]
  const before = takeOff(makeCaseKeys({ caseId: 'case-1', content: [an, chi], identity: [an] }), [chi.id])
  const [after] = grantCases([before], await readerOf('an'), binh)
  expect(after?.parts.content).toMatchObject({ generation: 2, mustRotate: false })
  expect(after && openCase(after, await readerOf('binh')).content).not.toBeNull()
})
