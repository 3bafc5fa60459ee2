import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readProcedureFiles } from '../../src/catalog/procedure-files.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { buildProcedure } from './build-procedure.js'

const { toYaml, fromYaml, hashOf } = procedureFormat
const valid = toYaml(buildProcedure('register-birth', { code: '1.001193' }))

const problemsOf = (text: string): string[] => {
  const result = fromYaml(text, 'procedures/register-birth.yml', 'register-birth')
  return 'problems' in result ? result.problems : []
}

const lineOf = (text: string, start: string): number =>
  text.split('\n').findIndex((line) => line.trimStart().startsWith(start)) + 1

describe('a wrong procedure file is told with file, line and what to write instead', () => {
  test('an unquoted code', () => {
    const text = valid.replace('"1.001193"', '1.001193')
    expect(problemsOf(text)).toEqual([
      'procedures/register-birth.yml:1: mục code: đang là số 1.001193; hãy viết trong dấu ngoặc kép: "1.001193"',
    ])
  })

  test('a key that is misspelt, deep in the file', () => {
    const text = valid.replace('handed: submit', 'handded: submit')
    const problems = problemsOf(text)
    expect(problems).toContain(
      `procedures/register-birth.yml:${lineOf(text, 'handded')}: mục situations[0].papers[0]: không có mục "handded"; hãy viết "handed"`,
    )
  })

  test('a value that is not among those allowed', () => {
    const text = valid.replace('level: commune', 'level: district')
    expect(problemsOf(text)).toEqual([
      `procedures/register-birth.yml:${lineOf(text, 'level')}: mục level: đang là "district"; hãy viết một trong: commune, province, ministry`,
    ])
  })

  test('a missing key', () => {
    const problems = problemsOf(valid.replace(/^result: .*\n/m, ''))
    expect(problems).toEqual(['procedures/register-birth.yml:1: mục result: còn thiếu; hãy viết chữ'])
  })

  test('an amount with dots', () => {
    const text = valid.replace('amount: 10000', 'amount: 10.000.000')
    expect(problemsOf(text)).toEqual([
      `procedures/register-birth.yml:${lineOf(text, 'amount')}: mục fees[0].amount: đang là "10.000.000"; hãy viết số`,
    ])
  })

  test('too few questions, and a test question that is learnt from', () => {
    const text = valid.replace('hỏi register-birth', 'register-birth ở đâu').replace('  - register-birth cần gì\n', '')
    expect(problemsOf(text)).toEqual([
      `procedures/register-birth.yml:${lineOf(text, 'questions')}: mục questions: hãy viết ít nhất 5 mục`,
      `procedures/register-birth.yml:${lineOf(text, 'test_questions') + 1}: mục test_questions[0]: đã có trong questions; hãy viết một câu khác, chỉ dùng để kiểm tra`,
    ])
  })

  test('a day that does not exist', () => {
    const text = `${valid}verified_on: 2026-02-31\n`
    expect(problemsOf(text)[0]).toMatch(/mục verified_on: hãy viết ngày dạng 2026-07-31$/)
  })

  test('text that is no YAML, and a key written twice', () => {
    const text = valid.replace('short_name: register-birth', 'short_name: [register-birth')
    expect(problemsOf(text)[0]).toMatch(/^procedures\/register-birth\.yml:\d+: YAML viết sai/)
    expect(problemsOf(`${valid}result: hai lần\n`)[0]).toMatch(
      new RegExp(`^procedures/register-birth.yml:${valid.split('\n').length}: YAML viết sai .*lặp`),
    )
  })
})

describe('a folder of procedure files', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'procedures-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('is read whole, sorted, each with its hash', async () => {
    await writeFile(join(folder, 'b.yml'), toYaml(buildProcedure('b')))
    await writeFile(join(folder, 'a.yml'), `# ghi chú\n${toYaml(buildProcedure('a'))}`)
    const files = await readProcedureFiles(folder)
    expect(files.map(({ procedure }) => procedure.slug)).toEqual(['a', 'b'])
    expect(files[0]?.hash).toBe(hashOf(buildProcedure('a')))
    expect(files[0]?.hash).not.toBe(files[1]?.hash)
  })

  test('is refused with all problems of all files in one message', async () => {
    await writeFile(join(folder, 'a.yml'), toYaml(buildProcedure('a', { code: '1.000001' })))
    await writeFile(join(folder, 'b.yml'), toYaml(buildProcedure('b', { code: '1.000001' })))
    await writeFile(join(folder, 'c.yml'), toYaml(buildProcedure('c', { other_codes: ['1.000002', '1.000001'] })))
    await writeFile(join(folder, 'Sai_Ten.yml'), 'name: x\n')
    const error = await readProcedureFiles(folder).then(
      () => new Error('read'),
      (thrown: Error) => thrown,
    )
    expect(error.name).toBe('BadSetup')
    expect(error.message).toMatch(/Sai_Ten\.yml:1: tên tệp: hãy đặt tên chữ thường/)
    expect(error.message).toMatch(/Sai_Ten\.yml:1: mục short_name: còn thiếu/)
    expect(error.message).toMatch(/b\.yml:1: mục code: "1\.000001" đã có ở .*a\.yml/)
    expect(error.message).toMatch(/c\.yml:1: mục other_codes: "1\.000001" đã có ở .*a\.yml/)
    expect(error.message).not.toContain('1.000002')
  })
})

describe('export', () => {
  test('leaves out what equals its default and quotes the code', () => {
    const text = toYaml(buildProcedure('a', { code: '1.001193' }))
    expect(text).toMatch(/^code: "1\.001193"\n/)
    expect(text).not.toMatch(/verified_on|from_unit|form_text|slug/)
    expect(text).toMatch(/when: null/)
  })

  test('gives the same procedure when read again, whatever the texts', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((text) => `x${text}x`)
    const fee = fc.record({
      what: words,
      amount: fc.option(fc.nat(10_000_000)),
      per: fc.option(fc.constantFrom('page', 'copy', 'person_month')),
      channel: fc.option(fc.constantFrom('online', 'post')),
      note: fc.option(words),
      basis: fc.option(words),
    })
    const changes = fc.record({
      code: fc.option(fc.constant('1.100000')),
      name: words,
      notes: fc.option(words),
      steps: fc.array(words, { maxLength: 3 }),
      fees: fc.option(fc.array(fee, { minLength: 1, maxLength: 3 })),
    })
    fc.assert(
      fc.property(changes, (changed) => {
        const procedure = buildProcedure('a', changed)
        expect(fromYaml(toYaml(procedure), 'a.yml', 'a')).toEqual({ procedure })
      }),
      { numRuns: 200 },
    )
  })
})
