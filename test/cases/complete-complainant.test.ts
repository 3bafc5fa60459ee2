import { expect, test } from 'vitest'
import { completeComplainant, missingOf } from '../../src/cases/complete-complainant.js'
import { InvalidInput } from '../../src/shared/errors.js'
import { accountFor, at, caseIn, clocks, recordingStore } from './case-parts.js'

const found = caseIn('complaint', 'received', {
  reporter: { name: 'Nguyễn Văn B', address: null, phone: null },
  request: 'hủy quyết định',
})
const verbOn = (seen = found) => {
  const { store, changes, last } = recordingStore()
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account: accountFor('complaint'), found: seen, at }
  return { verb, changes, last }
}

test('what a complaint doesn’t tell is added; what it tells stays, and who settles it follows', async () => {
  expect(missingOf(found)).toEqual(['address', 'phone', 'against'])
  const { verb, last } = verbOn()
  const form = { name: 'Người Khác', address: 'thôn 3', phone: '0912345678', against: 'Sở Y tế', request: 'khác' }
  await completeComplainant(verb, form)
  expect(last().set).toEqual({
    reporter: { name: 'Nguyễn Văn B', address: 'thôn 3', phone: '0912345678' },
    against: 'Sở Y tế',
    request: 'hủy quyết định',
    settledBy: expect.stringContaining('Giám đốc Sở Y tế'),
  })
  expect(last().event.what).toBe('completed')
  expect(last().event.text?.split('\n')).toHaveLength(3)
})

test('without whom it is about who settles it stays as it was', async () => {
  const { verb, last } = verbOn()
  await completeComplainant(verb, { address: 'thôn 3' })
  expect(last().set).not.toHaveProperty('settledBy')
  expect(last().set).toMatchObject({ reporter: { address: 'thôn 3', phone: null }, against: null })
})

test('nothing new is refused; other kinds and what is closed lack nothing', async () => {
  const { verb, changes } = verbOn()
  await expect(completeComplainant(verb, { name: 'Người Khác' })).rejects.toThrow(InvalidInput)
  expect(changes).toEqual([])
  expect(missingOf(caseIn('feedback', 'received'))).toEqual([])
  expect(missingOf(caseIn('complaint', 'refused'))).toEqual([])
})
