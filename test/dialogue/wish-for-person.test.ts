import { expect, test } from 'vitest'
import { besideWish } from '../../src/dialogue/commands/other-request.js'
import { withoutMarks } from '../understanding/build-understanding.js'

const both = (...texts: string[]): string[] => texts.flatMap((text) => [text, withoutMarks(text)])

test.each(
  both(
    'tôi muốn gặp người thật',
    'cho tôi gặp người có thẩm quyền',
    'kết nối tôi với cán bộ',
    'tôi cần người tư vấn trực tiếp',
    'nối máy cho tôi với nhân viên',
    'gặp người đi, không nói với máy nữa',
    'có ai ở đó không cho tôi gặp',
    'tôi muốn gặp cán bộ xã nói chuyện riêng',
    'chuyển tôi cho cán bộ',
  ),
)('“%s” asks nothing beside a person', (text) => {
  expect(besideWish(text)).toBe('')
})

test.each([
  ['gặp cán bộ hỏi về đất', /dat$/],
  ['cho gặp cán bộ hỏi vụ làm sổ đỏ chậm', /so do cham$/],
  ['tôi muốn hỏi người thật về lương hưu của mẹ', /luong huu/],
])('“%s” asks something', (text, asked) => {
  expect(besideWish(text)).toMatch(asked)
})
