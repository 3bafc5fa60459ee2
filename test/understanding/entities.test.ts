import { describe, expect, test } from 'vitest'
import { findEntities } from '../../src/understanding/reading/entities.js'

const entities = (text: string) => findEntities(text, '2026-11-23')

describe('entities', () => {
  test('reads telephones in the ways people write them', () => {
    expect(entities('gọi 0912.345.678 hoặc +84 987 654 321').phones).toEqual(['0912345678', '0987654321'])
  })

  test('hides identity numbers but for the last three signs', () => {
    expect(entities('cccd 034090001234').idNumbers).toEqual(['…234'])
  })

  test.each([
    ['hết 2tr 5', [2_000_000]],
    ['thu 500k', [500_000]],
    ['1,5 triệu', [1_500_000]],
    ['nộp 2.000đ mỗi trang', [2_000]],
    ['3 triệu rưỡi', [3_500_000]],
  ])('reads the money in "%s"', (text, money) => {
    expect(entities(text).money).toEqual(money)
  })

  test.each([
    ['nộp ngày 3/10', ['2026-10-03']],
    ['hẹn 15/09/2025', ['2025-09-15']],
    ['hôm qua tôi ra xã', ['2026-11-22']],
    ['cách đây 3 ngày', []],
    ['3 ngày trước', ['2026-11-20']],
    ['thứ sáu tuần trước', ['2026-11-20']],
    ['thứ 2 tuần sau', ['2026-11-30']],
    ['ngày 31/2', []],
    ['ngày 5 tháng 9 năm 2026', ['2026-09-05']],
  ])('reads the day in "%s"', (text, dates) => {
    expect(entities(text).dates).toEqual(dates)
  })

  test('counts pages and copies', () => {
    expect(entities('chứng thực 5 trang 3 bản')).toMatchObject({ pages: 5, copies: 3 })
    expect(entities('sao y hai tờ ba bộ')).toMatchObject({ pages: 2, copies: 3 })
    expect(entities('chứng thực bao nhiêu tiền')).toMatchObject({ pages: null, copies: null })
  })

  test('finds receipt codes', () => {
    expect(entities('mã của tôi là abcde-23456').receiptCodes).toEqual(['ABCDE-23456'])
    expect(entities('hồ sơ H46.55-250830-0045 xong chưa').receiptCodes).toEqual(['H46.55-250830-0045'])
  })
})
