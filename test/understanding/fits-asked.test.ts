import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/catalog/answer-fields.js'
import { asksToCome, createFit, saysTo } from '../../src/understanding/answers/fits-asked.js'

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

test.each([
  ['toi goa chong co phai nop giay khai tu khong', [], false],
  ['be mat ngay sau khi sinh co phai khai tu khong', [], true],
  ['co phai khai tu khong', ['cháu mới sinh hôm kia thì mất'], true],
] as const)('an answer of a rare matter is for who names it: “%s”', (asked, told, fits) => {
  const newborn = answer('Bé sống từ 24 giờ thì phải khai.', [
    'thai lưu có phải khai không',
    'be moi sinh mat co khai khong',
  ])
  expect(createFit(asked, told)(newborn)).toBe(fits)
})

describe('a yes or no is told only to the question that it answers', () => {
  const where = answer('Không, xin ở xã nào cũng được.', ['có phải về quê không', 'ở xa xin được không'])
  const proxy = answer('Được. Người đi thay mang giấy ủy quyền.', ['nhờ anh trai đi thay được không', 'uy quyen dc ko'])
  const self = answer('Không. Người ký phải tự đến.', ['nhờ con ký thay được không'])
  const online = answer('Được. Nộp trên Cổng Dịch vụ công.', [
    'làm online được không',
    'nộp qua mạng có phải lên không',
  ])
  const visit = answer('Có. Cán bộ đến tận nhà.', ['cán bộ có đến nhà không'])
  const chosen = answer('Được, nếu là con.', ['con đi thay được không'])

  test.each<[string, Answer, string | null]>([
    ['co phai ve que lam khong', where, 'Không, xin ở xã nào cũng được.'],
    ['toi o Vung Tau xin duoc khong', where, 'Xin ở xã nào cũng được.'],
    ['nho chi gai di thay duoc khong', proxy, 'Được. Người đi thay mang giấy ủy quyền.'],
    ['anh di thay co can cong chung khong', proxy, 'Người đi thay mang giấy ủy quyền.'],
    ['giao vien mo quan duoc khong', proxy, 'Người đi thay mang giấy ủy quyền.'],
    ['me toi yeu khong di duoc', self, 'Người ký phải tự đến.'],
    ['nho con ky thay', answer('Không. Người ký phải tự đến.', ['nhờ con ký thay']), 'Người ký phải tự đến.'],
    ['nho chau ky thay duoc khong', self, 'Không. Người ký phải tự đến.'],
    ['ban hang online co phai dang ky khong', online, 'Nộp trên Cổng Dịch vụ công.'],
    ['nop online duoc chua', online, 'Được. Nộp trên Cổng Dịch vụ công.'],
    ['can bo den nha duoc khong', visit, 'Có. Cán bộ đến tận nhà.'],
    ['the can cuoc het han di thay duoc khong', chosen, 'Được, nếu là con.'],
    ['con di thay co phai cong chung khong', chosen, null],
  ])('“%s”', (asked, one, says) => {
    expect(saysTo(asked, one)).toBe(says)
  })

  const rings = answer('Được, có giấy ủy quyền.', ['anh chị em đi thay được không'])
  test.each<[string, Answer, boolean]>([
    ['hai nguoi lam chung duoc khong', rings, false],
    ['hai nguoi lam chung duoc khong', answer('Cần 2 người làm chứng.'), true],
    ['nop cung mot buoi duoc khong', rings, false],
    ['nop cung mot buoi duoc khong', answer('Được, nộp cùng một lần.'), true],
    ['ky tai nha duoc khong', answer('Được, ở xã nào cũng làm.'), false],
    ['ky tai nha duoc khong', visit, true],
    ['ban nuoc ven duong co phai dang ky khong', online, false],
    ['ban nuoc ven duong co phai dang ky khong', answer('Không phải đăng ký: hàng rong.'), true],
  ])('“%s” is answered by what speaks of it', (asked, one, fits) => {
    expect(createFit(asked)(one)).toBe(fits)
  })

  test.each<[string, boolean]>([
    ['khong biet lam online thi ra xa duoc khong', true],
    ['toi khong muon nop qua mang dau len xa duoc khong', true],
    ['lam online duoc khong', false],
    ['khong ra xa duoc thi lam online duoc khong', false],
  ])('“%s” asks to come: %s', (asked, comes) => {
    expect(asksToCome(asked)).toBe(comes)
  })
})
