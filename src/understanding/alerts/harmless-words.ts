import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import { circumstancesIn } from './circumstances.js'

/** A state of health that lasts, however grave: "bị khuyết tật nặng", "bại não từ nhỏ". */
const disability =
  /\b(?:bi |la nguoi |dang |co (?:con|chau|me|bo|em|nguoi) )?(?:khuyet tat|bai nao|tu ky|cam diec|thieu nang|bai liet|chat doc da cam|hoi chung down)(?: (?:dac biet nang|dac biet|nang|nhe|bam sinh|tu (?:nho|be)|muc do|tri tue|van dong|than kinh|mat))*(?= |$)/g

const works =
  '(?:xuong|nha xuong|nha may|may|lo|tram|co so|cong ty|xi nghiep|xe|tau|thuyen|dong co|quat|dieu hoa|loa|dan|bang chuyen)'
const lasting =
  '(?:ban dem|ca dem|suot dem|thau dem|dem ngay|ngay dem|ca ngay|suot ngay|suot|dem|nua dem|luc nua dem|ban ngay|lien tuc|hang ngay|ca (?:ba|dem|3)|den \\d+|toi \\d+|tu \\d+|nhu cu|binh thuong|am am|rung|on|rat on|qua lang|qua duong|qua cau|trong lang|ao|nhanh|lan lan|khong che bat|cham|may|trom|len|lai|het cong suat|khong nghi|rong)'
/** Works, machines and vehicles that run. Typed without marks it is the same word as "burns". */
const running = new RegExp(
  `\\b${works}(?: (?!chay)\\w+){0,2}?(?: (?:van|cu|lai|hay|deu|thuong|toan|moi|con))? chay ${lasting}(?= |$)|\\b(?:van|cu|lai|hay|thuong) chay (?:ban dem|ca dem|suot dem|thau dem|suot ngay|ca ngay|nhu cu|binh thuong|am am)(?= |$)`,
  'g',
)
/** What is shown to everybody: typed without marks "đăng" is what goes on just now, "đang". */
const publishes = /\bdang (?:len|tai)(?: len)? (?:mang|web|trang|facebook|fb|face|zalo|bao|tiktok|youtube)(?= |$)/g
/** Works that let out waste, which runs like a flood in words alone. */
const discharge =
  /\b(?:cong ty|nha may|xuong|co so|trang trai|trai lon|lo|ho|nha hang)(?: \w+){0,6}? xa (?:nuoc|thai|khoi|chat)(?: (?:thai|den|ban|hoi|do|duc|doc))?(?: (?:ra|xuong|thang ra|vao) (?:song|muong|kenh|cong|ao|dong|moi truong|ngoai))?(?: ban dem| ca dem| suot ngay)?(?= |$)/g
/** Words of a sale or of papers about it: there "ban" is who sells, not who shoots. */
const sale =
  /\b(?:sang ten|so (?:do|hong)|thua ke|chuyen nhuong|hop dong|cong chung|chung thuc|giay to|giay tay|mua (?:ban )?(?:nha|dat|xe)|trich luc|truoc ba|thue|thu tuc)\b/
const seller =
  /\b(?:nguoi|ben|chu|ong|ba|anh|chi|bo|me|vo|chong) ban(?: (?:nha|dat|xe|cho))?(?! (?:sung|chet (?:nguoi|toi|em|chong|vo|con|bo|me|chau)|bi thuong|vao)\b)(?= |$)/g
const shoots = 'bắn'
/** What somebody wears: without marks "mặc" is the word of who is caught. */
const clothes =
  /\bmac (?:ao|quan|vay|dong phuc|do boi)(?: (?:phao|mua|khoac|so mi|thun|den|do|xanh|trang|vang|hong|tim|nau|hoa))*(?= |$)/g
/** Injections: without marks "mũi" is a smell, "mùi". */
const injection =
  /\b(?:tiem|chich)(?: (?:phong|chung|du|het|them|duoc|vac xin|\d+|mot|hai|ba|bon|nam|may|cac|nhung))* mui(?: (?:tiem|dau|cuoi|nhac lai|vac xin|\d+|nua|roi))*(?= |$)|\bmui (?:tiem|vac xin|nhac lai|thu \d+)(?= |$)/g
/** A pharmacy: without marks "mở" is who is cut open, "tay" a hand. */
const pharmacy =
  /\b(?:mo |xin mo )?(?:hieu|quay|nha|cua hang|tiem|dai ly) thuoc(?: (?:tay|nam|bac|tan duoc|y))?(?= |$)/g
/** Fish: "ca" alone is read as the police. */
const fish = /\b(?:ao|nuoi|tha|cau|mua) cong an(?= |$)/g
/** Two who want to marry. */
const wedding =
  /\b(?:(?:hai|2) (?:dua|bon)|chung|vo chong)(?: (?:em|toi|minh|chau|no))*(?: (?:muon|sap|dinh|tinh|chuan bi|can|dang))* (?:cuoi|ket hon|lay) nhau\b/g
/** What follows a paper: "có quyết định rồi phải làm gì tiếp" is no despair. */
const nextStep =
  /\b(?:co|nhan(?: duoc)?|ra|nop) (?:quyet dinh|ket qua|giay hen|thong bao|ho so)(?: nay)? roi (?:thi )?(?:phai|can|nen) lam (?:gi|sao)(?: (?:tiep|nua|tiep theo))*(?= |$)/g
/** Of a foundling whose papers are asked about. */
const foundling = /\bbi bo roi(?= (?:thi )?(?:co )?(?:lam|xin|dang ky) (?:goi|giay|khai sinh|the|thu tuc)\b)/g
/** A wife and what people she is of: typed without marks "vợ" is what breaks, "vỡ". */
const wifeOf =
  /\b(?:(?:cho|cua|lay|co|bao lanh|con|va|voi|don|nhap khau|chong) vo(?: (?:toi|em|minh|con))? (?:la )?nguoi(?! (?:dan )?(?:keu|hoang|bi))|vo(?: (?:toi|em|minh|con))? (?:la )?nguoi (?=(?:nuoc ngoai|ngoai|dan toc|kinh|tay|ngheo|co cong|viet|khuyet tat|cao tuoi|gia|khac|mien|o|dia phuong|han|nhat|my|lao|thai|trung|dai loan|duc|phap|nga|anh|uc|campuchia)\b))/g
/** "vô lễ", "vô trách nhiệm": without marks "vô" is "vỡ" too. */
const without =
  /\b(?:(?:noi nang|an noi|noi chuyen|thai do|cu xu|ung xu|lam viec|tra loi) (?:\w+ ){0,2}?)?vo (?:le|van hoa|trach nhiem|cam|ly|duyen|y thuc|phep|on)(?= |$)|\bnoi nang(?= |$)/g
const breaks = 'vỡ'
/** What is cut off: without marks "ngắt" is the word of who faints. */
const cutsOff = /\bngat (?:dien|cau dao|nuoc|mang|ket noi|lien lac)(?= |$)/g
const faints = 'ngất'
/** What is needed: without marks "cần" is the word of who runs over and of what bites, "cán", "cắn". */
const needs =
  /\bcan(?= (?:gi|j|nhung|mang|giay|ho so|chuan bi|nop|phai|bao nhieu|bn|den|ra|cai gi|may|lam|them|biet|doi|xin|cap|mua|ban|thu tuc|so|con dau)\b)/g
const runsOver = ['cán', 'cắn']
/** To look something up: without marks "cứu" is the cry for help. */
const lookUp = /\btra cuu\b/g
/** What something costs and how long it takes. */
const cost =
  /\b(?:(?:mat|het|ton|dong|nop|thu) )*(?:phi|le phi|tien) (?:la )?(?:bao nhieu|bn|may|the nao)(?: tien)?(?: (?:va|roi|voi|hay))?(?: (?:(?:mat|trong|het|lam) )*(?:may ngay|may hom|bao lau|bao nhieu ngay))?(?= |$)/g
const burns = /\b(?:chay (?:to|lon|roi|nha|lan|kho|rung)|boc chay|dang chay|lua|khoi|dap|cuu)\b/

/** The message without words that name no danger, though they are like those that do. */
export const leaveOutHarmless = (message: Normalised, { isUnderWay = false } = {}): Normalised => {
  const text = plainText(message.words)
  const says = (word: string): boolean => message.words.some(({ marked }) => marked === word)
  const patterns = [
    disability,
    discharge,
    publishes,
    clothes,
    injection,
    pharmacy,
    fish,
    wedding,
    nextStep,
    foundling,
    lookUp,
    cost,
    ...(runsOver.some(says) ? [] : [needs]),
    ...circumstancesIn(text, isUnderWay),
    ...(says(breaks) ? [] : [wifeOf, without]),
    ...(says(faints) ? [] : [cutsOff]),
    ...(burns.test(text) || says('cháy') ? [] : [running]),
    ...(sale.test(text) && !says(shoots) ? [seller] : []),
  ]
  const spans = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }) => {
      const from = wordsIn(text.slice(0, index))
      return { from, to: from + wordsIn(found) }
    }),
  )
  if (spans.length === 0) return message
  return { ...message, words: message.words.filter((_word, k) => !spans.some(({ from, to }) => k >= from && k < to)) }
}

const wordsIn = (text: string): number => text.split(' ').filter(Boolean).length
