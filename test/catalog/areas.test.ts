import { expect, test } from 'vitest'
import { areaNamed, areas } from '../../src/catalog/areas.js'
import { procedureFields } from '../../src/catalog/procedure-fields.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { buildProcedure } from './build-procedure.js'
import { readRepositoryFiles } from './repository-files.js'

test('areas are few, each is used, and files have no other', async () => {
  const used = new Set((await readRepositoryFiles()).map(({ procedure }) => procedure.field))
  expect(areas.length).toBeLessThanOrEqual(30)
  expect([...used].toSorted()).toEqual(areas.toSorted())
  expect(procedureFields.field.schema.safeParse('Quốc tịch').success).toBe(false)
  expect(procedureFields.field.input).toMatchObject({ kind: 'select', options: { 'Hộ tịch': 'Hộ tịch' } })
})

test.each([
  ['Thành lập và hoạt động hộ kinh doanh', 'Hộ kinh doanh'],
  ['Cấp, quản lý căn cước', 'Căn cước, định danh điện tử'],
  ['Quản lý xuất nhập cảnh', 'Xuất nhập cảnh'],
  ['HỘ TỊCH ', 'Hộ tịch'],
  ['Rừng', null],
])('the portal’s %s is %s', (name, area) => {
  expect(areaNamed(name)).toBe(area)
})

test('what was published under an older name is read under an area of today, so that the server starts', () => {
  const { slug, ...content } = buildProcedure('x')
  const read = (field: string) => procedureFormat.fromStored(slug, { ...content, field } as never).field
  expect([read('Quốc tịch'), read('Karaoke')]).toEqual(['Hộ tịch', 'Việc khác'])
})
