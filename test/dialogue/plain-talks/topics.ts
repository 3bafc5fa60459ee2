import type { Talk } from './talk.js'

const birth = 'đăng ký khai sinh cho con cần gì'
const marriage = 'đăng ký kết hôn cần gì'
const death = 'đăng ký khai tử cần gì'
const correction = 'bổ sung tên bố vào giấy khai sinh'
const pension = 'trợ cấp người cao tuổi'
const residence = 'đăng ký thường trú cho vợ'

/** A fact that is told stays in the topic, whatever procedure its words name. */
export const factTalks: Talk[] = [
  {
    said: [birth, 'làm thẻ bảo hiểm y tế cho bé', 'quay lại khai sinh nộp mạng được không'],
    says: /trực tuyến/i,
    never: /ĐĂNG KÝ LẠI|đăng ký lại/,
  },
  { said: [marriage, death, 'quay lại kết hôn bao lâu có giấy'], says: /ngay|ngày/, never: /ĐĂNG KÝ LẠI|khai tử/i },
  {
    said: ['lam lai khai sinh cho me toi, so ho tich bi chay mat roi'],
    says: /./,
    never: /tố cáo thì phải nêu tên|giữ kín|kín cho tỉnh/i,
  },
  ...[
    'bố mẹ cháu không đăng ký kết hôn',
    'bo me be chua dang ky ket hon',
    'vợ chồng em chưa cưới',
    'bo me chau ly hon roi',
  ].map((fact) => ({
    said: [birth, fact, 'bà ngoại đi khai thay được không'],
    says: /^Ông bà|thống nhất/,
    never: /kết hôn không ủy quyền/i,
  })),
  ...['bố cháu mất rồi', 'bo chau mat nam 2015', 'ông ấy qua đời lâu rồi'].map((fact) => ({
    said: [correction, fact],
    says: /cải chính, bổ sung hộ tịch, anh\/chị/,
    never: /1\. Liên thông/,
  })),
  { said: [correction, 'bố cháu mất rồi', 'nộp ở đâu'], says: /Nơi nộp|Xã nơi/, never: /báo tử/ },
  { said: ['bố tôi mất hôm qua'], says: /Liên thông khai tử/ },
  { said: [correction, 'bố cháu mất rồi, khai tử cần gì'], says: /KHAI TỬ|khai tử/ },
  ...['mẹ tôi 73 tuổi hộ cận nghèo', 'ba cu 72 tuoi, ho ngheo'].map((fact) => ({
    said: [pension, fact],
    says: /70 đến dưới 75|thuộc hộ nghèo, cận nghèo/,
    never: /CÔNG NHẬN HỘ NGHÈO/,
  })),
  { said: [pension, 'mẹ tôi 73 tuổi hộ cận nghèo', 'bao giờ có tiền'], says: /ngày/, never: /rà soát/ },
  { said: ['thẻ BHYT hộ nghèo', 'còn hộ cận nghèo thì sao'], says: /./, never: /CÔNG NHẬN HỘ NGHÈO/ },
  {
    said: ['hỗ trợ chi phí học tập cho học sinh khuyết tật', 'cháu học lớp 3', 'nộp ở đâu'],
    says: /trường/i,
    never: /CHUYỂN TRƯỜNG/,
  },
  { said: [birth, 'đăng ký kết hôn cần gì'], says: /ĐĂNG KÝ KẾT HÔN/ },
  { said: [birth, 'giờ tôi muốn đăng ký kết hôn'], says: /ĐĂNG KÝ KẾT HÔN/ },
]

/** An answer that rests on a rare condition is for who tells of it. */
export const conditionTalks: Talk[] = [
  ...['tôi từng ly hôn', '1 người từng ly hôn', 'em ly hon roi'].map((fact) => ({
    said: [marriage, fact],
    says: /ly hôn|kết hôn/,
    never: /nước ngoài/,
  })),
  { said: [marriage, 'tôi ly hôn ở nước ngoài rồi thì sao'], says: /ghi.*(?:nước ngoài|ghi chú)/ },
  ...['mẹ tôi mất 3 tháng trước', 'nguoi mat la chong toi 45 tuoi', 'bà cụ qua đời năm ngoái'].map((fact) => ({
    said: [death, fact],
    says: /./,
    never: /24 giờ/,
  })),
  { said: [death, 'bé sinh ra sống được 3 tiếng rồi mất thì sao'], says: /24 giờ/ },
  ...['giờ đăng ký kết hôn được không', 'toi 30 tuoi roi thi co ket hon duoc khong'].map((asked) => ({
    said: [marriage, asked],
    says: /./,
    never: /cùng giới tính|ba đời/,
  })),
  { said: [marriage, 'hai người nam có kết hôn được không'], says: /cùng giới tính/ },
  { said: [marriage, 'hai đứa có họ hàng ba đời có cưới được không'], says: /ba đời/ },
]

/** A question that points at the topic, or asks what it needs, is of the topic. */
export const withinTalks: Talk[] = [
  {
    said: [residence, 'giấy kết hôn bản gốc hay sao', 'bao lâu'],
    says: /7 ngày làm việc/,
  },
  { said: [residence, 'co phai cat khau o cho cu khong'], says: /./, never: /XÓA ĐĂNG KÝ/ },
  {
    said: ['trợ cấp hàng tháng cho trẻ mồ côi', 'toi co phai lam giam ho khong', 'được bao nhiêu'],
    says: /đồng một tháng/,
    never: /GIÁM HỘ/,
  },
  {
    said: ['xin giấy xác nhận độc thân', 'giấy này có dùng để cưới vợ mới được không'],
    says: /./,
    never: /hỏi việc nào|ĐĂNG KÝ KẾT HÔN/,
  },
  { said: ['lý lịch tư pháp', 'e từng ở trọ ở 3 nơi thì sao'], says: /chưa có thông tin/ },
]

const suspension = 'tạm ngừng hộ kinh doanh'
const which = /hỏi việc nào/

/** Words that take back what was asked change the topic; of a fact they change only that. */
export const changeTalks: Talk[] = [
  ...['thoi toi dong han luon', 'thôi em chấm dứt hẳn', 'thôi, tôi muốn đóng cửa hẳn hộ kinh doanh'].map((said) => ({
    said: [suspension, said],
    says: /CHẤM DỨT HỘ KINH DOANH/,
  })),
  {
    said: ['chuyển mục đích đất lúa sang đất ở', 'thoi toi khong lam nua, toi muon cho con trai mieng dat lua do'],
    says: which,
  },
  { said: ['xin giấy xác nhận độc thân', 'xin nhầm, tôi 22 tuổi rồi'], says: /tuổi/, never: /mục đích/ },
  { said: ['đăng ký tạm trú cần gì', 'nhầm, thường trú'], says: /ĐĂNG KÝ THƯỜNG TRÚ/ },
  { said: ['đăng ký tạm trú cần gì', 'à nhầm em ở xã Đức Hợp'], says: /TẠM TRÚ/ },
  { said: ['đăng ký tạm trú cần gì', 'thôi cảm ơn ạ'], says: /Không có gì/ },
  { said: ['đăng ký tạm trú cần gì', 'thôi để em hỏi bố đã'], says: /lúc nào cần/ },
  ...[
    'muốn đăng ký giám sát việc giám hộ... nhầm, đăng ký kết hôn với người Philippines',
    'dang ky giam ho, a nham, dang ky ket hon voi nguoi Philippines',
  ].map((said) => ({ said: [said, 'cần giấy gì'], says: /KẾT HÔN/, never: /GIÁM/ })),
]

const estate = 'bố tôi mất năm 1990 chưa khai tử giờ muốn chia đất'

/** While several procedures are offered, a question is of the one that it speaks of, or they are offered again. */
export const offeredTalks: Talk[] = [
  { said: [estate, 'ai được đi khai'], says: /^(?:Về đăng ký khai tử|Anh\/chị hỏi việc nào)/ },
  { said: [estate, 'mang giấy tờ gì'], says: which },
  { said: [estate, 'bao lau thi xong'], says: /• Đăng ký khai tử: Giải quyết ngay/ },
  { said: [estate, 'đăng ký khai tử'], says: /ĐĂNG KÝ KHAI TỬ/ },
  { said: [estate, 'mang giấy tờ gì', '3'], says: /ĐĂNG KÝ KHAI TỬ/ },
]

const extract = 'xin trích lục khai sinh'

/** A part of the answer named by a word. */
export const partTalks: Talk[] = [
  ...['thoi gian', 'thời gian?', 'tgian'].map((part) => ({ said: [extract, part], says: /Thời hạn:/ })),
  ...['lp?', 'le phi', 'phí'].map((part) => ({ said: [extract, part], says: /đồng/ })),
  { said: [extract, 'giấy tờ'], says: /Giấy tờ/ },
]

/** Of a child that is registered abroad already. */
export const abroadTalks: Talk[] = [
  'đã có giấy khai sinh Nhật rồi',
  'con có khai sinh Nhật rồi',
  'co giay khai sinh Han Quoc roi',
].map((fact) => ({
  said: ['con tôi sinh ở Nhật muốn về VN làm khai sinh', fact],
  says: /ghi việc hộ tịch ở nước ngoài vào sổ/,
}))

/** A thing named in the talk of another authority's matter, and going back to what was spoken of before. */
export const otherThingTalks: Talk[] = [
  {
    said: ['mat the can cuoc lam lai the nao', 'the bhyt mat thi sao', 'quay lai cai can cuoc, may ngay co'],
    says: /ngày làm việc/,
    never: /BHYT/,
  },
  ...['kham suc khoe o dau', 'khám sức khỏe lái xe ở đâu'].map((said) => ({
    said: ['doi giay phep lai xe can gi', said],
    says: /bệnh viện/i,
    never: /NUÔI CON NUÔI/,
  })),
]
