import type { Talk } from './talk.js'

const childName = 'đổi họ cho con theo mẹ'
const household = 'tách hộ khẩu cần gì'
const consent = /cha mẹ cùng đồng ý/i

/** Words that deny a fact, or tell of another matter, aren't answered by the fact. */
export const deniedTalks: Talk[] = [
  ...[
    'bố cháu không đồng ý thì sao',
    'bo no khong dong y thi lam the nao',
    'chồng cũ không chịu đồng ý',
    'nếu bố không đồng ý thì có đổi được không',
    'vo cu khong dong y thi sao',
  ].map((asked) => ({ said: [childName, asked], says: consent, never: /dữ liệu|dân tộc|^Được/i })),
  { said: ['bố cháu không đồng ý đổi họ cho con thì sao'], says: /./, never: /Bảo vệ dữ liệu/ },
  { said: ['tôi rút lại đồng ý thì sao'], says: /Bảo vệ dữ liệu/ },
  ...[
    'chưa ly hôn có tách được không',
    'dang ly than chua ly hon thi co tach khau dc ko',
    'vợ chồng em chưa ra tòa ly hôn',
    'hai vo chong chua li hon muon tach thi sao',
  ].map((asked) => ({ said: [household, asked], says: /chủ hộ.*đồng ý/i, never: /Nộp bản án/ })),
  { said: [household, 'ly hôn rồi thì cần gì'], says: /bản án|Bản án/ },
  ...[
    'trả hết nợ rồi, xóa thế chấp ở đâu',
    'gio tra xong no ngan hang, xoa the chap o dau',
    'giải chấp sổ đỏ làm ở đâu',
  ].map((asked) => ({
    said: ['cấp lại sổ đỏ bị mất', asked],
    says: /Văn phòng [Đđ]ăng ký đất đai/,
    never: /^Không được/,
  })),
  { said: ['cấp lại sổ đỏ bị mất', 'sổ đang thế chấp ngân hàng thì sao'], says: /^Không được|thế chấp/ },
]

const deathCard = /ĐĂNG KÝ KHAI TỬ/
const funeral = 'cụ hưởng hưu trí xã hội mất thì xin mai táng phí thế nào'

/** Another procedure that is named, or the present one that is rejected, changes the topic. */
export const otherTopicTalks: Talk[] = [
  ...[
    'khai tử cần gì',
    'khai tu can giay to gi',
    'đăng ký khai tử thì cần gì',
    'không phải mai táng, tôi hỏi khai tử cơ',
    'ko phai mai tang, e hoi khai tu ma',
  ].map((asked) => ({ said: [funeral, asked], says: deathCard })),
  {
    said: ['tích hợp thông tin vào thẻ căn cước', 'ko phai tich hop, doi the can cuoc vi doi ten'],
    says: /THẺ CĂN CƯỚC/,
    never: /TÍCH HỢP/,
  },
  {
    said: ['chuyển đất lúa trồng cây ăn quả', 'thuế đất nộp thế nào', 'không, tôi hỏi cái chuyển đất lúa cơ'],
    says: /CHUYỂN ĐỔI CÂY TRỒNG/,
  },
  {
    said: ['đăng ký khai sinh cần gì', 'ông ngoại đi khai được không'],
    says: /^Ông bà|^Được/,
    never: /mai táng|việc nào/i,
  },
  { said: ['dang ky khai sinh can gi', 'vay e phai lam j truoc'], says: /khai sinh/i, never: /Sang tên xe/ },
  {
    said: ['thuế đất nộp ở đâu', 'bằng lái cấp ở xã được không, mất bao nhiêu'],
    says: /giấy phép lái xe/,
    never: /^Không mất tiền/,
  },
  { said: ['bằng lái xe hết hạn đổi ở đâu', 'thế còn hộ chiếu'], says: /hộ chiếu phổ thông/, never: /TRÌNH BÁO MẤT/ },
  { said: ['mất hộ chiếu thì báo ở đâu'], says: /TRÌNH BÁO MẤT HỘ CHIẾU/ },
]

/** Who isn't of those that a benefit is for is told so. */
export const excludedTalks: Talk[] = [
  ...[
    'bố tôi có lương hưu, được tiền mai táng không',
    'bo e co luong huu, tien mai tang xin o dau',
    'mẹ em có lương hưu thì được tiền mai táng không',
  ].map((said) => ({ said: [said], says: /cơ quan Bảo hiểm xã hội|TỬ TUẤT/i, never: /Nơi nộp: Trung tâm/ })),
  { said: ['bố tôi không có lương hưu, xin tiền mai táng ở đâu'], says: /./, never: /cơ quan Bảo hiểm xã hội/ },
  ...['bo t mat hom qua', 'mẹ tớ mất sáng nay', 'ong noi e vua mat dem qua', 'bà ngoại tao qua đời hôm kia'].map(
    (said) => ({
      said: [said],
      says: /chia buồn[\s\S]*khai tử/i,
    }),
  ),
  { said: ['xe t mat hom qua'], says: /./, never: /chia buồn/ },
  { said: ['nhận cháu ruột làm con nuôi', 'bác ruột có mất lệ phí không'], says: /Miễn/ },
]

/** Parents of one country, of two, not married: each its own paper. */
export const birthTalks: Talk[] = [
  ...[
    'con e sinh o duc da dk khai sinh ben do',
    'vợ chồng em sinh con ở Úc, đã đăng ký khai sinh bên đó, giờ về Việt Nam làm gì',
  ].map((said) => ({ said: [said], says: /GHI SỔ VIỆC HỘ TỊCH/, never: /KHAI SINH CÓ YẾU TỐ/ })),
  {
    said: ['khai sinh có yếu tố nước ngoài cần gì', 'cả hai vợ chồng em đều là người Việt'],
    says: /không cần hộ chiếu/,
  },
  ...[
    'bố đi làm xa nhờ ông nội đi thay được không',
    'bo o nuoc ngoai uy quyen cho ba noi dc ko',
    'bố mẹ có phải có mặt không',
  ].map((asked) => ({
    said: ['khai sinh kèm nhận con', asked],
    says: /các bên phải có mặt/,
    never: /Văn bản ủy quyền/,
  })),
  {
    said: ['đăng ký khai sinh cho con', 'ông bà nội đi làm hộ được không'],
    says: /không cần giấy ủy quyền/,
    never: /đã chứng thực/,
  },
  { said: ['em chưa cưới, sắp sinh, con mang họ bố được không'], says: /nhận cha, mẹ, con/ },
]

/** A lost paper: a copy while the book is there. */
export const lostTalks: Talk[] = [
  ...[
    'mất giấy đăng ký kết hôn xin lại ở đâu',
    'mat giay ket hon lam lai the nao',
    'giấy kết hôn bị mất thì xin lại thế nào',
    'mất giấy khai sinh xin lại ở đâu',
  ].map((said) => ({ said: [said], says: /BẢN SAO TRÍCH LỤC/, never: /^ĐĂNG KÝ LẠI/ })),
  { said: ['mất giấy đăng ký kết hôn xin lại ở đâu', 'còn sổ lưu ở xã thì sao'], says: /sổ/, never: /GIAO DỊCH/ },
  { said: ['mất giấy kết hôn, sổ gốc ở xã cũng mất'], says: /ĐĂNG KÝ LẠI KẾT HÔN/ },
]

/** What is asked of decides, not a word beside it. */
export const askedOfTalks: Talk[] = [
  { said: ['đóng thuế đất ở đâu'], says: /Nơi nộp/, never: /Phí, lệ phí: miễn phí/ },
  {
    said: ['chuyển đổi cây trồng trên đất lúa', 'trồng rồi mới xin có bị phạt không'],
    says: /chưa có thông tin/i,
    never: /Người sử dụng đất/,
  },
  { said: ['đăng ký nghĩa vụ quân sự lần đầu', 'trễ hạn có bị phạt không'], says: /phạt/ },
  {
    said: ['công nhận hộ nghèo', 'nhà tôi là hộ cận nghèo rồi, chỉ cần giấy xác nhận thôi'],
    says: /./,
    never: /Phí, lệ phí/,
  },
  { said: ['đăng ký tạm trú cho công nhân, chủ trọ làm hay tự làm'], says: /chủ trọ/i },
  { said: ['khai báo tạm vắng cần gì', 'có bị xóa hộ khẩu không'], says: /không bị xóa/, never: /XÓA ĐĂNG KÝ/ },
  { said: ['cải chính năm sinh trên khai sinh', 'bằng tốt nghiệp lại ghi năm khác'], says: /./, never: /giới tính/ },
  { said: ['chứng thực hợp đồng ủy quyền', 'làm ở xã hay phòng công chứng'], says: /xã/, never: /^Được/ },
  { said: ['làm phiếu lý lịch tư pháp ở xã được không'], says: /Xã không làm/ },
  { said: ['từ chối nhận di sản', 'ủy quyền cho người khác ký thay được không'], says: /tự ký/, never: /Chủ tịch/ },
  { said: ['từ chối nhận di sản có hạn không, bố mất 3 năm rồi'], says: /trước khi chia di sản/, never: /trẻ em/ },
  ...['thế còn giấy khai sinh cho em bé', 'em làm giấy khai sinh cho con, cháu 2 tuổi'].map((said) => ({
    said: [said],
    says: /ĐĂNG KÝ KHAI SINH[\s\S]*60 ngày|quá hạn/,
    never: /Chưa có thông tin/,
  })),
  { said: ['em mới sinh bé được 3 tháng giờ làm giấy khai sinh cần gì'], says: /ĐĂNG KÝ KHAI SINH/, never: /: 0 đồng/ },
  { said: ['xin giấy xác nhận độc thân', 'thời gian ở Hàn thì xin ở đâu'], says: /cơ quan đại diện/ },
  { said: ['xin giấy xác nhận độc thân', 'giay doc than'], says: /GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN/ },
  { said: ['em muốn mở quán tạp hóa'], says: /buôn bán/, never: /quán ăn/ },
  { said: ['em muốn mở quán phở'], says: /Mở quán ăn/ },
  { said: ['đổi thông tin trên thẻ căn cước'], says: /CẤP LẠI THẺ CĂN CƯỚC/, never: /TÍCH HỢP/ },
  { said: ['xác nhận để mua nhà ở xã hội'], says: /nhà ở xã hội/i, never: /Mua bán, tặng cho đất/ },
]
