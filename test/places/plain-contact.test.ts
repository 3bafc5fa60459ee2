import { describe, expect, test } from 'vitest'
import { communeContactSchema } from '../../src/places/commune-contact.js'
import { newAccountForm } from '../../src/web/staff/new-account-form.js'

const isTaken = (fields: Record<string, string>): boolean => communeContactSchema.safeParse(fields).success

const formulas = ['=HYPERLINK("http://x.example";"Bấm")', ' =1+1', '+84', '-2', '@lệnh', 'Nguyễn <b>An</b>']

describe.each(['leaderName', 'deputyName', 'address', 'policeAddress'])('%s', (field) => {
  test.each(formulas)('is no %s', (typed) => {
    expect(isTaken({ [field]: typed })).toBe(false)
  })
  test('is words, with a dash or a slash among them', () => {
    expect(isTaken({ [field]: 'Số 3/12 - Nguyễn Văn Linh' })).toBe(true)
  })
})

test.each(['http://x.example', 'An www.x.example', 'an@x.example'])('a name is no address: %s', (typed) => {
  expect([isTaken({ leaderName: typed }), isTaken({ deputyName: typed })]).toEqual([false, false])
})

test.each([
  ['- Thứ hai: sáng\n- Thứ năm: chiều', true],
  ['Thứ hai\n=1+1', false],
  ['<script>', false],
])('a longer text may be a list, and no more: %j', (typed, isFine) => {
  expect(isTaken({ receptionSchedule: typed })).toBe(isFine)
})

test.each(formulas)('nor is an account called %s', (typed) => {
  const read = newAccountForm.safeParse({ user_name: 'lan', display_name: typed, role: 'officer', commune: '12049' })
  expect(JSON.stringify(read.error?.issues ?? [])).toContain('Chỉ ghi chữ')
})
