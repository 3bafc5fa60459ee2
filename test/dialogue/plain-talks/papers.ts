import type { Talk } from './talk.js'

const foreign = /^(?:KẾT HÔN CÓ YẾU TỐ NƯỚC NGOÀI|Kết hôn với người nước ngoài)/

/** Who marries a foreigner, named by any country or people; what is asked next stays there. */
export const marriageTalks: Talk[] = [
  ...[
    'em muốn lấy chồng đài loan cần giấy tờ gì',
    'lay chong nhat can gi',
    'kết hôn với người Mỹ',
    'chau muon cuoi nguoi Thai lan thi thu tuc the nao',
    'đăng ký kết hôn với người philippines',
    'dang ky ket hon voi nguoi an do',
    'cưới vợ Tàu thì làm giấy gì',
    'cưới chồng tây thì cần giấy tờ gì',
    'lấy vợ người Lào',
    'con gái tôi lấy chồng Hàn Quốc',
  ].map((said) => ({ said: [said], says: foreign, never: /nguy hiểm/ })),
  { said: ['em muốn lấy chồng đài loan cần giấy tờ gì', 'bao lâu'], says: /5 ngày làm việc/ },
  { said: ['em lấy vợ cần giấy tờ gì'], says: /./, never: foreign },
]

const card = /Nơi nộp:/
const free = /miễn phí|không mất tiền/i

/** What is received and what is paid are two matters. */
export const allowanceTalks: Talk[] = [
  {
    said: ['con em 3 tuoi khuyet tat nang duoc tro cap mot thang bao nhieu'],
    says: /1\.000\.000/,
    never: /mồ côi|HIV/i,
  },
  { said: ['cháu 5 tuổi khuyết tật đặc biệt nặng thì một tháng được bao nhiêu'], says: /1\.250\.000/, never: card },
  { said: ['anh trai 35 tuổi khuyết tật nặng được trợ cấp bao nhiêu'], says: /750\.000/, never: card },
  { said: ['ông 65 tuổi khuyết tật nặng được bao nhiêu'], says: /1\.000\.000/, never: card },
  {
    said: ['khuyet tat nang co duoc tro cap khong', 'duoc tro cap bao nhieu mot thang'],
    says: /750\.000/,
    never: free,
  },
  { said: ['khuyet tat nang co duoc tro cap khong', 'nop ho so co mat tien khong'], says: free },
  { said: ['làm giấy xác nhận khuyết tật cần gì', 'được trợ cấp bao nhiêu một tháng'], says: /./, never: free },
  {
    said: ['tôi 62 tuổi chưa có lương hưu có được trợ cấp gì không'],
    says: /^Chưa được ạ[\s\S]*75 tuổi[\s\S]*70 tuổi/,
  },
  { said: ['me toi 72 tuoi khong co luong huu co duoc tro cap khong'], says: /hộ nghèo, cận nghèo/, never: card },
  { said: ['bố tôi 76 tuổi không lương hưu có được không'], says: /^Được ạ/, never: card },
]

/** An honour of youth is no accusation. */
export const volunteerTalks: Talk[] = [
  'toi di thanh nien xung phong nam 1972 xin lam che do',
  'bo toi thanh nien xung phong bi mat giay to',
  'thanh niên xung phong thì được chế độ gì',
  'mẹ tôi là cựu thanh niên xung phong muốn làm hồ sơ',
  'chong toi thanh nien xung phong da mat co mai tang phi khong',
].map((said) => ({ said: [said], says: /Sở Nội vụ/, never: /tố cáo/i }))

/** Who only asks is let go. */
export const onlyAskedTalks: Talk[] = [
  'em chỉ muốn hỏi thôi',
  'tôi không tố cáo ai cả',
  'chi muon hoi thu tuc thoi',
].map((said) => ({
  said: ['bố tôi bị xã từ chối chế độ thanh niên xung phong', 'bố tôi có giấy chứng nhận', said],
  says: /không gửi gì/,
  never: /Anh\/chị muốn gửi thành/,
}))

const draftQuestion = /Việc xảy ra|Đã ghi thêm|giống một (?:phản ánh|tố cáo)/
const ditch = 'rãnh nước trước nhà tắc cả tháng, ở xã Đoàn Đào'

/** Within a report: whoever only asks leaves it, and what they ask is answered. */
export const leftReportTalks: Talk[] = [
  ...[
    'tôi hỏi thủ tục thôi, không phản ánh gì đâu',
    'toi chi hoi thu tuc thoi',
    'mình đang hỏi giấy tờ mà, có kiện ai đâu',
    'em không khiếu nại gì đâu ạ',
  ].map((said) => ({
    said: ['đăng ký kết hôn cần gì', ditch, said],
    says: /không gửi gì[\s\S]*kết hôn/,
    never: draftQuestion,
  })),
  ...[
    'không phải, tôi chỉ hỏi trích lục thôi',
    'khong phai toi chi hoi trich luc',
    'nhầm rồi, em hỏi trích lục khai sinh chứ không gửi gì',
  ].map((said) => ({ said: [ditch, said], says: /không gửi gì[\s\S]*TRÍCH LỤC/, never: draftQuestion })),
  { said: ['tôi tố cáo chủ tịch xã Đoàn Đào nhận tiền', 'tôi chỉ hỏi thôi'], says: /không gửi gì/, never: /lấy lại/ },
  ...['hôm qua tôi chỉ hỏi thôi mà cán bộ quát', 'từ hôm qua, tôi có hỏi trưởng thôn rồi'].map((said) => ({
    said: [ditch, said],
    says: /./,
    never: /không gửi gì/,
  })),
]

/** Told or asked for a paper's sake: no report. */
export const noReportTalks: Talk[] = [
  ...[
    ['xin trích lục khai sinh', 'sổ gốc ở xã Tân Hưng cũ, xã đó nay sáp nhập rồi', /TRÍCH LỤC/],
    ['sổ đỏ lần đầu', 'đất nằm ở xã Tân Hưng cũ, xã đó sáp nhập rồi', /SỔ ĐỎ LẦN ĐẦU/],
    ['cải chính khai sinh', 'so goc o xa Tan Tien cu, xa do gio sap nhap roi', /cải chính/],
  ].map(([first, then, says]) => ({ said: [String(first), String(then)], says: says as RegExp, never: draftQuestion })),
  { said: ['trích đo địa chính ai làm'], says: /ĐẤT ĐAI/, never: draftQuestion },
  ...[
    'Tôi là chủ nhà trọ có 12 phòng, khai báo tạm trú lưu trú cho khách sao',
    'em là chủ nhà nghỉ nhỏ, khai báo lưu trú cho khách thế nào',
  ].map((text) => ({ said: [text], says: /./, never: draftQuestion })),
  ...[
    'bão vừa rồi nhà tôi ngập lúa hết, xin hỗ trợ',
    'lúa nhà em ngập úng mất trắng, mong được hỗ trợ',
    'lua nha toi bi bao ngap het, xin ho tro',
  ].map((text) => ({ said: [text], says: /HỖ TRỢ NÔNG NGHIỆP/, never: draftQuestion })),
  { said: ['đường làng ngập cả tuần ở xã Đoàn Đào'], says: /Phản ánh/ },
  { said: ['xã Đoàn Đào có nhà văn hóa đổ tường sắp sập mà chưa thấy ai sửa cả'], says: /Phản ánh|114|nguy hiểm/ },
]
