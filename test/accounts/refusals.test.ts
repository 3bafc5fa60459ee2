import { expect, test } from 'vitest'
import { createRefusals, nameMeant } from '../../src/accounts/refusals.js'
import type { AuditEntry } from '../../src/shared/audit.js'

const at = new Date('2026-12-02T03:00:00Z')

const collecting = () => {
  const written: AuditEntry[] = []
  const note = createRefusals({
    add: async (entry) => {
      written.push(entry)
    },
  })
  return { written, note }
}

test('of one source twenty an hour are written, whatever else comes from others', async () => {
  const { written, note } = collecting()
  for (let tries = 0; tries < 30; tries += 1) await note('sign_in_failed', { accountId: null, at, source: 'a line' })
  expect(written).toHaveLength(20)
  expect(await note('sign_in_failed', { accountId: null, at, source: 'another' })).toBe(true)
  expect(await note('door_refused', { accountId: null, at, source: 'a line' })).toBe(true)
})

test('a flood from everywhere ends in one entry that says so, and leaves room for what accounts do', async () => {
  const { written, note } = collecting()
  for (let line = 0; line < 1_000; line += 1)
    await note('sign_in_failed', { accountId: null, at, source: `line ${line}`, detail: { network: `line ${line}` } })
  expect(written).toHaveLength(301)
  expect(written.at(-1)).toMatchObject({ what: 'refusals_left_out', detail: { what: 'sign_in_failed' } })
  expect(await note('sign_in_failed', { accountId: 'an account', at, source: 'a line' })).toBe(true)
})

const userNames = ['tran.thu', 'nguyen.van.an', 'lan']
test.each([
  ['tran.thu', 'tran.thu'],
  ['Trần Thu', 'tran.thu'],
  ['tranthu@hungyen.gov.vn', 'tran.thu'],
  ['tran.thuu', 'tran.thu'],
  ['tran.htu', 'tran.thu'],
  ['tra.thu', 'tran.thu'],
  ['nguyen.van.on', 'nguyen.van.an'],
  ['tran.hoa', null],
  ['tran.thu.2026', null],
  ['Con mèo nhà tôi ngủ', null],
  ['', null],
])('“%s” means %s', (typed, name) => {
  expect(nameMeant(typed, userNames)).toBe(name)
})
