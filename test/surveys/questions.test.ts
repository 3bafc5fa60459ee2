import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerKinds, factorNames } from '../../src/surveys/facts.js'
import { isFactor, questionsFor, readQuestions } from '../../src/surveys/questions.js'
import { topicsOf } from '../../src/surveys/topics.js'

const ours = readFileSync(new URL('../../src/surveys/questions.yml', import.meta.url), 'utf8')
const fileOf = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'questions-')), 'questions.yml')
  writeFileSync(path, text)
  return path
}

test('ours ask by each factor of SIPAS, at most five of them on an occasion, and say which items they stand for', () => {
  const questions = readQuestions()
  expect(questions.source).toBe('ours')
  const measured = questions.questions.map(({ measures }) => measures)
  expect(measured).toEqual(expect.arrayContaining([...factorNames, 'visits', 'once', 'extra']))
  for (const kind of answerKinds)
    expect(questionsFor(questions, kind).filter(({ measures }) => isFactor(measures)).length).toBeLessThanOrEqual(5)
  const items = new Set(questions.questions.flatMap(({ stands_for }) => stands_for))
  for (let item = 15; item <= 33; item += 1) expect(items).toContain(`9.${item}`)
  expect(items).toContain('Q4')
  expect(items).toContain('Q5')
})

test.each([
  ['an unknown measure', ours.replace('measures: officers', 'measures: smiles'), 'questions[2].measures'],
  ['the same measure twice', ours.replace('measures: officers', 'measures: result'), 'chỉ được hỏi một lần'],
  ['a scale of four', ours.replace('    - { mark: 3, label: Bình thường }\n', ''), 'đủ năm mức'],
  ['an item that the form hasn’t', ours.replace('9.31', '9.34'), 'mục của phiếu'],
  ['an unknown key', ours.replace('version: 1', 'version: 1\nbonus: true'), 'bonus'],
  ['no first question at the counter', ours.replace(/^ {2}counter: .*\n/m, ''), 'first'],
])('the province’s own file with %s stops the start and says where', (_what, text, why) => {
  expect(text).not.toBe(ours)
  expect(() => readQuestions(fileOf(text))).toThrow(why)
})

test('the province’s own words take the place of ours; a file that isn’t there stops the start', () => {
  const theirs = ours.replace('source: ours', 'source: province').replace('Cán bộ có lịch sự', 'Công chức có lịch sự')
  expect(readQuestions(fileOf(theirs)).questions[2]?.text).toContain('Công chức')
  expect(() => readQuestions('/khong/co.yml')).toThrow('SURVEY_QUESTIONS')
})

test.each([
  ['thiếu chỗ ngồi, nóng quá', ['office']],
  ['Cán bộ cáu gắt', ['attitude']],
  ['phần mềm hay lỗi nên chờ lâu', ['technology', 'services']],
  ['ưu tiên người già', ['care']],
  ['tốt rồi', []],
  ['thoi gian', ['services']],
])('“%s” is about %o', (sentence, topics) => {
  expect(topicsOf(sentence)).toEqual(topics)
})
