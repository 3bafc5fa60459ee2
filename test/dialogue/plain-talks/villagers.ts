import type { Talk } from './talk.js'

const lostBook = 'sổ đỏ bị mất làm lại thế nào'
const marriage = 'đăng ký kết hôn cần gì'
const birth = 'đăng ký khai sinh cho con cần gì'
const passport = 'muốn làm hộ chiếu thì ra đâu'
const card = 'làm căn cước cần gì'

/** Words that are common each name something together; where nothing was spoken of, what is returned to is asked anew. */
export const returnTalks: Talk[] = [
  ...['quay lai so do, nop o dau', 'quay lại sổ đỏ nộp ở đâu', 'trở lại cái sổ đỏ, nộp chỗ nào'].map((said) => ({
    said: [lostBook, marriage, said],
    says: /Văn phòng đăng ký đất đai/,
    never: /kết hôn/i,
  })),
  ...['quay lại cái sổ đỏ mất bao lâu', 'quay lai cai so do bao lau'].map((said) => ({
    said: [lostBook, marriage, said],
    says: /10 ngày làm việc/,
  })),
  { said: [lostBook, marriage, 'còn cái sổ đỏ thì sao'], says: /CẤP LẠI SỔ ĐỎ BỊ MẤT/ },
  { said: [lostBook, marriage, 'còn sổ đỏ nộp ở đâu'], says: /Thông báo mất/, never: /CẤP ĐỔI/ },
  ...[
    ['quay lai khai sinh can giay gi'],
    ['trở lại khai sinh cần giấy tờ gì'],
    [passport, 'quay lại khai sinh, cần giấy gì'],
  ].map((said) => ({ said, says: /^ĐĂNG KÝ KHAI SINH\nGiấy tờ/ })),
  ...[['quay lại cái kết hôn'], [passport, 'quay lai ket hon']].map((said) => ({ said, says: /ĐĂNG KÝ KẾT HÔN/ })),
  { said: ['quay lại đăng ký kết hôn mất bao lâu'], says: /Thời hạn: Làm ngay/ },
  ...['quay lại', 'quay lại sau nhé'].map((said) => ({ said: [said], says: /không có việc gì/ })),
  { said: ['xã bảo tôi quay lại vào thứ hai'], says: /./, never: /Giấy tờ:/ },
]

/** "cơ" says what was meant instead; of the topic's own facts it changes nothing. */
export const insteadTalks: Talk[] = [
  ...['k phai, thuong tru co', 'không phải, thường trú cơ', 'ko, thường trú cơ mà'].map((said) => ({
    said: ['đăng ký tạm trú cần gì', said],
    says: /ĐĂNG KÝ THƯỜNG TRÚ/,
  })),
  ...[marriage, 'mới sinh con'].flatMap((before) =>
    ['ko phai, khai tu co', 'không phải, khai tử cơ'].map((said) => ({
      said: [before, said],
      says: /^ĐĂNG KÝ KHAI TỬ/,
    })),
  ),
  { said: ['mới sinh con', 'không phải, mua xe cũ cơ'], says: /SANG TÊN XE/ },
  { said: [marriage, 'không phải, hộ chiếu cơ'], says: /“Cấp hộ chiếu phổ thông/ },
  ...['không phải, ở xã khác cơ', 'khong, chau 3 tuoi co', 'không phải, con tôi có', 'không, cháu chưa có'].map(
    (said) => ({ said: [birth, said], says: /khai sinh|cha hoặc mẹ/i, never: /^(?!ĐĂNG KÝ KHAI SINH)[A-ZĐ ]{9}/ }),
  ),
]

/** Health insurance of those who served, and of their families. */
export const servedTalks: Talk[] = [
  ...[
    'cựu chiến binh có được thẻ bảo hiểm y tế không',
    'toi la cuu chien binh muon xin the bhyt',
    'bo toi la thuong binh muon lam the bao hiem y te',
    'mẹ việt nam anh hùng có thẻ bảo hiểm không',
  ].map((said) => ({
    said: [said],
    says: /Nhà nước đóng bảo hiểm y tế cho người có công, cựu chiến binh/,
    never: /HỘ GIA ĐÌNH/,
  })),
  ...['con liệt sĩ có được bảo hiểm y tế không', 'vo liet si xin the bhyt o dau'].map((said) => ({
    said: [said],
    says: /con của liệt sĩ thuộc diện Nhà nước đóng/,
  })),
  { said: ['mai táng phí cựu chiến binh'], says: /^MAI TÁNG PHÍ CỰU CHIẾN BINH/ },
  { said: ['thẻ bhyt hộ nghèo'], says: /./, never: /cựu chiến binh/ },
  ...['mất thẻ bảo hiểm y tế thương binh', 'mat the bhyt cuu chien binh lam lai o dau'].map((said) => ({
    said: [said],
    says: /^CẤP LẠI, SỬA SỔ BHXH, THẺ BHYT/,
  })),
]

/** Whether the commune does it, behind a procedure or another authority's matter. */
export const communeDoesTalks: Talk[] = [
  ...[
    'xã có làm không',
    'uy ban co lam ko',
    'ủy ban xã có giải quyết không ạ',
    'ubnd phuong co lam k a',
    'xa co lam k a',
    'xã có làm không chị',
    'phường làm được không',
    'hay uy ban lam duoc',
    'xã có làm việc này không',
  ].map((asked) => ({
    said: [marriage, asked],
    says: /^Có ạ, xã, phường nhận việc này\.\nĐĂNG KÝ KẾT HÔN\nNơi nộp/,
  })),
  ...['xã Mễ Sở có làm không', 'xa Me So co lam k'].map((asked) => ({
    said: [marriage, asked],
    says: /^Có ạ[\s\S]*Mễ Sở/,
  })),
  ...['xã có làm không', 'ủy ban có làm không'].map((asked) => ({
    said: [card, asked],
    says: /^Công an xã, phường nhận việc này\.\nCẤP, ĐỔI/,
  })),
  { said: ['lý lịch tư pháp', 'xã có làm không'], says: /^Việc này không do xã, phường giải quyết/ },
  { said: ['nghĩa vụ quân sự lần đầu', 'xã có làm không'], says: /^Ban Chỉ huy Quân sự xã/ },
  ...[
    [passport, 'hay xã làm đc'],
    [passport, 'uy ban co lam k a'],
    [passport, 'xã Mễ Sở có làm không'],
    ['mất bằng lái xe thì làm lại ở đâu', 'hay uy ban lam duoc'],
    [marriage, 'mất bằng lái xe thì làm lại ở đâu', 'phường có nhận không'],
    ['mất bằng lái xe thì làm lại ở đâu', 'xa lam dc k'],
    ['vợ chồng muốn ly hôn thì nộp đơn ở đâu', 'xã có làm không'],
  ].map((said) => ({ said, says: /không làm ở xã, phường/ })),
  ...['xã có làm việc không', 'xã có làm việc thứ bảy không', 'xã có làm đường không', 'xã Mễ Sở ở đâu'].map(
    (asked) => ({ said: [marriage, asked], says: /./, never: /nhận việc này/ }),
  ),
  { said: ['xã có làm không'], says: /./, never: /nhận việc này/ },
]

/** The first card, and whether what was told the price of can be done online. */
export const cardTalks: Talk[] = [
  ...['15 tuổi làm lần đầu', '15 tuoi lam lan dau', 'cháu 14 tuổi lần đầu làm'].map((asked) => ({
    said: [card, asked],
    says: /Từ đủ 14 tuổi/,
  })),
  { said: [card, 'phí bao nhiêu', 'lam online ko'], says: /trực tuyến/, never: /Phí, lệ phí/ },
  ...[
    [birth, 'phí bao nhiêu', 'làm online ko'],
    ['xin trích lục khai sinh', 'phi bao nhieu', 'lam online dc k'],
  ].map((said) => ({ said, says: /^(?:Được ạ|Nộp)/, never: /Phí, lệ phí/ })),
  { said: ['xin trích lục khai sinh', 'phí bao nhiêu', 'nộp online thì bao nhiêu'], says: /8\.000/ },
]
