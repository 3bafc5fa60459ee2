import type { Talk } from './talk.js'

/** A new subject in the talk of another: answered for itself. */
export const newSubject: Talk[] = [
  ...['con toi di hoc co dc mien hoc phi ko', 'thế học phí của cháu có được miễn không'].map((asked) => ({
    said: ['hộ nghèo', asked],
    says: /Học phí phổ thông công lập/i,
    never: /CÔNG NHẬN HỘ NGHÈO/,
  })),
  { said: ['hộ nghèo', 'có mất phí không'], says: /Không mất tiền|miễn phí/, never: /Học phí/ },
  {
    said: ['tách thửa', 'thế tặng cho con luôn thì phải đóng thuế gì'],
    says: /thuế thu nhập/i,
    never: /TÁCH THỬA/,
  },
  ...['the con thuong tru thi sao', 'thế còn thường trú thì sao'].map((asked) => ({
    said: ['tạm trú', asked],
    says: /Đăng ký thường trú|ĐĂNG KÝ THƯỜNG TRÚ/,
    never: /người nước ngoài/,
  })),
  {
    said: ['chứng thực', 'hop dong mua ban xe thi sao'],
    says: /CHỨNG THỰC HỢP ĐỒNG/,
    never: /Thu hồi/,
  },
  {
    said: ['lam so do lan dau', 'dat ong ba de lai ko co giay to'],
    says: /01\/7\/2014|Cấp sổ đỏ lần đầu/,
    never: /từ chối nhận di sản/,
  },
  { said: ['đất ông bà để lại, anh em muốn chia thừa kế'], says: /Chia thừa kế đất/ },
  { said: ['dky o dau cung dc a'], says: /Anh\/chị hỏi việc nào/, never: /chứng khoán/ },
]

/** A circumstance of what is spoken of, though its words name something else. */
export const circumstanceAsked: Talk[] = [
  ...['vo chong chua dang ky ket hon thi co duoc khong', 'bố mẹ chưa đăng ký kết hôn thì làm thế nào'].map((asked) => ({
    said: ['đăng ký khai sinh', asked],
    says: /nhận con/,
    never: /ĐĂNG KÝ KẾT HÔN/,
  })),
  {
    said: ['đăng ký khai sinh', 'vo chong chua dang ky ket hon thi co duoc khong', 'the ten bo co ghi dc ko'],
    says: /nhận con/,
  },
  { said: ['đăng ký khai sinh', 'đăng ký kết hôn cần gì'], says: /ĐĂNG KÝ KẾT HÔN/ },
]

/** While a report is open, an earlier topic is asked about. */
export const justBefore: Talk[] = [
  'à trợ cấp lúc nãy nộp ở đâu',
  'tro cap luc nay nop o dau',
  'cái trợ cấp ban nãy nộp ở đâu',
].map((asked) => ({
  said: ['trợ cấp xã hội hàng tháng', 'đèn đường trước nhà tôi hỏng', asked],
  says: /nơi người hưởng cư trú[\s\S]*Việc xảy ra ở đâu/,
  never: /Anh\/chị hỏi việc nào/,
}))

/** A short question or statement within a topic is heard. */
export const heardInTopic: Talk[] = [
  { said: ['hộ nghèo', 'dieu kien the nao'], says: /chuẩn nghèo/ },
  { said: ['tách thửa', 'điều kiện gì'], says: /diện tích tối thiểu/ },
  { said: ['đăng ký hộ kinh doanh', 'ban ca bia ruou nua'], says: /Xem Giấy phép bán lẻ rượu/ },
]

/** Where somebody lives, told in a topic: where to go there, and it is kept. */
export const livesInTopic: Talk[] = [
  { said: ['đăng ký tạm trú', 'toi thue phong tro o phuong my hao'], says: /phường Mỹ Hào/ },
  { said: ['đăng ký khai sinh', 'e o xa kien xuong'], says: /xã Kiến Xương/ },
  { said: ['đăng ký khai sinh', 'e o xa kien xuong', 'nộp ở đâu'], says: /xã Kiến Xương/ },
  { said: ['đăng ký tạm trú', 'em ở trọ phường Mỹ Hào', 'nop o dau'], says: /phường Mỹ Hào/ },
]

/** Who cares for a grown-up asks nothing about children. */
export const caresForGrownUp: Talk[] = [
  {
    said: ['xác định khuyết tật', 'the toi cham soc me co duoc tien khong'],
    says: /Xem Trợ cấp xã hội hàng tháng/,
    never: /chăm sóc trẻ/,
  },
]

/** A hamlet's name that ends in "Thị", or is its commune's, gets in the way of no commune. */
export const hamletsOfReports: Talk[] = [
  ...['thôn Mễ Sở xã Mễ Sở', 'thon me so xa me so'].map((place) => ({
    said: ['tôi muốn phản ánh cống tắc', place],
    says: /Xã Mễ Sở/,
    never: /Mễ S |me s /,
  })),
  {
    said: ['tôi muốn phản ánh cống tắc', 'thôn Mễ Sở xã Mễ Sở'],
    says: /[Tt]hôn Mễ Sở – Xã Mễ Sở|Nơi xảy ra: Xã Mễ Sở/,
  },
  { said: ['tôi muốn phản ánh cống tắc', 'thon an thi xa an thi'], says: /Xã Ân Thi/ },
  ...['cống trước nhà văn hóa thôn Phú Thị xã Mễ Sở tắc', 'cong truoc nha van hoa thon phu thi xa me so bi tac'].map(
    (text) => ({ said: [text], says: /Việc xảy ra khi nào/, never: /Việc xảy ra ở đâu/ }),
  ),
]

const foreign = 'dang ky ket hon voi nguoi nuoc ngoai'
const copies = 'chứng thực bản sao hết bao nhiêu tiền'

/** A name alone is all of it, whatever part is guessed; what is gone back to is what bears the name. */
export const namedAloneTalks: Talk[] = [
  ...[foreign, 'đăng ký kết hôn với người nước ngoài', 'ket hon voi nguoi nuoc ngoai'].map((said) => ({
    said: [said],
    says: /YẾU TỐ NƯỚC NGOÀI\nGiấy tờ[\s\S]*Nơi nộp/,
  })),
  ...[
    ['làm giấy khai sinh cần gì'],
    ['xác nhận tình trạng hôn nhân cần gì'],
    ['dang ky tam tru', 'bao lau'],
    ['đường làng ngập rác'],
  ].map((between) => ({ said: [foreign, ...between, 'quay lai cai ket hon'], says: /^KẾT HÔN CÓ YẾU TỐ NƯỚC NGOÀI/ })),
  { said: ['đăng ký kết hôn', 'làm giấy khai sinh cần gì', 'quay lai cai ket hon'], says: /^ĐĂNG KÝ KẾT HÔN/ },
  { said: [copies, 'phí chứng thực bản sao'], says: /Phí, lệ phí:[\s\S]*2\.000/, never: /bản chính để đối chiếu/ },
  { said: [copies, 'le phi chung thuc ban sao bao nhieu'], says: /Phí, lệ phí:[\s\S]*2\.000/ },
  { said: [copies, 'có cần mang bản chính không'], says: /bản chính/, never: /2\.000/ },
  ...['the con thuong tru thi sao', 'thế còn thường trú thì sao', 'con dang ky thuong tru thi sao'].map((said) => ({
    said: ['đăng ký tạm trú', said],
    says: /^ĐĂNG KÝ THƯỜNG TRÚ\nGiấy tờ/,
  })),
  { said: ['đăng ký tạm trú bao nhiêu tiền', 'thế còn thường trú thì sao'], says: /^ĐĂNG KÝ THƯỜNG TRÚ\nPhí, lệ phí/ },
  ...['mat 2 the', 'mất 2 thẻ', '2 thẻ thì sao'].map((said) => ({
    said: ['cấp lại thẻ căn cước bao nhiêu tiền', said],
    says: /2 thẻ × 35\.000 = 70\.000/,
  })),
]

/** A fine that is asked with the procedure's name has the small answer where the catalog has one. */
export const finedTalks: Talk[] = [
  ...[
    'đăng ký khai sinh muộn có bị phạt không',
    'dang ky khai sinh muon co bi phat ko',
    'khai sinh trễ có bị phạt không',
  ].map((said) => ({ said: [said], says: /không có mức phạt riêng/, never: /Giấy tờ/ })),
  { said: ['đăng ký tạm trú muộn có bị phạt không'], says: /500\.000/, never: /Giấy tờ/ },
  { said: ['đăng ký khai sinh cần gì'], says: /Giấy tờ/ },
]

/** Of a driving licence one office is named, of the exam as of the paper. */
export const drivingTalks: Talk[] = [
  ...['phi cap bang lai xe may', 'thi bằng lái A1 ở đâu', 'thi bang lai a1 o dau', 'học bằng lái xe ở đâu'].map(
    (said) => ({
      said: [said],
      says: /^“Thi, cấp mới giấy phép lái xe” do Phòng Cảnh sát giao thông, Công an tỉnh/,
      never: /Cục Cảnh sát/,
    }),
  ),
  ...['đổi bằng lái xe ở đâu', 'mất bằng lái xe', 'xin cấp lại bằng lái xe máy'].map((said) => ({
    said: [said],
    says: /^“Cấp, đổi, cấp lại giấy phép lái xe” do Phòng Cảnh sát giao thông/,
    never: /Cục Cảnh sát/,
  })),
]
