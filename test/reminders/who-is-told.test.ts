import { expect, test } from 'vitest'
import type { Account, Role } from '../../src/accounts/roles.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import type { Step } from '../../src/reminders/steps.js'
import { whoIsTold } from '../../src/reminders/who-is-told.js'

const account = (id: string, role: Role, communeCode: string | null): Account => ({
  id,
  userName: id,
  displayName: id,
  role,
  communeCode,
})
const everybody = [
  account('officer', 'officer', '12049'),
  account('officer2', 'officer', '12049'),
  account('leader', 'leader', '12049'),
  account('elsewhere', 'officer', '11953'),
  account('leader elsewhere', 'leader', '11953'),
  account('supervisor', 'supervisor', null),
  account('denunciations', 'denunciation_officer', null),
  account('editor', 'editor', null),
  account('administrator', 'administrator', null),
]

const agency = (communeCode: string | null) => ({ office: 'commune' as const, communeCode, name: 'UBND' })
const told = (kind: CaseKind, step: Step, communeCode: string | null, without: string[] = []): string[] =>
  whoIsTold(
    { kind, agency: agency(communeCode) } as never,
    step,
    everybody.filter(({ id }) => !without.includes(id)),
  ).map(({ id }) => id)

test.each<[CaseKind, Step, string | null, string[]]>([
  ['feedback', 'half', '12049', ['officer', 'officer2']],
  ['complaint', 'before', '12049', ['officer', 'officer2']],
  ['complaint', 'day', '12049', ['officer', 'officer2', 'leader']],
  ['complaint', 'after', '12049', ['leader', 'supervisor']],
  ['feedback', 'half', null, ['supervisor']],
  ['second_complaint', 'after', null, ['supervisor']],
  ['denunciation', 'half', null, ['denunciations']],
  ['denunciation', 'after', null, ['denunciations']],
  ['tip', 'day', '12049', ['denunciations']],
])('%s, %s, at %s: %j', (kind, step, communeCode, expected) => {
  expect(told(kind, step, communeCode)).toEqual(expected)
})

test('where nobody is in office the next level hears of it', () => {
  expect(told('feedback', 'half', '12049', ['officer', 'officer2'])).toEqual(['leader'])
  expect(told('feedback', 'before', '12049', ['officer', 'officer2', 'leader'])).toEqual(['supervisor'])
  expect(told('denunciation', 'after', null, ['denunciations'])).toEqual([])
})
