import { findPlaces, withoutPlaces } from '../../../../places/find-places.js'
import type { DraftField } from '../draft.js'
import { foldLetters } from './fold-letters.js'
import { namesHamlet, withoutHamlets } from './hamlets.js'
import { findOwnName } from './person-name.js'
import { findTimePhrase } from './time-phrase.js'

/**
 * What somebody takes back. replace: "sửa 2 tuần thành 3 tuần", "4 hôm chứ không phải 3"; instead: what is right now
 * ("à nhầm, xã Yên Mỹ mới đúng"); field: what is wrong, without the right ("sai xã rồi", "sửa lại số nhà"; isOfCommune: the hamlet may stay); slot: both ("đổi
 * tên thành Huy").
 */
export type Correction =
  | { kind: 'replace'; from: string; to: string }
  | { kind: 'instead'; text: string }
  | { kind: 'field'; field: DraftField; isOfCommune?: boolean }
  | { kind: 'slot'; field: DraftField; text: string }

const fieldWords: readonly [DraftField, RegExp][] = [
  ['place', /^(?:ten )?(?:xa|phuong|thon|noi|cho|dia diem|noi xay ra|xa phuong)$/],
  ['phone', /^(?:so|so dien thoai|dien thoai|sdt|so dt)$/],
  ['name', /^(?:(?:ho (?:va )?)?ten|ho)$/],
  ['address', /^(?:dia chi|so nha)$/],
  ['when', /^(?:ngay|gio|thoi gian|ngay gio|hom)$/],
  ['against', /^(?:nguoi bi to cao|co quan|nguoi|ten nguoi do|ai)$/],
  ['request', /^(?:de nghi|yeu cau)$/],
  ['text', /^(?:noi dung|viec|cau chuyen)$/],
  ['evidence', /^(?:chung cu|giay to|anh)$/],
]

const fieldOf = (folded: string): DraftField | null =>
  fieldWords.find(([, words]) =>
    words.test(
      folded
        .replace(/^(?:cai|muc|phan|lai) /, '')
        .replace(/ (?:cua toi|toi|roi|nhe|a|voi|di)$/, '')
        .trim(),
    ),
  )?.[0] ?? null

const oops =
  /^(?:(?:à|a|ấy|ay|ý|y)[\s,]+(?:không|khong|ko|k|không phải|tôi là|em là)[\s,]+(?=\S)|(?:(?:à|a|ấy|ay|ơ|o|ui|ôi|oi|chết|chet|xin lỗi|xin loi|sorry|quên|khoan)[\s,]*)*(?:tôi |toi |em |mình |minh |t |mk )?(?:ghi |viết |viet |gõ |go |gửi |gui |nói |noi |bấm |bam )?(?:bị )?(?:nhầm|nham|lộn|lon|sai)(?: (?:rồi|roi|mất rồi|mat roi|tên|ten))?(?: (?:xã|xa|phường|phuong|ngày|ngay|tên|ten|số|so)(?: (?:rồi|roi)(?=\s*[,.;!]|\s+(?:xã|xa|phường|phuong|thôn|thon|ở|o|phải|phai|là|la)\s))?)?(?:[\s,.:;!]+|$))/iu

/** All that only says that something was wrong: "à nhầm, sai xã rồi, …"; '' for none. */
const slipOf = (said: string): string => {
  const [slip = ''] = oops.exec(said) ?? []
  return slip === '' ? '' : slip + slipOf(said.slice(slip.length))
}

/** "phường Mỹ Hào mới đúng, tôi nhầm xã": what says that something was wrong stands first. */
const slipFirst = (said: string): string => {
  const [, right = '', last = ''] = /^(.+?)[,.;!]\s*([^,.;!]+)$/su.exec(said) ?? []
  return last !== '' && slipOf(last) === last ? `${last}, ${right}` : said
}

const trimmed = (text: string): string => text.replace(/^[\s"“'(]+|[\s"”').!]+$/gu, '').trim()
const withoutTail = (text: string): string =>
  trimmed(
    text.replace(
      /(?:[\s,]+(?:mới đúng|moi dung|mới phải|moi phai|cơ|co|cơ mà|co ma|nhé|nhe|ạ|nha|đấy|thôi|thoi|giúp tôi|giup toi|chứ|chu))+[\s.!]*$/iu,
      '',
    ),
  )

const wishToChange =
  '^(?:à |a )?(?:cho (?:tôi|toi|em|mình|minh) )?(?:sửa|sua|đổi|doi|thay|chỉnh|chinh)(?: (?:lại|lai|giúp|giup|hộ|ho|cho)(?![\\p{L}\\p{M}]))*(?![\\p{L}\\p{M}])\\s*:?\\s*'
/** "thành" first: in "nơi xảy ra thành xã Mễ Sở" the other word is part of what is changed. */
const changes = ['thành|thanh', 'sang|bằng|bang|ra'].map(
  (into) => new RegExp(`${wishToChange}(.+?)\\s+(?:${into})\\s+(.+)$`, 'isu'),
)
const readChange = (text: string): RegExpExecArray | null =>
  changes.map((change) => change.exec(text)).find((found) => found !== null) ?? null
const notThat =
  /^(.*?[^\s,])[\s,]+(?:(?:chứ|chu)\s*)?(?:không phải|khong phai|ko phải|ko phai|k phải|k phai)(?: là| la)?\s+(.+)$/isu
const butThis =
  /^(?:à |a )?(?:không phải|khong phai|ko phai|ko phải|k phai|k phải|hk phai)(?: là| la)?\s+(\S|\S.*?\S)(?:\s+(?:đâu|dau))?(?:[\s,]+(?:mà là|ma la|mà|ma|là|la)\s+|,\s*)(.+)$/isu
const rewrite =
  /^(?:à |a )?(?:cho (?:tôi|em|mình) )?(?:sửa|sua|đổi|doi|chỉnh|chinh|ghi)(?: (?:giúp|giup|hộ|ho))*(?: (?:lại|lai|thành|thanh)(?: là| la)?\s*:?|\s*:)\s+(.+)$/isu

/** "sửa thời gian: sáng 28/11": the field by its name and what it is. */
const named =
  /^(?:à |a )?(?:cho (?:tôi|toi|em|mình|minh) )?(?:sửa|sua|đổi|doi|thay|chỉnh|chinh)(?: (?:lại|lai|giúp|giup|hộ|ho|cho|mục|muc|phần|phan))*\s+(\p{L}+(?: \p{L}+){0,3}?)\s*(?::|\s(?:là|la)\s)\s*(.+)$/isu

/** "địa điểm chỉ là đường 39 xã …": the same, without a wish to change. */
const stated =
  /^((?:địa điểm|dia diem|nơi xảy ra|noi xay ra|thời gian|thoi gian))(?: thì| thi)?(?: chỉ| chi)?(?: là| la|\s*:) +(.+)$/isu

/** "xóa dòng … đi": the words are left out. */
const removal =
  /^(?:xóa|xoá|xoa|gạch|gach|bỏ|bo)(?: (?:giúp|giup|hộ|ho|cho))*(?: (?:tôi|toi|em|mình|minh))? (?:dòng|dong|câu|cau|chữ|chu|đoạn|doan)(?: chữ| chu)? (.+?)(?: (?:đi|di|nhé|nhe|ạ|giúp|giup|hộ|ho|với|voi|tôi|toi|em))*$/isu

/** "X là hàng xóm chứ không phải tôi, tôi là Y": whose name was noted, and the own one. */
const notMe =
  /(?:không|khong|ko|k|đâu|dau)\s+(?:phải|phai)(?: (?:là|la|tên|ten|của|cua))*\s+(?:tôi|toi|em|mình|minh|cháu|chau)(?!\p{L})/iu

/** "sửa họ tên", "cho em đổi địa chỉ". */
const changesField =
  /^(?:à |a )?(?:cho (?:tôi|toi|em|mình|minh) )?(?:sửa|sua|đổi|doi|chỉnh|chinh)(?: (?:giúp|giup|hộ|ho|cho))*(?: (?:tôi|toi|em|mình|minh))?\s+(.+?)(?: (?:giúp|giup|hộ|ho)(?: (?:tôi|toi|em|mình|minh|với|voi|cái|cai))*)?$/isu

/** "4 hôm" for "3": the unit that the new one has and the old one leaves out. */
const withUnit = (to: string, from: string): string => {
  const unit = /^\S+\s+(.+)$/u.exec(to)?.[1]
  return unit && /^\d+$/.test(from) ? `${from} ${unit}` : from
}

const onlyTail = /^(?:rồi|roi|mất rồi|mat roi|ạ|nhé)$/iu
const rather =
  /^(?:(?:phải|phai|đúng ra|dung ra|đúng|dung|ý (?:tôi|em|mình)|đó)(?![\p{L}\p{M}]))?(?: (?:là|la|phải là|phai la)(?![\p{L}\p{M}]))? ?(?:là |la )?/iu

const longest = 300

const negation = '(?:không|khong|ko|k|hk|đâu|dau|chẳng|chang|chả|cha)\\s+(?:phải|phai|fai)(?:\\s+(?:là|la|ở|o))?'
const leadIn = '(?:(?:à|a|ơ|o|ấy|ay|ý|y|ủa|ua|ờ|thôi|thoi|nhầm|nham)[\\s,]+)*'
/** "a k phai thon Dong, thon Tay co", "không phải 3 hôm đâu, 5 hôm". */
const wrongFirst = new RegExp(
  `^${leadIn}${negation}\\s+(.+?)(?:\\s+(?:đâu|dau|nữa|nua|nhé|nhe))?(?:[\\s,]+(?:mà là|ma la|mà|ma|là|la)\\s+|[,.]\\s*|\\s+(?=(?:thôn|thon|xóm|xom|làng|lang|xã|xa|phường|phuong)\\s))(?:(?:phải|phai) (?:là|la) |(?:là|la|ở|o) )?(.+)$`,
  'isu',
)
/** "thon Tay k phai thon Dong". */
const rightFirst = new RegExp(`^${leadIn}(.+?)[\\s,]+(?:chứ|chu)?\\s*${negation}\\s+(.+)$`, 'isu')
const wrongOnly = new RegExp(`^${leadIn}${negation}\\s+(.+?)(?:[\\s,]+(?:đâu|dau|nhé|nhe|ạ|a|nha|ấy|ay))*$`, 'isu')

const span =
  /^(?:(?:khoảng|khoang|tầm|tam|gần|gan|hơn|hon) )?\d{1,3} ?(hôm|hom|ngày|ngay|tuần|tuan|tháng|thang|năm|nam|tiếng|tieng|giờ|gio)(?: (?:nay|rồi|roi|trước|truoc|liền|lien|qua))*$/iu

/** What kind of thing words name and nothing else: a part of a commune, a commune, a time. */
const kindNamed = (text: string): 'part' | 'commune' | 'time' | null => {
  if (span.test(text) || findTimePhrase(text)?.phrase === text) return 'time'
  const rest = foldLetters(withoutHamlets(withoutPlaces(text)))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (!/^(?:(?:o|la|cu|cai|cho) ?)*$/.test(rest)) return null
  if (findPlaces(text, { expected: true }).length > 0) return 'commune'
  return namesHamlet(text) ? 'part' : null
}

/** "xóm 6 chứ không phải 5": the number alone is of the same kind of part. */
const partMeant = (from: string, to: string): string =>
  /^\d{1,3}[a-z]?$/i.test(from) && kindNamed(to) === 'part' ? `${to.split(' ')[0]} ${from}` : from

/** One thing denied for another of its kind, however it is put; null: it isn't that. */
const readContrast = (said: string): Correction | null => {
  const [, wrong = '', right = ''] = wrongFirst.exec(said) ?? []
  const [, rightBefore = '', wrongBehind = ''] = rightFirst.exec(said) ?? []
  for (const [from, to] of [
    [wrong, right],
    [wrongBehind, rightBefore],
  ].map(([one = '', other = '']) => [partMeant(withoutTail(one), withoutTail(other)), withoutTail(other)] as const)) {
    const kind = from === '' || to === '' ? null : kindNamed(to)
    if (kind && (kindNamed(from) === kind || (kind === 'time' && /^\d{1,3}$/.test(from))))
      return kind === 'commune'
        ? { kind: 'slot', field: 'place', text: to }
        : { kind: 'replace', from: withUnit(to, from), to }
  }
  const denied = withoutTail(wrongOnly.exec(said)?.[1] ?? '')
  const kind = denied === '' ? null : kindNamed(denied)
  return kind && { kind: 'field', field: kind === 'time' ? 'when' : 'place' }
}

/** Reads a message as a correction; null when it is none. */
export const readCorrection = (text: string): Correction | null => {
  if (text.length > longest || text.includes('?') || text.startsWith('/')) return null
  const said = slipFirst(trimmed(text))
  const own = notMe.test(said) ? findOwnName(said) : null
  if (own) return { kind: 'slot', field: 'name', text: own.name }
  const removed = removal.exec(said)?.[1]
  if (removed) return exchange(trimmed(removed), '')
  const contrast = readContrast(said)
  if (contrast) return contrast
  const slip = slipOf(said)
  const rest = slip ? trimmed(said.slice(slip.length)).replace(onlyTail, '').replace(rather, '') : said
  const changed = readChange(rest)
  if (changed) return exchange(trimmed(changed[1] ?? ''), withoutTail(changed[2] ?? ''))
  const [, label = '', value = ''] = named.exec(rest) ?? stated.exec(rest) ?? []
  const labelled = fieldOf(foldLetters(label))
  if (labelled) return { kind: 'slot', field: labelled, text: withoutTail(value) }
  const rewritten = rewrite.exec(rest)
  const onlyField = changesField.exec(rest)?.[1]
  const asked = onlyField ? fieldOf(foldLetters(onlyField)) : null
  if (asked) return { kind: 'field', field: asked }
  const body =
    rewritten && /^(?:à |a )?(?:cho (?:tôi|em|mình) )?(?:sửa|sua|đổi|doi|chỉnh|chinh)/iu.test(rest)
      ? trimmed(rewritten[1] ?? '')
      : rest
  const isTold = slip !== '' || body !== rest
  const instead = butThis.exec(body)
  if (instead) return { kind: 'replace', from: trimmed(instead[1] ?? ''), to: withoutTail(instead[2] ?? '') }
  const not = notThat.exec(body)
  if (not && isTold) return pair(withoutTail(not[1] ?? ''), withoutTail(not[2] ?? ''))
  if (isTold) {
    const field = fieldOf(foldLetters(body).replace(/^(?:la )?/, ''))
    if (field) return { kind: 'field', field }
    const wrong = slip && body === '' ? wrongField(slip) : null
    if (wrong) return { kind: 'field', field: wrong, ...(ofCommune.test(foldLetters(slip)) && { isOfCommune: true }) }
    return body === '' ? null : { kind: 'instead', text: withoutTail(body) }
  }
  if (/(?:mới đúng|moi dung|mới phải)[\s.!ạ]*$/iu.test(said)) return { kind: 'instead', text: withoutTail(said) }
  if (not && /(?:chứ|chu)\s*(?:không|khong|ko|k)\s+ph/iu.test(said))
    return pair(withoutTail(not[1] ?? ''), withoutTail(not[2] ?? ''))
  return null
}

const exchange = (from: string, to: string): Correction => {
  const field = fieldOf(foldLetters(from))
  return field ? { kind: 'slot', field, text: to } : { kind: 'replace', from, to }
}

/** "cái đèn ấy thuộc thôn Đông" for "thôn Trung": a part of a commune is exchanged for another. */
const part =
  /(?<![\p{L}])(?:thôn|thon|xóm|xom|đội|doi|tổ dân phố|to dan pho|tổ|khu|ngõ|ngo|làng|lang)\s+[\p{L}\p{N}]+/iu

const pair = (to: string, from: string): Correction => {
  const named = part.exec(to)?.[0]
  const isPart = named !== undefined && part.exec(from)?.[0] === from
  const day = findTimePhrase(from)?.phrase === from ? findTimePhrase(to)?.phrase : undefined
  return { kind: 'replace', from: withUnit(to, from), to: isPart ? named : (day ?? to) }
}

/** "sai xã rồi": the commune, not what of it was told. */
const ofCommune = /\b(?:xa|phuong)\b/

const wrongField = (slip: string): DraftField | null => {
  const last =
    foldLetters(slip)
      .trim()
      .split(/[\s,.:]+/)
      .filter((word) => word !== 'roi')
      .at(-1) ?? ''
  return fieldOf(last)
}
