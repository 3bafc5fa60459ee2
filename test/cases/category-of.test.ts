import { expect, test } from 'vitest'
import { categoryOf } from '../../src/cases/category-of.js'
import { learnCategories, readCategoryExamples } from '../../src/understanding/categories/learn-categories.js'
import { modelCache } from '../model-cache.js'

const guess = learnCategories(await readCategoryExamples(), modelCache)

test.each([
  'khiếu nại việc cán bộ xã lập biên bản phạt tôi',
  'khieu nai viec can bo xa lap bien ban phat toi',
  'Tôi khiếu nại quyết định xử phạt hành chính, cán bộ lập biên bản sai',
  'cán bộ phường phạt tiền nhà tôi oan, tôi khiếu nại mức phạt',
  'khiếu nại quyết định phạt 5 triệu do công chức xã lập',
])('a complaint about a fine isn’t filed under who imposed it: %s', (text) => {
  expect(categoryOf('complaint', text, guess)).not.toBe('officials')
  expect(categoryOf('second_complaint', text, guess)).not.toBe('officials')
})

test.each([
  ['feedback', 'cán bộ một cửa quát mắng dân'],
  ['complaint', 'tôi khiếu nại cán bộ một cửa có thái độ hách dịch, quát mắng dân'],
  ['complaint', 'khiếu nại việc cán bộ xã gây khó dễ, đòi đi lại nhiều lần'],
  ['feedback', 'cán bộ xã vòi tiền phạt không biên lai'],
] as const)('%s about how people in office behave stays under officials: %s', (kind, text) => {
  expect(categoryOf(kind, text, guess)).toBe('officials')
})

test.each([
  ['cán bộ phạt tiền vì đổ rác', 'environment'],
  ['cán bộ phạt tiền', 'officials'],
])('what the fine is for decides where that is told: %s', (text, without) => {
  const guessed = (said: string): string => (said.includes('cán bộ') ? 'officials' : without)
  expect(categoryOf('complaint', text, guessed)).toBe(without === 'officials' ? 'other' : without)
})
