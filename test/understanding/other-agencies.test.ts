import { expect, test } from 'vitest'
import { getAgency } from '../../src/routing/agencies.js'
import { readOtherAgencies } from '../../src/understanding/facts/known-matters.js'

test('who does a matter is told by the name in the table of agencies', async () => {
  const matters = await readOtherAgencies()
  expect(matters.filter(({ agency, where }) => /[{}]/.test(agency + where))).toEqual([])
  const passport = matters.find(({ slug }) => slug === 'cap-doi-ho-chieu-pho-thong')
  expect(passport?.agency).toBe(getAgency('pa08').name)
  expect(passport?.where).toContain(getAgency('pa08').name)
})
