import { expect, test } from 'vitest'
import { createToken, hashToken } from '../../src/accounts/token.js'

test('a token fits into an address and a cookie, and none is like another', () => {
  const tokens = Array.from({ length: 50 }, createToken)
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
  expect(new Set(tokens).size).toBe(tokens.length)
})

test('what is stored of a token is its SHA-256 in hex, so that links and sessions outlive an update', () => {
  // The example of FIPS 180.
  expect(hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
