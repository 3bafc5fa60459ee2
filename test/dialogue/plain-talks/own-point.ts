import type { Talk } from './talk.js'

const passport = 'muốn làm hộ chiếu thì ra đâu'
const divorce = 'vợ chồng muốn ly hôn thì nộp đơn ở đâu'
const licence = 'mất bằng lái xe thì làm lại ở đâu'
const disaster = 'hỗ trợ lúa bị ngập do bão'
const pension = 'trợ cấp hưu trí xã hội cho bà'
const refusal = 'chứng thực từ chối nhận di sản'

/** What is asked behind another authority's matter stays with that, whatever of ours is near. */
export const elsewhereTalks: Talk[] = [
  ...['can giay gi', 'cần những giấy tờ gì', 'mất bao lâu', 'thế xã có hòa giải giúp không', 'phi cua toa bn'].map(
    (asked) => ({ said: [divorce, asked], says: /Ly hôn.*chưa có thông tin này.*Tòa án/, never: /kinh doanh|Miễn/i }),
  ),
  ...['quên, cháu 7 tuổi thì cần gì', 'tre con thi can giay gi', 'cháu bé có cần giấy khai sinh không'].map(
    (asked) => ({
      said: [passport, asked],
      says: /hộ chiếu.*chưa có thông tin này/i,
      never: /Trích lục|ĐĂNG KÝ KHAI SINH/,
    }),
  ),
  { said: [passport, 'cháu bé có cần giấy khai sinh không', 'bao lau'], says: /8 ngày làm việc/ },
  { said: [licence, 'nop qua mang dc k'], says: /trực tuyến trên Cổng Dịch vụ công/ },
  {
    said: [licence, 'có cần giấy khám sức khỏe không'],
    says: /giấy phép lái xe.*chưa có thông tin/,
    never: /Bệnh viện/,
  },
  { said: [licence, 'qua han 3 nam roi thi sao'], says: /chưa có thông tin/, never: /tạm trú/i },
  { said: ['cho con vào trường mầm non thì làm sao', 'học phí'], says: /Nhà trường/, never: /CHI PHÍ HỌC TẬP/ },
  { said: [passport, 'đăng ký kết hôn cần gì'], says: /ĐĂNG KÝ KẾT HÔN/ },
  { said: [passport, 'xin khai sinh cho cháu cần giấy gì'], says: /KHAI SINH/ },
  ...['bao lau', 'phí bao nhiêu', 'cần giấy gì'].map((asked) => ({
    said: ['mua điện thoại samsung ở đâu rẻ', asked],
    says: /Việc vừa hỏi Xã Ơi không có thông tin/,
    never: /Anh\/chị hỏi việc nào/,
  })),
  { said: ['mua điện thoại samsung ở đâu rẻ', 'phí khai sinh'], says: /KHAI SINH/ },
  { said: ['can giay gi'], says: /hỏi về thủ tục nào/, never: /quán ăn/ },
]

/** "bao nhiêu" behind a benefit is how much that is. */
export const benefitSumTalks: Talk[] = [
  ...['bao nhiêu', 'bn tien vay', 'thế bao nhiêu'].map((asked) => ({
    said: [pension, asked],
    says: /500\.000 đồng một tháng/,
    never: /miễn/i,
  })),
  { said: [pension, 'khai sinh cần gì', 'quay lại trợ cấp hưu trí, bao nhiêu'], says: /500\.000/, never: /miễn/i },
  { said: [pension, 'nộp hồ sơ mất bao nhiêu tiền'], says: /miễn|[Kk]hông mất/ },
  ...['được bao nhiêu một sào', 'bao nhieu'].map((asked) => ({
    said: [disaster, `lúa thì ${asked}`],
    says: /Chưa có thông tin về mức cho lúa/,
    never: /lợn/,
  })),
  { said: ['lợn nhà em chết vì dịch tả lợn châu Phi'], says: /dịch bệnh/i, never: /^[^\n]*\nPhí, lệ phí/ },
]

/** Of two procedures that are near the one that is asked for. */
export const nearTalks: Talk[] = [
  { said: ['cần giấy xác nhận tạm trú nộp cho trường'], says: /XÁC NHẬN THÔNG TIN CƯ TRÚ/ },
  { said: ['đăng ký tạm trú cho con'], says: /ĐĂNG KÝ TẠM TRÚ/ },
  { said: ['khai tam vang di nuoc ngoai 8 thang'], says: /KHAI BÁO TẠM VẮNG[\s\S]*Giấy tờ/ },
  {
    said: ['tạm vắng đi nước ngoài 8 tháng', 'có phải xóa thường trú không'],
    says: /không định cư/,
    never: /XÓA ĐĂNG KÝ/,
  },
  { said: ['giao nộp khẩu súng săn cũ thì nộp ở đâu'], says: /Công an/, never: /thể thao/ },
  { said: ['xã bảo sổ hộ tịch bị mất, làm lại khai sinh'], says: /ĐĂNG KÝ LẠI KHAI SINH/, never: /NƯỚC NGOÀI/ },
  { said: ['bé 4 tháng chưa khai sinh vì bố đi làm nước ngoài'], says: /ĐĂNG KÝ KHAI SINH/, never: /YẾU TỐ/ },
  { said: ['mẹ mất từ năm 2008 chưa làm thừa kế, giờ muốn làm'], says: /PHÂN CHIA DI SẢN/, never: /mai táng/ },
  ...['thủ tục hoàn công nhà ở', 'xây nhà xong chưa làm hoàn công', 'nha xay roi chua hoan cong'].map((said) => ({
    said: [said],
    says: /Văn phòng đăng ký đất đai/,
  })),
  { said: ['lua nha toi chet do ngap'], says: /NÔNG NGHIỆP BỊ THIÊN TAI/, never: /xảy ra ở đâu/ },
  { said: ['lúa chết ngập do mương tắc không ai nạo vét'], says: /xảy ra ở đâu/ },
]

/** What the question itself is after, not what its words are near. */
export const ownPointTalks: Talk[] = [
  ...['1 người ở Đức thì sao', 'hai người thì sao', '1 nguoi da mat thi sao'].map((asked) => ({
    said: [refusal, 'phí bao nhiêu', asked],
    says: /./,
    never: /văn bản ×/,
  })),
  { said: ['ông nội tôi mất hôm kia', 'bao lâu thì phải đi báo'], says: /15 ngày/, never: /giải quyết ngay/i },
  { said: ['đăng ký khai sinh', 'làm ở đó mấy giờ'], says: /Nơi nộp|giờ/, never: /Thời hạn:/ },
  { said: ['đăng ký tạm trú', 'ở Mễ Sở thì đến đâu'], says: /Mễ Sở/ },
  { said: ['chứng thực di chúc', 'xã có làm không hay phải ra công chứng'], says: /^Xã, phường chứng thực được/ },
  { said: ['xin trích lục khai sinh', 'em học tận Huế nộp mạng được không'], says: /trực tuyến/, never: /ủy quyền/ },
]
