import { expect, test } from 'vitest'
import { groupAlike } from '../../src/understanding/group-alike.js'

test('what was taken for the same comes together sooner, what was taken for something else does not', () => {
  const said = [
    { text: 'giấy khai sinh con mất cần gì', meaning: 'copy-birth-record' },
    { text: 'mất khai sinh bản gốc phải xin ở đâu', meaning: 'copy-birth-record' },
    { text: 'bé sinh ở viện chưa khai sinh', meaning: 'register-birth' },
  ]
  const by = (meaningOf?: (one: (typeof said)[number]) => string) =>
    groupAlike(said, ({ text }) => text, meaningOf).map(({ members }) => members.length)
  expect(by(({ meaning }) => meaning)).toEqual([2, 1])
  expect(by()).toEqual([1, 1, 1])
})

test('messages that ask the same come together, with or without marks and with typing errors', () => {
  const texts = [
    'xin giấy phép nuôi chim yến thế nào',
    'đăng ký ghe máy ở đâu',
    'giay phep nuoi chim yen can gi',
    'em muốn hỏi giấy phép nuôi chim yêns',
    'dang ky ghe may het bao nhieu tien',
  ]
  const groups = groupAlike([0, 1, 2, 3, 4], (index) => texts[index] ?? '')
  expect(groups.map(({ members }) => members)).toEqual([
    [0, 2, 3],
    [1, 4],
  ])
  expect(groups[0]?.words).toEqual(expect.arrayContaining(['giay', 'phep', 'nuoi', 'chim']))
})
