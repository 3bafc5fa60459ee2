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
