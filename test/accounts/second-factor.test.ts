import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Accounts, createAccounts } from '../../src/accounts/accounts.js'
import { type Account, needsSecondFactor, roleNames } from '../../src/accounts/roles.js'
import { addressOfSecret, codeAt, createSecret, stepOf } from '../../src/accounts/totp.js'
import { connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the code %d seconds after 1970 is that of RFC 6238', (seconds, code) => {
  expect(codeAt(rfcSecret, new Date(seconds * 1_000))).toBe(code)
})

test.each([
  [-61, null],
  [-30, -1],
  [0, 0],
  [30, 1],
  [61, null],
])('a code made %d seconds from now belongs to step %s', (aside, step) => {
  const now = new Date('2026-12-02T03:00:00Z')
  const current = now.getTime() / 30_000
  const secret = createSecret()
  const found = stepOf(secret, codeAt(secret, new Date(now.getTime() + aside * 1_000)), now)
  expect(found).toBe(step === null ? null : current + step)
})

test('the picture says whose it is, and a secret has 160 bits', () => {
  const address = addressOfSecret(rfcSecret, 'quantri')
  expect(decodeURIComponent(address)).toContain('otpauth://totp/Xã Ơi:quantri?')
  expect(address).toContain(`secret=${rfcSecret}`)
  expect(createSecret()).toMatch(/^[A-Z2-7]{32}$/)
})

test('who must have one: administrators and who opens protected cases', () => {
  expect(roleNames.filter(needsSecondFactor).toSorted()).toEqual([
    'administrator',
    'denunciation_officer',
    'identity_keeper',
  ])
})

describe('a sign-in with a second step', () => {
  const password = 'một câu dài dễ nhớ'
  const start = new Date('2026-12-02T03:00:00Z')
  let at = start
  let database: Awaited<ReturnType<typeof startTestDatabase>>
  let connection: Awaited<ReturnType<typeof connectMongo>>
  let accounts: Accounts
  let count = 0

  beforeAll(async () => {
    database = await startTestDatabase()
    connection = await connectMongo(database.uri)
    const key = randomBytes(32)
    accounts = createAccounts({
      connection,
      publicUrl: 'http://xaoi.test',
      auditKey: Buffer.alloc(32),
      factorKey: async () => key,
    })
    await accounts.prepare()
  })
  afterAll(async () => {
    await connection.close()
    await database.stop()
  })

  const later = (seconds: number): void => {
    at = new Date(at.getTime() + seconds * 1_000)
  }

  const makeAccount = async (role: 'administrator' | 'editor'): Promise<Account> => {
    count += 1
    const wanted = { userName: `nguoi.${count}`, displayName: 'Người Thử', role, communeCode: null }
    const { account, address } = await accounts.createByOwner(wanted, at)
    await accounts.accept({ token: address.split('/').at(-1) ?? '', password, displayName: '', at })
    return account
  }
  const begin = (account: Account) => accounts.startSignIn(account, { device: '', password, at })

  const enrol = async (account: Account): Promise<{ secret: string; codes: string[] }> => {
    const { token } = await begin(account)
    const { secret, box } = await accounts.secondFactor.offerAtSignIn(token, at)
    const { codes } = await accounts.secondFactor.enrolAtSignIn(token, { box, code: codeAt(secret, at), at })
    later(60)
    return { secret, codes }
  }
  const pass = async (account: Account, typed: string): Promise<string> => {
    const { token } = await begin(account)
    await accounts.secondFactor.pass(token, { typed, at })
    return token
  }

  let account: Account
  let secret: string
  let codes: string[]
  beforeEach(async () => {
    account = await makeAccount('administrator')
    ;({ secret, codes } = await enrol(account))
  })

  test('holds no session until the code is right', async () => {
    const { token, next } = await begin(account)
    expect(next).toBe('code')
    expect(await accounts.getSignedIn(token, at)).toBeNull()
    await accounts.secondFactor.pass(token, { typed: codeAt(secret, at), at })
    expect(await accounts.getSignedIn(token, at)).toMatchObject({ id: account.id })
    expect(await accounts.secondFactor.findWaiting(token, at)).toBeNull()
  })

  test('waits for ten minutes and no longer', async () => {
    const { token } = await begin(account)
    later(10 * 60)
    await expect(accounts.secondFactor.pass(token, { typed: codeAt(secret, at), at })).rejects.toMatchObject({
      name: 'NotFound',
    })
  })

  test('is set up first where the role needs it, and only there', async () => {
    expect((await begin(await makeAccount('administrator'))).next).toBe('enrolment')
    const { token, next } = await begin(await makeAccount('editor'))
    expect(next).toBe('none')
    expect(await accounts.getSignedIn(token, at)).not.toBeNull()
  })

  test('a code counts once, and none before it', async () => {
    const [before, code] = [codeAt(secret, new Date(at.getTime() - 30_000)), codeAt(secret, at)]
    await pass(account, code)
    await expect(pass(account, code)).rejects.toMatchObject({ name: 'InvalidInput' })
    await expect(pass(account, before)).rejects.toMatchObject({ name: 'InvalidInput' })
    later(30)
    expect(await accounts.getSignedIn(await pass(account, codeAt(secret, at)), at)).not.toBeNull()
  })

  test('of the same code at once one counts', async () => {
    const tokens = await Promise.all([1, 2, 3].map(async () => (await begin(account)).token))
    const code = codeAt(secret, at)
    const outcomes = await Promise.allSettled(
      tokens.map((token) => accounts.secondFactor.pass(token, { typed: code, at })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('a recovery code counts once, typed as one likes', async () => {
    expect(new Set(codes).size).toBe(10)
    const typed = ` ${codes[0]?.toUpperCase().replace('-', ' ')}`
    expect(await accounts.getSignedIn(await pass(account, typed), at)).not.toBeNull()
    await expect(pass(account, codes[0] as string)).rejects.toMatchObject({ name: 'InvalidInput' })
    expect(await accounts.secondFactor.find(account)).toMatchObject({ codesLeft: 9 })
  })

  test('a new password of one’s own asks for the code as well, which counts once', async () => {
    const token = await pass(account, codeAt(secret, at))
    const form = { current: password, password: 'một câu khác cũng dài', token, at }
    for (const code of ['', '000000', codeAt(secret, at)])
      await expect(accounts.changeOwnPassword(account, { ...form, code })).rejects.toMatchObject({
        name: 'InvalidInput',
      })
    later(60)
    const next = await accounts.changeOwnPassword(account, { ...form, code: codeAt(secret, at), at })
    expect([await accounts.getSignedIn(token, at), (await accounts.getSignedIn(next, at))?.id]).toEqual([
      null,
      account.id,
    ])
  })

  test('another account’s codes count nothing', async () => {
    const other = await makeAccount('administrator')
    const theirs = await enrol(other)
    await expect(pass(account, theirs.codes[0] as string)).rejects.toMatchObject({ name: 'InvalidInput' })
    await expect(pass(account, codeAt(theirs.secret, at))).rejects.toMatchObject({ name: 'InvalidInput' })
  })

  test('after five wrong codes even the right one waits, longer each time', async () => {
    const { token } = await begin(account)
    const tryCode = (typed: string) =>
      accounts.secondFactor.pass(token, { typed, at }).then(
        () => 'in',
        ({ message }) => (message.includes('Hãy đợi mã mới') ? 'wrong' : 'waits'),
      )
    const said = []
    for (let tries = 0; tries < 6; tries += 1) said.push(await tryCode('000000'))
    expect(said).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'waits'])
    expect(await tryCode(codeAt(secret, at))).toBe('waits')
    later(31)
    expect(await tryCode(codeAt(secret, at))).toBe('in')
    const whats = (await accounts.audit.findLatest(50, { accountId: account.id })).map(({ what }) => what)
    expect(whats.filter((what) => what === 'second_factor_failed')).toHaveLength(5)
    expect(whats.filter((what) => what === 'second_factor_refused')).toHaveLength(2)
    expect(whats[0]).toBe('signed_in')
  })

  test('an offered secret is confirmed by its own session alone, and by its code', async () => {
    const newcomer = await makeAccount('administrator')
    const [one, two] = [await begin(newcomer), await begin(newcomer)]
    const offer = await accounts.secondFactor.offerAtSignIn(one.token, at)
    const form = { box: offer.box, code: codeAt(offer.secret, at), at }
    await expect(accounts.secondFactor.enrolAtSignIn(two.token, form)).rejects.toMatchObject({ name: 'Conflict' })
    await expect(accounts.secondFactor.enrolAtSignIn(one.token, { ...form, code: '000000' })).rejects.toMatchObject({
      name: 'InvalidInput',
    })
    expect(await accounts.getSignedIn(one.token, at)).toBeNull()
    await accounts.secondFactor.enrolAtSignIn(one.token, form)
    expect(await accounts.getSignedIn(one.token, at)).not.toBeNull()
    await expect(accounts.secondFactor.offerAtSignIn(two.token, at)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('neither the secret nor a recovery code stands in the database', async () => {
    const stored = JSON.stringify(await databaseOf(connection).collection('accounts').find({}).toArray())
    expect(stored).toContain(account.id)
    for (const one of [secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
      expect(stored).not.toContain(one)
  })

  test('the owner changes it with the password and the code, and can’t drop one that the role needs', async () => {
    const { secondFactor } = accounts
    const token = await pass(account, codeAt(secret, at))
    later(30)
    await expect(secondFactor.offer(account, token, { password: 'sai', code: '', at })).rejects.toThrow('Mật khẩu')
    await expect(secondFactor.offer(account, token, { password, code: '000000', at })).rejects.toThrow('Mã chưa đúng')
    const offer = await secondFactor.offer(account, token, { password, code: codes[1] as string, at })
    await secondFactor.enrol(account, token, { box: offer.box, code: codeAt(offer.secret, at), at })
    later(30)
    await expect(pass(account, codeAt(secret, at))).rejects.toMatchObject({ name: 'InvalidInput' })
    await pass(account, codeAt(offer.secret, at))
    await expect(secondFactor.remove(account, { password, code: '', at })).rejects.toMatchObject({ name: 'Forbidden' })
  })
})
