import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/catalog/answer-fields.js'
import { createFit } from '../../src/understanding/answers/fits-asked.js'

const answer = (says: string, asks: string[] = [], situation: string | null = null): Answer => ({
  about: 'special',
  asks,
  says,
  basis: null,
  situation,
  channel: null,
  ages: null,
})

describe('an answer is told only to whom it fits', () => {
  const divorced = answer('Nộp bản án.', ['ly hôn rồi cần gì'], 'Vợ chồng đã ly hôn')
  const both = answer('Chưa ly hôn thì chủ hộ phải đồng ý.', ['chưa ly hôn có tách được không'])
  const stranger = answer('Thêm giấy khám.', [], 'Người nhận không phải cha dượng, mẹ kế, bác ruột')
  const fine = answer('Phạt 500.000 đồng.')
  const yes = answer('Được, nếu có giấy ủy quyền.')

  test.each<[string, Answer, boolean]>([
    ['ly hon xong thi sao', divorced, true],
    ['chua ly hon thi sao', divorced, false],
    ['dang ly than ma chua ly hon', divorced, false],
    ['chua ly hon thi sao', both, true],
    ['chu ruot nhan chau can giay gi', stranger, false],
    ['hang xom nhan can giay gi', stranger, true],
    ['tre han co bi phat khong', fine, true],
    ['tre han co bi phat khong', divorced, false],
    ['lam o xa hay phong cong chung', yes, false],
    ['nho nguoi khac lam duoc khong', yes, true],
    ['lam o xa duoc hay khong', yes, true],
    ['bo khong dong y thi sao', yes, false],
  ])('“%s”', (asked, one, fits) => {
    expect(createFit(asked)(one)).toBe(fits)
  })

  test('what was told before counts too', () => {
    expect(createFit('can giay gi', ['chau ruot cua toi'])(stranger)).toBe(false)
    expect(createFit('can giay gi', ['chua ly hon'])(divorced)).toBe(false)
    expect(createFit('ly hon xong thi can gi', ['chua ly hon'])(divorced)).toBe(true)
  })
})
