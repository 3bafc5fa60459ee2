import { describe, expect, test } from 'vitest'
import { takeOwnPhones } from '../../../src/dialogue/flows/intake/told/own-phones.js'
import { findPhones, takeOutPhones } from '../../../src/understanding/reading/phones.js'

describe('words beside a telephone', () => {
  test.each([
    ['0911 000 999 goi sau 5h chieu', ['0911000999'], 'goi sau 5h chieu'],
    ['0912345678 gọi sau 6 giờ tối', ['0912345678'], 'gọi sau 6 giờ tối'],
    ['so may la 0911222333 hoac (vo) 0364444888', ['0911222333', '0364444888'], ''],
    ['số máy của em 0911222333 (vợ)', ['0911222333'], ''],
    ['vo toi 036 4444 888 a nham 0364444889', ['0364444889'], ''],
    ['0364444888, à em ghi nhầm số, 0364444889', ['0364444889'], ''],
    ['0912345678 nha toi co 3 nguoi', ['0912345678'], 'nha toi co 3 nguoi'],
  ])('“%s”', (text, phones, rest) => {
    expect(takeOwnPhones(text)).toMatchObject({ phones, rest })
  })

  test('of a corrected number the wrong one is known', () => {
    expect(takeOwnPhones('0364444888 nhầm 0364444889')?.wrong).toBe('0364444888')
    expect(takeOwnPhones('0364 444 888 a nham 0364444889')?.wrong).toBe('0364444888')
    expect(takeOwnPhones('0364444888 hoặc 0364444889')?.wrong).toBeNull()
  })

  test.each([
    ['khong chin mot hai ba bon nam sau bay tam', '0912345678'],
    ['không 912 345 678', '0912345678'],
    ['chín một hai ba bốn năm sáu bảy tám chín không', undefined],
    ['0912 345 67 tám', '0912345678'],
    ['nham 0912345678', '0912345678'],
    ['không chín một hai ba số tám năm sáu bảy', '0912888567'],
    ['hai hai mot ba, so sau 0221 3 456 789 năm', '02213456789'],
  ])('“%s” is read as %s', (text, phone) => {
    expect(findPhones(text)[0]).toBe(phone)
  })

  test('a word that is no part of the number stays as it was written', () => {
    expect(takeOutPhones('den nam 2025 thi sau 3 hom, goi 0912345678').rest.trim()).toBe(
      'den nam 2025 thi sau 3 hom, goi',
    )
  })
})
