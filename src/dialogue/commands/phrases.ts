import { foldMarks } from '../../shared/text.js'

const longest = 70

const matches = (text: string, pattern: RegExp): boolean =>
  text.length <= longest && !text.startsWith('/') && pattern.test(foldMarks(text))

const stopWords = new Set([
  'huy',
  'thoi',
  'dung lai',
  'huy bo',
  'thoat',
  'huy di',
  'thoi khoi',
  'thoi huy di',
  'khong gui nua',
  'thoi khong gui nua',
  'toi khong gui nua',
  'xoa nhap di',
])

/** "thôi hủy đi, tôi không gửi nữa" */
const stopsTwice =
  /^(?:(?:thoi|the|a|ok|ma) )*(?:huy|dung|bo)(?: (?:di|bo|lai|luon))?(?: (?:toi|em|minh|chau|con))? (?:khong|ko|k) (?:gui|bao|phan anh|lam)(?: (?:nua|dau|a))*$/

/** "thôi không gửi nữa, hủy đi": while something is written it stops that; afterwards it may be of what was sent. */
export const givesUp = (text: string): boolean =>
  matches(
    text,
    /^(?:(?:thoi|the|a|ok|ma|toi|em|minh|chau|con) )*(?:khong|ko|k|dung) (?:gui|bao|phan anh|lam|viet)(?: (?:nua|dau|a|nhe|gi))*(?: (?:thi|cu|nho|cho|xin))* (?:huy|dung|bo|xoa)(?: (?:di|bo|lai|luon|giup|ho|nhe|a|het|nhap|toi|em|minh|chau))*$/,
  )

/** "dừng" only with its mark: without, it is as likely "đúng". */
export const isStopWord = (text: string): boolean =>
  !text.startsWith('/') && (stopWords.has(foldMarks(text)) || /^dừng[.! ]*$/i.test(text) || matches(text, stopsTwice))

/** Words that stop or refuse and are given names too: who is asked for a name gives it with them. */
export const isNameToo = (text: string): boolean => /^(?:Huy|Thôi|[Hh]ồng|[Hh]ong)$/.test(text.trim().normalize('NFC'))

/** Leaves out the field that was asked for, and ends nothing: "thôi bỏ qua ảnh", "thôi khỏi". */
export const leavesOut = (text: string): boolean =>
  matches(
    text,
    /^(?:(?:thoi|the|vay|ok|a|thi|u|da) )*(?:bo qua|khoi(?: can)?|khong can)(?: (?:anh|hinh|video|giay to|chung cu|ten|ho ten|so|dien thoai|sdt|thoi gian|ngay|cau|cai|muc|buoc|phan|nay|do|di|luon|nhe|nha|a|ad|em|toi|giup|cho|cung duoc))*$/,
  )

/** A greeting or thanks and nothing else. */
export const isCourtesy = (text: string): boolean =>
  matches(
    text,
    /^(?:ok |vang |da |oke )*(?:xin chao|chao|alo|hello|hi|hihi|cam on|cam on nhieu|thank|thanks|thank you)(?: (?:ad|admin|ban|em|anh|chi|co|chu|bac|nhe|nha|a|nhieu|bot|shop|xa oi|moi nguoi|cac ban|truoc))*$/,
  )

/** A story has the same words: "tôi bán tạp hóa", "để sau nhà", "phía sau", "để bà con đi lại", "bị phạt vì để …". */
const tellsStory = (text: string): boolean => {
  const folded = foldMarks(text)
  return (
    sells.test(text.normalize('NFC').replace(toldBusy, '')) ||
    /\b(?:de|phia|dang|mat|vuon|cong|ngo|cua|o) sau (?:nha|truong|cho|xom|vuon|lung|ngo|cong|dinh|chua|tram|uy ban)\b|\b(?:phia|dang|mat) sau\b|\bba con\b/.test(
      folded,
    ) ||
    (/\bvi (?:de|cho|khong)\b|\bbi (?:phat|thu|xa|cong an|dinh chi|lap bien ban)\b/.test(folded) &&
      folded.split(' ').length >= fewestInStory)
  )
}

const sells = /^(?:\S+ )?(?:tôi|toi|em|mình|minh|cháu|chau) (?:đang |dang )?(?:bán|ban)(?!\p{L})/iu
const toldBusy =
  /(?<!\p{L})ban(?=(?: (?:qua|lam|roi|ti|chut|viec|di|hop|lat|sau|mai|mot|1|xiu|luc|nhe|a|ca|khong|ko|k|dang)(?!\p{L})|[\s,.!]*$))/giu
const fewestInStory = 7

/** "tôi nhận ngày 10/11" is the writer, not the evening; without marks, only of what is past or with a courtesy behind it. */
const isOwnDeed = (text: string): boolean => {
  const said = text.normalize('NFC').toLowerCase()
  const [, behind] = /^(?:thoi |a |ma |ok )*toi (?:gui|lam|noi|nhan|tinh|viet|ghi)\b(.*)$/.exec(foldMarks(text)) ?? []
  if (behind === undefined) return false
  if (/\b(?:truoc|hom (?:qua|kia|truoc)|vua roi|den dau|roi)\b/.test(behind)) return true
  if (said !== foldMarks(text)) return /(?<!\p{L})tôi(?!\p{L})/u.test(said)
  return !/^(?: (?:cho|sau|tiep|lai|nhe|nha|a|ad|em|ban|xa|tin|not))*$/.test(behind)
}

/** Wants to go on later: "để tôi hỏi vợ đã", "thôi để sau", "lát nữa gửi". */
export const wantsToHold = (text: string): boolean => !tellsStory(text) && !isOwnDeed(text) && holds(text)

const holds = (text: string): boolean =>
  matches(
    text,
    /^(?:thoi |a |ma |ok |thoi thi )*(?:de (?:sau|mai|lat|toi nay|hom khac|luc khac|khi khac|dip khac)\b.*|(?:de|cho) (?:toi|em|minh|chau|con|bac|ba|ong|anh|chi|tui|t)\b.*\b(?:da|sau|cai|chut|xem|tinh|hoi|lai)|(?:toi|em|minh|chau) o .{2,30} de (?:toi|em|minh|chau) (?:suy nghi|nghi|tinh|can nhac|hoi).*|(?:lat|ti|chut|toi|mai|hom khac|luc khac|khi khac)(?: nua)? (?:toi |em |minh |chau )?(?:gui|lam|noi|nhan|tinh|viet|ghi)\b.*|(?:cho|doi) (?:ti|chut|xiu|mot chut|1 chut|1 ti|mot lat|lat)\b.*|(?:toi|em|minh|chau|dang) (?:dang )?ban\b.*|chua gui (?:voi|vang|da)|khoan (?:da|gui|hay gui)\b.*|tam dung\b.*)$/,
  )

/** Wants what was put aside: "lấy lại", "quay lại việc lúc nãy". */
export const wantsToResume = (text: string): boolean =>
  matches(
    text,
    /^(?:a |ma |thoi |gio |ok |the |ta |chung ta |minh |chung minh |em |toi )*(?:lay lai(?: (?:nhap|don|cai|di).*)?|(?:lam|gui|viet|noi|ke) tiep(?: (?:di|nhe|viec|cai|don|phan anh).*)?|tiep tuc(?: (?:di|nhe|viec|cai|don|phan anh|lam|gui).*)?|(?:quay|tro) (?:lai|ve) (?:voi )?(?:cai |viec |vu |chuyen |don |ban )*(?:luc nay|do|kia|phan anh|khieu nai|to cao|tin bao|nhap|dang do|dang lam|cu|khi nay|truoc)\b.*|(?:quay|tro) (?:lai|ve) (?:voi )?(?:cai )?(?:viec|vu|chuyen) (?:do )?(?:rac|duong|den|cong|nuoc|dien|o nhiem|tieng on|mui|khoi|bui|cau|cho|bao)\b(?: \w+){0,4}|(?:con )?(?:cai|viec|vu) (?:luc nay|khi nay|dang do|thu hai|thu 2|kia|con lai)(?: thi sao| nua)?|(?:con )?(?:cai )?(?:phan anh|khieu nai|to cao|don|nhap) (?:luc nay|khi nay|dang do|hom truoc)\b.*|(?:a ma |the )?gui luon di\b.*|(?:thi )?cu (?:bao|gui|phan anh|viet|ke)(?: tiep)?(?: di| luon| luon di| nhe| thoi)+)$/,
  )

const again =
  /^(?:(?:a|ma|thoi|the|ok|u|vay|thi|nghi lai|gio|vang|da|khong|toi|em|minh|chau) )*(?:(?:cho|de) (?:toi|em|minh|chau|con) )?(?:(?:cu|van|muon|lai) )*(?:gui|bao|phan anh)(?: (?:lai|di|luon|tiep|nhe|nha|a|ad|giup|ho|cho|toi|em|minh|chau|con|don|phan anh|cai|do|kia|luc nay|khi nay|vua nay|vay|thoi|xa|day))*$/
/** Says that it is to be sent after all: not "gửi phản ánh", which begins a new one. */
const afterAll = /\b(?:lai|di|luon|tiep|van|cu)\b/

/** "à mà thôi gửi đi, cho tôi gửi lại", after a report was put aside. */
export const sendsAfterAll = (text: string): boolean =>
  text.length <= longest &&
  text
    .split(/[,.;!]+/)
    .map(foldMarks)
    .filter(Boolean)
    .every((clause) => again.test(clause) && afterAll.test(clause))

/** Wants to hear what was written down so far. */
export const wantsSummary = (text: string): boolean =>
  matches(
    text,
    /(?:^|\b(?:xong roi|xong r|xong|chau|em|ad|roi|ok|the|thi|a|ma|gio|hay|thoi|cho toi|cho em|cho minh|cho ba|cho bac|giup toi) )(?:tom tat|(?:tong ket|tong hop|liet ke|doc|ke)(?: het| lai)*(?: lai)? (?:lai|cho (?:toi|em|minh|chau) (?:xem|nghe)|xem|giup|nhung gi)|tom lai (?:xem|nghe|giup|cho|lan|phan anh|don|di)|doc lai|xem lai|kiem tra lai|nhac lai (?:xem |nhung gi |toan bo |cai |phan anh|don|noi dung)|cho (?:toi|em|minh|chau|ba|bac|tui) xem lai|ghi duoc (?:gi|nhung gi)|da ghi (?:gi|nhung gi)|(?:tom|chot) lai (?:xem |nghe |la )?(?:da )?ghi (?:gi|nhung gi|the nao)|chot lai (?:xem|nghe|giup|noi dung)|ghi (?:gi|nhung gi) roi)\b/,
  )

/** Didn't get the question. */
export const wantsRepeat = (text: string): boolean =>
  matches(
    text,
    /^(?:a |o |xin loi |sao )*(?:nhac lai(?: (?:di|cau hoi|giup|voi|nhe).*)?|noi lai(?: (?:di|xem|cau).*)?|hoi (?:gi|cai gi)(?: co| the| vay| day| nhi)?|gi co|cai gi co|(?:toi |em |minh |ba |bac )?(?:chua|khong|k|ko) (?:hieu|ro)(?: (?:cau hoi|y|lam|cau nay|hoi gi).*)?|la sao(?: a| vay)?|y la sao|sao co|tra loi (?:gi|sao|cai gi)(?: bay gio)?)$/,
  )

/** Wants it shorter. */
export const wantsShorter = (text: string): boolean =>
  matches(text, /^(?:\w+ ){0,3}(?:gon lai|ngan (?:gon|lai|thoi)|noi ngan|dai (?:qua|the|dong)|lang nhang)\b.*$/)
