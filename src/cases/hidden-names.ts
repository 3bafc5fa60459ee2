import { withoutPlaces } from '../places/find-places.js'

const left = '…'
const words = (text: string): string[] => text.trim().split(/\s+/)
const oneOf = (text: string): string => `(?:${words(text).join('|')})`
const rule = (pattern: string, flags = 'giu'): RegExp => new RegExp(pattern, flags)

/** Family names that are hardly another word, with their marks. */
const family = oneOf(
  'nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô đinh trịnh đoàn trương dương lý hồ hà cao mai lương đào tạ lưu phùng quách tống',
)
/** What stands between a family's and a given name. */
const middle = oneOf(
  'văn thị đức hữu đình quang minh ngọc xuân bá duy quốc trọng tiến mạnh kim bích thúy thuý như khánh bảo viết đăng thùy thuỳ diệu hoài',
)
const surely = oneOf('văn thị')
/** A given name of two words begins with one of these: "thu hà". */
const first = oneOf(
  'thu thanh hồng phương hoàng hải như kim ngọc minh bích thúy thùy mỹ lan mai anh tuấn quang xuân đức hữu đình khánh bảo diệu hoài cẩm tuyết',
)

/** Behind these a name is a street's, a school's or a place's. */
const ofPlace =
  /(?<!\p{L})(?:đường|phố|ngõ|ngách|hẻm|thôn|xóm|ấp|tổ|khu|làng|xã|phường|huyện|tỉnh|trường|thpt|thcs|tiểu học|mầm non|cầu|chợ|cống|đê|sông|hồ|đình|chùa|đền|miếu|trạm|viện|công ty|công viên|quảng trường|nhà thờ|ngã ba|ngã tư|đại lộ|tuyến|duong|pho|ngo|thon|xom|xa|phuong|truong|cau|cho|cong ty)\s$/iu

const isOfPlace = (name: string, at: number, whole: string): boolean =>
  ofPlace.test(whole.slice(Math.max(0, at - 20), at)) || withoutPlaces(name) !== name

/** "NGUYỄN THỊ LAN", "nguyễn văn nam", "lê ngọc lan": in capitals or small letters, with a middle name that names have. */
const cased: readonly RegExp[] = [
  rule(`(?<![\\p{L}\\d])${family}\\s+${surely}(?:\\s+${first})?\\s+\\p{L}+(?!\\p{L})`),
  rule(
    `(?<![\\p{L}\\d])(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đinh|trịnh|trương)\\s+${middle}(?:\\s+${first})?\\s+\\p{L}+(?!\\p{L})`,
  ),
  rule(
    '(?<![\\p{L}\\d])(?:NGUYỄN|PHẠM|HOÀNG|HUỲNH|ĐẶNG|BÙI|TRỊNH|TRƯƠNG|VŨ|VÕ|PHAN|ĐINH)(?:\\s+\\p{Lu}{2,}){1,3}(?!\\p{L})',
    'gu',
  ),
  rule('(?<![\\p{L}\\d])(?:NGUYEN|PHAM|HUYNH|TRINH)(?:\\s+[A-Z]{2,}){2,3}(?!\\p{L})', 'gu'),
  rule(
    `(?<![\\p{L}\\d])(?:nguyen|tran|le|pham|hoang|huynh|bui|trinh|vu|vo|phan)\\s+(?:van|thi|duc|huu|dinh|ngoc|xuan)\\s+(?!(?:hanh|truong|xa|tran|phan|cong|nghi|lai|thanh toan)(?!\\p{L}))\\p{L}+(?!\\p{L})`,
  ),
]
/** "Vu van de", "Le thi truong", "vo dinh": unmarked words that are no names. */
const noBareNames =
  /^(?:vu|vo|le|phan|tran|bui) (?:van (?:de|con|phong|ban|hoa|minh)|thi (?:tuong|sat|hanh|cong)|duc|huu (?:ich|co)|dinh (?:ky|chi)|xuan)/u

/** A small word behind a name with capitals is no part of it: "Đỗ Thị Lan làm". */
const behind = (name: string): string =>
  /^\p{Lu}.* \p{Lu}\p{Ll}+ \p{Ll}+$/u.test(name) ? ` ${words(name).at(-1)}` : ''

/** "T.V.Hùng", "Ng. V. A": letters for the names before. */
const initials = rule(
  '(?<![\\p{L}\\d.])(?!(?:U\\.B|H\\.Đ|H\\.D|T\\.P|C\\.A|V\\.I\\.P|Q\\.L))\\p{Lu}\\p{Ll}{0,2}\\.\\s?(?:\\p{Lu}\\p{Ll}{0,2}\\.\\s?)+\\p{Lu}\\p{L}*(?!\\p{L})',
  'gu',
)
const addressedInitials = rule(
  '(?<!\\p{L})((?:ông|bà|anh|chị|cô|chú|bác|cậu|cụ|em|cháu|thầy|ô|b|a|c)\\.?\\s+)(?:\\p{Lu}\\p{Ll}{0,2}\\.\\s?)+(?:\\p{Lu}\\p{L}*)?(?!\\p{L})',
  'gu',
)

/** Names as peoples of the highlands write them: "H'Mai Niê", "K’Brếu", "Y Bhăm Êban", "Giàng A Páo". */
const highland: readonly RegExp[] = [
  rule("(?<![\\p{L}\\d])[HKY]\\s?['’ʼ`´]\\s?\\p{L}+(?:\\s+\\p{Lu}\\p{L}+){0,3}(?!\\p{L})", 'gu'),
  rule('(?<![\\p{L}\\d])Y\\s+\\p{Lu}\\p{L}+(?:\\s+\\p{Lu}\\p{L}+){0,2}(?!\\p{L})', 'gu'),
  rule(
    '(?<![\\p{L}\\d])(?:\\p{Lu}\\p{L}+\\s+){0,2}(?:Niê|Êban|Mlô|Ksor|Rmah|Rơ Châm|Siu|Kpă|Ayun|Byă|Kbuôr|Hmŏk|Êñuôl|Rahlan)(?:\\s+\\p{Lu}\\p{L}+){0,3}(?!\\p{L})',
    'gu',
  ),
  rule(
    '(?<![\\p{L}\\d])(?:Giàng|Sùng|Vàng|Thào|Lò|Hờ|Vừ|Mùa|Lù|Cứ|Hạng|Chang|Tráng|Hầu|Ly|Lầu|Má|Chảo|Tẩn|Phàn|Vi|Lường|Cầm|Quàng|Bạc)\\s+(?:A|Thị|Văn|Seo|Mí|Láo)\\s+\\p{Lu}\\p{L}+(?!\\p{L})',
    'gu',
  ),
]

/** Given names that people bear, with their marks. */
const given = oneOf(
  'hoa lan huệ cúc hồng hương nga hằng hạnh thảo trang linh dung thủy thuỷ thúy thuý thu hà tý tí tèo tuấn hùng dũng cường thắng minh sơn tùng quân long hải hưng kiên trung thành phúc khánh bình hòa hoà vinh toàn thịnh lợi mận lụa đào mơ nhung loan liên oanh yến phượng phương quyên vân tuyết ngọc hiền hậu hiếu huy hoàng khải khoa kỳ lâm lộc luân lực mạnh nghĩa nguyên nhân nhàn nhật phong quang quý quyết tâm tài tân thái thanh thiện thơm tiến tín tình toản trọng trường tú tuyên tứ vượng việt vũ xuân yên duyên diệp đạt đức định đông giang hân hiệp huyền hường khang khôi lành lệ luyến lý mai mây miên miến mùi my nam ngà ngân nguyệt nhi nhiên như nụ sáu sen soan sửu tần thoa thìn tỵ tuất út vui xoan xuyến ánh chiến chính chung công cảnh bảo bích ba bốn bảy tám chín mười hai tư',
)
/** Given names that stand behind an address written small and are no other word there. */
const smallGiven = oneOf(
  'hoa lan huệ cúc hồng hương nga hằng hạnh thảo trang linh dung thủy thuỷ thúy thuý hà tý tí tèo tuấn hùng dũng cường thắng sơn tùng quân long hải hưng kiên thành phúc khánh bình hòa hoà vinh toàn thịnh lợi mận lụa mơ nhung loan liên oanh yến phượng phương quyên vân tuyết ngọc hiền hậu hiếu huy hoàng khải khoa lâm lộc luân nghĩa nhàn phong quang quyết tân thái thơm tiến tú tuyên vượng vũ xuân duyên đạt huyền hường khang khôi luyến mùi nguyệt nụ soan thoa thìn xoan xuyến',
)
/** Words that make another word of a name before them: "hoa màu", "hằng ngày", "thành lập". */
const compounds = rule(
  `^(?:hoa (?:màu|quả|hồng|tươi|lá|hậu|cỏ)|lan (?:can|tỏa|truyền|ra|rộng|sang|xuống)|hương (?:khói|ước|hồn)|hằng (?:ngày|năm|tháng|tuần|đêm)|hạnh (?:phúc|kiểm)|thảo (?:luận|dược)|trang (?:trí|bị|trại|phục|nghiêm|mạng|web)|linh (?:động|hoạt|đình|tính|tinh)|dung (?:túng|tích|dịch)|th(?:ủy|uỷ) (?:lợi|sản|điện)|hùng (?:hổ|hục)|dũng (?:cảm)|cường (?:độ|điệu)|thắng (?:kiện|cuộc|lợi)|sơn (?:nhà|tường|lại)|quân (?:đội|nhân|sự|khu)|long (?:trọng|đong)|hải (?:quan|sản)|kiên (?:quyết|nhẫn|trì|cố)|thành (?:lập|phố|viên|phần|công|ra|tích|thật|người|tâm)|phúc (?:lợi|khảo)|bình (?:luận|thường|an|chọn|quân|yên|gas|ga)|h(?:òa|oà) (?:giải|thuận|nhập|bình|hợp|nhã)|vinh (?:dự|danh)|toàn (?:dân|xã|tỉnh|thôn|bộ|diện|thể|quyền)|lợi (?:dụng|ích|nhuận|hại|thế)|liên (?:hệ|quan|lạc|tục|hoan|kết|ngành|xã|thôn)|yến (?:tiệc|sào)|phương (?:pháp|án|tiện|hướng|châm)|vân (?:tay)|hiền (?:lành)|hậu (?:quả|môn)|hiếu (?:học|thảo|kỳ)|khoa (?:học|nội|ngoại)|lâm (?:nghiệp|vào)|nghĩa (?:vụ|trang|là|địa)|nhàn (?:rỗi)|phong (?:tục|trào|bì|cách)|quang (?:cảnh|đãng)|quyết (?:định|liệt|tâm|toán)|thái (?:độ|bình)|tiến (?:hành|độ|bộ|sĩ)|tuyên (?:truyền|dương|bố)|vũ (?:trang|lực)|xuân (?:hè|này)|duyên (?:hải)|đạt (?:chuẩn|yêu|được|điểm|giải)|khải (?:hoàn)|hồng (?:hộc)|huy (?:động|chương|hiệu)|hưng (?:phấn|yên)|tân (?:binh|gia)|ngọc (?:trai))(?!\\p{L})`,
  'iu',
)
const addresses = oneOf('ông bà anh chị cô chú bác cậu mợ dì thím cụ thầy')
/** "anh hùng" is a hero, "ông hoàng" a king, "bà phước" a nun. */
const noSmallName =
  /^(?:anh\s+(?:hùng|quân|linh|minh)|ông\s+(?:hoàng|thành)|cô\s+(?:dung|lập)|chú\s+(?:trọng|ý)|bác\s+(?:ái|học))(?!\p{L})/iu
const smallAddressed = rule(`(?<!\\p{L})(${addresses}\\s+)(${smallGiven})(?!\\p{L})`)

const eitherCase = (one: string): string => `[${one[0]}${one[0]?.toUpperCase()}]${one.slice(1)}`
const role = `(?:${[
  'cô giáo',
  'thầy giáo',
  'giáo viên',
  'bác sĩ',
  'bác sỹ',
  'y tá',
  'y sĩ',
  'kế toán',
  'địa chính',
  'tư pháp',
  'văn thư',
  'công an viên',
  'cán bộ',
  'chuyên viên',
  'nhân viên',
  'trưởng thôn',
  'tổ trưởng',
  'bí thư',
  'chủ tịch',
  'phó chủ tịch',
  'chủ quán',
  'chủ hộ',
  'chủ nhà',
  'hàng xóm',
  'hộ nhà',
  'nhà',
  'hộ',
  'gia đình',
  'vợ',
  'chồng',
  'con',
  'bố',
  'mẹ',
  'con trai',
  'con gái',
  'em trai',
  'em gái',
  'anh trai',
  'chị gái',
  'thằng',
  'đứa',
  'lão',
  'mụ',
]
  .map(eitherCase)
  .join('|')})`
/** "Cô giáo Mai", "cán bộ Hùng", "chồng Lan": a given name or a whole one behind what somebody is. */
const ofRole = rule(
  `(?<!\\p{L})(${role}\\s+(?:tên\\s+(?:là\\s+)?)?)((?:\\p{Lu}\\p{L}*\\s+){0,3}\\p{Lu}\\p{L}+)(?!\\p{L})`,
  'gu',
)
const isGiven = rule(`^${given}$`, 'iu')
const isFamily = rule(`^${family}$`, 'iu')
/** "tên Lan", "tên là hoa": whatever is called a name of a person. */
const called = rule(
  `(?<!\\p{L})(tên\\s+(?:là\\s+|gọi\\s+)?)((?:\\p{Lu}\\p{L}*\\s+){0,3}\\p{Lu}\\p{L}+|${smallGiven})(?!\\p{L})`,
  'gu',
)
const noCalled = /^(?:Công|Doanh|Trường|Xã|Thôn|Đường|UBND|Việt|Luật|Nghị|Tổ|Hợp|Phường|Tỉnh)(?!\p{L})/u

const looksNamed = (name: string): boolean => {
  const parts = words(name)
  return (
    withoutPlaces(name) === name &&
    (parts.length === 1 ? isGiven.test(name) : isFamily.test(parts[0] ?? '') && isGiven.test(parts.at(-1) ?? ''))
  )
}

/**
 * A text without names of persons as they are written besides "Nguyễn Thị Lan": in capitals or small, with letters for a part,
 * as the highlands write them, and given names behind an address or what somebody is. Titles without a name stay.
 */
export const hideNames = (text: string): string =>
  [initials, ...highland]
    .reduce(
      (masked, pattern) => masked.replace(pattern, left),
      cased.reduce(
        (masked, pattern) =>
          masked.replace(pattern, (name, at: number, whole: string) =>
            isOfPlace(name, at, whole) || noBareNames.test(name) ? name : left + behind(name),
          ),
        text.normalize('NFC').replace(addressedInitials, `$1${left}`),
      ),
    )
    .replace(called, (said, cue: string, name: string) => (noCalled.test(name) ? said : `${cue}${left}`))
    .replace(ofRole, (said, what: string, name: string) => (looksNamed(name) ? `${what}${left}` : said))
    .replace(smallAddressed, (said, address: string, _name: string, at: number, whole: string) =>
      noSmallName.test(said) || compounds.test(whole.slice(at + address.length, at + address.length + 30))
        ? said
        : `${address}${left}`,
    )
