import { foldMarks } from '../../../shared/text.js'
import { normalise } from '../../../understanding/reading/normalise.js'
import type { Word } from '../../../understanding/reading/words.js'

/**
 * Whether words meant for a commune accuse people in its office of a crime, or its leaders of misconduct: the commune
 * must not get them unasked (Luật Tố cáo Điều 8, 56). Praise, questions, slow service, bad manners of an officer and
 * crimes of private people (a thief in the village) accuse nobody in this sense. Reads a text of any length, with or
 * without marks.
 */
export const accuses = (text: string): boolean =>
  piecesOf(text).some((piece) => {
    const { words } = normalise(piece)
    return (
      findActs(words, acts.ofOffice).length > 0 ||
      isDoneBy(words, acts.ofAnybody, people.all) ||
      isDoneBy(words, acts.ofLeaders, people.leaders)
    )
  })

type Phrase = readonly { marked: string; folded: string }[]
type Span = { from: number; to: number }

/** By their first word without marks. */
type Phrases = ReadonlyMap<string, readonly Phrase[]>

/** Phrases are separated by commas; "#" is a sum of money. */
const phrasesOf = (...texts: string[]): Phrases => {
  const phrases = new Map<string, Phrase[]>()
  for (const text of texts.join(',').split(',')) {
    const phrase = text
      .trim()
      .split(' ')
      .map((marked) => ({ marked, folded: foldMarks(marked) }))
    const first = phrase[0]?.folded ?? ''
    phrases.set(first, [...(phrases.get(first) ?? []), phrase])
  }
  return phrases
}

const leaders =
  'chủ tịch, phó chủ tịch, chủ tịt, ct xã, ct phường, ct ủy ban, pct, bí thư, lãnh đạo xã, lãnh đạo phường, lãnh đạo ủy ban, ' +
  'lãnh đạo địa phương, trưởng công an, sếp xã, quan xã'
const staff =
  'cán bộ, công chức, địa chính, tư pháp, hộ tịch, kế toán, thủ quỹ, trưởng thôn, trưởng xóm, trưởng khu, tổ trưởng, công an, ' +
  'dân quân, xã đội, hiệu trưởng, trạm trưởng, ủy ban, chính quyền, thanh tra, nhân viên một cửa, bộ phận một cửa, ' +
  'chủ nhiệm hợp tác xã, chi hội trưởng, hội trưởng, ban giải phóng mặt bằng, người nhà chủ tịch'

const people = { leaders: phrasesOf(leaders), all: phrasesOf(leaders, staff) }

const acts = {
  /** Only people in office can do these: nobody needs to be named. */
  ofOffice: phrasesOf(
    'hối lộ, hôi lộ, tham nhũng, tham ô, ăn chặn, lót tay, biển thủ, mãi lộ, chạy chức, mua quan bán chức, lạm quyền, vòi vĩnh, ' +
      'nhận phong bì, đòi phong bì, vòi phong bì, đưa phong bì, gửi phong bì, kẹp phong bì, phải chung chi, đòi chung chi, ' +
      'gợi ý chung chi, tiền chung chi, bán đất công, chia nhau đất công, lợi dụng chức vụ, lợi dụng chức quyền, ' +
      'lạm dụng chức vụ, lạm dụng chức quyền, lạm dụng quyền, khai khống, kê khống, lập khống, chứng từ khống, hồ sơ khống, ' +
      'danh sách khống, rút ruột, ăn tiền của dân, ăn tiền dân, ăn bớt tiền hỗ trợ, ăn bớt gạo, bớt xén tiền, ' +
      'xã nhận tiền, xã đòi tiền, xã ăn bớt, xã lấy tiền của dân, xã bao che, xã bán đất, xã thu tiền không biên lai',
  ),
  /** Accuse an officer when one does them. */
  ofAnybody: phrasesOf(
    'nhận tiền, nhận #, đòi tiền, đòi #, đòi thêm tiền, đòi thêm #, đòi bồi dưỡng, đòi chi, vòi tiền, vòi #, xin tiền, xin #, ' +
      'ăn tiền, ăn bẩn, ăn #, lấy tiền, lấy #, moi tiền, gợi ý đưa, gợi ý bồi dưỡng, gợi ý chi, gợi ý tiền, tiền bồi dưỡng, ' +
      'tiền cà phê, đưa tiền, đưa #, biếu tiền, biếu #, đút tiền, đút túi, bỏ túi, ăn bớt, bớt xén, cắt xén, ăn đất, chiếm đất, ' +
      'lấn đất công, chiếm đoạt, cướp đất, lừa đảo, làm giả, giả chữ ký, giả mạo, bằng giả, giấy tờ giả, hồ sơ giả, bao che, ' +
      'tiếp tay, bảo kê, chống lưng, chia nhau, chia chác, ăn chia, đánh dân, đánh người, đánh tôi, đánh em, đánh con tôi, ' +
      'hành hung, dọa giết, sàm sỡ, quấy rối, gạ gẫm, gạ tình, tống tiền, thu tiền sai, thu sai, thu tiền trái, thu trái, ' +
      'không biên lai, phạm pháp, trái pháp luật, vi phạm pháp luật, sai phạm, cấp đất sai, cấp đất trái, giao đất sai, ' +
      'bán đất trái, quỹ đen, khai man',
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

/** Right before an act: it wasn't done, or it's what somebody acts against or talks about. */
const denials = phrasesOf(
  'không, chưa, chẳng, chả, không hề, không bao giờ, chưa từng, không ai, đừng, cấm, chống, phòng, tội, ngăn chặn, bài trừ, ' +
    'tuyên truyền, tập huấn, bắt, bắt được, xử lý, xử phạt, dẹp, nghiêm trị, hành vi',
)
/** Right after an act that seems denied: "không đưa tiền thì không ký". */
const conditions = phrasesOf('thì, là không, là bị, mới')
/** Right before a person: the one who is asked or told, not the one who did it. */
const addressed = phrasesOf(
  'đề nghị, mong, kính mong, nhờ, xin, kính gửi, kính thưa, thưa, gửi, yêu cầu, báo, báo cho, báo với, nói với, gặp, hỏi, ' +
    'trình, phản ánh với, phản ánh đến, gọi, gọi cho, cảm ơn, khen, biểu dương, mời',
)
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
/** One's own affairs, and words that look alike without marks. */
const innocent = phrasesOf(
  'nhận tiền hỗ trợ, nhận tiền trợ cấp, nhận tiền đền bù, nhận tiền bồi thường, nhận tiền lương hưu, lấy tiền hỗ trợ, ' +
    'lấy tiền trợ cấp, đi nhận tiền, lên nhận tiền, ra nhận tiền, được nhận tiền, đòi tiền nợ, đòi tiền lương, đòi tiền công, ' +
    'tôi hơi lo, em hơi lo, cháu hơi lo, mình hơi lo, cũng hơi lo, thấy hơi lo, nên hơi lo, con hơi lo',
)

const actBefore = 14
const actAfter = 4

const isWord = (said: Word, { marked, folded }: Phrase[number]): boolean =>
  said.marked === marked || (said.marked === said.folded && said.folded === folded)

/** How many words from here are a sum of money: "50tr", "5 triệu"; 0: none. */
const lengthOfMoney = (words: readonly Word[], at: number): number => {
  const [first = '', second = ''] = [words[at]?.folded, words[at + 1]?.folded]
  if (/^\d+(tr|trieu|cu|k|ty|m)\d*$/.test(first)) return 1
  const isNumber = /^(\d+|may|vai|hai|ba|nam|muoi|tram|chuc|mot|bon|sau|bay|tam|chin)$/.test(first)
  if (!isNumber) return 0
  if (/^(trieu|tr|nghin|ngan|cu|ty|tram|k|dong|lit)$/.test(second)) return 2
  return /^(chuc|tram)$/.test(second) ? 2 : 0
}

const lengthOf = (words: readonly Word[], at: number, phrase: Phrase): number => {
  let to = at
  for (const wanted of phrase) {
    const length =
      wanted.marked === '#' ? lengthOfMoney(words, to) : words[to] && isWord(words[to] as Word, wanted) ? 1 : 0
    if (length === 0) return 0
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

/** Acts that are told as done. */
const findActs = (words: readonly Word[], phrases: Phrases): Span[] => {
  const excused = find(words, innocent)
  return find(words, phrases).filter(({ from, to }) => {
    if (excused.some((span) => span.from <= from && from < span.to)) return false
    const isDenied = endsAt(words, from, denials) || endsAt(words, from - 1, denials)
    return !isDenied || [to, to + 1].some((at) => lengthAt(words, at, conditions) > 0)
  })
}

const withoutHonorifics = (words: readonly Word[], from: number): number =>
  from > 0 && honorifics.has((words[from - 1] as Word).marked) ? withoutHonorifics(words, from - 1) : from

/** Whether one of these people does such an act, or is the one to whom it is done: "đưa tiền cho cán bộ". */
const isDoneBy = (words: readonly Word[], phrases: Phrases, whom: Phrases): boolean => {
  const named = find(words, whom).map((span) => ({ ...span, from: withoutHonorifics(words, span.from) }))
  const doers = named.filter(({ from }) => !endsAt(words, from, addressed))
  return findActs(words, phrases).some(
    (act) =>
      doers.some(({ to }) => to <= act.from && act.from - to <= actBefore) ||
      named.some(({ from }) => from >= act.to && from - act.to <= actAfter && endsAt(words, from, towards)),
  )
}

/** Understanding reads a bounded length of one text; pieces overlap, so that nothing is hidden at a cut. */
const pieceLength = 6_000
const overlap = 300

const piecesOf = (text: string): string[] => {
  const pieces = [text.slice(0, pieceLength)]
  for (let at = pieceLength - overlap; at + overlap < text.length; at += pieceLength - overlap)
    pieces.push(text.slice(at, at + pieceLength))
  return pieces
}
