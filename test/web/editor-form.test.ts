import { expect, test } from 'vitest'
import { procedureFields } from '../../src/catalog/procedure-fields.js'
import { readProcedureFiles } from '../../src/catalog/procedure-files.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { formFields } from '../../src/web/editor/form-fields.js'
import { readFields } from '../../src/web/editor/read-form.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { bodyOf, type Entries, entriesOf, fill } from './form.js'

const { contentOf, schema } = procedureFormat
const procedures = (await readProcedureFiles('procedures')).map(({ procedure }) => procedure)

const formOf = (content: unknown): string => `<form>${formFields(procedureFields, content, new Map())}</form>`
const entriesFor = (content: unknown): Entries => entriesOf(formOf(content))
const read = (entries: Entries): Record<string, unknown> => readFields(procedureFields, bodyOf(entries))
test('a form that is sent as it was opened changes nothing, for each procedure', () => {
  const changed = procedures.filter((procedure) => {
    const content = contentOf(procedure)
    const result = schema.safeParse(read(entriesFor(content)))
    return !result.success || JSON.stringify(result.data) !== JSON.stringify(content)
  })
  expect(procedures.length).toBeGreaterThanOrEqual(193)
  expect(changed.map(({ slug }) => slug)).toEqual([])
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
