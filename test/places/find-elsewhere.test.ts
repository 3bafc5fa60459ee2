import { describe, expect, test } from 'vitest'
import { findElsewhere } from '../../src/places/find-elsewhere.js'
import { findPlaces } from '../../src/places/find-places.js'

describe('a place of another province, named without “tỉnh”', () => {
  test.each([
    ['em ở Thuận Thành Bắc Ninh, muốn phản ánh nhà máy xả khói', 'Bắc Ninh'],
    ['em o Thuan Thanh Bac Ninh, muon phan anh nha may', 'Bắc Ninh'],
    ['rác ở Kinh Môn, Hải Dương cả tuần nay', 'Hải Dương'],
    ['phan anh rac o Kinh Mon, Hai Duong', 'Hải Dương'],
    ['bãi rác cháy ở Đại Lộc, Đà Nẵng', 'Đà Nẵng'],
    ['o Dai loc, Da Nang, bai rac cháy', 'Đà Nẵng'],
    ['đường hỏng ở Duy Xuyên, Quảng Nam', 'Quảng Nam'],
    ['xã Tam Hiệp, Đồng Nai, cống tắc', 'Đồng Nai'],
  ])('“%s” lies in %s', (text, province) => {
    expect(findElsewhere(text)).toBe(province)
  })

  test.each([
    'rác ở thôn Đông, Hòa Bình cả tuần',
    'xe tải chạy tuyến Mễ Sở, Hà Nội cả đêm',
    'đường hỏng ở xã Mễ Sở, tôi ở Yên Mỹ',
    'tôi đi làm ở công ty về, Hà Nội kẹt xe',
    'quán bún ở ngõ nhà tôi, Nam Định mở rộng',
    'con tôi học Hà Nội',
  ])('“%s” doesn’t', (text) => {
    expect(findElsewhere(text)).toBeNull()
  })
})

describe('a name said with another province is none of ours', () => {
  test.each([
    'em ở Thuận Thành Bắc Ninh, muốn phản ánh nhà máy xả khói ở xã Thuận Thành',
    'em o Thuan Thanh Bac Ninh, phan anh nha may o xa Thuan Thanh',
    'xã Thuận Thành nhiều khói, xã Thuận Thành tỉnh Bắc Ninh nhé',
  ])('“%s”', (text) => {
    expect(findPlaces(text)).toEqual([])
  })

  test.each([
    ['nhà máy xả khói ở xã Thuận Thành', 'Xã Nam Thái Ninh'],
    ['xe khách Mễ Sở Hà Nội đỗ kín đường ở xã Mễ Sở', 'Xã Mễ Sở'],
    ['em quê Kinh Môn Hải Dương, rác ở xã Mễ Sở', 'Xã Mễ Sở'],
  ])('“%s” is %s', (text, name) => {
    expect(findPlaces(text).flatMap(({ communes }) => communes.map((one) => one.name))).toEqual([name])
  })
})
