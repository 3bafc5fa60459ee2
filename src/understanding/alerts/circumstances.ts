import { countries, longCountries } from '../reading/countries.js'

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

const circumstances: readonly Circumstance[] = [
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
    /** Communes that were joined: "sáp" is no "sập". */
    pattern: /\b(?:bi |da |moi |duoc |vua )*(?:sap|sat) nhap\b(?: mat\b)?/g,
    unless: /(?!)/,
  },
]

/** The patterns of what is told so in a message, in plain words without marks. */
export const circumstancesIn = (text: string, isUnderWay: boolean): RegExp[] =>
  circumstances
    .filter(
      ({ unless, onlyWith, isUnderWayOnly }) =>
        !unless.test(text) && (!onlyWith || onlyWith.test(text)) && (!isUnderWayOnly || isUnderWay),
    )
    .map(({ pattern }) => pattern)
