import { describe, expect, test } from 'vitest'
import { withoutHome } from '../../src/understanding/reading/asides.js'
import { buildUnderstanding, withoutMarks } from './build-understanding.js'

const { understand } = await buildUnderstanding()

describe('what a first message asks for', () => {
  test.each([
    ['tôi là mẹ đơn thân, làm khai sinh cho con gái cần gì', 'register-birth'],
    ['mẹ đơn thân đi khai sinh cho bé, bố nó bỏ rồi', 'register-birth'],
    ['mẹ đơn thân nghèo nuôi con có được trợ cấp xã hội không', 'monthly-social-assistance'],
    ['sửa thẻ căn cước bị sai tên đệm ở đâu', 'identity-card'],
    ['căn cước của mẹ tôi bị sai năm sinh', 'identity-card'],
    ['giấy khai sinh bị sai năm sinh sửa ở đâu', 'correct-civil-status'],
    ['sổ đỏ ghi sai tên đệm đính chính ở đâu', 'correct-land-certificate'],
    ['vợ tôi mất ba năm rồi, nay tôi muốn tái hôn cần giấy tờ gì', 'register-marriage'],
    ['chồng mất lâu rồi giờ em lấy chồng khác thì làm giấy gì', 'register-marriage'],
    ['anh chị tôi đăng ký kết hôn ở Nga, giờ muốn công nhận ở Việt Nam', 'record-foreign-marriage'],
    ['con trai 17 tuổi muốn đứng tên hộ kinh doanh', 'register-household-business'],
    ['bà tôi thường trú ở Hà Nam nhưng mất ở đây thì khai tử ở đâu', 'register-death'],
    ['vợ chồng tôi tạm trú ở xã Tân Hưng, đăng ký khai sinh cho con cần gì', 'register-birth'],
    ['tôi muốn đăng ký tạm trú ở Phố Hiến', 'register-temporary-residence'],
    ['chuyển thường trú ở Hà Nội về quê', 'register-permanent-residence'],
    ['bố tôi đóng bảo hiểm, giờ làm tuất ở đâu', 'survivor-benefit'],
  ])('%s', (text, slug) => {
    for (const typed of [text, withoutMarks(text)]) expect(understand(typed).candidates[0]?.slug, typed).toBe(slug)
  })

  test.each(['chồng mất rồi, nay tôi lấy chồng khác cần giấy tờ gì', 'vợ mất rồi giờ tôi tái hôn cần gì'])(
    'a death told on the way is no errand of its own: %s',
    (text) => expect(understand(text).lifeEvent).toBeNull(),
  )
  test.each(['chồng tôi mất hôm qua', 'bố tôi vừa mất, phải làm giấy tờ gì'])(
    'a death that is told is one: %s',
    (text) => expect(understand(text).lifeEvent?.name).toBe('Người thân mất'),
  )

  test.each([
    ['xin học lớp 1 cho con gái cần những gì', 'Tuyển sinh mầm non, tiểu học, trung học cơ sở'],
    ['xin vào lớp 6 cho cháu, đang tạm trú ở xã', 'Tuyển sinh mầm non, tiểu học, trung học cơ sở'],
  ])('a matter of another body: %s', (text, name) => {
    expect(understand(text).otherAgency?.name).toBe(name)
  })

  test.each([
    ['chuyển khẩu về đây có phải cắt khẩu ở nơi cũ không', 'cat-khau-o-noi-cu'],
    ['co can xin giay chuyen ho khau o que khong', 'cat-khau-o-noi-cu'],
    ['bà ngoại tôi là vợ liệt sĩ, xin trợ cấp ở đâu', 'tro-cap-than-nhan-liet-si'],
    ['ông 82 tuổi đi xe buýt có được miễn phí không', 'nguoi-cao-tuoi-di-xe-buyt'],
    ['xã có hỗ trợ sửa nhà cho hộ nghèo không', 'ho-tro-xay-sua-nha-o'],
    ['nhà mới xây xin số nhà ở đâu', 'cap-so-nha'],
  ])('a question of no one procedure: %s', (text, slug) => {
    expect(understand(text).generalQuestion?.slug).toBe(slug)
  })
  test.each(['cắt khẩu khỏi nhà cũ làm ở đâu', 'thân nhân liệt sĩ xin trợ cấp thờ cúng'])(
    'asked of a procedure: %s',
    (text) => expect(understand(text).generalQuestion).toBeNull(),
  )
})

test.each([
  ['ông thường trú ở Hà Nội nhưng mất ở quê', 'ông nhưng mất ở quê'],
  ['em đang tạm trú tại phường Phố Hiến, làm khai sinh', 'em , làm khai sinh'],
  ['toi ho khau o Nam Dinh muon cuoi o day', 'toi muon cuoi o day'],
  ['đăng ký tạm trú ở Phố Hiến', 'đăng ký tạm trú ở Phố Hiến'],
  ['xin xác nhận thường trú tại xã', 'xin xác nhận thường trú tại xã'],
])('where somebody lives is left out: %s', (text, left) => {
  expect(withoutHome(text).replace(/\s+/g, ' ').trim()).toBe(left)
})

test.each([
  ['le phi khai sinh', 'register-birth'],
  ['le phi ket hon', 'register-marriage'],
  ['mat le phi ket hon k', 'register-marriage'],
  ['le phi khai tu', 'register-death'],
  ['le phi tam tru', 'register-temporary-residence'],
  ['lệ phí khai sinh', 'register-birth'],
  ['khoan, làm khai sinh mang giấy gì nhỉ', 'register-birth'],
])('“%s” asks of %s, as without the words that name nothing', (text, slug) => {
  expect(understand(text).candidates[0]?.slug).toBe(slug)
})
