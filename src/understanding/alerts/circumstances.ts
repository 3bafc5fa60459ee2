import { otherProvinces } from '../../places/hazards.js'
import { foldMarks } from '../../shared/text.js'
import { countries, longCountries } from '../reading/countries.js'
import { aboutWound, wornThing } from './worn-things.js'

/** What somebody tells of a family for a paper's sake. `unless`: said beside it, it may be danger after all. */
type Circumstance = { pattern: RegExp; unless: RegExp; onlyWith?: RegExp; isUnderWayOnly?: true }

const violence =
  '(?<!dinh )danh(?! (?:sach|tinh|muc|ban|chinh))|dap|doa|giet|chem|dam(?! (?:cuoi|tang|ma))|ban (?:chet|nhau)|hiep|xam hai|bop co|dao|kiem|sung|gay|bua|xang|cuu|keu khoc'
const held =
  'bat(?! (?:buoc|dau))|lua|du (?:sang|qua|di)|ep|giam|giu nguoi|bi giu|nhot|ket|chuoc|tron|mat tich|lien lac|tin tuc|ban (?:sang|qua|vao|nguoi|con|em|cho)'
const lost =
  'lac|chua (?:ve|thay)|khong thay|khong ve|mat tich|khoc|ngoai duong|tim|tu (?:sang|trua|chieu|toi|hom)|bo di'
const sudden =
  'nga|te|dau (?:bung|nguc|dau|tim|lung|qua|lam|du doi|quan)|(?:chay|ra|nhieu) mau|mau (?:me|chay)|tho|ngat|xiu|sot|co giat|nua nguoi|dot quy|tai bien|gay|bong|nuoc(?! ngoai)|ngap|lu|chay|khoi|tu nhien|tu dung|bong dung|dot nhien|dot ngot|nguy|cap cuu|(?:dau|sap) de|de roi|chuyen da|tro da|vo oi|co thai|mang thai|bau|ket|lim|non|goi (?:mai|khong|ko|k)|dien giat|can (?:toi|em|chau|con)|ngo doc|sap(?! nhap)|gieng|ham'

const country = [...longCountries, ...countries.filter((one) => one !== 'anh')].join('|')
const abroad = `(?:nuoc )?(?:${country})`
const paper =
  '(?:giay(?: (?:khai sinh|ket hon|chung sinh|chung tu|bao tu|to|ra vien|chung nhan|xac nhan|goc|uy quyen|tay))*|so(?: (?:do|hong|goc|ho khau|ho ngheo|bao hiem))+|ho so|can cuoc|cccd|cmnd|chung minh|ban (?:goc|chinh|sao)|bia do|ho chieu|hop dong|to khai|hoc ba|the bao hiem)'
const holder =
  '(?: (?:cua |do |la )?(?:ben|bo|me|cha|vo|chong|anh|chi|em|ong|ba|chu|bac|co|con|chau|nha|trai|gai|ca|noi|ngoai|toi|minh|nguoi|ta|ay|ban|kia|ngan hang|van|dang|dem|het|cu|cong ty|chu))*'

const kin =
  '(?:nguoi )?(?:bo me|cha me|vo chong|bo|ba|cha|me|ma|vo|chong|ck|vk|(?:anh|em|con) trai|(?:chi|em|con) gai|con (?:dau|re))'
const kinOf =
  '(?: (?:cua|me|chong|be|dua|chau|con|em|e|toi|minh|no|nho|tre|nha|de|ruot|nay|ay|bay gio|gio|nam nay|hien|dang|van|thi|da|lai|cung|deu|hay|toan|phai))*'
const parent = '(?:bo me|cha me|bo|ba|cha|me|ma|vo|chong|ck|vk)'
const comesNot =
  '(?: (?:(?:nen|ma|va|nhung|den gio|gio|roi|luon|lau|lau roi|may nam|ca nam|\\d+ nam|\\d+ thang) )*(?:khong|ko|k|kg|chua|chang|hong|hok|it)(?: (?:the|co|cho|kip|bao gio))* (?:ve|den|toi|co mat)(?: (?:duoc|dc|kip|nua|nuoc|nha|que|ky|lam|luon|cung|lan nao))*)*'
const farAway = `(?:lam(?: (?:an|thue|viec|cong nhan|cong trinh))*(?: (?:o|trong|ngoai|tren))? (?:xa|nuoc ngoai|nam|bac|sai gon|ha noi|binh duong|tinh khac)|(?:o )?nuoc ngoai|xuat khau(?: lao dong)?|xkld|lao dong(?: (?:o|ben))?(?: ${abroad})?|${abroad}|tu|trai giam|trong (?:tu|trai)|cai tao|cai nghien|bo doi|linh|nghia vu|cong tac|cong trinh|xa)`
const goesOff = '(?:di|o|dang o|sang|qua)'
const inPeril = `${held}|lac(?! hau)|lut|bao lon|song (?:to|lon)|chim|dam tau|tau dam`
const lostToday =
  '(?<!lien )lac(?! hau)|mat tich|mat lien lac|tin tuc|khoc|tim|tu (?:sang|trua|chieu|toi|hom)|(?:hom|toi|dem) qua|(?:sang|trua|chieu|toi) nay|lan|tam than|tu tu|thu|doa'

const province = ['Hưng Yên', 'Thái Bình', ...otherProvinces].map(foldMarks).join('|')
const relative =
  '(?:bo|me|cha|ma|anh|chi|em|con|chau|chu|bac|co|di|cau|mo|thim|ong|ba|bo me|anh em|chi em)(?: (?:be|trai|gai|dau|re|ho|nuoi|rieng|noi|ngoai|ca|ut|de|duong|ke))*'
const whose =
  '(?: (?:cua |voi )?(?:(?:vo|chong)(?: (?:toi|em|minh|chau))?|(?:chau|con|em|dua|thang) be|toi|em|e|minh|chau|con|be|no|nho|nguoi ta|ba|bo|me))'

const named =
  '(?:(?:ong|ba|anh|chi|chu|co|bac|thang|con) )?(?:(?:chu|giam doc|quan ly|phu trach|truong|pho) )(?:(?:co so|cua hang|lo mo|lo gach|lo|xuong|trai|trang trai|quan|nha hang|cong ty|bai|vuon|may) )?(?:\\w+ ){0,2}?(?:ten|ho ten)(?: (?:la|goi la))? \\w+'
const stricken =
  'nga(?! (?:tu|ba|nam)\\b)|te|ngat|xiu|mau|ket|chay|cuu|cap cuu|bat tinh|nguy(?! (?:hiem|co))|dien giat|no|sap|gay|de len|chet'
const longAgo =
  '(?:(?:sang|trua|chieu|toi|dem) )?(?:hom (?:qua|kia|no|truoc)|(?:tuan|thang|nam|dot|ngay|hoi|mua) (?:truoc|qua|roi|ngoai|kia)|may (?:hom|thang|tuan) (?:truoc|nay)|(?:thu (?:hai|ba|tu|nam|sau|bay|\\d)|chu nhat)(?: tuan)? (?:truoc|vua roi|vua qua)|(?:thang|nam|ngay) \\d+)'
const faller =
  '(?:(?:ca|may|hai|ba|mot|nhieu|vai|\\d+) )?(?:(?:ng|nguoi|ta|dua|be|em|chau|cu|gia|ong|ba|bac|chi|co|anh|hoc sinh|me|con|vo|chong|tre|xe|di|duong|dan|trai|gai|toi|minh|nha|trong|lang|thon|xom) ){1,4}'
const spoiltWay =
  /\b(?:duong|ngo|o (?:ga|voi|trau)|cong|ho ga|nap|cau|via he|mat duong|ranh|muong|doc|den duong|den|lun|sut|tron)\b/
const stillThere =
  /\b(?:dang|vua (?:xong|nay|moi)|vua (?!roi|qua)|nam (?!ngoai|nay|truoc|kia|\d)|bat dong|bat tinh|chua (?:ai|thay|tinh|tim|co ai)|cuu|goi (?:cap cuu|115)|mau|ngat|khong (?:day|tho|tinh)|ket|mat tich|nguy kich|bay gio|luc nay|hien gio|ngay luc)\b/

const circumstances: readonly Circumstance[] = [
  { pattern: wornThing, unless: aboutWound },
  {
    /** "ông chủ lò mổ tên Tuấn": whose works they are. Without marks "mổ" is who is operated on. */
    pattern: new RegExp(
      `\\b${named}(?= |$)|\\b(?:lo|diem|co so) (?:giet )?mo(?: (?:lon|heo|trau|bo|ga|cho|gia suc|gia cam|tap trung)){0,3}(?= |$)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence}|bi|${stricken})\\b`),
  },
  {
    /** "hôm qua có người ngã gãy tay", in a report of a bad road: who fell was helped long ago. */
    pattern: new RegExp(
      `\\b${longAgo} (?:(?:da|lai|con|moi|vua|cung) )?(?:(?:co|thay) )?${faller}(?:(?:di|qua|tranh|bi|da|dam|va|xe|may|lao|truot|ve|vap|so) ){0,5}(?:nga|te|roi|lot|sa|truot)(?: (?:xe|may|xuong|vao|nhao|lan|cong|ho|hoc|ranh|muong|ga|o|ra|do|day|duong|sung|suot|tray|xuoc|dau|gay|tay|chan|rang|ca|mat|sut|suon|trat|khop|bam|phai|di|vien|khau|vien|nhap|mui|nang|lam|roi)){0,8}(?= |$)`,
      'g',
    ),
    onlyWith: spoiltWay,
    unless: stillThere,
  },
  {
    /** "đường liên xã từ chợ Gạo đi xuống đầy ổ gà": a stretch of a bad road, told without marks. */
    pattern:
      /\b(?:duong|doan|tuyen|ngo)(?: (?:lien|truc|xa|thon|xom|lang|huyen|tinh|noi|doan|duong|be tong|nhua)){0,4}(?: tu (?:\w+ ){1,4}?)?(?: ?\b(?:di|den|toi|xuong|len|ra|vao)){1,3}(?: day)?(?= |$)|\b(?:nhieu |day )?o (?:ga|voi|trau)(?: toe loe| lon| to| sau| chi chit)*(?= |$)/g,
    onlyWith: /\b(?:o (?:ga|voi|trau)|xuong cap|hong|nat|lay loi|lun|sut|gap ghenh|kho di)\b/,
    unless: new RegExp(`${stillThere.source}|\\b(?:${stricken}|nhay|roi|lao|lat|tai nan|dam|tong|${violence})\\b`),
  },
  {
    /** "cháu là cháu ruột em", "bé là con riêng của vợ": whose relative somebody is. Without marks "ruột" is "rượt". */
    pattern: new RegExp(
      `\\bla ${relative}(?: ruot)?${whose}(?= |$)|\\b${relative} ruot(?! (?:duoi|theo|chay|sat|bat|nhau|vao|ra)\\b)${whose}?(?= |$)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence}|${inPeril}|${lost}|bi)\\b`),
  },
  {
    /** "bố bé đi nước ngoài không về được", "chồng em đi làm xa": grown-ups who live elsewhere aren't lost. */
    pattern: new RegExp(`\\b${kin}${kinOf} ${goesOff} ${farAway}(?= |$)${comesNot}`, 'g'),
    unless: new RegExp(`\\b(?:${violence}|${inPeril})\\b`),
  },
  {
    /** "bạn gái em ở Thái Bình cũ, em ở Hưng Yên": in which province somebody lives. */
    pattern: new RegExp(
      `\\b(?:(?:dang|que|song|hoc|lam|thuong tru|tam tru|ho khau) )*(?:o|tai|que|ben) (?:tinh |tp )?(?:${province})(?: cu)?(?= |$)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence}|${inPeril}|${lost}|${sudden})\\b`),
  },
  {
    /** In a talk about papers: a parent who is at sea or at work, can't be reached or left for good. */
    pattern: new RegExp(
      `\\b${parent}${kinOf} (?:(?:bo )?di(?: (?:${farAway}|lam|bien|tau|vang|mat|biet xu|theo nguoi khac))*|${goesOff} ${farAway}|ban)(?= |$)${comesNot}(?: (?:nen |ma |va )*(?:khong|ko|k|chua) (?:lien lac|goi) (?:duoc|dc))?|\\b${parent}${kinOf}${comesNot}(?<= (?:duoc|dc|kip|nua|ky|lam|luon|cung))(?= |$)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence}|${lostToday})\\b`),
    isUnderWayOnly: true,
  },
  {
    /** "chồng tôi (là) người Trung Quốc", "quốc tịch Myanmar", "lấy chồng Campuchia". */
    pattern: new RegExp(
      `\\b(?:la |mang |co )*(?:nguoi (?:goc )?|dan |quoc tich |cong dan |(?:lay|cuoi|ket hon(?: voi)?|co) (?:chong|vo|chong nguoi|vo nguoi) )${abroad}(?= |$)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence}|${held})\\b`),
  },
  {
    /** "chồng em ở Trung Quốc", "bố cháu đi làm bên Campuchia không về được". */
    pattern: new RegExp(
      `\\b(?:(?:dang|di|lam|lam viec|song|sinh song|lao dong|cong tac|hoc|cu tru|sinh|lay (?:chong|vo)) )*(?:o|ben|tai|sang)(?: ben)? ${abroad}(?: (?:khong|chua|ko|k) ve (?:duoc|kip|nuoc))*(?= |$)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence}|${held})\\b`),
  },
  {
    /** "chồng tôi đi một mình được không". */
    pattern:
      /\b(?:di|den|len|nop|lam|khai|ky|o|song)(?: \w+){0,4}? mot minh\b|\bmot minh(?: \w+){0,2}? (?:di|den|len|nop|lam|khai|ky)\b/g,
    onlyWith:
      /\b(?:duoc|dc) (?:khong|ko|k|chua|chu|ha|hong)\b|\bco (?:duoc|phai|can|sao)\b|\b(?:thi sao|the nao|du chua|du khong)\b/,
    unless: new RegExp(`\\b(?:${lost}|${sudden}|${violence})\\b`),
  },
  {
    /** "bà nội không đi được ra xã". */
    pattern:
      /\b(?:khong|ko|k) (?:tu )?di(?: lai)? (?:duoc|dc|noi)(?: (?:ra|len|den|toi))? (?:xa|phuong|uy ban|ubnd|tru so|mot cua|trung tam|nop|lam|ky|khai)\b/g,
    unless: new RegExp(`\\b(?:${sudden}|${violence})\\b`),
  },
  {
    /** In a talk about papers: whoever can't come themselves. */
    pattern:
      /\b(?:(?:(?:da |qua )?(?:gia|yeu|om|benh|liet|cao tuoi|lon tuoi)(?: roi| lam| qua)*|(?:o nha )?mot minh) )*(?:khong|ko|k) (?:tu )?(?:di(?: lai)?|den) (?:duoc|dc|noi)\b/g,
    unless: new RegExp(`\\b(?:${sudden}|${violence}|${lost})\\b`),
    isUnderWayOnly: true,
  },
  {
    /** "giấy kết hôn bố mẹ cầm bên kia rồi", "sổ đỏ anh tôi cầm không đưa". */
    pattern: new RegExp(
      `(?<=\\b${paper}${holder} )cam(?: (?:giu|het|luon|roi|ben kia|di|ve|mat|(?:khong|ko|k)(?: chiu| cho)? (?:dua|tra|muon)))*\\b|\\bcam(?: (?:giu|theo|het|luon|ho|di|ve|ca))* (?=${paper}\\b)`,
      'g',
    ),
    unless: new RegExp(`\\b(?:${violence})\\b`),
  },
  {
    /** "bị bạn thân nói xấu": without marks "bạn" is "bắn", too. */
    pattern:
      /\b(?:bi )?ban (?:than|hoc|trai|gai|be|cung (?:lop|phong|truong)|dai hoc|cu|ay)(?: (?:cua )?(?:toi|em|minh|chau|no))?(?: (?:noi xau|gian|gian doi|choi xau|xa lanh))?\b/g,
    unless: new RegExp(`\\b(?:${violence}|${held}|sung|no sung|mau)\\b`),
  },
  {
    /** Troubles of the heart: nobody is in danger by them alone. */
    pattern:
      /\b(?:ngoai tinh|that tinh|(?:bi )?nguoi yeu(?: (?:cu|toi|em))* (?:bo|da|chia tay|noi xau)|to tinh(?! trang)|(?:thich|thuong|yeu) (?:1|mot|tham|don phuong) (?:ban|nguoi|anh|chi|co|em)(?: \w+){0,3}|(?:khong|ko|k) (?:thich|yeu|thuong) (?:em|toi|minh|lai))\b/g,
    unless: new RegExp(`\\b(?:${violence}|${held}|tu tu|tu sat|chet|khong muon song|nhay (?:cau|song|lau))\\b`),
  },
  {
    /** A cry of who is only unhappy. */
    pattern: /\b(?:thi |phai |biet )*lam (?:sao|the nao)(?: (?:bay gio|gio|day|quen))*\b/g,
    onlyWith:
      /\b(?:ngoai tinh|that tinh|nguoi yeu|to tinh|(?:thich|thuong|yeu) (?:1|mot) (?:ban|nguoi|anh|chi|co)|ban (?:than|hoc|be|cung lop)(?: \w+)? (?:noi xau|gian|choi xau|xa lanh))\b/,
    unless: new RegExp(`\\b(?:${violence}|${held}|${sudden}|tu tu|tu sat|chet|khong muon song)\\b`),
  },
  {
    /** Communes that were joined: "sáp" is no "sập". */
    pattern: /\b(?:bi |da |moi |duoc |vua )*(?:sap|sat) nhap\b(?: mat\b)?/g,
    unless: /(?!)/,
  },
]

/** The patterns of what is told so in a message, in plain words without marks. What one explains speaks against no other. */
export const circumstancesIn = (text: string, isUnderWay: boolean): RegExp[] => {
  const found: RegExp[] = []
  let rest = text
  for (const { pattern, unless, onlyWith, isUnderWayOnly } of circumstances) {
    if (unless.test(rest) || (onlyWith && !onlyWith.test(text)) || (isUnderWayOnly && !isUnderWay)) continue
    found.push(pattern)
    rest = rest.replace(pattern, ' ')
  }
  return found
}
