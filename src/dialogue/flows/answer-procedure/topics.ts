import type { Procedure } from '../../../catalog/procedure.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import { normalise } from '../../../understanding/reading/normalise.js'
import { plainText } from '../../../understanding/reading/words.js'
import type { Topic } from '../../conversation.js'
import type { Turn } from '../../flow.js'

const mostTopics = 5
const mostTold = 8
const longestTold = 200

/** The topics after `said` was said about a procedure: that one first, with what was told of it before. */
export const withTopic = (topics: readonly Topic[], slug: string, said: string): Topic[] => {
  const before = topics.find((topic) => topic.slug === slug)
  const told =
    said && !said.startsWith('/')
      ? [...(before?.told ?? []), shorten(said, longestTold)].slice(-mostTold)
      : (before?.told ?? [])
  return [{ slug, told }, ...topics.filter((topic) => topic.slug !== slug)].slice(0, mostTopics)
}

const lead =
  /^(?:(?:à|a|ừ|thế|the|mà|ma|rồi|roi|giờ|gio|thôi|thoi|ok|cho (?:tôi|em|mình))\s+)*(?:(?:quay|trở|tro)(?: (?:lại|lai|về|ve))+|(?:còn|con)(?: (?:lại|cái|việc|vụ|chuyện))?|(?:rồi|roi) (?:việc|cái)|(?:nói|hỏi) (?:cái|việc|về))\s+(?:(?:với|cái|việc|vụ|chuyện|thủ tục|của|phần)\s+)*([^,.?]{2,40}?)(?:\s+(?:lúc nãy|khi nãy|ấy|đó|kia|trước|đi|thì sao|nhé))*(?:[,.?]\s*(.*))?$/isu

/** "à trợ cấp lúc nãy nộp ở đâu". */
const justBefore =
  /^(?:(?:à|a|ừ|thế|the|mà|ma|rồi|roi|ơi|cho (?:tôi|em|mình) hỏi|cái|cai|việc|viec|vụ|vu)\s+)*([^\s,.?][^,.?]{0,38}?[^\s,.?])\s+(?:lúc nãy|luc nay|khi nãy|khi nay|ban nãy|ban nay|hồi nãy|hoi nay|vừa nãy|vua nay)[\s,]+(.*)$/isu

const common = new Set(
  'dang ky cap lam giay xin thu tuc cho va cua nguoi khi co khong lai doi the so xac nhan thi sao viec cai em toi minh con do ay nay'.split(
    ' ',
  ),
)
/** Two common words that name something together. */
const together = /\b(so|bia) (?=(?:do|hong)\b)/g
const wordsOf = (text: string): Set<string> =>
  new Set(
    foldMarks(text)
      .replace(together, '$1_')
      .split(' ')
      .filter((word) => word.length > 1 && !common.has(word)),
  )

const shared = (said: ReadonlySet<string>, texts: readonly string[]): number => {
  const known = wordsOf(texts.join(' '))
  return [...said].filter((word) => known.has(word)).length / Math.max(1, said.size)
}

/** What to call a topic by: its names, and what the person told of it ("ông cụ"). */
const namesOf = ({ short_name, also_called }: Procedure, { told }: Topic): string[] => [
  short_name,
  ...also_called,
  ...told,
]

const leastShared = 0.6

/** "quay lại cái kết hôn" wants what was talked about before, and stops nothing. */
export const saysReturn = (text: string): boolean =>
  /^(?:(?:a|u|the|ma|roi|gio|thoi|ok|cho (?:toi|em|minh)) )*(?:quay|tro) (?:lai|ve)\b/.test(foldMarks(text))

/**
 * The earlier topic that a message goes back to ("quay lại việc kết hôn, mấy ngày"), and the question that
 * comes with it, also where no comma parts them. */
export const topicReturnedTo = ({
  message: { text },
  conversation,
  slices,
}: Turn): { topic: Topic; rest: string } | null => {
  const [, named = '', rest = ''] = lead.exec(text) ?? justBefore.exec(text) ?? []
  const known = conversation.context.topics.flatMap((topic) => {
    const procedure = slices.catalog.get(topic.slug)
    return procedure ? [{ topic, procedure }] : []
  })
  const rate = (name: string) => {
    const said = wordsOf(name)
    const [best] = known
      .map(({ topic, procedure }) => ({
        topic,
        share: shared(said, namesOf(procedure, topic)),
        ofName: shared(said, [procedure.short_name]),
      }))
      .toSorted((a, b) => b.ofName - a.ofName || b.share - a.share)
    return best && said.size > 0 ? best : null
  }
  const best = rate(named)
  if (best && best.share >= leastShared) return { topic: best.topic, rest: rest.trim() }
  if (rest.trim() !== '') return null
  const words = named.split(/\s+/)
  for (let count = words.length - 1; count > 0; count -= 1) {
    const said = words.slice(0, count).join(' ')
    const begun = rate(said)
    const isNamedByLast = wordsOf(said).size > wordsOf(words.slice(0, count - 1).join(' ')).size
    if (begun?.share === 1 && isNamedByLast) return { topic: begun.topic, rest: words.slice(count).join(' ') }
  }
  return null
}

/** The age that a person told last in a topic; "10 tuổi" -> 10, "3 tháng" -> 0. */
export const ageIn = (told: readonly string[]): number | undefined => {
  for (const text of told.toReversed()) {
    const folded = foldMarks(text)
    const years = /\b(\d{1,3}) ?(?:tuoi|t)\b/.exec(folded)?.[1]
    if (years && Number(years) < 120) return Number(years)
    if (/\b(?:so sinh|moi (?:sinh|de)|\d{1,2} thang tuoi)\b/.test(folded)) return 0
  }
  return undefined
}

const ofNames = new Set(
  'dang ky cap giay thu tuc xac nhan lai doi the xin lam va cua cho tai khoan tien lan dau'.split(' '),
)
const nearest = 3

/** As it was meant, without marks: 'cccd' is 'can cuoc', 'bao nhiu', whose half is a short form, 'bao nhieu'. */
export const plain = (text: string): string =>
  ` ${plainText(normalise(text).words)} `.replaceAll(' bao bao nhieu ', ' bao nhieu ')

/** The words of a procedure's name that few others have, as they are compared. */
export const tellingWords = (name: string): string[] =>
  plain(name)
    .trim()
    .split(' ')
    .filter((word) => word !== '' && !ofNames.has(word))

/** What the texts of a procedure say. */
export const textsOf = ({ short_name, also_called, answers, situations }: Procedure): string =>
  plain(
    [
      short_name,
      ...also_called,
      ...answers.flatMap(({ asks, says }) => [...asks, says]),
      ...situations.flatMap(({ papers }) => papers.map(({ name }) => name)),
    ].join(' . '),
  )

/**
 * The procedure, of those that fit a message best, that it says by its short name word for word, or by another name that
 * the one spoken of doesn't use itself ("giấy ủy quyền" may be a paper of that); null: none.
 */
export const namedShortly = ({ understood, message, slices, conversation }: Turn): string | null => {
  const said = plain(message.text)
  const saidWords = new Set(said.trim().split(' '))
  const current = slices.catalog.get(conversation.context.topics[0]?.slug ?? '')
  const own = current ? textsOf(current) : ''
  const named = understood.candidates.slice(0, nearest).find(({ slug }) => {
    const procedure = slices.catalog.get(slug)
    if (!procedure) return false
    const telling = tellingWords(procedure.short_name)
    if (telling.length >= 2 && telling.every((word) => saidWords.has(word))) return true
    const aliases = procedure.also_called.map(plain).filter((alias) => alias.trim().split(' ').length >= 2)
    return aliases.some((alias) => said.includes(alias) && !own.includes(alias))
  })
  return named?.slug ?? null
}

/** The names of a procedure, as they are compared. */
export const plainNames = (procedure: Procedure | null): string[] =>
  procedure ? [procedure.short_name, ...procedure.also_called].map(plain) : []

/** The message is a name of the topic and nothing else. */
export const isItsName = ({ message, slices }: Turn, { slug }: Topic): boolean =>
  plainNames(slices.catalog.get(slug)).includes(plain(message.text))
