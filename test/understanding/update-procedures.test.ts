import { expect, test } from 'vitest'
import { buildSearchIndex, updateSearchIndex } from '../../src/understanding/search/search-index.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { readParts } from './build-understanding.js'

const { procedures, ...rest } = await readParts()
const parts = {
  ...rest,
  intents: rest.intents.map((intent) => ({ ...intent, examples: intent.examples.slice(0, 15) })),
}
const [first, second, ...others] = procedures.slice(0, 40)
if (!first || !second) throw new Error('no procedures')
const before = [first, second, ...others]
const renamed = { ...second, short_name: 'Cấp giấy phép nuôi rồng', also_called: ['nuôi rồng tại nhà'], questions: [] }
const added = procedures[40] ?? first

/** Everything an index knows, whichever way it came to know it. */
const knownOf = ({ terms, lengths, wordCounts }: ReturnType<typeof buildSearchIndex>) => ({
  lengths,
  wordCounts: [...wordCounts].sort(),
  terms: [...terms]
    .map(([name, { isWord, naming, procedures: having, sums }]) => ({
      name,
      isWord,
      naming,
      sums: having.map((place, k) => [place, sums[k]]).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
})

test.each([
  ['one is changed', [first, renamed, ...others]],
  ['one is new', [...before, added]],
  ['one goes', [second, ...others]],
  ['the last goes and one is changed', [first, renamed, ...others.slice(0, -1)]],
  ['all go', []],
])('an index brought up to date is the one built anew: %s', (_how, after) => {
  const index = buildSearchIndex(before)
  const catalog = updateSearchIndex(index, before, after)
  expect(catalog.map(({ slug }) => slug).sort()).toEqual(after.map(({ slug }) => slug).sort())
  expect(knownOf(index)).toEqual(knownOf(buildSearchIndex(catalog)))
})

test('what is published is found at once, and what is gone no longer', () => {
  const understanding = createUnderstanding({ ...parts, procedures: before })
  understanding.updateProcedures([first, renamed, ...others, added])
  expect(understanding.understand('xin giấy phép nuôi rồng').candidates[0]?.slug).toBe(second.slug)
  expect(understanding.understand(added.short_name).candidates[0]?.slug).toBe(added.slug)
  understanding.updateProcedures([first, ...others, added])
  expect(understanding.understand('xin giấy phép nuôi rồng').candidates.map(({ slug }) => slug)).not.toContain(
    second.slug,
  )
})

test('of a publication only what changed is read: its turn is short beside that of the whole catalog', () => {
  const index = buildSearchIndex(procedures)
  let catalog: readonly (typeof first)[] = procedures
  const timed = (run: () => void): number => {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    return user + system
  }
  const several = (run: () => void): number => Math.min(...Array.from({ length: 5 }, () => timed(run)))
  const whole = several(() => buildSearchIndex(procedures))
  const one = several(() => {
    const after = catalog.map((procedure) => (procedure.slug === first.slug ? { ...procedure } : procedure))
    catalog = updateSearchIndex(index, catalog, after)
  })
  expect(one).toBeLessThan(whole / 5)
})
