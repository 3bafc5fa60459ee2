import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseContent } from '../../src/cases/case.js'
import { toCsv, toXlsx } from '../../src/shared/spreadsheet/write-table.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'officer' | 'neighbour' | 'supervisor' | 'sealed' | 'inspector', StaffClient>

const open = (openedBy: string, told: Partial<CaseContent>) =>
  server.xaOi.core.cases.open({
    content: buildContent({
      text: '',
      ...told,
    }),
    openedBy,
    chat: 'web:export',
    at: new Date(),
  })

beforeAll(async () => {
  server = await startServer()
  for (const [who, role, commune] of [
    ['officer', 'officer', '12049'],
    ['neighbour', 'officer', '11953'],
    ['supervisor', 'supervisor', null],
    ['sealed', 'denunciation_officer', null],
    ['inspector', 'inspector', null],
  ] as const)
    clients[who] = (await signInAs(server.xaOi, who, role, commune)).client
  const reporter = { name: 'Trần Văn Thử', address: null, phone: '0912345678' }
  await open('rubbish', { text: '=HYPERLINK("http://x")\nrác "đầy"; bãi', category: 'environment', reporter })
  for (let index = 0; index < 51; index += 1) await open(`many-${index}`, { text: `việc ${index}`, category: 'roads' })
  await open('tip', { kind: 'tip', text: 'tin giữ kín' })
}, 60_000)
afterAll(() => server.stop())

const csv = async (who: keyof typeof clients, query = '') => {
  const response = await clients[who].get(`/can-bo/xuat.csv${query}`)
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
  return { status: response.status, text, rows: Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ';' }).data }
}

test('a list leaves as it is shown, all its pages, with texts that stay texts', async () => {
  const { text, rows } = await csv('officer', '?linhvuc=environment')
  expect(text.startsWith('\ufeff"Mã";"Loại"')).toBe(true)
  expect(rows).toHaveLength(2)
  expect(rows[1]).toEqual(
    expect.arrayContaining([`'=HYPERLINK("http://x")\nrác "đầy"; bãi`, 'Trần Văn Thử', '\t0912345678']),
  )
  expect((await csv('officer', '?linhvuc=roads&trang=1')).rows).toHaveLength(52)
  expect((await csv('neighbour')).rows).toHaveLength(1)
})

test('the same as a workbook for Excel', async () => {
  const response = await clients.officer.get('/can-bo/xuat.xlsx?linhvuc=environment')
  expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="vu-viec-[\d-]+\.xlsx"/)
  expect(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
})

test('inspectors get what they see: masked; protected cases leave in no list', async () => {
  const { text, rows } = await csv('inspector', '?xem=all')
  expect(rows).toHaveLength(53)
  expect(text).not.toMatch(/Trần Văn Thử|0912345678|tin giữ kín/)
  expect((await csv('supervisor', '?xem=all')).text).not.toContain('tin giữ kín')
  expect((await csv('sealed')).status).toBe(403)
  expect(await (await clients.sealed.get('/can-bo')).text()).not.toContain('/can-bo/xuat')
})

test('who took how many stands in the audit trail, and nothing of what', async () => {
  await csv('officer', '?linhvuc=environment&tim=rac')
  const page = await (await clients.supervisor.get('/can-bo/nhat-ky')).text()
  expect(page.normalize('NFC')).toMatch(/<td>officer<\/td><td>Xuất danh sách vụ việc ra tệp<\/td><td>1 vụ việc<\/td>/)
})

describe('cells', () => {
  const cell = (text: string) => {
    const written = toCsv({ columns: [{ title: 'x', width: 5 }], rows: [[text]] })
    return Papa.parse<string[]>(written.slice(1), { delimiter: ';' }).data[1]?.[0]
  }
  test.each<[string, string]>([
    ['=1+1', "'=1+1"],
    [' =1+1', "' =1+1"],
    ['@cmd', "'@cmd"],
    ['-2', "'-2"],
    ['+84912', "'+84912"],
    ['\t=1', "'\t=1"],
    ['0912', '\t0912'],
    ['3/4', '\t3/4'],
    ['3E5', '\t3E5'],
    ['H7QSK-L6JEM', 'H7QSK-L6JEM'],
    ['số 3', 'số 3'],
    ['a\u0001b\ud800', 'ab'],
  ])('%j is written %j', (text, written) => {
    expect(cell(text)).toBe(written)
  })

  test('a workbook takes whatever people write', async () => {
    const table = {
      columns: [{ title: 'x', width: 5 }],
      rows: [['=1+1'], ['a\u0001b\ud800<&>'], ['dài '.repeat(20_000)]],
    }
    expect((await toXlsx(table)).length).toBeGreaterThan(1_000)
  })
})
