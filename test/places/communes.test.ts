import { describe, expect, it } from 'vitest'
import { communes, getCommune } from '../../src/places/communes.js'

const old = communes.flatMap((commune) => commune.mergedFrom.map((unit) => ({ ...unit, code: commune.code })))

describe('the communes of the province', () => {
  it('are 93 xã and 11 phường with different codes and names', () => {
    expect(communes.filter((one) => one.type === 'xã')).toHaveLength(93)
    expect(communes.filter((one) => one.type === 'phường')).toHaveLength(11)
    expect(new Set(communes.map((one) => one.code)).size).toBe(104)
    expect(new Set(communes.map((one) => one.name)).size).toBe(104)
  })

  it('were made from 381 old units, three of them split in two', () => {
    expect(old).toHaveLength(384)
    expect(new Set(old.map((one) => `${one.type} ${one.name} ${one.district}`)).size).toBe(381)
    expect(
      old
        .filter((one) => one.partial)
        .map((one) => one.name)
        .toSorted(),
    ).toEqual(['Lạc Đạo', 'Lạc Đạo', 'Ngọc Thanh', 'Ngọc Thanh', 'Đình Dù', 'Đình Dù'].toSorted())
  })

  it('keep the names of before 2024 of 25 old units, and of 2020 of three', () => {
    const joined = old.filter((one) => one.formerly.length > 0)
    expect(joined).toHaveLength(28)
    expect(joined.flatMap((one) => one.formerly)).toHaveLength(64)
  })

  it('are found by code and listed by name', () => {
    expect(getCommune('12073')).toMatchObject({
      name: 'Xã Yên Mỹ',
      bareName: 'Yên Mỹ',
      type: 'xã',
      postcode: expect.any(String),
    })
    expect(getCommune('99999')).toBeUndefined()
    expect(communes[0]?.bareName).toBe('A Sào')
  })

  it('have a website only where a source gives one', () => {
    expect(communes.filter((one) => one.website !== null)).toHaveLength(13)
  })
})
