import { expect, test } from 'vitest'
import { rehearse } from '../../src/understanding/rehearse.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { readParts } from './build-understanding.js'

const parts = await readParts()
const named = (slug: string, name: string, asked: string[], tested: string[]) =>
  buildProcedure(slug, { name, short_name: name, questions: asked, test_questions: tested })
const stay = named(
  'stay',
  'Đăng ký tạm trú',
  ['đăng ký tạm trú', 'làm tạm trú ở đâu', 'xin tạm trú', 'tạm trú cần gì', 'khai tạm trú mấy ngày'],
  ['thuê nhà thì khai tạm trú thế nào', 'giấy tạm trú làm sao'],
)
const birth = named(
  'birth',
  'Đăng ký khai sinh',
  ['làm khai sinh', 'khai sinh cho con', 'giấy khai sinh cần gì', 'khai sinh ở đâu', 'làm giấy khai sinh mấy ngày'],
  ['làm giấy khai sinh cho cháu'],
)
const published = [stay, birth]
const { compareWith, understand } = createUnderstanding({ ...parts, procedures: published })
const run = (draft: typeof stay) => rehearse({ published, draft, compareWith })

test('a draft in which search reads nothing new answers everybody as before', async () => {
  expect(await run({ ...birth, fees: null, notes: 'khác' })).toBeNull()
})

test('a draft that takes another’s questions is told question by question, and what is in use stays as it was', async () => {
  const greedy = {
    ...birth,
    short_name: 'Tạm trú',
    name: 'Khai tạm trú',
    questions: [...stay.questions, ...stay.test_questions],
  }
  const before = understand('giấy tạm trú làm sao').candidates[0]?.slug
  const result = await run(greedy)
  expect(result).toMatchObject({ count: 3, better: 0 })
  expect(result?.worse).toBeGreaterThan(0)
  expect(result?.moved).toContainEqual({ text: 'giấy tạm trú làm sao', slug: 'stay', before: 'stay', after: 'birth' })
  expect([before, understand('giấy tạm trú làm sao').candidates[0]?.slug]).toEqual(['stay', 'stay'])
})

test('a new procedure’s own questions that don’t lead to it are named', async () => {
  const fresh = named(
    'fresh',
    'Xác nhận độc thân',
    ['giấy độc thân', 'a', 'b', 'c', 'xin độc thân'],
    ['khai tạm trú ở trọ'],
  )
  const result = await run(fresh)
  expect(result).toMatchObject({ count: 3, worse: 0 })
  expect(result?.missed).toContain('khai tạm trú ở trọ')
  expect(result?.missed).not.toContain('giấy độc thân')
})
