import { expect, test } from 'vitest'
import { correctPlace } from '../../src/cases/add-from-citizen.js'
import type { Commune } from '../../src/places/communes.js'
import { getCommune } from '../../src/places/communes.js'
import { at, caseIn, communeCode, recordingStore } from './case-parts.js'

const timeline = [
  {
    id: 'm1',
    at,
    by: { role: 'citizen', accountId: null, name: 'Người dân' },
    what: 'place_corrected',
    from: null,
    to: null,
    text: null,
    paper: null,
  } as const,
]

test.each([
  [communeCode, 'moved'],
  ['11953', 'noted'],
])('a place that a message corrected is told the same when the message comes again: %s', async (code, became) => {
  const { store, changes } = recordingStore()
  const found = caseIn('feedback', 'received', { timeline })
  const said = { commune: getCommune(code) as Commune, messageId: 'm1', text: 'ở xã khác', at }
  expect(await correctPlace(store, found, said as unknown as Parameters<typeof correctPlace>[2])).toBe(became)
  expect(changes).toEqual([])
})
