import { expect, test } from 'vitest'
import { createSecretTries } from '../../src/web/public-pages/secret-tries.js'

const start = Date.parse('2026-12-01T08:00:00+07:00')
const after = (minutes: number): Date => new Date(start + minutes * 60_000)
const code = 'ABCDE-23456'

test('who guesses wrong five times waits, twice as long each further time; another address and code are open', () => {
  const tries = createSecretTries()
  for (let count = 0; count < 5; count++) {
    expect(tries.mayTry(code, '192.0.2.1', after(0))).toBe(true)
    tries.countWrong(code, '192.0.2.1', after(0))
  }
  expect(tries.mayTry(code, '192.0.2.1', after(0.9))).toBe(false)
  expect(tries.mayTry(code, '192.0.2.2', after(0))).toBe(true)
  expect(tries.mayTry('FGHJK-23456', '192.0.2.1', after(0))).toBe(true)
  expect(tries.mayTry(code, '192.0.2.1', after(1))).toBe(true)
  tries.countWrong(code, '192.0.2.1', after(1))
  expect(tries.mayTry(code, '192.0.2.1', after(2.9))).toBe(false)
  expect(tries.mayTry(code, '192.0.2.1', after(3))).toBe(true)
})

test('from many addresses together a code closes at sixty wrong numbers, for a day', () => {
  const tries = createSecretTries()
  for (let count = 0; count < 60; count++) {
    expect(tries.mayTry(code, `192.0.2.${count}`, after(0))).toBe(true)
    tries.countWrong(code, `192.0.2.${count}`, after(0))
  }
  expect(tries.mayTry(code, '198.51.100.1', after(1))).toBe(false)
  expect(tries.mayTry(code, '198.51.100.1', after(24 * 60))).toBe(true)
})
