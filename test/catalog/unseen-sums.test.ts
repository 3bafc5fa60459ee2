import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findFeeCircumstances } from '../../src/catalog/fee-circumstances.js'
import { describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { findEntities } from '../../src/understanding/reading/entities.js'
import { readRepositoryFiles } from './repository-files.js'

type Unseen = { say: string; slug: string; want: string[]; avoid: string[] }

/** Written without looking at the code. */
const unseen = readFileSync('test/catalog/unseen-sums.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Unseen)
const files = await readRepositoryFiles()
const now = new Date('2026-11-23T03:00:00Z')

const passes = ({ say, slug, want, avoid }: Unseen): boolean => {
  const found = files.find(({ procedure }) => procedure.slug === slug)
  if (!found) return false
  const circumstances = findFeeCircumstances(findEntities(say, '2026-11-23'))
  const { text } = describeProcedure('fee', { procedure: found.procedure, now, office: null, circumstances })
  const holds = (pattern: string) => new RegExp(pattern.normalize('NFC'), 'iu').test(text.normalize('NFC'))
  return want.every(holds) && !avoid.some(holds)
}

test('at least 95 of 100 sums asked by somebody who did not know the code are told right', () => {
  const failed = unseen.filter((one) => !passes(one)).map(({ say }) => say)
  expect(1 - failed.length / unseen.length, failed.join('\n')).toBeGreaterThanOrEqual(0.95)
})
