import { describe, expect, test } from 'vitest'
import { mayBeRelated, tellsKinOfSettler } from '../../src/cases/resolver-kin.js'
import { tellsForce, wishesProtection, wishIn } from '../../src/cases/wishes-protection.js'

describe('a wish for protection', () => {
  test.each([
    'tôi sợ bị trù dập, xin được bảo vệ',
    'Ông ấy đòi tiền nhiều lần. Đề nghị bảo vệ gia đình tôi.',
    'toi can duoc bao ve',
  ])('stands in “%s”', (text) => expect(wishesProtection(text)).toBe(true))

  test.each(['tôi không cần bảo vệ', 'xin bảo vệ môi trường', 'ông bảo vệ chợ đòi tiền', 'rừng phải được bảo vệ rừng'])(
    'doesn’t in “%s”',
    (text) => expect(wishesProtection(text)).toBe(false),
  )

  test('is told alone', () => expect(wishIn('Ông ấy nhận tiền. Xin bảo vệ tôi! Có giấy.')).toBe('Xin bảo vệ tôi'))

  test('is urgent where force is told', () =>
    expect([tellsForce('ông ấy cho người đến dọa'), tellsForce('tôi bị chuyển việc')]).toEqual([true, false]))
})

describe('kinship with who settles', () => {
  test.each([
    'hiệu trưởng là anh rể cô giáo',
    'thế hiệu trưởng có biết tên tôi không, ông ấy là anh rể cô giáo',
    'chủ tịch xã là bố vợ ông địa chính',
    'chu tich xa an chia voi dia chinh',
  ])('is told by “%s”', (text) => expect(tellsKinOfSettler(text)).toBe(true))

  test.each([
    'cô giáo đánh cháu',
    'anh rể tôi làm chứng',
    'chủ tịch xã nhận tiền của tôi',
    'phó chủ tịch xã, địa chính với trưởng thôn ăn chia tiền',
  ])('isn’t by “%s”', (text) => expect(tellsKinOfSettler(text)).toBe(false))

  test('marks protected cases alone, by what the sender adds too', () => {
    const told = { text: 'cô giáo đánh cháu', evidence: null, request: null }
    const said = { by: { role: 'citizen' }, text: 'hiệu trưởng là anh rể cô giáo' }
    const own = { by: { role: 'staff' }, text: said.text }
    const of = (kind: string, timeline: object[]) => mayBeRelated({ kind, ...told, timeline } as never)
    expect([of('denunciation', [said]), of('tip', [said]), of('denunciation', [own]), of('feedback', [said])]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
