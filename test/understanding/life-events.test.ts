import { describe, expect, test } from 'vitest'
import { buildUnderstanding } from './build-understanding.js'

const understanding = await buildUnderstanding()
const eventOf = (text: string): string | undefined => understanding.understand(text).lifeEvent?.name

/** The twelve events that a commune hears of most, as people tell them. */
describe.each([
  ['Mới sinh con', ['vợ em mới đẻ xong thì phải làm những giấy gì', 'moi sinh con can lam gi']],
  ['Người thân mất', ['bố tôi mới mất giờ phải làm những gì', 'nha co nguoi mat can lam giay to gi']],
  ['Kết hôn', ['bọn em sắp cưới thì làm giấy tờ gì', 'chuan bi ket hon can lam nhung gi']],
  ['Chuyển nhà', ['nhà em vừa chuyển nhà về xã thì làm những việc gì', 'moi chuyen ve day o can lam gi']],
  ['Xây nhà', ['sắp xây nhà thì phải làm những giấy tờ gì', 'chuan bi xay nha can lam gi']],
  ['Mua bán, tặng cho đất', ['mới mua đất thì làm những gì', 'tôi mua mảnh đất giờ cần làm thủ tục gì']],
  ['Chia thừa kế đất', ['chia thừa kế đất của bố mẹ thì làm gì trước']],
  ['Mở cửa hàng, buôn bán', ['mở cửa hàng tạp hóa cần làm những gì', 'mo cua hang ban quan ao can giay to gi']],
  ['Ngừng buôn bán', ['nghỉ bán hàng thì phải làm gì', 'dong cua hang can lam gi']],
  ['Mất giấy tờ tùy thân', ['mất hết giấy tờ rồi làm lại thế nào', 'bi mat vi mat het giay to']],
  ['Con đến tuổi làm căn cước', ['con sắp 14 tuổi thì làm gì']],
  ['Người già không có lương hưu', ['bố mẹ già không có lương thì được những gì']],
  ['Trong nhà có người khuyết tật', ['nhà có người khuyết tật thì được những gì']],
  ['Từ nước ngoài về', ['em mới ở nước ngoài về thì làm những giấy gì', 'vua di xuat khau lao dong ve can lam gi']],
])('“%s”', (name, texts) => {
  test.each(texts)('is heard in “%s”', (text) => {
    expect(eventOf(text)).toBe(name)
  })
})
