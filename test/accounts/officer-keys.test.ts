import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Accounts, createAccounts } from '../../src/accounts/accounts.js'
import type { Account, Role } from '../../src/accounts/roles.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const at = new Date('2026-12-02T03:00:00Z')
const password = 'một câu dài dễ nhớ'
const other = 'một câu khác hẳn nữa'
const holders = ['Nguyễn Một', 'Trần Hai', 'Lê Ba']

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let accounts: Accounts

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  accounts = createAccounts({ connection, publicUrl: 'http://xaoi.test', auditKey: Buffer.alloc(32) })
  await accounts.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})
beforeEach(async () => {
  for (const name of ['accounts', 'audit', 'recovery_keys']) await connection.collection(name).deleteMany({})
})

const accept = (address: string, typed = password) =>
  accounts.accept({ token: address.split('/').at(-1) ?? '', password: typed, displayName: '', at })
const staff = async (role: Role, userName: string): Promise<Account> =>
  accept((await accounts.createByOwner({ userName, displayName: userName, role, communeCode: null }, at)).address)
const makeAdministrator = () => staff('administrator', 'quan.tri')
const officer = (userName: string): Promise<Account> => staff('denunciation_officer', userName)
const signIn = (account: Account, typed = password) => accounts.signIn(account, at, '', typed)
const pairsOf = async (token: string): Promise<string[] | null> =>
  (await accounts.keys.getOpenReader(token, at))?.pairs.map(({ publicKey }) => publicKey) ?? null
const readers = async () => (await accounts.keys.findReaders()).map(({ id }) => id)
const publicKeyOf = async (account: Account): Promise<string> => {
  const token = await signIn(account)
  return (await pairsOf(token))?.[0] ?? ''
}
const newsOf = async (account: Account): Promise<string[]> =>
  (await accounts.officerNews.find(account)).events.map(({ what }) => what)
/** An account as it stood before there were keys. */
const withoutKeys = (account: Account) =>
  connection.collection('accounts').updateOne({ _id: account.id as never }, { $unset: { officerKeys: 1 } })
/** Sets a new password by the owner's link, as one who lost the password. */
const losePassword = async (account: Account) => accept(await accounts.giveOwnersLink(account.id, at), other)

describe('an officer’s keys', () => {
  test('are open with the session from the first sign-in on, in every process, and gone with it', async () => {
    const account = await officer('an')
    const token = await signIn(account)
    const elsewhere = createAccounts({ connection, publicUrl: 'http://xaoi.test', auditKey: Buffer.alloc(32) })
    const reader = await elsewhere.keys.getOpenReader(token, at)
    expect(reader).toEqual({
      id: account.id,
      pairs: [{ publicKey: expect.any(String), privateKey: expect.any(Buffer) }],
    })
    expect(await accounts.keys.findReaders()).toEqual([{ id: account.id, publicKey: reader?.pairs[0]?.publicKey }])
    await accounts.signOut(account, token, at)
    expect(await pairsOf(token)).toBeNull()
  })

  test('are not open after twelve hours, in a session begun without the password, or with another’s token', async () => {
    const account = await officer('an')
    const token = await signIn(account)
    const late = new Date(at.getTime() + 12 * 3_600_000)
    expect(await accounts.keys.getOpenReader(token, late)).toBeNull()
    expect(await pairsOf(await accounts.signIn(account, at))).toBeNull()
    expect(await pairsOf(`${token}x`)).toBeNull()
  })

  test('stand nowhere in the database as they are', async () => {
    const account = await officer('an')
    const token = await signIn(account)
    const privateKey = (await accounts.keys.getOpenReader(token, at))?.pairs[0]?.privateKey.toString('base64') ?? ''
    const stored = JSON.stringify(await connection.collection('accounts').find({}).toArray())
    expect(privateKey).toHaveLength(44)
    expect([stored.includes(privateKey), stored.includes(token)]).toEqual([false, false])
  })

  test('stay the same under a new password of one’s own, also in the session that changed it', async () => {
    const account = await officer('an')
    const [mine, another] = [await signIn(account), await signIn(account)]
    const before = await pairsOf(mine)
    const form = { current: password, password: other, code: '', token: mine, at }
    const next = await accounts.changeOwnPassword(account, form)
    const tokens = [next, mine, another, await signIn(account, other)]
    expect(await Promise.all(tokens.map(pairsOf))).toEqual([before, null, null, before])
    expect(await pairsOf(await signIn(account, password))).toBeNull()
  })

  test('are none of roles that read no denunciation', async () => {
    const editor = await staff('editor', 'bien.tap')
    expect(await pairsOf(await signIn(editor))).toBeNull()
    await accounts.changeOwnPassword(editor, { current: password, password: other, code: '', token: 'x', at })
    expect(await readers()).toEqual([])
  })

  test('end with the account’s closing', async () => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    await accounts.keys.admit({ by: an, token: await signIn(an), id: binh.id, at })
    const token = await signIn(binh)
    await accounts.close(an, binh.id, at)
    expect([await pairsOf(token), await readers()]).toEqual([null, [an.id]])
  })
})

describe('an account from before there were keys', () => {
  test('gets them at the next sign-in, once, and is in office', async () => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    for (const one of [an, binh]) await withoutKeys(one)
    expect(await readers()).toEqual([])
    const tokens = await Promise.all([signIn(an), signIn(an), signIn(binh)])
    const [first, second, third] = await Promise.all(tokens.map(pairsOf))
    expect(first).toEqual(second)
    expect([first?.length, third?.length]).toEqual([1, 1])
    expect(await readers()).toEqual([an.id, binh.id])
  })

  test('gets them with a change of the own password', async () => {
    const an = await officer('an')
    await withoutKeys(an)
    await accounts.changeOwnPassword(an, { current: password, password: other, code: '', token: 'x', at })
    expect(await pairsOf(await signIn(an, other))).toEqual(
      (await accounts.keys.findReaders()).map((one) => one.publicKey),
    )
  })
})

describe('a newcomer', () => {
  test('is sealed nothing to until a colleague in office admits, and all are told', async () => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    expect([await readers(), (await accounts.keys.findNotAdmitted()).map(({ id }) => id)]).toEqual([[an.id], [binh.id]])
    const reader = await accounts.keys.admit({ by: an, token: await signIn(an), id: binh.id, at })
    expect(reader).toEqual({ id: binh.id, publicKey: await publicKeyOf(binh) })
    expect([await readers(), await accounts.keys.findNotAdmitted()]).toEqual([[an.id, binh.id], []])
    for (const one of [an, binh]) expect(await newsOf(one)).toContain('officer_key_admitted')
  })

  test.each([
    [
      'an administrator',
      async () => {
        const by = await makeAdministrator()
        return { by, token: await signIn(by) }
      },
    ],
    [
      'an administrator with an officer’s token',
      async (an: Account) => ({ by: await makeAdministrator(), token: await signIn(an) }),
    ],
    ['the newcomer', async (_: Account, binh: Account) => ({ by: binh, token: await signIn(binh) })],
    [
      'an officer whose session holds no keys',
      async (an: Account) => ({ by: an, token: await accounts.signIn(an, at) }),
    ],
    [
      'another newcomer',
      async () => {
        const chi = await officer('chi')
        return { by: chi, token: await signIn(chi) }
      },
    ],
  ])('is not admitted by %s', async (_who, given) => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    await expect(accounts.keys.admit({ ...(await given(an, binh)), id: binh.id, at })).rejects.toMatchObject({
      name: 'Forbidden',
    })
    expect(await readers()).toEqual([an.id])
  })

  test('is admitted once, and nobody who has no keys', async () => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    const asked = { by: an, token: await signIn(an), at }
    await accounts.keys.admit({ ...asked, id: binh.id })
    for (const id of [binh.id, (await makeAdministrator()).id, 'nobody'])
      await expect(accounts.keys.admit({ ...asked, id })).rejects.toMatchObject({ name: 'Conflict' })
  })
})

describe('a password set anew by a link', () => {
  test('opens nothing of before, and waits to be admitted where somebody else is in office', async () => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    await accounts.keys.admit({ by: an, token: await signIn(an), id: binh.id, at })
    const before = await publicKeyOf(binh)
    await losePassword(binh)
    const token = await signIn(binh, other)
    expect(await pairsOf(token)).toEqual([expect.not.stringMatching(before)])
    expect(await readers()).toEqual([an.id])
    await accounts.keys.admit({ by: an, token: await signIn(an), id: binh.id, at })
    expect(await readers()).toEqual([an.id, binh.id])
  })
})

describe('a recovery key', () => {
  const make = () => accounts.keys.makeRecovery({ holders, at })
  const recover = (shares: readonly string[], userName = 'an') => accounts.keys.recover({ userName, shares, at })

  test('gives an officer who lost the password the keys again by two of its three shares; all are told', async () => {
    const { shares, isConfirmed } = await make()
    expect([isConfirmed, shares.map(({ holder }) => holder)]).toEqual([true, holders])
    const [an, binh] = [await officer('an'), await officer('binh')]
    const before = await publicKeyOf(an)
    await losePassword(an)
    const [first, , third] = shares.map(({ share }) => share) as [string, string, string]
    await expect(recover([first])).rejects.toThrow('hai mảnh')
    await expect(recover([first, first])).rejects.toThrow('hai mảnh')
    await expect(recover([first, `${third}0`])).rejects.toThrow('chưa đúng')
    const token = await signIn(an, other)
    expect(await pairsOf(token)).not.toContain(before)
    await recover([first, third])
    expect(await pairsOf(token)).toEqual([expect.any(String), before])
    for (const one of [an, binh]) expect(await newsOf(one)).toContain('officer_key_recovered')
    await expect(recover([first, third])).rejects.toThrow('không có khóa nào')
  })

  test('brings an officer in office back, so that new cases are sealed to the new pair', async () => {
    const { shares } = await make()
    const [an, binh] = [await officer('an'), await officer('binh')]
    await accounts.keys.admit({ by: an, token: await signIn(an), id: binh.id, at })
    await losePassword(an)
    expect(await readers()).toEqual([binh.id])
    await recover(shares.slice(1).map(({ share }) => share))
    expect(await readers()).toEqual([an.id, binh.id])
  })

  test('takes the keys that were there before it at the next sign-in', async () => {
    const an = await officer('an')
    const before = await publicKeyOf(an)
    const { isConfirmed } = await make()
    const [waiting] = await accounts.keys.findUnconfirmedRecovery()
    expect([isConfirmed, waiting?.holders]).toEqual([false, holders])
    await accounts.keys.confirmRecovery({ by: an, token: await signIn(an), id: waiting?.id ?? '', at })
    await signIn(an)
    await losePassword(an)
    const stored = await connection.collection('accounts').findOne({ userName: 'an' })
    expect(stored?.officerKeys.keys.former).toEqual([
      { publicKey: before, recovery: { of: waiting?.id, box: expect.any(String) }, box: null },
    ])
  })

  test('that the owner makes while somebody is in office gets no key until an officer confirms the holders', async () => {
    const an = await officer('an')
    const { shares } = await make()
    await signIn(an)
    await losePassword(an)
    await expect(recover(shares.slice(0, 2).map(({ share }) => share))).rejects.toThrow('không có khóa nào')
    expect(await newsOf(an)).toContain('recovery_key_made')
  })

  test('is confirmed once, and by an officer in office alone', async () => {
    const [an, binh] = [await officer('an'), await officer('binh')]
    await make()
    const id = (await accounts.keys.findUnconfirmedRecovery())[0]?.id ?? ''
    for (const by of [await makeAdministrator(), binh])
      await expect(accounts.keys.confirmRecovery({ by, token: await signIn(by), id, at })).rejects.toMatchObject({
        name: 'Forbidden',
      })
    const asked = { by: an, token: await signIn(an), id, at }
    await accounts.keys.confirmRecovery(asked)
    await expect(accounts.keys.confirmRecovery(asked)).rejects.toMatchObject({ name: 'Conflict' })
    expect(await newsOf(an)).toContain('recovery_key_confirmed')
  })

  test.each([[['Một', 'Hai']], [['Một', 'Hai', 'Hai']], [['Một', 'Hai', ' ']], [['Một', 'Hai', 'Ba', 'Bốn']]])(
    'is not made for %j',
    async (names) => {
      await expect(accounts.keys.makeRecovery({ holders: names, at })).rejects.toMatchObject({ name: 'InvalidInput' })
    },
  )

  test('stores no share and no private key', async () => {
    const { shares } = await make()
    const stored = JSON.stringify(await connection.collection('recovery_keys').find({}).toArray())
    for (const { share } of shares) expect(stored).not.toContain(share.slice(3, 30))
  })
})
