import type { Talk } from './talk.js'

const struck = 'chong toi vua danh toi'
const alarm = /11[2-5]/
const ofDanger = /nói những điều này|trình báo công an|Gọi ngay|gặp nguy hiểm/

/** Who sells ("bán") is no shooter ("bắn"), and a province no cry; after an alarm ordinary questions are answered as such. */
export const sellerTalks: Talk[] = [
  ...[
    'sang ten so do, nguoi ban chet roi',
    'Sang tên sổ đỏ, người bán chết rồi',
    'nguoi ban chet roi thi sang ten so do kieu gi',
    'ben ban chet, hop dong cong chung roi thi sang ten the nao',
    'mua nha giay tay ma ong ban chet lau roi',
  ].map((said) => ({ said: [said], says: /./, never: ofDanger })),
  { said: ['sang ten so do ma no cam dao doi chem'], says: alarm },
  { said: [struck, 'sang ten so do can giay to gi', '1 nguoi o nuoc ngoai thi sao'], says: /./, never: ofDanger },
  { said: [struck, 'thua ke thi con nao cung phai ky ha'], says: /./, never: ofDanger },
  { said: [struck, 'can cuoc lam o cong an xa duoc khong'], says: /./, never: ofDanger },
  { said: [struck, 'goi cong an xa dc k'], says: /113/ },
]

/** A question goes to a person, not the wish for one. */
export const handOffTalks: Talk[] = [
  ...['cho t gap can bo', 'cho em gặp cán bộ với', 'minh muon noi chuyen voi can bo xa', 'e can gap can bo a'].map(
    (wish) => ({ said: [wish, 'xa tien lu'], says: /ghi ngắn gọn việc cần hỏi/, never: /Đã chuyển/ }),
  ),
  { said: ['cho t gap can bo', 'k ro, e o xa tien lu'], says: /ghi ngắn gọn việc cần hỏi/ },
  { said: ['cho t gap can bo', 'xa tien lu', 'ua t chua hoi gi ma'], says: /ghi ngắn gọn việc cần hỏi/ },
  { said: ['cho t gap can bo', 'xa tien lu', 'xa tien lu'], says: /ghi ngắn gọn việc cần hỏi/ },
  { said: ['cho t gap can bo', 'xa tien lu', 'bao gio xa tra tien den bu dat nha t'], says: /Đã chuyển câu hỏi/ },
  { said: ['cho em gap can bo hoi tien den bu dat', 'xa tien lu'], says: /Đã chuyển câu hỏi/ },
]

/** After violence at home: the police in vain, a hotline, and a story in the place of an answer. */
export const violenceTalks: Talk[] = [
  ...['cong an xa k giai quyet', 'công an xã không làm gì cả', 'báo xã rồi mà họ bỏ mặc'].map((said) => ({
    said: [struck, said],
    says: /113[\s\S]*khiếu nại/,
  })),
  ...['so dien thoai 111 a', 'số 111 là số gì', 'goi 111 co mat tien khong', 'tổng đài 111 hả'].map((said) => ({
    said: [struck, said],
    says: /^111: bảo vệ trẻ em/,
  })),
  { said: ['so tong dai 115 la gi'], says: /^115: cấp cứu/ },
  { said: ['nha toi o so 113 duong Nguyen Trai, cho hoi lam khai sinh'], says: /./, never: /^113:/ },
  {
    said: ['cho hoi dia chi xa', 'chong t danh t hom qua o xa tien lu'],
    says: /bạo lực gia đình[\s\S]*113/,
    never: /UBND xã Tiên Lữ/,
  },
  {
    said: ['cho hoi gio lam viec cua xa', 'chồng em hay đánh em, em ở xã Mễ Sở', 'toi muon bao xa'],
    says: /Nơi xảy ra: [^\n]*Mễ Sở/,
  },
  { said: ['cho t gap can bo', 'chong t danh t hom qua o xa tien lu'], says: /113/ },
  { said: ['cho hoi dia chi xa', 'xa tien lu'], says: /UBND xã Tiên Lữ/ },
]

const stillValid = /Không phải làm lại[\s\S]*190\/2025\/QH15 Điều 10/

/** What became of papers, districts and the province. */
export const mergerTalks: Talk[] = [
  ...[
    'xa em moi sap nhap giay to co phai lam lai het ko',
    'xã em mới sáp nhập, giấy tờ có phải làm lại hết không',
    'cccd ghi huyen cu co phai doi ko, mat bao nhieu',
    'căn cước vẫn ghi tỉnh cũ thì còn dùng được không',
    'so do ghi xa cu co phai doi ko',
    'sổ đỏ ghi Thái Bình cũ có bắt buộc đổi không',
    'giay khai sinh ghi ten huyen co can doi k',
  ].map((said) => ({ said: [said], says: stillValid })),
  { said: ['em bi mat cccd', 'cccd ghi huyen cu co phai doi ko'], says: stillValid },
  { said: ['giay khai sinh o xa cu sap nhap roi thi xin ban sao o dau'], says: /./, never: stillValid },
  { said: ['doi ten tren can cuoc co phai lam lai khai sinh ko'], says: /./, never: stillValid },
  ...['vay huyen van lam thi sao', 'huyen van lam gio con ko', 'cho hoi huyện Văn Lâm giờ còn không'].map((said) => ({
    said: [said],
    says: /không còn cấp huyện[\s\S]*huyện Văn Lâm[\s\S]*Như Quỳnh/,
  })),
  { said: ['ho khau nha toi o quynh phu gio chuyen ve thi xa nao'], says: /huyện Quỳnh Phụ[\s\S]*cho biết xã cũ/ },
  { said: ['nhà em ở Quỳnh Phụ giờ thuộc xã nào', 'xã Quỳnh Hải'], says: /Quỳnh Hải[\s\S]*nay là xã/ },
  { said: ['so dien thoai xa Yen My', 'con tinh thai binh cu'], says: /đã nhập vào tỉnh Hưng Yên/, never: ofDanger },
  { said: ['xã Long Hưng Văn Giang giờ là xã gì'], says: /xã Nghĩa Trụ/ },
  { said: ['lam khai sinh o huyen van lam thi sao'], says: /KHAI SINH/i, never: /nay thuộc các xã/ },
]

const outside = /thuộc Hải Dương cũ, ngoài tỉnh Hưng Yên/

/** A commune whose district says that it lies in another province. */
export const outsideTalks: Talk[] = [
  ...[
    'xa toan thang huyen gia loc thuoc xa nao gio',
    'cho hỏi số điện thoại xã Toàn Thắng huyện Gia Lộc',
    'dia chi huyen gia loc, xa toan thang',
  ].map((said) => ({ said: [said], says: outside, never: /Nghĩa Dân/ })),
  { said: ['xã Toàn Thắng giờ là xã nào', 'huyen gia loc tinh hai duong ma'], says: outside },
  { said: ['cho hoi dia chi xa', 'xa toan thang huyen gia loc'], says: outside },
  { said: ['xa toan thang huyen kim dong gio la xa nao'], says: /Nghĩa Dân/ },
]

const paged = 'chung thuc 5 trang 3 ban'
const corrected = 'khai sinh con t bi sai ten dem sua o dau'

/** What is asked on about the procedure spoken of. */
export const goingOnTalks: Talk[] = [
  { said: [paged, 'the con 12 trang 2 ban'], says: /^CHỨNG THỰC[^\n]*\nPhí, lệ phí:[\s\S]*28\.000/ },
  { said: [paged, 'thế còn 12 trang 2 bản'], says: /28\.000/ },
  { said: [paged, 'con 12 trang thi sao'], says: /Phí, lệ phí:[\s\S]*2 trang × 2\.000 \+ 10 trang/ },
  { said: [corrected, 'vay e phai lam j truoc'], says: /HỘ TỊCH[\s\S]*Các bước/ },
  { said: ['dang ky ket hon can giay to gi', 'giờ em bắt đầu từ đâu'], says: /KẾT HÔN[\s\S]*Các bước/ },
  ...[
    'tôi tự đi sửa hay phải cả hai vc đi',
    'mot nguoi di hay phai ca hai vo chong',
    'em ko dang ky dc ngay thu 7 ak',
  ].map((said) => ({ said: [corrected, said], says: /./, never: /^Vâng ạ\. Về/ })),
  { said: [corrected, 'hai vc em deu o xa Me So'], says: /./ },
  ...['Giấy tờ đầy đủ', 'giay to day du'].map((said) => ({
    said: [corrected, 'co can giay chung sinh ko', said],
    says: /HỘ TỊCH\nGiấy tờ đầy đủ/,
  })),
  { said: [corrected, 'co can giay chung sinh ko', 'nop o dau'], says: /Nơi nộp|nộp/ },
  {
    said: [
      'vo chong e sinh con o nhat, da co giay ks nhat, lam khai sinh',
      'quay lai, con e sinh o nhat da co giay ks nhat',
    ],
    says: /KHAI SINH/,
    never: /không có việc gì/,
  },
  { said: ['quay lại, làm căn cước cần giấy tờ gì'], says: /CĂN CƯỚC/ },
  { said: ['quay lại đi'], says: /./, never: /CĂN CƯỚC/ },
  {
    said: ['dang ky lai ket hon o dau', 'dk nam 1995 o xa dong tien quynh phu'],
    says: /./,
    never: /Phí, lệ phí/,
  },
  {
    said: ['le phi khai sinh cho con', 'le phi khai sinh', 'con t moi 1 thang le phi bao nhieu'],
    says: /Trong 60 ngày/,
    never: /nhắc lại/,
  },
  {
    said: ['con gai lay chong xa thi lam giay ks cho chau o dau', 'dang ky khai sinh, me o hung yen, bo o hai duong'],
    says: /./,
    never: /nhắc lại/,
  },
]

/** Two questions in one message: both are answered, or what is left is named. */
export const secondAskedTalks: Talk[] = [
  {
    said: ['em bi mat cccd', 'can anh moi ko, bao lau thi co'],
    says: /7 ngày làm việc[\s\S]*Còn “can anh moi ko”: Không cần/,
  },
  {
    said: ['nhà tôi muốn tách thửa', 'thue phi bao nhieu, ranh cho con co mien k'],
    says: /Còn “ranh cho con co mien k”/,
  },
  {
    said: ['chung thuc so yeu ly lich bao nhieu tien, co can ky truoc mat k'],
    says: /[Pp]hải ký trước mặt[\s\S]*“chung thuc so yeu ly lich bao nhieu tien”: .*10.000 đồng/,
  },
  { said: ['Làm căn cước cần giấy tờ gì, bao lâu thì có'], says: /Thời hạn[\s\S]*Giấy tờ đầy đủ/ },
  {
    said: ['e muon dang ky ho kinh doanh', 'nop o xa hay o chi cuc thue, thue mon bai con khong'],
    says: /Còn “thue mon bai con khong”/,
  },
  { said: ['em bi mat cccd', 'bao lau thi co'], says: /7 ngày/, never: /Còn “/ },
  { said: ['em bị mất căn cước, giờ làm lại ở đâu'], says: /./, never: /Còn “/ },
]

/** Typed without marks, "bo" before what he does is the father, not "bổ sung". */
export const personTalks: Talk[] = [
  ...['quay lai nvqs, bo di nop ho dc ko', 'nghia vu quan su bo nop ho duoc khong'].map((said) => ({
    said: [said],
    says: /./,
    never: /^NGHĨA VỤ QUÂN SỰ: BỔ SUNG/,
  })),
  { said: ['nvqs bo sung thong tin can gi'], says: /BỔ SUNG THÔNG TIN/ },
]
