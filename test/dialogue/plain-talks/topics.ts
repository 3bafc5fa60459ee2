import type { Talk } from './talk.js'

const birth = 'đăng ký khai sinh cho con cần gì'
const marriage = 'đăng ký kết hôn cần gì'
const death = 'đăng ký khai tử cần gì'
const correction = 'bổ sung tên bố vào giấy khai sinh'
const pension = 'trợ cấp người cao tuổi'
const residence = 'đăng ký thường trú cho vợ'

/** A fact that is told stays in the topic, whatever procedure its words name. */
export const factTalks: Talk[] = [
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
    says: /70 đến dưới 75/,
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
