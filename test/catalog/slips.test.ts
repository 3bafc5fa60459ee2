import { describe, expect, test } from 'vitest'
import { type ProcedureFormat, procedureFormat } from '../../src/catalog/procedure-format.js'
import { slipsIn } from '../../src/catalog/slips.js'
import type { DraftContent } from '../../src/catalog/version.js'
import { buildProcedure } from './build-procedure.js'
import { readRepositoryProcedures } from './repository-files.js'

const contentOf: ProcedureFormat['contentOf'] = procedureFormat.contentOf
const limitOf = (count: number, text: string, unit = 'working_day') => ({
  count,
  unit,
  text,
  from: null,
  extended: null,
})
const answer = (says: string) => ({
  kind: 'when',
  asks: [],
  says,
  situation: null,
  channel: null,
  ages: null,
  basis: null,
})
const before: DraftContent = {
  ...contentOf(buildProcedure('of-test')),
  time_limit: limitOf(10, '10 ngày làm việc'),
  fees: [{ what: 'Lệ phí', amount: 8000 }],
  answers: [answer('Nộp đủ thì sau 10 ngày làm việc có kết quả.'), answer('Lệ phí 8.000 đồng nộp khi nhận.')],
}
const saidOf = (change: DraftContent, base: DraftContent | null = before): string[] =>
  slipsIn('of-test', base, { ...before, ...change }, []).map(({ key, said }) => `${key}: ${said}`)

describe('what an editor should look at once more', () => {
  test('nothing in what stays as it is', () => {
    expect(saidOf({})).toEqual([])
  })

  test.each<[number, string, string, boolean]>([
    [50, '10 ngày làm việc', 'working_day', true],
    [10, '10 ngày', 'working_day', true],
    [10, '10 ngày làm việc', 'day', true],
    [10, 'Không quá 10 ngày làm việc, nhận sau 15 giờ thì tính từ hôm sau', 'working_day', false],
    [10, '10 ngày làm việc; phải xác minh thì 15 ngày làm việc', 'working_day', false],
    [1, 'Ngay trong ngày, dài nhất 3 ngày làm việc', 'working_day', false],
    [8, 'trong 8 giờ', 'hour', false],
    [24, 'trong 8 giờ', 'hour', true],
    [10, 'theo lịch của xã', 'working_day', false],
  ])('a limit of %i that is told as “%s” (%s): %s', (count, text, unit, isTold) => {
    const said = saidOf({ time_limit: limitOf(count, text, unit), answers: [] })
    expect(said.map((one) => one.split(':')[0])).toEqual(isTold ? ['time_limit'] : [])
  })

  test('a small answer that still tells the old limit', () => {
    expect(saidOf({ time_limit: limitOf(7, '7 ngày làm việc') })).toEqual([
      expect.stringMatching(/^answers: mức cũ 10 ngày làm việc vẫn còn trong câu “Nộp đủ/),
    ])
  })

  test('what still tells the old limit of one day without its number', () => {
    const base = {
      ...before,
      time_limit: { ...limitOf(1, 'Trong ngày'), extended: { count: 2, unit: 'working_day' } },
      answers: [answer('Trong ngày; nộp sau 15 giờ thì ngày làm việc kế tiếp.'), answer('Không quá 2 ngày làm việc.')],
      steps: ['Nhận kết quả ngay trong ngày.'],
    }
    const three = { ...base, time_limit: limitOf(3, 'Trong 3 ngày làm việc') }
    expect(slipsIn('of-test', base, three, []).map(({ key }) => key)).toEqual(['answers', 'answers', 'steps'])
    expect(slipsIn('of-test', base, base, [])).toEqual([])
  })

  test('a small answer that still tells the old fee, and none that tells another', () => {
    expect(saidOf({ fees: [{ what: 'Lệ phí', amount: 9000 }] })).toEqual([
      expect.stringMatching(/^answers: mức cũ 8\.000 đồng vẫn còn trong câu “Lệ phí 8\.000 đồng/),
    ])
    const answers = [answer('Thu 18.000 đồng hoặc 8.000.000 đồng.')]
    expect(saidOf({ fees: [{ what: 'Lệ phí', amount: 9000 }], answers })).toEqual([])
  })

  test('a line twice, where that is new', () => {
    const twice = { often_forgotten: ['Mang bản chính', 'Ký tên', 'Mang bản chính'] }
    expect(saidOf(twice)).toEqual([expect.stringContaining('often_forgotten: dòng “Mang bản chính” có hai lần')])
    expect(saidOf(twice, { ...before, ...twice })).toEqual([])
  })

  test('the name of another procedure', () => {
    const other = buildProcedure('other', { short_name: 'Khai tử' })
    const named = { ...before, short_name: 'khai  TỬ' }
    expect(slipsIn('of-test', null, named, [other]).map(({ key }) => key)).toEqual(['short_name'])
    expect(slipsIn('of-test', named, named, [other])).toEqual([])
    expect(slipsIn('other', null, named, [other])).toEqual([])
  })

  test('the repository’s own catalog has none', async () => {
    const all = await readRepositoryProcedures()
    const found = all.flatMap((one) =>
      slipsIn(one.slug, null, contentOf(one), all).map(({ said }) => `${one.slug}: ${said}`),
    )
    expect(found).toEqual([])
  })
})
