import { expect, test } from 'vitest'
import { findFeeCircumstances } from '../../src/catalog/fee-circumstances.js'
import { tellSum } from '../../src/catalog/fee-sums.js'
import { findEntities } from '../../src/understanding/reading/entities.js'
import { readRepositoryFiles } from './repository-files.js'
import { sums } from './said-sums.js'

const files = await readRepositoryFiles()
const day = '2026-11-23'

/** Đồng that a message lets tell, in person where it leaves that open; null: only the rate. */
const sumToldFor = (slug: string, text: string): number | null => {
  const found = files.find(({ procedure }) => procedure.slug === slug)
  if (!found) throw new Error(`no procedure ${slug}`)
  const told = tellSum(found.procedure, findFeeCircumstances(findEntities(text, day)), day)
  if (told.kind === 'rate') return null
  if (told.kind === 'free') return 0
  return (told.quotes.find(({ channel }) => channel === 'in_person') ?? told.quotes[0])?.sum ?? null
}

test.each(sums)('%s: “%s” is %s', (slug, text, value) => {
  expect(sumToldFor(slug, text)).toBe(value)
})
