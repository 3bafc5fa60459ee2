import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readRepositoryFiles } from '../catalog/repository-files.js'

const files = await readRepositoryFiles()
const procedures = files.map(({ procedure }) => procedure)
const texts = await Promise.all(files.map(({ file }) => readFile(file, 'utf8')))

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const textsIn = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

const repeated = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index)

describe('the procedure files', () => {
  test('are at least the 193 of the first catalog, no national code twice', () => {
    const codes = procedures.flatMap(({ code, other_codes }) => [...(code ? [code] : []), ...other_codes])
    expect(procedures.length).toBeGreaterThanOrEqual(193)
    expect(codes.length).toBeGreaterThanOrEqual(180)
    expect(repeated(codes)).toEqual([])
  })

  test('have names that tell them apart, official and short', () => {
    expect(repeated(procedures.map(({ name }) => name))).toEqual([])
    expect(repeated(procedures.map(({ short_name }) => fold(short_name)))).toEqual([])
  })

  test('carry at least the facts of their source: papers, times, fees by the numbers its README gives', () => {
    const papers = procedures.flatMap(({ situations }) => situations.flatMap(({ papers }) => papers))
    expect(papers.length).toBeGreaterThanOrEqual(571)
    expect(procedures.filter(({ time_limit }) => time_limit !== null).length).toBeGreaterThanOrEqual(167)
    expect(procedures.filter(({ time_limit }) => time_limit?.count).length).toBeGreaterThanOrEqual(162)
  })

  test('show citizens no repository, no data set and no address', () => {
    const leaks = texts.flatMap(
      (text) => text.match(/github|gitlab|chatbot-tthc|OpenGOV|https?:|procedures\.json/gi) ?? [],
    )
    expect(leaks).toEqual([])
  })

  test('tell citizens no remark of who gathered them', () => {
    const remarks =
      /Cổng(?: Dịch vụ công)?(?: quốc gia)?:? (?:chỉ|còn|có|không|chưa)? ?ghi|nơi khác ghi|chưa đối chiếu|đối chiếu (?:bản hiện hành|nguồn|lại)|(?:chưa có|hai|theo|từ) nguồn(?! gốc| nước| nhà nước| vốn)|nguồn (?:thứ cấp|khác|cũ|mới)|số liệu \d|hệ thống ghi|bảng niêm yết cấp|chưa xác minh|bản ghi|danh mục của bot/i
    const told = procedures.flatMap(({ slug, to_verify: _, sources: __, questions: ___, ...read }) =>
      textsIn({ ...read, answers: read.answers.map(({ says }) => says) }).map((text) => `${slug}: ${text}`),
    )
    expect(told.length).toBeGreaterThan(5000)
    expect(told.filter((text) => remarks.test(text))).toEqual([])
  })

  test('are in NFC', () => {
    expect(texts.filter((text) => text !== text.normalize('NFC'))).toEqual([])
  })

  test.each(procedures.map((procedure) => [procedure.slug, procedure] as const))(
    '%s has names people use, questions in several styles and others kept for measuring',
    (_, { also_called, questions, test_questions }) => {
      expect(also_called.length).toBeGreaterThanOrEqual(2)
      expect(questions.length).toBeGreaterThanOrEqual(8)
      expect(test_questions.length).toBeGreaterThanOrEqual(1)
      expect(repeated(questions.map(fold))).toEqual([])
      expect(questions.some((question) => question === question.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(true)
      expect(questions.some((question) => /\p{M}/u.test(question.normalize('NFD')))).toBe(true)
      const learnt = new Set([...questions, ...also_called].map(fold))
      expect(test_questions.filter((question) => learnt.has(fold(question)))).toEqual([])
    },
  )

  test('ask each test question of one procedure only, and learn it for none', () => {
    const asked = procedures.flatMap(({ test_questions }) => test_questions.map(fold))
    const learnt = new Set(procedures.flatMap(({ questions }) => questions.map(fold)))
    expect(repeated(asked)).toEqual([])
    expect(asked.filter((question) => learnt.has(question))).toEqual([])
  })

  test('ask at most five questions about the situation, each by yes or no', () => {
    for (const { situations } of procedures) {
      const questions = situations.flatMap(({ question }) => question ?? [])
      expect(questions.length).toBeLessThanOrEqual(5)
      expect(questions.filter((question) => !question.endsWith('?'))).toEqual([])
    }
  })
})
