import { expect, test } from 'vitest'
import { accuses } from '../../../src/dialogue/flows/intake/accusation.js'

const accusing = [
  'chủ tịch xã nhận hối lộ 50 triệu',
  'chu tich xa nhan hoi lo 50 trieu',
  'ct xã ăn hối lộ 50tr',
  'chủ tịch phường nhận 50tr của nhà thầu',
  'Chủ tịch UBND xã Mễ Sở nhận tiền của doanh nghiệp để cấp phép',
  'ông chủ tịch xã cho em vợ trúng thầu hết các công trình',
  'phó chủ tịch xã xài bằng giả',
  'pct phường bao che cho nhà xây trái phép',
  'bí thư xã trù dập người góp ý',
  'bi thu dang uy xa chiem dat cong',
  'lãnh đạo xã thiên vị người nhà khi xét hộ nghèo',
  'chủ tịch xã quát mắng dân giữa hội trường',
  'chủ tịch xã hách dịch, đuổi dân ra khỏi phòng',
  'chủ tịch xã say rượu trong giờ làm việc',
  'chu tich xa lam ngo cho nha may xa thai',
  'cán bộ địa chính đòi 20 triệu mới trả sổ đỏ',
  'can bo dia chinh doi 20 trieu moi tra so do',
  'cb xã vòi tiền ms chịu ký',
  'cán bộ một cửa đòi 500 nghìn mới nhận hồ sơ',
  'can bo xa doi tien boi duong',
  'phải đưa phong bì mới được cấp giấy',
  'phải đưa tiền cho cán bộ tư pháp mới xong',
  'không đưa tiền thì cán bộ không ký',
  'tôi phải mất 5 triệu lót tay',
  'địa chính nhận 10 củ để làm nhanh',
  'trưởng thôn ăn chặn gạo cứu trợ',
  'truong thon an chan tien ho tro cua dan',
  'trưởng thôn thu tiền làm đường không biên lai rồi bỏ túi',
  'kế toán xã lập khống danh sách để rút tiền',
  'kê khống cây trồng để ăn tiền giải phóng mặt bằng',
  'xã bán đất công rồi chia nhau',
  'ủy ban bao che cho chủ lò gạch',
  'công an xã nhận tiền bỏ qua sới bạc',
  'công an viên đánh người ở trụ sở',
  'cán bộ làm giả chữ ký của tôi',
  'cán bộ chính sách làm hồ sơ giả cho người nhà',
  'nhà thầu rút ruột con đường thôn',
  'Đường thôn tôi hỏng. Tôi biết vì sao: chủ tịch xã ăn tiền nhà thầu nên đường chóng hỏng',
  'có tham nhũng trong việc xây nhà văn hóa',
  'thằng chủ tịch ăn bẩn của dân',
  'rác ngập đường, đã báo mà chủ tịch xã cố tình làm ngơ vì nhận tiền công ty rác',
  'đề nghị xử lý chủ tịch xã nhận hối lộ',
  'hiệu trưởng trường xã bỏ túi tiền ăn của học sinh',
]
const others = [
  'chủ tịch xã tiếp dân hôm nào',
  'chu tich xa tiep dan ngay nao',
  'cho xin số điện thoại chủ tịch xã',
  'chủ tịch xã tên gì',
  'khen cán bộ một cửa nhiệt tình',
  'khen cán bộ không vòi vĩnh, làm đúng hẹn',
  'cán bộ không đòi thêm đồng nào, rất tốt',
  'can bo khong nhan phong bi, lam rat nhanh',
  'bí thư thôn nhiệt tình',
  'chủ tịch xã gần dân, dân quý',
  'cảm ơn chủ tịch xã đã xử lý nhà máy vi phạm',
  'cán bộ làm chậm, chờ cả buổi',
  'hồ sơ quá hẹn 10 ngày chưa trả',
  'cán bộ một cửa nói năng khó chịu',
  'cán bộ đi ăn cưới cả chiều',
  'làng tôi dạo này nhiều trộm',
  'trộm vào nhà lấy tiền và xe máy',
  'thanh niên đánh nhau ở đầu xóm',
  'nhà ông Tư đánh bạc suốt đêm, đề nghị công an xã dẹp',
  'công an xã bắt được trộm rồi, cảm ơn các anh',
  'đề nghị chủ tịch xã xử lý xưởng gỗ vi phạm tiếng ồn',
  'mong lãnh đạo xã sửa đường',
  'kính gửi chủ tịch xã, đèn đường thôn tôi hỏng',
  'hàng xóm lấn đất, đã báo trưởng thôn mà nhà đó vẫn chiếm đất',
  'xã lên phát tiền hỗ trợ chậm',
  'cán bộ bảo tôi lên nhận tiền hỗ trợ mà chờ lâu',
  'phí chứng thực cao quá',
  'đề nghị xã tuyên truyền phòng chống tham nhũng',
  'buổi tập huấn phòng chống tham nhũng tổ chức chán quá',
  'em hoi lo vi ho so chua xong',
  'con duong xuong cap, em cung hoi lo cho cac chau',
  'xin cap chung chi tieng anh',
  'đường ngập rác hôi thối',
  'nước chảy từ vòi bơm ra đường',
  'chủ quán karaoke hát tới nửa đêm',
  'công ty nợ lương, công nhân đòi tiền lương mãi chưa được',
  'trưởng thôn họp dân muộn',
  'loa phát thanh của ủy ban to quá',
  'cô tiếp dân nói trống không với người già',
  'đoàn tham quan xả rác ở đình',
  'quán bán thịt lợn chết',
  'chủ tịch xã hứa tháng sau sửa cầu',
  'xã thu tiền rác cao quá',
  '',
]

test.each(accusing)('“%s” accuses people in office', (text) => {
  expect(accuses(text)).toBe(true)
})

test.each(others)('“%s” accuses nobody in office', (text) => {
  expect(accuses(text)).toBe(false)
})

test('an accusation hidden deep in a long text is found in bounded time', () => {
  const filler = 'Con đường làng tôi hỏng đã lâu, mưa xuống là ngập. '
  const hidden = `${filler.repeat(180)}Chủ tịch xã nhận hối lộ 50 triệu. ${filler.repeat(180)}`
  const began = performance.now()
  expect(accuses(hidden)).toBe(true)
  expect(accuses(filler.repeat(2_000))).toBe(false)
  expect(performance.now() - began).toBeLessThan(5_000)
})
