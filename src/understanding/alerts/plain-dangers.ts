import type { Normalised } from '../reading/normalise.js'
import type { DangerKind } from './hotlines.js'
import { coal, faints, outdoors } from './narrower-kind.js'

/** What the words of the patterns are with marks; written with others they are other words: "cần" is no "cán". */
const meant: Readonly<Record<string, readonly string[]>> = {
  can: ['cán', 'cắn'],
  dam: ['đâm'],
  tong: ['tông'],
  huc: ['húc'],
  chet: ['chết', 'chẹt'],
  giat: ['giật'],
  dien: ['điện'],
  song: ['sống'],
  muon: ['muốn'],
  chan: ['chán'],
  tu: ['tự', 'tử'],
  thiet: ['thiết'],
  nan: ['nạn'],
  ran: ['rắn'],
  duoi: ['đuối'],
  chay: ['cháy'],
  than: ['than'],
  lua: ['lửa'],
  ban: ['bắn'],
  ngat: ['ngất', 'ngạt'],
  tho: ['thở'],
}

const vehicle =
  '(?:xe(?: (?:may|tai|khach|buyt|con|ben|bon|container|cong nong|dap|dien|dua don|o to|oto|lu|rac|cau))*|o to|oto|container|tau(?: hoa)?|may (?:cay|xuc|keo|gat)|cong nong|taxi)'
const hits = '(?:dam|tong|huc|quet|nghien|ui)'
const passer = '(?:nguoi|em be|chau be|tre em|hoc sinh|ba cu|ong cu|cu gia)'
const person =
  '(?:nguoi|em be|be|chau be|chau|tre(?: em| con)?|hoc sinh|ba cu|ong cu|cu|con|bo|me|vo|chong|toi|em|anh|chi|ong|ba)'
const lead = '(?:(?:alo|oi|troi oi|bao|tin bao|xin bao|a|da|xa oi|ad oi|co|dang|vua|moi|lai|xay ra|bi|mot|1|vu|ca) )*'
const where = '(?:o|tai|truoc|gan|ngay|giua|tren|ngoai|cho|doan|khu|dau|cuoi|cong)'
const serious = '(?:giao thong|xe may|xe|o to|oto|xe tai|xe khach|lien hoan|nghiem trong|nang|rat|lon|tau|roi|vua)'

const oneself = '(?:toi|em|minh|chau|con|tui|t|e|that su|thuc su|bay gio|gio|luc nay|hom nay|oi|troi oi|chac)'
const wish =
  '(?:(?:chi|cung|rat|dang|that|da|deu|lai|khong con gi) )*(?:muon|dinh|tinh|doi) (?:chet|tu tu|tu sat|treo co|nhay (?:cau|song|lau))|(?:khong|ko|k|chang) (?:con )?(?:muon|thiet) song|chan song|chet (?:di )?cho (?:xong|roi|nhe)'
const ending = '(?: (?:qua|di|thoi|roi|luon|cho|xong|nhe|nua|lam|mat|a|day|quach|that|tiep|troi oi))*'

const happens = `(?= (?:${where}|roi|nam|chet|bi thuong|cuu|bo chay|gap)\\b|$)`
const onto = '(?: (?:chet|phai|trung|vao|qua))*'
const water = '(?:gieng|ao|song|ho|kenh|muong|cong|ho ga|be nuoc|bien|dam)'

/** What burns as a whole; the word at a message's end is that of burning, as such things don't run. */
const piles =
  '(?:(?:bai|dong|ho|nui|xe) (?:rac|phe lieu|phe thai|rom|cui|lop|vai)(?: thai)?|rung|dong rom|cay rom|bai xe|nghia trang)'
/** "ngắt điện": typed without marks it is the word of who faints. */
const notOfPower = '(?! (?:dien|cau dao|nuoc|mang|song|ket noi|lien lac|may)\\b)'

const room = '(?:nha|buong|phong|bep|giuong|gam|man|tu|toilet|nha ve sinh|nha tam|san|gac|chuong|xe|cop|truong|lop|cua)'
const poisonous = '(?:ho mang(?: chua)?|ho chua|cap nong|cap nia|luc|doc)'
const snakes = [
  `\\b(?:con )?ran(?: (?!can\\b)\\w+){0,3}? (?:chui|bo|truon|lot|vao|phi|lao)(?: \\w+)? (?:vao |trong |o |len |duoi |ra )?(?:\\w+ )?${room}\\b`,
  `\\bran ${poisonous}(?: \\w+){0,3}? ${room}\\b`,
  `\\b(?:co|thay|phat hien|mot|1)(?: mot| 1)? (?:con |o )?ran(?: \\w+){0,3}? (?:trong|o|duoi|tren) (?:\\w+ )?${room}\\b`,
  `\\b${room}(?: \\w+){0,2}? (?:co|thay) (?:(?:mot|1) )?(?:con |o )?ran\\b(?! nut)`,
]

/** "có người bị bắn ở đầu thôn": without marks a person who is counted, and where; things are dirty, people sold, busy and beaten by friends. */
const shot = `(?:(?:mot|hai|ba|may|1|2|3) )?(?:nguoi|thanh nien)(?: dan)? (?:vua |moi |dang )?bi ban(?: (?!cho\\b)(?:${where}|chet|bi thuong|trung|trong|roi|nguy kich)\\b(?!.* (?:danh|treu|lua|boi|mua|hang)\\b)|$)`

/** `isUnsure`: whether it is happening now must be asked. */
type Plain = { kind: DangerKind; said: RegExp; isUnsure?: true }

/** What is said so plainly that no likeness has to be weighed. */
const dangers: readonly Plain[] = [
  {
    kind: 'accident',
    said: new RegExp(
      `\\b${vehicle}(?: \\w+)?? (?:${hits}${onto} ${person}${happens}|can${onto} ${passer}${happens}|(?:dam|tong) nhau\\b)`,
    ),
  },
  {
    kind: 'accident',
    said: new RegExp(`\\bbi (?:(?:mot|cai|chiec) )?${vehicle} (?:lao vao |chay qua )?(?:${hits}|can)\\b(?! tro)`),
  },
  {
    kind: 'accident',
    said: new RegExp(
      `^${lead}tai nan(?: ${serious})* (?:${where}|co (?:nguoi|may nguoi|hai nguoi|tre)|nguoi|chet|gay|nguy kich|cuu)\\b(?! dau\\b)`,
    ),
  },
  {
    kind: 'electricity',
    said: new RegExp(`\\b(?:bi|${person}(?: \\w+){0,2}?) dien giat\\b(?! minh)|^dien giat (?:chet )?${person}\\b`),
  },
  { kind: 'self_harm', said: new RegExp(`^(?:${oneself} )*(?:${wish})${ending}$`) },
  { kind: 'weapon', said: new RegExp(`^${lead}${shot}`) },
  { kind: 'drowning', said: /\bbi (?:duoi|ngat|chet duoi)(?: duoi)? nuoc\b/ },
  {
    kind: 'injury',
    said: new RegExp(`^${lead}(?:(?:may|hai|ba|nhieu|\\d+) )?nguoi bi thuong(?: nang)?(?: ${where}\\b.*)?$`),
  },
  {
    kind: 'drowning',
    said: new RegExp(`\\b${person}(?: \\w+){0,2}? (?:nga|roi|te|lan|truot chan|nhay|lao)(?: nhao)? xuong ${water}\\b`),
  },
  { kind: 'poisoning', said: /\bbi (?:con |mot con )?(?:ran(?: \w+){0,2}?|ret|bo cap|nhen doc) (?:can|chich|dot)\b/ },
  {
    kind: 'fire',
    said: new RegExp(
      `^${lead}(?:dam |vu )?chay (?:(?:to|lon|roi|rung|mot|dam|co) )*(?:${where} )+(?:\\w+ ){0,2}?${outdoors}\\b`,
    ),
  },
  {
    kind: 'fire',
    said: new RegExp(
      `\\b${outdoors}\\b(?: \\w+){0,4}? (?:(?:dang|boc|dang bi|lai dang) chay|chay (?:to|lon|du|lan|ngun ngut|roi|kia))\\b`,
    ),
  },
  { kind: 'fire', said: new RegExp(`\\b${piles}\\b(?: \\w+){0,4}? chay$`) },
  {
    kind: 'fire',
    said: new RegExp(
      `^${lead}(?:can |ngoi )?nha (?:hang xom|ben canh|ben|doi dien|toi|em|minh|chau|(?:ong|ba|bac|chu|co|anh|chi) \\w+) chay(?: (?:to|lon|roi|kia|day|qua|lam|het))*$`,
    ),
  },
  {
    kind: 'fire',
    said: new RegExp(
      `^${lead}chay (?:(?:can |ngoi |gian )?(?:nha|bep|kho|xuong|phong)(?: (?:bep|tro|kho|ngu))?)(?: (?:nha|hang xom|ben canh|toi|em|minh|chau))*(?: (?:roi|to|lon|qua|o|tai|thon|xom|to|xa|phuong|\\d+)\\b.*)?$`,
    ),
  },
  {
    kind: 'fire',
    said: /\b(?:lua|dam chay|chay)(?: (?:dang|da|sap|to|lai))*(?: chay)? (?:lan|ben|bat|tap)(?: (?:sang|toi|vao|den|ra|sat|gan|qua|het))+ (?:\w+ ){0,2}?(?:nha|vuon|bep|chuong|kho|mai|xuong|vach|rem|cua|dan|xom)\b/,
  },
  {
    kind: 'illness',
    said: new RegExp(
      `\\b(?:co|may|hai|ba|bon|nam|nhieu|mot|\\d+) (?:nguoi|dua|chau|em|ba con|cong nhan|hoc sinh|ban|cu)(?: (?!muon\\b|suyt\\b|nhu\\b|den\\b)\\w+){0,3}? (?:ngat|xiu(?! (?:up|ngang))|bat tinh|nga guc|guc xuong|lim)\\b${notOfPower}`,
    ),
  },
  { kind: 'snake', said: new RegExp(snakes.join('|')) },
  { kind: 'fumes', said: new RegExp(`\\b${coal}\\b.*\\b${faints}\\b|\\b${faints}\\b.*\\b${coal}\\b`) },
  {
    kind: 'accident',
    said: new RegExp(
      `^${lead}(?:${person} )*${lead}bi tai nan(?: ${serious})*$|\\btai nan(?: ${serious})* thi (?:bao|goi) (?:cho )?(?:ai|dau|so)\\b`,
    ),
    isUnsure: true,
  },
  { kind: 'self_harm', said: new RegExp(`^(?:${oneself} )*chan doi${ending}$`), isUnsure: true },
]

/** Told of the past, of what may happen, for an allowance or of the law. */
const settled =
  /\b(?:hay|(?<!bi )thuong(?! (?:nang|vong))|thuong xuyen|nguy co|de|so|tranh|phong|nhieu(?! nguoi)|lien tuc|truoc day|ngay truoc|nam|thang|tuan|hom (?:qua|kia|no|truoc)|dot truoc|hoi|da (?:xu ly|xong|khoi|mat)|chua khoi|tro cap|che do|bao hiem|ho tro|boi thuong|den bu|huong|giay|thu tuc|xac nhan|ho so|xu phat|muc phat|quy dinh|luat|thong ke|bao nhieu|khong (?:co|ai|sao)|khuyet tat|thuong tat|tien|quyen gop|ung ho|cot|moc|bien bao)\b/

/** Words of `settled` that settle nothing: a room, fear, a name such as that of xã Tiên Lữ. */
const noneSettled =
  /\b(?:(?:trong |o |can )?phong (?:ngu|khach|tam|tro|o|hoc|lam)|trong phong|so (?:qua|lam)|(?:o|tai|thuoc) (?:xa|phuong|huyen|thi tran) \w+ \w+)\b/g

/** A danger in so many words, in a short message; null: none, or it is past or a subject. */
export const plainDanger = ({ words }: Normalised): Plain | null => {
  if (words.length > mostWords) return null
  const text = words
    .map(({ folded, marked }) =>
      folded === marked || (meant[folded]?.includes(marked) ?? true) ? folded : `${folded}_`,
    )
    .join(' ')
  if (settled.test(text.replace(noneSettled, ' '))) return null
  return dangers.find(({ said }) => said.test(text)) ?? null
}

const mostWords = 14
