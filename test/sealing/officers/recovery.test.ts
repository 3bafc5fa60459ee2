import { describe, expect, test } from 'vitest'
import { combineShares, makeRecoveryKey, readShare } from '../../../src/sealing/officers/recovery.js'

const [one, other] = await Promise.all([makeRecoveryKey(), makeRecoveryKey()])
const combine = (...texts: string[]) => {
  const shares = texts.map(readShare)
  return shares.every((share) => share !== null) ? combineShares(one.publicKey, shares) : 'unreadable'
}
const [a, b, c] = one.shares as [string, string, string]

describe('of three shares', () => {
  test.each([
    ['the first and second', [a, b], true],
    ['the first and third', [a, c], true],
    ['the second and third', [b, c], true],
    ['the third and first', [c, a], true],
    ['all three', [a, b, c], true],
    ['one', [a], false],
    ['none', [], false],
    ['one twice', [b, b], false],
    ['two and one of them again', [a, b, a], false],
    ['one and one of another key', [a, other.shares[1] as string], false],
    ['two of another key', other.shares.slice(0, 2), false],
  ])('%s give the key: %s', async (_what, texts, gives) => {
    const pair = await combine(...texts)
    expect(pair).toEqual(gives ? { publicKey: one.publicKey, privateKey: expect.any(Buffer) } : null)
  })

  test('none is like another, nor like those of another key', () => {
    expect(new Set([...one.shares, ...other.shares]).size).toBe(6)
  })
})

describe('a share typed by hand', () => {
  test.each([
    ['in capitals', a.toUpperCase()],
    ['with blanks for dashes', a.replaceAll('-', ' ')],
    ['without its beginning, with blanks around', `  ${a.slice(3)}\n`],
  ])('%s is read', (_how, text) => {
    expect(readShare(text)).toEqual(readShare(a))
  })

  test.each([
    ['with one figure wrong', a.replace(/[0-9a-f]$/, (last) => (last === '0' ? '1' : '0'))],
    [
      'with two figures exchanged',
      a.replace(/-(.)(.)(..)-/, (_, x, y, rest) => `-${y === x ? (x === '0' ? '1' : '0') : y}${x}${rest}-`),
    ],
    ['cut short', a.slice(0, -5)],
    ['longer', `${a}-0000`],
    ['longer by one figure', `${a}0`],
    ['that is none', 'mảnh khóa'],
    ['that is empty', ''],
  ])('%s is refused', (_how, text) => {
    expect(readShare(text)).toBeNull()
  })
})
