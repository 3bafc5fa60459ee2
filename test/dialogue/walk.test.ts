import { beforeAll, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { describeFound, loadKnown, walk } from './walk/walk.js'

let known: Partial<Slices> = {}
beforeAll(async () => {
  known = await loadKnown()
})

/** npm run walk -- 20000 --seed N walks longer, elsewhere. */
test.each([7, 11])(
  'a random walk loses, misfiles, repeats and shows nothing, and never gets stuck (seed %i)',
  async (seed) => {
    const { turns, found } = await walk(known, { turns: 500, seed })
    expect(found.map(describeFound).join('\n\n')).toBe('')
    expect(turns).toBeGreaterThanOrEqual(500)
  },
)
