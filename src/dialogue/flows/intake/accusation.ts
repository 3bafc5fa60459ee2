import { findPlaces } from '../../../places/find-places.js'
import { foldMarks } from '../../../shared/text.js'
import { normalise } from '../../../understanding/reading/normalise.js'
import type { Word } from '../../../understanding/reading/words.js'

/**
 * Whether words accuse people in a commune's office of a crime, or its leaders of misconduct: the commune must not get
 * them unasked (Luật Tố cáo Điều 8, 56). Praise, questions, slow service, bad manners of an officer and crimes of
 * private people (a thief in the village) accuse nobody in this sense. Reads a text of any length, with or without
 * marks. `isDenunciation`: the classifier reads a denunciation, so that it is enough to name an office-holder as the one who acts.
 */
export const accuses = (text: string, { isDenunciation = false } = {}): boolean =>
  readPieces(text).some(
    (words) =>
      isCrime(words) ||
      isDoneBy(words, acts.ofLeaders, people.leaders) ||
      (isDenunciation && namesDoer(words) && !isOfManners(text)),
  )

const manners =
  /\b(?:quat(?: (?:thao|nat|mang|thang))?|noi nang|an noi|noi kho nghe|thai do|vo le|hon lao|cau gat|gat gong|mat nang may nhe|cau co|coi thuong|khinh|cua quyen|hach dich|lanh nhat|tho o|kho chiu|mang|chui|xua duoi|duoi ve|nat no)\b/
const graver =
  /\b(?:danh|dam|tat|doa|tien|trieu|phong bi|hoi lo|an chan|boi duong|qua cap|lot tay|lam gia|bao che|lay dat|chiem|to cao|to giac|so soang|sam so|quay roi)\b/
/** How an officer spoke to somebody, and nothing worse: that is feedback (legal-facts, section 3.3). */
export const isOfManners = (text: string): boolean => {
  const folded = foldMarks(text)
  return manners.test(folded) && !graver.test(folded)
}

/** Whether words accuse people in office of a crime; misconduct of a leader alone is none. */
export const accusesOfCrime = (text: string): boolean => readPieces(text).some(isCrime)

const isCrime = (words: readonly Word[]): boolean =>
  findActs(words, acts.ofOffice).length > 0 ||
  isDoneBy(words, acts.ofAnybody, people.all) ||
  isDoneBy(words, acts.ofPersons, people.persons) ||
  isDoneBy(words, acts.ofCarers, people.carers) ||
  isSuffered(words) ||
  isPaperSold(words) ||
  isPaidForFavour(words)

/** `isExact`: without its marks it's another word, or a name ("đừng", "Dung"). */
type PhraseWord = { marked: string; folded: string; isExact: boolean }
type Phrase = readonly PhraseWord[]
type Span = { from: number; to: number }

/** By their first word without marks. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>

/** Phrases are separated by commas; "#": a sum of money, "+": who suffers it ("con tôi"), "*": the same or nothing, "=": with its marks only. */
const phrasesOf = (...texts: string[]): Phrases => {
  const phrases = new Map<string, Phrase[]>()
  for (const text of texts.join(',').split(',')) {
    const phrase = text
      .trim()
      .split(' ')
      .map((word) => ({ marked: word.replace(/^=/, ''), folded: foldMarks(word), isExact: word.startsWith('=') }))
    const first = phrase[0]?.folded ?? ''
    phrases.set(first, [...(phrases.get(first) ?? []), phrase])
  }
  return phrases
}

const leaders =
  'chủ tịch, phó chủ tịch, chủ tịt, ct xã, ct phường, ct ủy ban, pct, bí thư, lãnh đạo xã, lãnh đạo phường, lãnh đạo ủy ban, ' +
  'lãnh đạo địa phương, trưởng công an, quan xã, sếp xã, sếp phường, sếp ủy ban, sếp to, sếp lớn, sếp nhất, đứng đầu xã, ' +
  'đứng đầu phường, đứng đầu ủy ban, đứng đầu địa phương, to nhất xã, to nhất phường, to nhất ủy ban, quyền nhất xã, quyền nhất phường'
const staff =
  'cán bộ, công chức, địa chính, tư pháp, hộ tịch, kế toán, thủ quỹ, trưởng thôn, trưởng xóm, trưởng khu, tổ trưởng, công an, ' +
  'dân quân, xã đội, hiệu trưởng, trạm trưởng, thanh tra, nhân viên một cửa, chủ nhiệm hợp tác xã, chi hội trưởng, ' +
  'hội trưởng, người nhà chủ tịch'
/** Who looks after children: what they do to them isn't the parents' to settle with the school. */
const carers =
  'thầy giáo, cô giáo, giáo viên, thầy chủ nhiệm, cô chủ nhiệm, giáo viên chủ nhiệm, thầy, thầy dạy, cô dạy, bảo mẫu, cô trông trẻ'
const offices = 'ủy ban, chính quyền, bộ phận một cửa, ban giải phóng mặt bằng'

const people = {
  leaders: phrasesOf(leaders),
  persons: phrasesOf(leaders, staff),
  all: phrasesOf(leaders, staff, offices),
  carers: phrasesOf(carers),
}

const relatives = ['người nhà', 'con', 'con cháu', 'cháu', 'em', 'anh em', 'họ hàng', 'vợ', 'em vợ']
const forRelatives = relatives
  .flatMap((relative) =>
    ['cán bộ', 'chủ tịch', 'phó chủ tịch', 'bí thư', 'lãnh đạo'].map((who) => `cho ${relative} ${who}`),
  )
  .join(',')

/** "khai khong tien": without marks the paper or money tells it from "không". */
const madeUp = ['tiền', 'danh sách', 'hồ sơ', 'chứng từ', 'giấy', 'tên']
  .flatMap((what) => [
    ...['khai', 'kê', 'ký', 'lập', 'chi'].map((deed) => `${deed} khống ${what}`),
    `lập ${what} khống`,
  ])
  .join(',')

const acts = {
  /** Only people in office can do these: nobody needs to be named. */
  ofOffice: phrasesOf(
    'hối lộ, hôi lộ, tham nhũng, tham ô, ăn chặn, lót tay, biển thủ, mãi lộ, chạy chức, mua quan bán chức, lạm quyền, vòi vĩnh, ' +
      'nhận phong bì, đòi phong bì, vòi phong bì, đưa phong bì, gửi phong bì, kẹp phong bì, phải chung chi, đòi chung chi, ' +
      'gợi ý chung chi, tiền chung chi, bán đất công, bán ruộng công, tẩu tán, chia nhau đất công, lợi dụng chức vụ, lợi dụng chức quyền, ' +
      'lạm dụng chức vụ, lạm dụng chức quyền, lạm dụng quyền, =khai =khống, =kê =khống, =lập =khống, =chi =khống, ' +
      'chứng từ =khống, hồ sơ =khống, hóa đơn =khống, ' +
      'danh sách =khống, rút ruột, ăn tiền của dân, ăn tiền dân, ăn bớt tiền hỗ trợ, ăn bớt gạo, bớt xén tiền, ' +
      'xã nhận tiền, xã đòi tiền, xã ăn bớt, xã lấy tiền của dân, xã bao che, xã bán đất, xã thu tiền không biên lai',
    forRelatives,
    'xã chia đất cho người nhà, xã cấp đất cho người nhà, xã chia đất cho họ hàng, xã cấp đất cho họ hàng',
  ),
  /** Accuse an officer when one does them. */
  ofAnybody: phrasesOf(
    madeUp,
    'nhận tiền, nhận #, đòi tiền, đòi #, đòi thêm tiền, đòi thêm #, đòi bồi dưỡng, đòi chi, vòi tiền, vòi #, xin tiền, xin #, ' +
      'ăn tiền, ăn bẩn, ăn #, lấy tiền, lấy #, moi tiền, gợi ý đưa, gợi ý bồi dưỡng, gợi ý chi, gợi ý tiền, tiền bồi dưỡng, ' +
      'tiền cà phê, đưa tiền, đưa #, biếu tiền, biếu #, đút tiền, đút túi, bỏ túi, ăn bớt, bớt xén, cắt xén, ăn đất, chiếm đất, ' +
      'lấn đất công, chiếm đoạt, cướp đất, lừa đảo, làm giả, giả chữ ký, giả mạo, bằng giả, giấy tờ giả, hồ sơ giả, bao che, ' +
      'tiếp tay, bảo kê, chống lưng, chia nhau, chia chác, ăn chia, đánh dân, đánh người, đánh tôi, đánh em, đánh con tôi, ' +
      'hành hung, dọa giết, sàm sỡ, quấy rối, gạ gẫm, gạ tình, tống tiền, thu tiền sai, thu sai, thu tiền trái, thu trái, ' +
      'không biên lai, phạm pháp, trái pháp luật, vi phạm pháp luật, sai phạm, cấp đất sai, cấp đất trái, giao đất sai, ' +
      'bán đất trái, quỹ đen, khai man, đòi * #, bắt * đưa #, bắt * đưa tiền, bắt * nộp #, bắt * nộp tiền, bắt * đóng #, ' +
      'bắt * chi #, ép * đưa, ép * nộp tiền, ép * nộp #, bắt + đóng tiền, phải có quà, đánh +, đánh gãy, đánh bị thương, ' +
      'tát +, đấm +, đạp +, nhốt +, trói +, giam giữ trái, bức cung, nhục hình, tra tấn, vô cớ, bắt oan, dọa +, đe dọa +, ' +
      'hăm dọa, dọa đánh, đến phá, đến đập, đập phá nhà, phá nhà, côn đồ, xã hội đen, sờ mó, sờ soạng, hiếp dâm, xâm hại, ' +
      'cưỡng bức, ép cung, nhận tội, đấm vào, tát vào, đá vào, đánh vào, nhận quà, ôm tiền, bớt tiền, rút tiền, ăn quỹ, ' +
      'hạch sách, hách sách, sách nhiễu dân, =nhũng =nhiễu, hay nhũng nhiễu, chuyên nhũng nhiễu, nhũng nhiễu dân, nhũng nhiễu nhân dân, ' +
      '=khống, không lập biên bản, lấy xe của, lấy xe máy, đất cho người nhà, đất cho anh em, đất cho họ hàng',
  ),
  /** Of a person's doing only: an office takes land by law. */
  ofPersons: phrasesOf(
    'gây khó dễ, làm khó dễ, hoạnh họe, lấy đất công, lấy đất +, lấy đất của, lấy ruộng của, chiếm ruộng, chiếm nhà, trên đất công, trên đất ruộng công, ' +
      'đất cho em, đất cho con, đất cho nhà em, đất cho nhà con, đất cho nhà anh, thầu hết, sửa sổ đỏ, sang tên trái, con vào làm, cháu vào làm, người nhà vào làm, em vào làm, lấy xe công, lấy của công',
  ),
  ofCarers: phrasesOf(
    'đánh +, đánh học sinh, đánh học trò, đánh trẻ, đánh bé, đánh vào, đánh đập, tát +, tát học sinh, tát trẻ, tát bé, tát vào, ' +
      'đấm +, đạp +, nhốt +, nhốt học sinh, trói +, bạo hành, hành hạ, sàm sỡ, sờ mó, sờ soạng, quấy rối, xâm hại, gạ gẫm, ' +
      'gạ tình, hiếp dâm, dâm ô, trù dập, ép học thêm, bắt học thêm, ép * học thêm, bắt * học thêm, ép * đi học thêm, bắt * đi học thêm',
  ),
  /** A leader's own office can't look into these. */
  ofLeaders: phrasesOf(
    'vi phạm, làm trái, làm sai, bè phái, thiên vị, ưu ái, trúng thầu, trù dập, trả thù, chèn ép, ức hiếp, áp bức, hách dịch, ' +
      'cửa quyền, quan liêu, coi thường, quát, chửi, mắng, nạt, đuổi dân, đuổi tôi, dọa, đe dọa, làm ngơ, lờ đi, bưng bít, ' +
      'dung túng, vô trách nhiệm, thiếu trách nhiệm, say rượu, say xỉn, đánh bạc, ngoại tình, gian dối, dối trá, lừa dân, ' +
      'tư lợi, trục lợi, vụ lợi, tư túi, cố tình, né tránh, đùn đẩy, cản trở, ép dân, ép tôi, cưỡng chế sai, thu hồi sai, ' +
      'tiêu cực, mờ ám, khuất tất, bán đất, ăn của dân',
  ),
}

/** What somebody suffers: "bị chủ tịch xã …". */
const suffered = phrasesOf(
  'đánh, tát, đấm, đạp, nhốt, trói, sờ, ôm, ép, dọa, đe dọa, chửi, hành hạ, cướp, chiếm, lấy đất, lấy tiền, phá nhà',
)
const passive = phrasesOf('bị')
const demands = phrasesOf('đòi, bắt, vòi, ép, gợi ý')
const payments = phrasesOf('tiền, quà, phong bì')
const papers = phrasesOf(
  ...['mới', 'mới chịu', 'mới cho', 'mới được'].flatMap((only) =>
    [
      'ký',
      'kí',
      'làm giấy',
      'làm sổ',
      'trả sổ',
      'ra sổ',
      'nhận hồ sơ',
      'cấp',
      'đóng dấu',
      'dấu',
      'xác nhận',
      'duyệt',
      'làm cho',
      'giải quyết',
    ].map((deed) => `${only} ${deed}`),
  ),
)
/** Others who may have done it. */
const privatePeople = phrasesOf(
  'có người, có kẻ, có thằng, hàng xóm, kẻ xấu, kẻ trộm, kẻ gian, bọn, thanh niên, chồng, ngân hàng, công ty, chủ nợ',
)
const hired = phrasesOf('cho, đưa, thuê, cùng, và, xúi, sai, gọi, với')
const called = phrasesOf('ơi')
const goodDeeds = phrasesOf(
  'bắt được, bắt trộm, bắt kẻ trộm, nhiệt tình, tận tình, chu đáo, rất tốt, mức tốt, gương mẫu, cảm ơn, khen',
)
const asking = phrasesOf('không, ko, chưa')

/** Right before an act: it wasn't done, or it's what somebody acts against or talks about. */
const denials = phrasesOf(
  'không, chưa, chẳng, =chả, không hề, không bao giờ, chưa từng, không ai, =đừng, =cấm, chống, =phòng, =tội, ngăn chặn, bài trừ, ' +
    'tuyên truyền, tập huấn, bắt, bắt được, xử lý, xử phạt, dẹp, nghiêm trị, hành vi',
)
/** Right after an act that seems denied: "không đưa tiền thì không ký". */
const conditions = phrasesOf('thì, là không, là bị, mới')
/** Right before a person: the one who is asked or told, not the one who did it. */
const addressed = phrasesOf(
  'đề nghị, mong, kính mong, nhờ, xin, kính gửi, kính thưa, thưa, gửi, yêu cầu, báo, báo cho, báo với, nói với, gặp, hỏi, ' +
    'trình, phản ánh với, phản ánh đến, gọi, gọi cho, cảm ơn, khen, biểu dương, mời',
)
/** Right behind a person and a name, and right before: who has only seen it, or was only told. */
const witnesses = phrasesOf(
  'làm chứng, làm nhân chứng, đứng ra làm chứng, chứng kiến, chứng giám, cũng chứng kiến, cũng biết, đã được báo, được báo, đã biết việc, biết việc này, xác nhận giúp',
)
const witnessed = phrasesOf(
  'trước mặt, trc mặt, chứng kiến của, sự có mặt của, nhân chứng, nhân chứng là, người làm chứng, người làm chứng là, làm chứng là, làm chứng có, chứng kiến có, liên hệ, liên lạc, gọi điện cho',
)
/** Right before an office: who only plays it, and what is sold ("ca" alone is read as the police). */
const posing = phrasesOf(
  'giả làm, giả danh, giả mạo, giả dạng, mạo danh, mạo nhận, đóng giả, đóng vai, tự xưng, tự xưng là, xưng là, tự nhận, tự nhận là',
)
const fish = phrasesOf('bán, nuôi, ao, thả, câu')
/** Right behind a person and a name: who promised, was told, knows or came to look; nothing they did to anybody. */
const bystanding = phrasesOf(
  'hứa, đã hứa, có hứa, hẹn, đã hẹn, biết, đã biết, có biết, cũng biết, nắm được, đã nắm, nhận được, đã nhận được, tiếp nhận, đã tiếp nhận, ghi nhận, ' +
    'đã ghi nhận, đã nghe, nghe rồi, được báo, đã được báo, xuống xem, đã xuống, có xuống, xuống kiểm tra, đến xem, đã đến, có đến, đã kiểm tra, có kiểm tra, ' +
    'đã nhắc, có nhắc, nhắc nhở, đã nhắc nhở, lập biên bản, đã lập biên bản, đã xác nhận, đã trả lời, trả lời, bảo sẽ, nói sẽ, cho biết, giúp, vào cuộc',
)
const nevertheless = phrasesOf('mà, nhưng, nhưng mà, rồi mà, song, vẫn, rồi vẫn, để, cho, trước')
const falsely = phrasesOf('gian, sai, giả, man, dối')
const towards = phrasesOf('cho, của, với, do, bởi, thì')
const honorifics = new Set([
  'ông',
  'bà',
  'anh',
  'chị',
  'các',
  'mấy',
  'đồng chí',
  'chú',
  'cô',
  'tay',
  'thằng',
  'bên',
  'vị',
])
const foldedHonorifics = new Set([...honorifics].map(foldMarks))
/** One's own affairs, and words that look alike without marks. */
const innocent = phrasesOf(
  'nhận tiền hỗ trợ, nhận tiền trợ cấp, nhận tiền đền bù, nhận tiền bồi thường, nhận tiền lương hưu, lấy tiền hỗ trợ, ' +
    'chúng tôi nhận phong bì, ' +
    'lấy tiền trợ cấp, đi nhận tiền, lên nhận tiền, ra nhận tiền, được nhận tiền, đòi tiền nợ, đòi tiền lương, đòi tiền công, ' +
    'đi ăn cưới, đi ăn cỗ, đi ăn giỗ, đi uống nước, đi uống cà phê, ' +
    'tôi hơi lo, em hơi lo, cháu hơi lo, mình hơi lo, cũng hơi lo, thấy hơi lo, nên hơi lo, con hơi lo',
)

const victims = new Set(
  'tôi em cháu con mình dân bà mẹ bố ba má vợ chồng anh chị người chúng gia đình nhà nhân hộ các nhân viên cụ ông trai gái của'.split(
    ' ',
  ),
)
const foldedVictims = new Set([...victims].map(foldMarks))
const longestVictim = 4

const actBefore = 14
const actAfter = 4

const isWord = (said: Word, { marked, folded, isExact }: PhraseWord): boolean =>
  said.marked === marked || (!isExact && said.marked === said.folded && said.folded === folded)

/** How many words from here are a sum of money: "50tr", "5 triệu"; 0: none. */
const lengthOfMoney = (words: readonly Word[], at: number): number => {
  const [first = '', second = ''] = [words[at]?.folded, words[at + 1]?.folded]
  if (/^\d+(tr|trieu|cu|k|ty|m)\d*$/.test(first)) return 1
  const isNumber = /^(\d+|may|vai|hai|ba|nam|muoi|tram|chuc|mot|bon|sau|bay|tam|chin)$/.test(first)
  if (!isNumber) return 0
  if (/^(trieu|tr|nghin|ngan|cu|ty|tram|k|dong|lit)$/.test(second)) return 2
  return /^(chuc|tram)$/.test(second) ? 2 : 0
}

const lengthOfVictim = (words: readonly Word[], at: number): number => {
  let length = 0
  while (length < longestVictim && isVictim(words[at + length])) length++
  return length
}

const isVictim = (word: Word | undefined): boolean =>
  word !== undefined && (victims.has(word.marked) || (word.marked === word.folded && foldedVictims.has(word.folded)))

const lengthOfOne = (words: readonly Word[], at: number, wanted: PhraseWord): number => {
  if (wanted.marked === '#') return lengthOfMoney(words, at)
  if (wanted.marked === '+' || wanted.marked === '*') return lengthOfVictim(words, at)
  return words[at] && isWord(words[at], wanted) ? 1 : 0
}

const lengthOf = (words: readonly Word[], at: number, phrase: Phrase): number => {
  let to = at
  for (const wanted of phrase) {
    const length = lengthOfOne(words, to, wanted)
    if (length === 0 && wanted.marked !== '*') return 0
    to += length
  }
  return to - at
}

/** Length in words of the longest of these phrases that begins here; 0: none. */
const lengthAt = (words: readonly Word[], at: number, phrases: Phrases): number =>
  Math.max(0, ...(phrases.get(words[at]?.folded ?? '') ?? []).map((phrase) => lengthOf(words, at, phrase)))

const find = (words: readonly Word[], phrases: Phrases): Span[] =>
  words.flatMap((_word, from) => {
    const length = lengthAt(words, from, phrases)
    return length > 0 ? [{ from, to: from + length }] : []
  })

const longestBefore = 3
const endsAt = (words: readonly Word[], at: number, phrases: Phrases): boolean => {
  for (let length = 1; length <= longestBefore; length++)
    if (lengthAt(words, at - length, phrases) === length) return true
  return false
}

const longestName = 5
/** Between an office and an errand: somebody else runs it ("cán bộ bảo tôi lên nhận tiền hỗ trợ"). */
const errandWords = phrasesOf(
  'tôi, em, cháu, con, mình, dân, bà con, người dân, gia đình, nhà, hộ, bảo, báo, gọi, mời, hẹn, nhắn, cho, phát, trả, chi trả, để, đi, lên, ra, ' +
    'đến, vào, được, thì, mà, chưa, khi, lúc, yêu cầu, hướng dẫn, nhắc, thông báo, nói',
)

/** "bí thư xã Lê Văn Sơn lấy tiền hỗ trợ": right after the office only a name stands, so it is no errand of one's own. */
const isByPersonInOffice = (words: readonly Word[], errand: Span): boolean =>
  doersAmong(words, people.persons).some(
    ({ to }) =>
      to <= errand.from &&
      errand.from - to <= longestName &&
      find(words.slice(to, errand.from), errandWords).length === 0,
  )

/** Acts that are told as done. */
const findActs = (words: readonly Word[], phrases: Phrases): Span[] => {
  const excused = find(words, innocent).filter((span) => !isByPersonInOffice(words, span))
  return find(words, phrases).filter(({ from, to }) => {
    if (excused.some((span) => span.from <= from && from < span.to)) return false
    const isDenied = endsAt(words, from, denials) || endsAt(words, from - 1, denials)
    return !isDenied || [to, to + 1].some((at) => lengthAt(words, at, conditions) > 0)
  })
}

const isHonorific = ({ marked, folded }: Word): boolean =>
  honorifics.has(marked) || (marked === folded && foldedHonorifics.has(folded))

const withoutHonorifics = (words: readonly Word[], from: number): number =>
  from > 0 && isHonorific(words[from - 1] as Word) ? withoutHonorifics(words, from - 1) : from

/** Whether one of these people does such an act, or is the one to whom it is done: "đưa tiền cho cán bộ". */
const isDoneBy = (words: readonly Word[], phrases: Phrases, whom: Phrases): boolean => {
  const named = find(words, whom)
  const doers = doersAmong(words, whom)
  const others = find(words, privatePeople).filter(({ from }) => !endsAt(words, from, hired))
  return findActs(words, phrases).some(
    (act) =>
      doers.some(
        ({ to }) =>
          to <= act.from &&
          act.from - to <= actBefore &&
          !others.some((other) => other.from >= to && other.to <= act.from),
      ) || named.some(({ from }) => from >= act.to && from - act.to <= actAfter && endsAt(words, from, towards)),
  )
}

/** "công an xã ơi": who is called, not who did it. */
const isCalled = (words: readonly Word[], to: number): boolean =>
  lengthAt(words, to, called) > 0 || lengthAt(words, to + 1, called) > 0

const mostOfName = 3

/** "báo ông Quý trưởng xóm": where the name begins that stands before the office; where the office begins, if none does. */
const withoutNameBefore = (words: readonly Word[], from: number): number => {
  for (let at = from - 2; at >= 0 && at >= from - 1 - mostOfName; at--)
    if (isHonorific(words[at] as Word))
      return find(words.slice(at + 1, from), hired).length === 0 ? withoutHonorifics(words, at) : from
  return from
}

/** "ông Quý trưởng xóm làm chứng", "nhân chứng: ông Quý trưởng xóm". */
const isWitness = (words: readonly Word[], { from, to }: Span): boolean =>
  endsAt(words, from, witnessed) ||
  Array.from({ length: mostOfName + 1 }, (_gap, gap) => to + gap).some((at) => {
    const length = lengthAt(words, at, witnesses)
    return length > 0 && lengthAt(words, at + length, falsely) === 0
  })

/** "ông Hùng trưởng thôn biết", "chủ tịch hứa kiểm tra": named, and accused of nothing; where money is told, or "biết mà", it is more. */
const isBystander = (words: readonly Word[], { to }: Span): boolean =>
  !words.some((_word, at) => Math.max(lengthOfMoney(words, at), lengthAt(words, at, payments)) > 0) &&
  Array.from({ length: mostOfName + 2 }, (_gap, gap) => to + gap).some((at) => {
    const length = lengthAt(words, at, bystanding)
    return length > 0 && lengthAt(words, at + length, nevertheless) === 0
  })

/** "giả danh công an xã", "chị Ba bán ca": nobody in office. */
const isNoOffice = (words: readonly Word[], { from }: Span): boolean =>
  endsAt(words, from, posing) || (words[from]?.folded === 'cong' && endsAt(words, from, fish))

const withoutNoOffice = (words: readonly Word[]): Word[] => {
  const played = find(words, people.all).filter((span) => isNoOffice(words, span))
  return words.filter((word, at) => {
    const isOfPlayed = played.some(({ from, to }) => from <= at && at < to)
    return !isOfPlayed && !(played.some(({ to }) => to === at) && /^(?:xa|phuong)$/.test(word.folded))
  })
}

/** People of an office, not those who are asked or told or who have seen it; in no question and beside no praise or denial. */
const doersAmong = (words: readonly Word[], whom: Phrases): Span[] =>
  find(words, whom)
    .map((span) => ({ ...span, from: withoutNameBefore(words, withoutHonorifics(words, span.from)) }))
    .filter((span) => !endsAt(words, span.from, addressed) && !isCalled(words, span.to) && !isWitness(words, span))

const namesDoer = (words: readonly Word[]): boolean => {
  const isExcused =
    find(words, innocent).some((span) => !isByPersonInOffice(words, span)) || find(words, goodDeeds).length > 0
  const told = findActs(words, acts.ofAnybody).length + findActs(words, acts.ofOffice).length
  const isDenied = find(words, acts.ofAnybody).length + find(words, acts.ofOffice).length > told
  const isQuestion = lengthAt(words, words.length - 1, asking) > 0
  const doers = doersAmong(words, people.all).filter((span) => !isBystander(words, span))
  return !isExcused && !isDenied && !isQuestion && doers.length > 0
}

const sufferedAfter = 5

const isSuffered = (words: readonly Word[]): boolean => {
  const deeds = find(words, suffered)
  return find(words, people.persons).some(
    ({ from, to }) =>
      endsAt(words, withoutHonorifics(words, from), passive) &&
      deeds.some((deed) => deed.from >= to && deed.from - to <= sufferedAfter),
  )
}

const paymentAfter = 5
const paperAfter = 8

/** "đòi tôi 20 triệu mới ký": only who decides about papers can ask it, so that a name does for the office. */
const isPaperSold = (words: readonly Word[]): boolean => {
  const others = find(words, privatePeople)
  const paid = words.flatMap((_word, at) => {
    const length = Math.max(lengthAt(words, at, payments), lengthOfMoney(words, at))
    return length > 0 ? [{ from: at, to: at + length }] : []
  })
  const given = find(words, papers)
  const asked = findActs(words, demands).filter(({ from }) => !others.some((other) => other.to <= from))
  return asked.some(({ to }) =>
    paid.some(
      (sum) =>
        sum.from >= to &&
        sum.from - to <= paymentAfter &&
        given.some(({ from }) => from >= sum.to && from - sum.to <= paperAfter),
    ),
  )
}

const askedFor = phrasesOf(
  'bị vòi, bị đòi, bị gợi ý, bị moi, bị ép, bị bắt, bị vòi vĩnh, bị hạch, bị làm tiền, phải bồi dưỡng, cứ bồi dưỡng, phải chi, phải chi thêm, phải kẹp, ' +
    'phải đưa, phải đưa thêm, phải lót, phải biếu, phải có phong bì, phải có quà, phải cà phê, phải bôi trơn, chưa có quà, không có quà, chưa bồi dưỡng, ' +
    'không bồi dưỡng, chưa có phong bì, không có phong bì',
)
/** The favour itself says that something was paid: no sum needs to be named. */
const inItself = phrasesOf(
  'bị vòi vĩnh, bị làm tiền, phải bồi dưỡng, cứ bồi dưỡng, phải lót, phải có phong bì, phải có quà, phải bôi trơn, chưa có quà, không có quà, ' +
    'chưa bồi dưỡng, không bồi dưỡng, chưa có phong bì, không có phong bì, phải cà phê',
)
const ofOffices = phrasesOf(
  'làm giấy, giấy tờ, xin giấy, giấy xác nhận, giấy khai sinh, hồ sơ, thủ tục, làm sổ, sổ đỏ, sổ hồng, xin dấu, đóng dấu, xin xác nhận, xin phép, giấy phép, ' +
    'làm khai sinh, khai tử, chứng thực, làm căn cước, đăng ký, một cửa, ra xã, lên xã, lên phường, ra phường, muốn nhanh, xin chữ ký, ký giấy, mới ký, mới duyệt',
)
/** A fee or a price that is asked about, or paid as it should be. */
const lawful = phrasesOf(
  'lệ phí, biên lai, theo quy định, học phí, tiền điện, tiền nước, tiền phạt, bao nhiêu, mất bao',
)

/** "bị vòi 500 nghìn lúc làm giấy": who it was isn't said, but only an office can have asked it. */
const isPaidForFavour = (words: readonly Word[]): boolean => {
  const isOther = [privatePeople, lawful].some((phrases) => find(words, phrases).length > 0)
  const isQuestion = lengthAt(words, words.length - 1, asking) > 0
  if (isOther || isQuestion || find(words, ofOffices).length === 0) return false
  const paid = words.flatMap((_word, at) =>
    Math.max(lengthAt(words, at, payments), lengthOfMoney(words, at)) > 0 ? [at] : [],
  )
  return (
    find(words, inItself).length > 0 ||
    find(words, askedFor).some(({ to }) => paid.some((at) => at >= to - 1 && at - to <= paymentAfter))
  )
}

/** Names of places stand between office and deed: only their type word is left ("chủ tịch xã nhận tiền"). */
const withoutPlaces = (text: string): string =>
  findPlaces(text).reduceRight((left, { mention, start, end }) => {
    const [typed = ''] = /^(xã|xa|x|phường|phuong|p|thôn|thon)(?=[\s.])/iu.exec(mention) ?? []
    return `${left.slice(0, start)}${typed} ${left.slice(end)}`
  }, text)

const readPieces = (text: string): (readonly Word[])[] =>
  piecesOf(text).map((piece) => {
    const { words } = normalise(withoutPlaces(piece))
    return withoutNoOffice(hasMarks(piece) ? words : asTyped(words, piece))
  })

const hasMarks = (text: string): boolean => /[đĐ]|\p{M}/u.test(text.normalize('NFD'))

/** What was typed without marks is given none: "khai khong" isn't "không" alone. */
const asTyped = (words: readonly Word[], text: string): Word[] => {
  const typed = new Set(foldMarks(text).split(' '))
  return words.map((word) => (typed.has(word.folded) ? { ...word, marked: word.folded } : word))
}

/** All pieces of a text up to here are read. */
const readWhole = 2_000
/** Understanding reads a bounded length of one text; pieces overlap, so that nothing is hidden at a cut. */
const pieceLength = 900
const overlap = 300
/** Of a long text so many pieces are read that speak of somebody in office or of a paper to be paid for. */
const mostPieces = 8

const spoken = [...people.all.values()].flatMap((phrases) =>
  phrases.map((phrase) => phrase.map(({ folded }) => folded).join(' ')),
)
const mayAccuse = new RegExp(
  `(?<![a-z])(${spoken.join('|')}|bi (?:voi|doi|goi y|moi|ep|bat|hach|lam tien)|phai (?:boi duong|chi|kep|dua|lot|bieu|co|ca phe)|boi duong|chua co|cb|cbcc|ca|ubnd|ub|bt|ld|sep|dung dau|nhat xa|nhat phuong|moi (chiu |cho )?(ky|ki|lam|tra|cap|giai|dong))(?![a-z])`,
)
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ')

const piecesOf = (text: string): string[] => {
  const isShort = text.length <= readWhole
  const pieces: string[] = []
  for (
    let at = 0;
    (at === 0 || at + overlap < text.length) && pieces.length < mostPieces;
    at += pieceLength - overlap
  ) {
    const piece = text.slice(at, at + pieceLength)
    if (isShort || mayAccuse.test(plain(piece))) pieces.push(piece)
  }
  return pieces
}
