import { expect, test } from 'vitest'
import { explainForm, formErrors, wordsOfPath } from '../../src/catalog/form-words.js'
import { procedureFields } from '../../src/catalog/procedure-fields.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { type Section, sectionsOf } from '../../src/catalog/sections.js'
import { formFields } from '../../src/web/editor/form-fields.js'
import { readFields } from '../../src/web/editor/read-form.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { readRepositoryProcedures } from '../catalog/repository-files.js'
import { bodyOf, type Entries, entriesOf, fill } from './form.js'

const { contentOf, schema } = procedureFormat
const procedures = await readRepositoryProcedures()

const formOf = (content: unknown): string => `<form>${formFields(procedureFields, content, new Map())}</form>`
const entriesFor = (content: unknown): Entries => entriesOf(formOf(content))
const read = (entries: Entries): Record<string, unknown> => readFields(procedureFields, bodyOf(entries))

/** What is stored after a section was sent as it was opened, as the page of sections puts it together. */
const resent = (stored: Record<string, unknown>, { fields }: Section): Record<string, unknown> => {
  const typed = readFields(fields, bodyOf(entriesOf(`<form>${formFields(fields, stored, new Map())}</form>`)))
  const read = Object.entries(fields).map(([key, field]) => {
    const checked = field.schema.safeParse(typed[key])
    return [key, checked.success ? checked.data : typed[key]]
  })
  return procedureFormat.pick({ ...stored, ...Object.fromEntries(read) })
}

test('each field of a procedure is in exactly one section', () => {
  const keys = sectionsOf(procedureFields).flatMap(({ fields }) => Object.keys(fields))
  expect(keys.toSorted()).toEqual(Object.keys(procedureFields).toSorted())
})

test.each(sectionsOf(procedureFields).map((section) => [section.slug, section] as const))(
  'the section %s that is sent as it was opened changes nothing of any procedure',
  (_, section) => {
    const changed = procedures.filter((procedure) => {
      const stored = contentOf(procedure)
      return JSON.stringify(resent(stored, section)) !== JSON.stringify(stored)
    })
    expect(procedures.length).toBeGreaterThanOrEqual(193)
    expect(changed.map(({ slug }) => slug)).toEqual([])
  },
)

test('what a check says of any field is said in words of the form', () => {
  const wrong: Record<string, unknown> = {
    ...contentOf(buildProcedure('x')),
    code: '12',
    situations: [
      { when: null, question: 'có không?', papers: [{ name: null, handed: 'x', form: null, count: 'hai' }] },
      { when: null, papers: [] },
    ],
    time_limit: { text: 'x', count: 3, unit: null, from: null, extended: null },
    fees: [
      { what: null, amount: '1x', per: null, basis: null },
      { what: 'a', amount: null, per: null, basis: null, caps: 'page' },
      { what: 'a', amount: 1, per: null, basis: null, from_unit: 3, to_unit: 2 },
      { what: 'a', amount: 1, per: null, basis: null, next_percents: [70] },
    ],
    answers: [{ about: 'fee', asks: ['a'], says: 'x'.repeat(400), ages: { from: 9, to: 3 } }],
    sources: [{ title: 'x', url: 'abc' }],
    as_of: 'tháng bảy',
  }
  const errors = formErrors(procedureFields, schema.safeParse(wrong, { error: explainForm }).error)
  expect(errors.size).toBeGreaterThan(12)
  for (const [name, message] of errors) {
    expect(wordsOfPath(procedureFields, name)).toMatch(/^\p{Lu}/u)
    expect(`${wordsOfPath(procedureFields, name)}: ${message}`).not.toMatch(
      /\b(?:null|[a-z]+_[a-z_]+|amount|count|unit|when|per|url|from|fees)\b/,
    )
  }
  expect(errors.get('time_limit.unit')).toContain('“Đơn vị”')
  expect(wordsOfPath(procedureFields, 'situations.0.papers.1.name')).toBe(
    'Giấy tờ cần có › Trường hợp 1 › Giấy tờ 2 › Giấy tờ',
  )
})

const content = contentOf(
  buildProcedure('x', {
    steps: ['một', 'hai'],
    channels: ['in_person', 'post'],
    fees: [
      { what: 'Lệ phí', amount: 10_000, per: 'case', basis: null },
      { what: 'Bản sao', amount: 3_000, per: 'copy', basis: null },
    ],
  }),
)
const readFilled = (values: Record<string, string>) => read(fill(entriesFor(content), values))

test('a paper whose form nobody knows shows none, and sent as it was opened still has none', () => {
  const papers = [{ name: 'Tờ khai', handed: 'submit', form: null, count: 1 }]
  const unknown = { ...contentOf(buildProcedure('x')), situations: [{ when: null, papers }] }
  expect(formOf(unknown)).toContain('<option value="">hãy chọn</option>')
  const sent = read(entriesFor(unknown))
  expect(sent).toMatchObject({ situations: [{ papers: [{ form: null }] }] })
  const errors = formErrors(procedureFields, schema.safeParse(sent, { error: explainForm }).error)
  expect(errors.get('situations.0.papers.0.form')).toBe('hãy chọn một mục')
})

test('a removed row is gone, and the others keep their places and their values', () => {
  const { fees } = readFilled({ 'fees.0.remove': '1' })
  expect(fees).toMatchObject([{ what: 'Bản sao', amount: 3_000 }])
  expect(readFilled({ 'situations.0.papers.0.remove': '1' })).toMatchObject({ situations: [{ papers: [] }] })
})

test('the empty row at the end becomes one when something is written into it', () => {
  expect(content.fees).toHaveLength(2)
  expect(readFilled({}).fees).toHaveLength(2)
  expect(readFilled({ 'fees.2.what': 'Phí gấp', 'fees.2.amount': '5.000' }).fees).toMatchObject([
    {},
    {},
    { what: 'Phí gấp', amount: 5_000 },
  ])
})

test('a number may be typed with points or blanks; what is none stays as typed, so that the check can name it', () => {
  const amountOf = (typed: string) => (readFilled({ 'fees.0.amount': typed }).fees as { amount: unknown }[])[0]?.amount
  expect(['20.000', '1 250 000', ' 7 ', '-5', '0'].map(amountOf)).toEqual([20_000, 1_250_000, 7, -5, 0])
  expect(['20.5', '12x', '1.0000'].map(amountOf)).toEqual(['20.5', '12x', '1.0000'])
  expect(amountOf('')).toBeNull()
})

test('lines of a list are trimmed and blank ones left out, whatever ends a line', () => {
  expect(readFilled({ steps: ' một \r\n\r\nhai\nba ' }).steps).toEqual(['một', 'hai', 'ba'])
})

test('boxes that are not checked are no choice, an emptied text is none', () => {
  const entries = entriesFor(content).filter(([name]) => name !== 'channels')
  expect(read(entries).channels).toEqual([])
  expect(read(entries)).toMatchObject({ notes: null, result: 'Giấy xác nhận' })
  expect(readFilled({ result: '   ' }).result).toBeNull()
})

test('a form counts at most sixty rows, whatever it claims', () => {
  const entries = fill(entriesFor(content), { 'fees.count': '1000000' })
  const rows = Array.from({ length: 80 }, (_, index): Entries[number] => [`fees.${index + 3}.what`, `phí ${index}`])
  expect(read([...entries, ...rows]).fees).toHaveLength(59)
})

test('what people wrote stays text in the page', () => {
  const page = formOf({ ...content, notes: '</textarea><script>alert(1)</script> "a" & b' })
  expect(page).not.toContain('<script>')
  expect(read(entriesOf(page)).notes).toBe('</textarea><script>alert(1)</script> "a" & b')
})

test('errors stand beside their fields and are tied to them', () => {
  const page = String(formFields(procedureFields, content, new Map([['fees.0.amount', 'hãy viết một số']])))
  expect(page).toContain('<p class="field-error" id="fees.0.amount-error">hãy viết một số</p>')
  expect(page).toMatch(/name="fees\.0\.amount"[^>]*fees\.0\.amount-error[^>]*aria-invalid="true"/)
  expect(page.match(/aria-invalid/g)).toHaveLength(1)
})

test('every field of a procedure is in the form', () => {
  const names = new Set(entriesFor(content).map(([name]) => name.split('.')[0]))
  expect(Object.keys(procedureFields).filter((key) => !names.has(key))).toEqual([])
})
