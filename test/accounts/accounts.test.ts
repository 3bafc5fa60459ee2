import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Accounts, createAccounts } from '../../src/accounts/accounts.js'
import type { AuditTrail } from '../../src/accounts/audit-trail.js'
import { type Account, type Role, roleNames, roles } from '../../src/accounts/roles.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const at = new Date('2026-11-25T03:00:00Z')
const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
const password = 'một câu dài dễ nhớ'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let accounts: Accounts
let audit: AuditTrail

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  accounts = createAccounts({ connection, publicUrl: 'http://xaoi.test', auditKey: Buffer.alloc(32) })
  audit = accounts.audit
  await accounts.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})
beforeEach(async () => {
  for (const name of ['accounts', 'audit']) await connection.collection(name).deleteMany({})
})

let count = 0
const wanted = (role: Role) => {
  count += 1
  return {
    userName: `nguoi.${count}`,
    displayName: `Người ${count}`,
    role,
    communeCode: roles[role].isOfCommune ? '12049' : null,
  }
}
const accept = (address: string | null) =>
  accounts.accept({ token: address?.split('/').at(-1) ?? '', password, displayName: '', at })
/** Somebody with a password, by the owner's word. */
const staff = async (role: Role): Promise<Account> => accept((await accounts.createByOwner(wanted(role), at)).address)
const requestOf = async (id: string): Promise<string> =>
  (await accounts.findAll()).find((entry) => entry.id === id)?.request?.id ?? ''
const whats = async (subject: string): Promise<string[]> =>
  (await audit.findLatest(50, { subjects: [subject] })).map(({ what }) => what)

const guarded = roleNames.filter((role) => 'view_protected' in roles[role].permissions)

describe.each(guarded)('an account of %s, which opens protected cases,', (role) => {
  let administrator: Account
  beforeEach(async () => {
    administrator = await staff('administrator')
  })

  test('is made on an administrator’s word alone only while there was never one', async () => {
    const first = await accounts.create(administrator, wanted(role), at)
    await accept(first.address)
    const second = await accounts.create(administrator, wanted(role), at)
    expect([first.address, second.address]).toEqual([expect.stringContaining('/moi/'), null])
    expect(await whats(second.account.id)).toContain('account_link_asked')
  })

  test('of two links given while there was none, the one used first counts and the other try is audited', async () => {
    const made = [
      await accounts.create(administrator, wanted(role), at),
      await accounts.create(administrator, wanted(role), at),
    ]
    const results = await Promise.allSettled(made.map(({ address }) => accept(address)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = made[results.findIndex(({ status }) => status === 'rejected')]
    expect(await whats(refused?.account.id ?? '')).toContain('account_link_refused')
  })

  test('once in office gets a new link only by consent, and the consenting officer gets it', async () => {
    const officer = await staff(role)
    const colleague = await staff(role)
    expect(await accounts.orderLink(administrator, officer.id, at)).toBeNull()
    const address = await accounts.consentToLink(
      colleague,
      { id: officer.id, requestId: await requestOf(officer.id) },
      at,
    )
    expect((await accept(address)).id).toBe(officer.id)
    expect(await whats(officer.id)).toEqual(expect.arrayContaining(['account_link_asked', 'account_link_consented']))
  })

  test('is not reopened by an administrator once closed, not even when it was the only one', async () => {
    const officer = await staff(role)
    await accounts.close(administrator, officer.id, at)
    await expect(accounts.orderLink(administrator, officer.id, at)).rejects.toThrow('npm run officer-link')
    await expect(accounts.create(administrator, wanted(role), at)).rejects.toMatchObject({ name: 'Forbidden' })
    expect(await whats(officer.id)).toContain('account_link_refused')
    expect((await accept(await accounts.giveOwnersLink(officer.id, at))).id).toBe(officer.id)
    expect(await whats(officer.id)).toContain('account_link_by_owner')
  })

  test('gets no link by the consent of anybody else, and the try is audited', async () => {
    const officer = await staff(role)
    await accounts.orderLink(administrator, officer.id, at)
    const asked = { id: officer.id, requestId: await requestOf(officer.id) }
    for (const other of ['administrator', 'supervisor', 'leader'] as const)
      await expect(accounts.consentToLink(await staff(other), asked, at)).rejects.toMatchObject({ name: 'Forbidden' })
    expect((await whats(officer.id)).filter((what) => what === 'account_link_refused')).toHaveLength(3)
    expect(await requestOf(officer.id)).toBe(asked.requestId)
  })

  test('gets no link once an officer said no, and one answer answers the request', async () => {
    const officer = await staff(role)
    const newcomer = await accounts.create(administrator, wanted(role), at)
    const asked = { id: newcomer.account.id, requestId: await requestOf(newcomer.account.id) }
    await accounts.declineLink(officer, asked, at)
    await expect(accounts.consentToLink(officer, asked, at)).rejects.toMatchObject({ name: 'Conflict' })
    await expect(accounts.declineLink(officer, asked, at)).rejects.toMatchObject({ name: 'Conflict' })
    expect(await requestOf(newcomer.account.id)).toBe('')
  })

  test('loses the link it had when an administrator asks for another', async () => {
    const officer = await staff(role)
    const { account, address } = await accounts.createByOwner(wanted(role), at)
    await accounts.orderLink(administrator, account.id, at)
    await expect(accept(address)).rejects.toMatchObject({ name: 'NotFound' })
    expect(officer.role).toBe(role)
  })

  test('that was there before first ones were marked counts as the first', async () => {
    await staff(role)
    await connection.collection('accounts').updateMany({}, { $unset: { firstOf: 1 } })
    await accounts.prepare()
    expect((await accounts.create(administrator, wanted(role), at)).address).toBeNull()
  })

  test('is told of every link, closing and refused try until read', async () => {
    const news = accounts.officerNews
    const [officer, colleague] = [await staff(role), await staff(role)]
    for (const one of [officer, colleague]) await news.markRead(one, at)
    expect(await news.count(officer)).toBe(0)
    await accounts.orderLink(administrator, colleague.id, later(1))
    await accounts.close(administrator, colleague.id, later(2))
    for (const one of [officer, colleague]) {
      const { events } = await news.find(one)
      expect(events.filter(({ isNew }) => isNew).map(({ what }) => what)).toEqual([
        'account_closed',
        'account_link_asked',
      ])
    }
    await news.markRead(officer, later(3))
    expect([await news.count(officer), await news.count(colleague)]).toEqual([0, 2])
  })

  test('is not told of accounts that open no protected case', async () => {
    const [officer, editor] = [await staff(role), await staff('editor')]
    await accounts.officerNews.markRead(officer, at)
    await accounts.orderLink(administrator, editor.id, later(1))
    expect(await accounts.officerNews.count(officer)).toBe(0)
  })
})

test('who keeps identities is let in by another who does, never by officers; the first by the server’s owner', async () => {
  const [administrator, officer] = [await staff('administrator'), await staff('denunciation_officer')]
  await expect(accounts.create(administrator, wanted('identity_keeper'), at)).rejects.toMatchObject({
    name: 'Forbidden',
  })
  const keeper = await staff('identity_keeper')
  const { account, address } = await accounts.create(administrator, wanted('identity_keeper'), at)
  expect(address).toBeNull()
  const asked = { id: account.id, requestId: await requestOf(account.id) }
  await expect(accounts.consentToLink(officer, asked, at)).rejects.toMatchObject({ name: 'Forbidden' })
  await expect(accounts.declineLink(officer, asked, at)).rejects.toMatchObject({ name: 'Forbidden' })
  expect((await accounts.officerNews.find(officer)).asking.map(({ id }) => id)).not.toContain(account.id)
  expect((await accounts.officerNews.find(keeper)).asking.map(({ id }) => id)).toContain(account.id)
  await accept(await accounts.consentToLink(keeper, asked, at))
  expect((await accounts.keys.findNotAdmitted()).map(({ id }) => id)).toContain(account.id)
})

test.each(roleNames.filter((role) => !['administrator', 'identity_keeper', ...guarded].includes(role)))(
  'an account of %s is made, re-linked and reopened by an administrator',
  async (role) => {
    const administrator = await staff('administrator')
    const { account, address } = await accounts.create(administrator, wanted(role), at)
    expect((await accept(address)).id).toBe(account.id)
    await accounts.close(administrator, account.id, at)
    expect((await accept(await accounts.orderLink(administrator, account.id, at))).id).toBe(account.id)
  },
)

describe('an administrator', () => {
  test('closes another’s account but not the own one', async () => {
    const [administrator, other] = [await staff('administrator'), await staff('administrator')]
    await expect(accounts.close(administrator, administrator.id, at)).rejects.toThrow('chính mình')
    await accounts.close(administrator, other.id, at)
    expect((await accounts.findAll()).map(({ id, isActive }) => [id, isActive])).toEqual(
      expect.arrayContaining([
        [administrator.id, true],
        [other.id, false],
      ]),
    )
  })

  test('gets an error for an account that isn’t there', async () => {
    const administrator = await staff('administrator')
    await expect(accounts.close(administrator, 'nobody', at)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(accounts.orderLink(administrator, 'nobody', at)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('comes in by the first link only while nobody has a password', async () => {
    const first = await accounts.createFirstAdministratorLink(at)
    const again = await accounts.createFirstAdministratorLink(at)
    await expect(accept(first)).rejects.toMatchObject({ name: 'NotFound' })
    expect((await accept(again)).role).toBe('administrator')
    expect(await accounts.createFirstAdministratorLink(at)).toBeNull()
    expect(await accounts.findAll()).toHaveLength(1)
  })
})

test('the audit trail gives the latest entries, the newest first', async () => {
  const administrator = await staff('administrator')
  const editors = [await staff('editor'), await staff('editor'), await staff('editor')]
  for (const [index, { id }] of editors.entries()) await accounts.close(administrator, id, later(index + 1))
  expect((await audit.findLatest(2)).map(({ subject }) => subject)).toEqual([editors[2]?.id, editors[1]?.id])
})

describe('a session', () => {
  test('ends when a password is set', async () => {
    const editor = await staff('editor')
    const token = await accounts.signIn(editor, at)
    expect(await accounts.getSignedIn(token, at)).toMatchObject({ id: editor.id })
    await accept(await accounts.giveOwnersLink(editor.id, at))
    expect(await accounts.getSignedIn(token, at)).toBeNull()
  })

  test('ends when the account is closed, and stays ended when it is opened again', async () => {
    const [administrator, editor] = [await staff('administrator'), await staff('editor')]
    const token = await accounts.signIn(editor, at)
    await accounts.close(administrator, editor.id, at)
    expect(await accounts.getSignedIn(token, at)).toBeNull()
    await accounts.orderLink(administrator, editor.id, at)
    expect(await accounts.getSignedIn(token, at)).toBeNull()
  })

  test('lasts twelve hours while it is used every half hour, and signing out ends it alone', async () => {
    const editor = await staff('editor')
    const [mine, other] = [await accounts.signIn(editor, at), await accounts.signIn(editor, at)]
    for (let minute = 29; minute < 12 * 60; minute += 29) await accounts.noteUse(mine, later(minute))
    expect(await accounts.getSignedIn(other, later(30))).toBeNull()
    expect(await accounts.getSignedIn(mine, later(12 * 60 - 1))).not.toBeNull()
    expect(await accounts.getSignedIn(mine, later(12 * 60))).toBeNull()
    await accounts.signOut(editor, mine, at)
    expect([await accounts.getSignedIn(mine, at), await accounts.getSignedIn(other, at)]).toEqual([
      null,
      expect.objectContaining({ id: editor.id }),
    ])
  })

  test('does not begin in an account that was closed meanwhile', async () => {
    const [administrator, editor] = [await staff('administrator'), await staff('editor')]
    await accounts.close(administrator, editor.id, at)
    await expect(accounts.signIn(editor, at)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('of twenty-one the oldest ends', async () => {
    const editor = await staff('editor')
    const tokens: string[] = []
    for (let i = 0; i < 21; i += 1) tokens.push(await accounts.signIn(editor, at))
    const open = await Promise.all(tokens.map((token) => accounts.getSignedIn(token, at)))
    expect(open.map((account) => account !== null)).toEqual([false, ...Array(20).fill(true)])
  })
})

describe('a link', () => {
  test('works once, for three days, and not after a newer one', async () => {
    const { account, address } = await accounts.createByOwner(wanted('editor'), at)
    const token = address.split('/').at(-1) ?? ''
    expect(await accounts.getInvited(token, later(3 * 24 * 60 - 1))).toMatchObject({ id: account.id })
    await expect(accounts.getInvited(token, later(3 * 24 * 60))).rejects.toMatchObject({ name: 'NotFound' })
    const newer = await accounts.giveOwnersLink(account.id, at)
    await expect(accept(address)).rejects.toMatchObject({ name: 'NotFound' })
    await accept(newer)
    await expect(accept(newer)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('ends when the account is closed', async () => {
    const { account, address } = await accounts.createByOwner(wanted('editor'), at)
    await accounts.close(await staff('administrator'), account.id, at)
    await expect(accept(address)).rejects.toMatchObject({ name: 'NotFound' })
  })

  test('keeps the name where none is given', async () => {
    const { account, address } = await accounts.createByOwner(wanted('editor'), at)
    expect((await accept(address)).displayName).toBe(account.displayName)
  })
})

test('a user name is one account’s, whatever its case', async () => {
  const editor = wanted('editor')
  await accounts.createByOwner(editor, at)
  await expect(
    accounts.createByOwner({ ...editor, userName: editor.userName.toUpperCase() }, at),
  ).rejects.toMatchObject({ name: 'Conflict' })
})
