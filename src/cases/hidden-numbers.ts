const left = '…'

/** Of a word with or without its marks, in any case. */
const lane = '(?:ngõ|ngách|hẻm|kiệt|ngo|ngach|hem|kiet)'
const settlement = '(?:thôn|xóm|ấp|làng|tổ|khu|đường|phố|thon|xom|lang|khu|duong|pho)'
const number = '\\d{1,4}(?:[a-z](?!\\p{L}))?(?:[/-]\\d{1,4}[a-z]?)*'
const gap = '[\\s,;.-]{1,3}'
/** Behind these a number is a thing's in the street, or of a paper: "cột số 12 ngõ 5". */
const notOfThing =
  '(?<!(?<!\\p{L})(?:cột|đèn|trụ|cống|ga|tủ|trạm|bơm|biến áp|kênh|mương|chợ|cầu|đội|quầy|bàn|non|học|sở|tuyến|lộ|điểm|bể|giếng|cot|den|cong|tram|doi|quay)\\s+(?:số|so)\\s*)'
/** Where an address begins. */
const begins =
  '(?<=(?:^|[.,;:(\\n]\\s*|(?<!\\p{L})(?:ở|tại|nhà|chỉ|trú|sống|hộ|cư|o|tai|nha|chi|song)\\s+)(?:số|so)\\s*)'

const rule = (pattern: string, flags = 'giu'): RegExp => new RegExp(pattern, flags)

/** A house's number with its lane's, street's or hamlet's; a street or hamlet alone is a place, and stays. */
const houses: readonly [RegExp, string][] = [
  [
    rule(`(?<!\\p{L})((?:số nhà|nhà số|so nha|nha so)[ :]*)${number}(${gap}${lane}\\s*)${number}`),
    `$1${left}$2${left}`,
  ],
  [rule(`(?<!\\p{L})((?:số nhà|nhà số|so nha|nha so)[ :]*)\\d[\\p{L}\\d/-]*`), `$1${left}`],
  [
    rule(`(?<!\\p{L})((?:số|so)\\s*)${notOfThing}${number}(${gap}${lane}\\s*(?:số\\s*)?)${number}`),
    `$1${left}$2${left}`,
  ],
  [rule(`(?<!\\p{L})((?:số|so)\\s*)${begins}${number}(?=${gap}(?:${lane}|${settlement})(?!\\p{L}))`), `$1${left}`],
  [rule(`(?<![\\p{L}\\d])((?:nhà|nha)\\s+)${number}(?=${gap}(?:${lane}|${settlement})(?!\\p{L}))`), `$1${left}`],
  [rule('(?<!\\p{L})((?:nhà|nha)\\s+)(?:\\d{1,4}[a-z](?![\\p{L}\\d])|\\d{1,4}(?:/\\d{1,4})+[a-z]?)'), `$1${left}`],
  [
    rule(
      `(?<!\\p{L})(${lane}\\s*(?:số\\s*)?)${number}(${gap}(?:số nhà|nhà số|số|nhà|so nha|nha so|so|nha)\\s*)${left}`,
    ),
    `$1${left}$2${left}`,
  ],
  [
    rule(
      `(?<!\\p{L})(${lane}\\s*(?:số\\s*)?)${number}(${gap}(?:số|nhà|so|nha)\\s*)\\d[\\p{L}\\d/-]*(?!\\s*\\p{L}*\\s*(?:tầng|tang))`,
    ),
    `$1${left}$2${left}`,
  ],
  [rule(`(?<!\\p{L})(${lane}\\s*(?:số\\s*)?)\\d{1,4}[a-z]?(?:/\\d{1,4}[a-z]?)+`), `$1${left}`],
  [
    rule(
      `(?<![\\p{L}\\d/.-]|(?:thôn|xóm|tổ|khu|đội|lúc|ngày|cột|đèn|số|thon|xom|to|so|ngay)\\s+)\\d{1,4}[a-z]?(?:/\\d{1,4}[a-z]?)*(${gap}${lane}\\s*)\\d{1,4}[a-z]?(?:/\\d{1,4})*(?![\\p{L}\\d])`,
    ),
    `${left}$1${left}`,
  ],
]

const sheet = '(?:tờ|to)(?:\\s+(?:bản đồ|ban do))?(?:\\s+(?:địa chính|dia chinh))?(?:\\s+(?:số|so))?[\\s:]*'
const parcel = '(?:thửa|thua)(?:\\s+(?:đất|dat))?(?:\\s+(?:số|so))?[\\s:]*'
const between = '[\\s,;.-]{1,3}(?:thuộc\\s+|thuoc\\s+|của\\s+)?'
/** A parcel of land by its number and sheet: whose it is, the register says. */
const land: readonly [RegExp, string][] = [
  [rule(`(?<!\\p{L})(${parcel})\\d{1,5}(${between}${sheet})\\d{1,4}(?!\\d)`), `$1${left}$2${left}`],
  [rule(`(?<!\\p{L})(${sheet})\\d{1,4}(${between}${parcel})\\d{1,5}(?!\\d)`), `$1${left}$2${left}`],
  [
    rule(
      `(?<!\\p{L})((?:thửa(?:\\s+(?:đất|dat))?|thua (?:dat|so))(?:\\s+(?:số|so))?[\\s:]*)\\d{1,5}(?![\\d.,]*\\s*(?:m2|m²|m(?!\\p{L})|sào|mẫu|ha|thước|sao(?!\\p{L})))`,
    ),
    `$1${left}`,
  ],
  [
    rule('(?<!\\p{L})((?:tờ bản đồ|to ban do)(?:\\s+(?:địa chính|dia chinh))?(?:\\s+(?:số|so))?[\\s:]*)\\d{1,4}'),
    `$1${left}`,
  ],
]

const digit = '[\\doOlI]'
/** A number dialled, also with brackets or with letters for its digits: "(0912)345678", "09l2345678". */
const dialled = rule(
  `(?<![\\p{L}\\d])(?:\\+|\\()?(?:\\(?84\\)?|[0oO])(?:[\\s.()_-]{0,2}${digit}){8,10}\\)?(?![\\p{L}\\d])`,
  'gu',
)
const fewestDigits = 7
const isDialled = (run: string): boolean => run.replace(/\D/g, '').length >= fewestDigits
/** Six to eight digits are a telephone behind a word that says so. */
const called = rule(
  '(?<!\\p{L})((?:điện thoại|dien thoai|sđt|sdt|đt|số máy|so may|zalo|viber|gọi(?: số)?|goi(?: so)?)[\\s:]{1,3})\\d(?:[ .]?\\d){5,8}(?!\\d|[.,]\\d|\\s*(?:đồng|đ(?!\\p{L})|dong|k(?!\\p{L})|triệu|m2))',
)

/** Papers and accounts of a person, by what stands before the number or how it is written. */
const papers: readonly [RegExp, string][] = [
  [
    rule(
      '(?<!\\p{L})((?:hộ chiếu|ho chieu|passport|cccd|cmnd|cmt(?:nd)?|căn cước(?: công dân)?|can cuoc(?: cong dan)?|chứng minh(?: thư| nhân dân)?|chung minh thu|bhyt|bhxh|thẻ bảo hiểm(?: y tế)?|mst|mã số thuế|ma so thue|stk|số tài khoản|so tai khoan|bằng lái(?: xe)?|giấy phép lái xe|gplx|sổ đỏ|so do|sổ hồng|giấy chứng nhận|gcn(?:qsdđ)?)(?:\\s+(?:số|so|là|la))?[\\s:]*)(?=[\\p{L}\\d .-]*\\d)(?:\\p{Lu}{1,3}\\s?)?\\d(?:[\\s.-]?\\d){4,}',
      'giu',
    ),
    `$1${left}`,
  ],
  [rule('(?<![\\p{L}\\d/-])[A-Z]{1,2}\\s?\\d{6,8}(?![\\p{L}\\d/])', 'gu'), left],
]

const at = '\\s*(?:@|\\(at\\)|\\[at\\]|\\{at\\}|\\(a còng\\)|(?<=\\s)(?:at|a còng|a cong|acong)(?=\\s))\\s*'
const dot = '\\s*(?:\\.|\\(dot\\)|\\[dot\\]|(?<=\\s)(?:dot|chấm|cham)(?=\\s))\\s*'
/** Mail however its signs are written, and pages and names in social networks. */
const networks: readonly [RegExp, string][] = [
  [rule(`[\\p{L}\\d._%+-]{2,64}${at}[\\p{L}\\d-]{2,60}(?:${dot}[a-z]{2,})+`), left],
  [rule(`[\\p{L}\\d._%+-]{2,64}${at}(?:gmail|yahoo|hotmail|outlook|icloud)(?!\\p{L})`), left],
  [
    rule(
      '(?:https?://)?(?<![\\p{L}\\d])(?:(?:www|m|vi-vn)\\.)?(?:fb|facebook|messenger|zalo|tiktok|instagram|youtube|telegram|threads|t|m|x|twitter)\\.(?:com|me|vn|net)/[^\\s,;)]+',
    ),
    left,
  ],
  [
    rule(
      '(?<!\\p{L})((?:nick\\s+)?(?:fb|facebook|phây|tiktok|instagram|insta|telegram|zalo|viber)\\s*(?:(?:là|la|tên|ten|nick|id)(?!\\p{L})|:|=)[\\s:]*)[^\\s,;]+',
    ),
    `$1${left}`,
  ],
  [rule('(?<![\\p{L}\\d.])@[a-z][\\w.]{2,}'), left],
]

const birth = '(?:sinh\\s+(?:vào\\s+)?(?:ngày|ngay)|ngày\\s+sinh|ngay\\s+sinh|sinh|sn|ns|dob)'
/** The day of a birth; the year alone tells nobody. */
const births: readonly [RegExp, string][] = [
  [rule(`(?<!\\p{L})(${birth}[\\s:]*)\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{2,4}`), `$1${left}`],
  [
    rule(`(?<!\\p{L})(${birth}[\\s:]*)\\d{1,2}\\s+(?:tháng|thang)\\s+\\d{1,2}(?:[\\s,]+(?:(?:năm|nam)\\s+)?\\d{4})?`),
    `$1${left}`,
  ],
]

/**
 * A text without numbers and addresses that lead to a person: houses with their lanes, parcels of land, telephones, papers,
 * mail, pages in networks, days of birth. Roads, hamlets, laws and days of decisions stay.
 */
export const hideNumbers = (text: string): string =>
  [...networks, ...births, ...land, ...papers, ...houses].reduce(
    (masked, [pattern, by]) => masked.replace(pattern, by),
    text
      .normalize('NFC')
      .replace(dialled, (run) => (isDialled(run) ? left : run))
      .replace(called, `$1${left}`),
  )

/** Does `hide` to a text in which `kept` numbers, however they are parted, stay as they were. */
export const keeping =
  (kept: readonly string[], hide: (text: string) => string) =>
  (text: string): string => {
    const found: string[] = []
    const patterns = kept
      .map((one) => one.replace(/\D/g, ''))
      .filter((digits) => digits.length >= 3)
      .map((digits) => rule(`(?<!\\d)\\(?${[...digits].join('[\\s.()-]{0,2}')}(?!\\d)`, 'gu'))
    const put = patterns.reduce(
      (rest, pattern) => rest.replace(pattern, (said) => String.fromCharCode(firstPrivate + found.push(said) - 1)),
      text.replace(/[\uE000-\uF8FF]/g, ''),
    )
    return hide(put).replace(/[\uE000-\uF8FF]/g, (one) => found[one.charCodeAt(0) - firstPrivate] ?? '')
  }
const firstPrivate = 0xe000
