import { foldMarks } from '../shared/text.js'
import { normalise } from '../understanding/reading/normalise.js'
import type { Word } from '../understanding/reading/words.js'

/**
 * What is special about a question. yes, no: words that answer this one too, separated by commas ("ký tên" where it is
 * asked whether to sign). whole: nothing else may be said, because what follows can't be taken back.
 */
type Question = { yes?: string; no?: string; whole?: true }

/**
 * Reads a message as yes or no to an open question; null: it is neither, or not beyond doubt ("không biết", "có không?",
 * "có, à không"). Short forms, missing marks and typing errors are read; a negation turns what follows it ("không sai"
 * is yes).
 */
export const readYesNo = (text: string, { yes, no, whole }: Question = {}): 'yes' | 'no' | null => {
  if (text.trim().startsWith('/') || text.includes('?') || text.length > longest) return null
  const entries = [...entriesOf('yes', yes), ...entriesOf('no', no), ...vocabulary]
  const clauses = text.split(/[,.;:!\n…]+|(?<!\p{L})(?:nhưng|nhung)(?!\p{L})/u)
  const signs = clauses.map((clause) => readSigns(normalise(clause).words, entries))
  if (whole && signs.flat().includes('other')) return null
  const said = signs.map(judge)
  if (said.includes('doubt')) return null
  const clear = new Set(said.filter((verdict) => verdict === 'yes' || verdict === 'no'))
  if (clear.size > 1) return null
  return [...clear][0] ?? (said.includes('soft') ? 'yes' : null)
}

const longest = 200

/**
 * What a phrase says. soft: yes, when nothing else is said. not: turns what follows, but two of them are one ("không,
 * không"). turn: turns another 'not' too ("không phải là không"). tail: makes a yes before it a no ("có hỏi
 * đâu"). doubt: the person doesn't know, or asks.
 */
type Sign = 'yes' | 'no' | 'soft' | 'not' | 'turn' | 'tail' | 'doubt' | 'filler' | 'other'
type Entry = { sign: Sign; words: readonly { marked: string; folded: string }[] }

const entriesOf = (sign: Sign, phrases = ''): Entry[] =>
  phrases
    .split(',')
    .map((phrase) => phrase.trim())
    .filter(Boolean)
    .map((phrase) => ({ sign, words: phrase.split(' ').map((marked) => ({ marked, folded: foldMarks(marked) })) }))

/** Of several phrases that fit, the longest counts, then the first; a word typed without marks fits any marks. */
const vocabulary: readonly Entry[] = [
  ...entriesOf(
    'doubt',
    'không biết, chưa biết, không rõ, chưa rõ, không nhớ, không hiểu, chưa hiểu, không chắc, chưa chắc, chẳng biết, ' +
      'chả biết, hình như, hay là, có lẽ, có khi, tùy, để xem, để hỏi, dung gui, dung lam, dung xoa, dung ky, hay không, ' +
      'hay chưa, được không, có không, đúng không, phải không, ok không, có chưa, rồi chưa, được chưa, đúng chưa, có phải, ' +
      'có cần, có được, bao nhiêu, ở đâu, thế nào, như nào, khi nào, là gì, làm gì, làm sao, sao lại, tại sao, hả, nhỉ',
  ),
  ...entriesOf(
    'yes',
    'có, đúng, phải, được, đồng ý, nhất trí, ok, oke, okie, oki, okey, okay, okela, uki, o kê, chuẩn, chính xác, duyệt, ' +
      'xác nhận, hợp lý, ổn, sẵn sàng, chốt, chính nó, hoàn toàn đúng, yes, yess, yep, yeah, đr, đugns, đúgn, đúg, chắc chắn, tất nhiên, đương nhiên, tiếp tục, tiếp đi, ' +
      'gửi, làm đi, làm luôn, cứ làm, cứ gửi, cứ thế, không sao, không vấn đề gì, không thành vấn đề, thế cũng được, ' +
      'sao cũng được, thôi được, thôi có, thôi cũng được, được thôi, ok thôi, đồng ý thôi, tán thành, chấp nhận',
  ),
  ...entriesOf(
    'no',
    'thôi, sai, nhầm, no, nope, từ chối, hủy, huỷ, dừng, khoan, khỏi, khỏi cần, đâu có, đâu phải, đâu đúng, làm gì có, ' +
      'có đâu, có phải đâu, hiểu sai, hiểu nhầm, phản đối, bỏ đi, để sau, không cần, không được, thôi không, không thôi, ' +
      'không thích, mà thôi, không phải đâu, bậy, trật, lạc đề',
  ),
  ...entriesOf('soft', 'dạ, vâng, vâg, dzạ, dzâng, ừ, ừm, ừa, ưk, ừk, uh, uhm, uk, ukm, um, ờ, rồi, rôì'),
  ...entriesOf(
    'turn',
    'không phải là, không phải, chưa phải, chẳng phải, chả phải, không hẳn là, không muốn, chưa muốn, không nên',
  ),
  ...entriesOf('not', 'không, khôg, khôgn, khoong, khôngg, khongg, kông, chưa, chẳng, chả, đừng, 0'),
  ...entriesOf(
    'filler',
    'ạ, nhé, nha, nhá, ơi, đi, luôn, thế, vậy, đấy, đó, chứ, thì, mà, cứ, cũng, quá, lắm, hết, nào, giúp, giùm, hộ, với, ' +
      'tôi, em, mình, tớ, cháu, con, anh, chị, bác, cô, chú, ông, bà, ad, bạn, b, a, à, e, c, nghen, hen, hẳn, xin, cảm ơn, ấy, ' +
      'đã, này, kia, cái, nhà, gia đình, nói, bảo, muốn, sẽ, thưa, nghe, là, lại, tao',
  ),
  ...entriesOf('tail', 'đâu'),
]

/** What one clause says, by its words before the first that means something else. */
const judge = (signs: readonly Sign[]): 'yes' | 'no' | 'soft' | 'doubt' | null => {
  if (signs.includes('doubt')) return 'doubt'
  const end = signs.indexOf('other')
  const read = (end < 0 ? signs : signs.slice(0, end)).filter((sign) => sign !== 'filler' && sign !== 'tail')
  const decisive = read.filter((sign) => sign !== 'soft')
  if (decisive.length === 0) return read.length > 0 ? 'soft' : null
  const isDenied = signs.at(-1) === 'tail' && decisive[0] === 'yes'
  let isTurned = isDenied
  const said = new Set<'yes' | 'no'>()
  for (const [k, sign] of decisive.entries()) {
    const isLast = k === decisive.length - 1
    if (sign === 'turn') isTurned = !isTurned
    if (sign === 'not') isTurned = decisive[k - 1] === 'turn' ? !isTurned : true
    if (sign === 'yes' || sign === 'no') said.add(isTurned === (sign === 'no') ? 'yes' : 'no')
    else if (isLast && said.size === 0) said.add(isTurned ? 'no' : 'yes')
  }
  return said.size === 1 ? ([...said][0] ?? null) : 'doubt'
}

const readSigns = (words: readonly Word[], entries: readonly Entry[]): Sign[] => {
  const signs: Sign[] = []
  for (let at = 0; at < words.length; ) {
    const found = longestAt(words, at, entries)
    signs.push(found?.sign ?? 'other')
    at += found?.words.length ?? 1
  }
  return signs
}

const longestAt = (words: readonly Word[], at: number, entries: readonly Entry[]): Entry | undefined =>
  entries
    .filter((entry) => entry.words.every((word, k) => isWord(words[at + k], word)))
    .toSorted((a, b) => b.words.length - a.words.length)[0]

/** As it is written, or typed without its marks. */
const isWord = (said: Word | undefined, { marked, folded }: Entry['words'][number]): boolean =>
  said !== undefined && (said.marked === marked || (said.marked === said.folded && said.folded === folded))
