import { foldMarks } from '../../../shared/text.js'

const lead = '(?:(?:a|o|u|the|vay|con|cho (?:toi|em|minh|chau) hoi|xin hoi|toi muon|em muon|ad oi|xa oi|khong biet) )*'
const sent = '(?:phan anh|kien nghi|y kien|gop y|don(?: thu)?|tin bao)'
const ofMine =
  '(?: (?:nay|do|ay|cua (?:toi|em|minh|chau|nha toi|chung toi)|(?:(?:ma|toi|em|minh|chau) )?(?:da |vua |moi )?gui(?: di)?|(?:hom|lan|tuan|dot|thang|bua) (?:truoc|qua|no|kia|roi)|hom nay|luc nay|vua roi|truoc))+'
const whatBecame =
  '(?:(?:(?:da|den|toi|di|ve|gio|bay gio|hien) )*(?:(?:den|toi|di) dau|(?:the nao|ra sao|sao|nhu nao)|(?:co )?(?:ai|noi nao|ben nao|xa) (?:xu ly|giai quyet|xem|tra loi|nhan)|(?:duoc )?(?:xu ly|giai quyet|tra loi|xem)(?: den dau| toi dau| chua)?|xong))'
const end = '(?: (?:roi|chua|the|vay|nhi|a|ad|em|xong|day|ha|hay chua))*'
const became = new RegExp(`^${lead}${sent}${ofMine} ${whatBecame}${end}$`)

const longest = 80

const look = '(?:xem|kiem tra|coi|doc)(?: (?:lai|giup|ho|cho|toi|em|minh))*'
const lookAgain = new RegExp(
  `^${lead}(?:cho (?:toi|em|minh|chau) )?${look} (?:(?:cai|viec|vu|noi dung|tin|phan anh|kien nghi|don|thu|nhung gi) )*(?:(?:ma|toi|em|minh|chau) )*(?:vua|da|moi|luc nay|khi nay|hom truoc|hom qua)(?: \\w+)? ?gui(?: di| xong| roi| a| nhe| voi)*$`,
)
const whatWasAnswered = new RegExp(
  `^${lead}(?:(?:xa|phuong|ubnd|uy ban|co quan|can bo|ho|ben do|noi do) )?(?:(?:da|co) )?(?:tra loi|phan hoi)(?: (?:toi|em|minh|chau|dan))? (?:the nao|ra sao|sao|nhu nao|nhu the nao|(?:nhung )?gi)${end}$`,
)
/** "thế đã xử lý chưa", "đến đâu rồi phản ánh của tôi": of what was sent, or is about to be. */
const bare =
  /^(?:(?:the|vay|a|u|ad|xa|ma|gio|oi) )*(?:(?:da|duoc|ben xa|co) ){0,3}(?:xu ly|giai quyet|sua|tra loi|lam|xem)(?: (?:duoc|gi|cho toi|cho em|den dau|toi dau|xong|den))* (?:chua|roi)(?: (?:a|vay|the|ad|nhi|em))*$/
const whereTo = new RegExp(
  `^${lead}(?:(?:da )?(?:den|toi) dau(?: roi)?|xong chua|(?:the nao|ra sao) roi) ${sent}(?: (?:cua )?(?:toi|em|minh|chau|nha toi|nay|ay|do|a|the|vay|roi)){0,4}$`,
)

/** Whether it is asked, of no case by name, how far it is. */
export const asksHowFar = (text: string): boolean => {
  const folded = text.length <= longest ? foldMarks(text) : ''
  return bare.test(folded) || whereTo.test(folded) || became.test(folded)
}

/** "phản ánh của tôi tới đâu rồi", "xem lại cái vừa gửi", "xã trả lời thế nào": what became of the own case, by no code. */
export const asksOfOwnCase = (text: string): boolean => {
  const folded = text.length <= longest ? foldMarks(text) : ''
  return became.test(folded) || lookAgain.test(folded) || whatWasAnswered.test(folded)
}
