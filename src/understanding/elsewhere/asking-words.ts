import { createPhrases } from '../reading/phrases.js'
import type { Word } from '../reading/words.js'

/** Words that ask, or speak of who asks: they say nothing of which procedure is meant. */
const asking = new Set(
  (
    'toi em minh anh chi ban bac chu chau ad admin oi a u vay nhe voi di thi la ma nay do kia nao gi ai ' +
    'sao the nhu dau bao nhieu may lau khi gio hom tuan bua co khong duoc phai can muon xin hoi giup gium biet ' +
    'lam thu tuc so hay hoac o tai ra den toi nop lay xong online giay to nhung cac cua cho ' +
    'huong dan dieu kien trinh tu hien nay dang se da roi nua luon het ton tien phi mat bao ve viec ' +
    'chuan bi mang theo thua uy phuong xa ha ak dum ti chut nhu sap bi trong tren va de cai mot ong ba con'
  ).split(' '),
)
/** Words that ask in one place and name in another: these stand for something wherever their marks are others. */
const markedAsking = new Set(
  (
    'tôi em mình anh chị bạn bác chú cháu ad admin ơi ạ vậy nhé nha với đi thì là mà này đó kia nào gì ai ' +
    'sao thế như đâu bao nhiêu mấy lâu khi giờ hôm tuần bữa có không được phải cần muốn xin hỏi giúp giùm biết ' +
    'làm thủ tục hay hoặc ở tại ra đến tới nộp lấy xong online giấy tờ những các của cho ' +
    'hiện nay đang sẽ đã rồi nữa luôn hết tốn về việc cái một và để trong trên bị sắp u thưa ủy phường xã'
  ).split(' '),
)

const phrases = createPhrases(
  [
    ...[
      'bao nhieu tien',
      'bao lau',
      'bao gio',
      'may ngay',
      'o dau',
      'o dau cung duoc',
      'dau cung duoc',
      'noi nao cung duoc',
      'cho nao cung duoc',
      'cho nao',
      'can gi',
      'giay to gi',
      'can giay to gi',
    ],
    ...['the nao', 'lam sao', 'mat bao lau', 'le phi', 'thoi gian', 'nop o dau', 'lam o dau', 'xin o dau', 'ra dau'],
    ...[
      'can nhung gi',
      'gom nhung gi',
      'het bao nhieu',
      'cho hoi',
      'xin phep ai',
      'xin phep',
      'o co quan nao',
      'co quan nao',
    ],
    ...[
      'nha em',
      'nha toi',
      'nha minh',
      'nha chau',
      'cap tinh',
      'cap bo',
      'cap xa',
      'o tinh',
      'cua tinh',
      'hom nay',
      'dinh ky',
      'het han',
      'sap het han',
    ],
    ...[
      'cho nguoi lon',
      'cho tre em',
      'cho con',
      'cho cong ty',
      'cua cong ty',
      'cho doanh nghiep',
      'cua toi',
      'cho toi',
    ],
    ...['uy ban nhan dan', 'nghi dinh', 'thong tu', 'theo quy dinh', 'quy dinh', 'nd cp', 'tt btc', 'qd ttg', 'tt bca'],
    ...['phai lam gi', 'ho so', 'lam ho', 'giup ho', 'truc tuyen', 'qua mang', 'ho so gom', 'le phi bao nhieu'],
  ].map((phrase) => [phrase, true] as const),
)

/** Words of these that name something together. */
const naming = createPhrases(
  ['viec lam', 'cong viec', 'xa hoi', 'hop tac xa', 'dieu kien', 'nguoi tieu dung'].map(
    (phrase) => [phrase, true] as const,
  ),
)

/** Of each word whether it only asks; `isMarked`: the message is typed with marks. */
export const isAsking = (words: readonly Word[], isMarked: boolean): boolean[] => {
  const found = words.map(
    ({ marked, folded }) => /^\d+$/.test(folded) || (isMarked ? markedAsking.has(marked) : asking.has(folded)),
  )
  for (let from = 0; from < words.length; from++)
    for (const { length } of phrases(words, from)) found.fill(true, from, from + length)
  for (let from = 0; from < words.length; from++)
    for (const { length } of naming(words, from)) found.fill(false, from, from + length)
  return found
}
