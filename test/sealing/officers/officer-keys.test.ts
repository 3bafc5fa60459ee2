import { describe, expect, test } from 'vitest'
import { makeKeyPair } from '../../../src/sealing/key-pair.js'
import {
  findPairs,
  makeOfficerKeys,
  openByPassword,
  recoverFormer,
  renewRecovery,
  wrapByPassword,
} from '../../../src/sealing/officers/officer-keys.js'
import { openFromSession, wrapForSession } from '../../../src/sealing/officers/session-key.js'

const owner = 'account-1'
const password = 'một câu dài dễ nhớ'
const recovery = { id: 'recovery-1', ...makeKeyPair() }

const make = (
  before: Parameters<typeof makeOfficerKeys>[1]['before'] = null,
  sealedFor: typeof recovery | null = recovery,
) => makeOfficerKeys(owner, { password, recovery: sealedFor, before })

describe('an officer’s private key', () => {
  test('is opened by the password, in whatever code points, and by nothing else', async () => {
    const { keys, pair } = await make()
    expect(await openByPassword(owner, keys, password)).toEqual(pair)
    expect(await openByPassword(owner, keys, password.normalize('NFD'))).toEqual(pair)
    expect(await openByPassword(owner, keys, `${password}.`)).toBeNull()
    expect(await openByPassword('account-2', keys, password)).toBeNull()
  })

  test('is not in what is stored', async () => {
    const { keys, pair } = await make()
    const stored = JSON.stringify(keys)
    for (const way of ['base64', 'hex'] as const) expect(stored).not.toContain(pair.privateKey.toString(way))
  })

  test('is opened by a new password once wrapped for it, under another salt', async () => {
    const { keys, pair } = await make()
    const changed = { ...keys, password: await wrapByPassword(owner, pair, 'một câu khác hẳn') }
    expect(await openByPassword(owner, changed, 'một câu khác hẳn')).toEqual(pair)
    expect(await openByPassword(owner, changed, password)).toBeNull()
    expect(changed.password.salt).not.toBe(keys.password.salt)
  })
})

describe('a password set by a link', () => {
  test('brings a new pair and opens none that there was', async () => {
    const first = await make()
    const { keys, pair } = await make(first.keys)
    expect(pair.publicKey).not.toBe(first.pair.publicKey)
    expect(findPairs(owner, keys, pair)).toEqual([pair])
  })

  test('opens what there was once it was recovered, also after it is lost and recovered again', async () => {
    const first = await make()
    const second = await make(first.keys)
    const recovered = recoverFormer(owner, second.keys, recovery)
    expect(recovered && findPairs(owner, recovered, second.pair)).toEqual([second.pair, first.pair])
    const third = await make(recovered)
    expect(findPairs(owner, third.keys, third.pair)).toEqual([third.pair])
    const again = recoverFormer(owner, third.keys, recovery)
    expect(again && findPairs(owner, again, third.pair)).toEqual([third.pair, second.pair, first.pair])
  })

  test.each([
    ['another recovery key', async () => ({ before: (await make()).keys, by: { ...recovery, ...makeKeyPair() } })],
    ['a recovery key of another id', async () => ({ before: (await make()).keys, by: { ...recovery, id: 'other' } })],
    ['a pair from before there was one', async () => ({ before: (await make(null, null)).keys, by: recovery })],
  ])('is not recovered by %s', async (_what, given) => {
    const { before, by } = await given()
    expect(recoverFormer(owner, (await make(before)).keys, by)).toBeNull()
  })

  test('is not recovered for another account', async () => {
    const { keys } = await make((await make()).keys)
    expect(recoverFormer('account-2', keys, recovery)).toBeNull()
  })

  test('is recovered once', async () => {
    const { keys } = await make((await make()).keys)
    const recovered = recoverFormer(owner, keys, recovery)
    expect(recovered && recoverFormer(owner, recovered, recovery)).toBeNull()
  })
})

describe('a recovery key made later', () => {
  const later = { id: 'recovery-2', ...makeKeyPair() }

  test('takes what is open, the former pairs too', async () => {
    const first = await make()
    const second = await make(first.keys)
    const recovered = recoverFormer(owner, second.keys, recovery)
    if (!recovered) throw new Error('not recovered')
    const renewed = renewRecovery(owner, recovered, findPairs(owner, recovered, second.pair), later)
    const third = await make(renewed)
    const again = recoverFormer(owner, third.keys, later)
    expect(again && findPairs(owner, again, third.pair)).toEqual([third.pair, second.pair, first.pair])
    expect(recoverFormer(owner, third.keys, recovery)).toBeNull()
  })

  test('changes nothing where everything is sealed for it or nothing is open', async () => {
    const { keys, pair } = await make()
    expect(renewRecovery(owner, keys, [pair], recovery)).toBeNull()
    expect(renewRecovery(owner, keys, [pair], null)).toBeNull()
    expect(renewRecovery(owner, keys, [], later)).toBeNull()
  })
})

describe('a session', () => {
  test.each([
    ['its token', 'token', owner, true],
    ['another token', 'other token', owner, false],
    ['its token for another account', 'token', 'account-2', false],
  ])('opens the private key with %s: %s', (_what, token, of, opens) => {
    const pair = makeKeyPair()
    const box = wrapForSession('token', owner, pair)
    expect(openFromSession(token, of, pair.publicKey, box)).toEqual(opens ? pair : null)
  })

  test('does not open for a pair that came after it', () => {
    expect(
      openFromSession('token', owner, makeKeyPair().publicKey, wrapForSession('token', owner, makeKeyPair())),
    ).toBeNull()
  })
})
