import { expect, test } from 'vitest'
import { rerouteFilter, rerouteKinds, rerouteQuery } from '../../../src/cases/transfers/reroute-form.js'

const filter = { from: '12049', kind: '', category: '', state: '', opened_from: '', opened_to: '' }

test('what is protected is never handed on in bulk: its kinds can’t be asked for', () => {
  expect(rerouteKinds).toEqual(expect.arrayContaining(['feedback', 'complaint', 'second_complaint']))
  for (const kind of ['denunciation', 'tip']) {
    expect(rerouteKinds).not.toContain(kind)
    expect(rerouteFilter.parse({ ...filter, kind }).kind).toBeNull()
  }
  expect(rerouteFilter.parse({ ...filter, kind: 'feedback' }).kind).toBe('feedback')
})

test.each([
  ['province', true],
  ['12049', true],
  ['99999', false],
  ['', false],
])('an agency “%s” is one: %s', (to, isOne) => {
  expect(rerouteQuery.safeParse({ ...filter, to }).success).toBe(isOne)
  expect(rerouteFilter.safeParse({ ...filter, from: to }).success).toBe(isOne)
})
