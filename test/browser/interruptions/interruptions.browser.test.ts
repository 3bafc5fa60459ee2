import { describe, expect, test } from 'vitest'
import { findChromium } from '../../browser-support.js'
import { runInterruptions } from './run-interruptions.js'

/** The short form of `npm run interrupt`. */
describe.skipIf(!findChromium())('what staff type', () => {
  test('comes through whatever interrupts it, once', async () => {
    expect(await runInterruptions({ count: 3, seed: 4 })).toMatchObject({ tried: 3, lost: [], doubled: [] })
  }, 180_000)
})
