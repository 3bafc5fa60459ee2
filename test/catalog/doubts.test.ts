import { expect, test } from 'vitest'
import { doubtLines } from '../../src/catalog/doubts.js'
import { noCircumstances } from '../../src/catalog/fee-circumstances.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { type Aspect, describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { tellFromFields } from '../../src/understanding/answers/plain-fields.js'
import { buildProcedure } from './build-procedure.js'

const doubt = 'Chưa chắc về thời hạn, anh/chị hỏi lại nơi nhận.'
const note = 'đọc nghị định mới'
const build = (changes: Record<string, unknown> = {}): Procedure =>
  buildProcedure('register-birth', {
    time_limit: { text: '3 ngày làm việc', count: 3, unit: 'working_day', from: null, extended: null },
    to_verify: [{ field: 'time_limit', note }],
    ...changes,
  })
const now = new Date('2026-11-25T03:00:00Z')
const tell = (procedure: Procedure, aspect: Aspect) =>
  describeProcedure(aspect, { procedure, now, office: null, circumstances: noCircumstances }).text

test('an answer that tells a doubtful fact asks to ask again, and keeps the note for editors', () => {
  const procedure = build()
  for (const aspect of ['all', 'time'] as const) expect(tell(procedure, aspect)).toContain(doubt)
  expect(tellFromFields('duration', procedure, { text: 'bao lau', people: [], day: '2026-11-25' })).toContain(doubt)
  for (const aspect of ['all', 'time', 'more'] as const) expect(tell(procedure, aspect)).not.toContain(note)
})

test('what is beside the doubt is told as before', () => {
  for (const aspect of ['fee', 'place'] as const) expect(tell(build(), aspect)).not.toContain('Chưa chắc')
  expect(tell(build({ to_verify: [] }), 'all')).not.toContain('Chưa chắc')
})

test.each([
  ['a time', { time_limit: null }, 'time_limit', 0],
  ['a fee', { fees: [{ what: 'Lệ phí', amount: null, per: null, basis: null }] }, 'fees', 0],
  ['a fee that is known', { fees: [{ what: 'Lệ phí', amount: 5000, per: null, basis: null }] }, 'fees', 1],
])('of what isn’t told as known, no doubt is told: %s', (_, changes, field, lines) => {
  expect(doubtLines(build({ ...changes, to_verify: [{ field, note }] }), [field])).toHaveLength(lines)
})

test('the file keeps it, and names a field that can’t be in doubt', () => {
  const yaml = procedureFormat.toYaml(build())
  expect(procedureFormat.fromYaml(yaml, 'a.yml', 'register-birth')).toEqual({ procedure: build() })
  expect(procedureFormat.fromYaml(yaml.replace('field: time_limit', 'field: name'), 'a.yml', 'a')).toMatchObject({
    problems: [expect.stringMatching(/^a\.yml:\d+: mục to_verify.*hãy viết/)],
  })
})
