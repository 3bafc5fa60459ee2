import { foldMarks, shorten } from '../shared/text.js'
import { timeUnits } from './options.js'
import type { Procedure } from './procedure.js'
import type { DraftContent } from './version.js'
import { catalogWording, readableMoney } from './wording.js'

/** What the format allows and what is mostly a slip: `key` is the field it stands in. */
export type Slip = { key: string; said: string }

type Row = Readonly<Record<string, unknown>>

const say = catalogWording.slips
const mostQuoted = 5

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : [])

const spans = /(\d+)\s*(giờ|ngày làm việc|ngày|tháng)(?![\p{L}])/giu

/** One day is mostly told without its number. */
const withinTheDay = /(?:ngay )?trong (?:ngày|buổi)|lấy ngay|sau 1[0-9] giờ|ngày làm việc (?:kế tiếp|tiếp theo)/iu

type Span = { count: number; unit: string }

const spansIn = (text: string): Span[] =>
  [...text.matchAll(spans)].map(([, count, unit = '']) => ({ count: Number(count), unit: unit.toLowerCase() }))

const readSpan = (limit: unknown): Span | null =>
  isRow(limit) && typeof limit.count === 'number'
    ? { count: limit.count, unit: timeUnits[limit.unit as keyof typeof timeUnits] ?? '' }
    : null

const spanOf = ({ time_limit: limit }: DraftContent): Span | null => readSpan(limit)

/** A limit of 10 days whose words say 50. One day is told in many ways, and "sau 15 giờ" is a time of day. */
const contradictedTime = (content: DraftContent): Slip[] => {
  const limit = content.time_limit
  const span = spanOf(content)
  if (!span || span.count === 1 || !isRow(limit)) return []
  const told = spansIn(String(limit.text ?? '')).filter(
    ({ unit }) => (unit === timeUnits.hour) === (span.unit === timeUnits.hour),
  )
  if (told.length === 0 || told.some(({ count, unit }) => count === span.count && unit === span.unit)) return []
  return [{ key: 'time_limit', said: say.contradictedTime(`${span.count} ${span.unit}`, String(limit.text)) }]
}

/** Lines that stand in a list twice, as they do when pasted twice. */
const twiceTold = (before: DraftContent | null, after: DraftContent): Slip[] =>
  Object.entries(after).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return []
    const lines = value.map((line) => JSON.stringify(line))
    const twice = value.filter((_line, at) => lines.indexOf(lines[at] as string) < at)
    const isOld = JSON.stringify(before?.[key]) === JSON.stringify(value)
    return isOld
      ? []
      : twice.slice(0, mostQuoted).map((line) => ({ key, said: say.twice(shorten(stringsIn(line).join('; '), 120)) }))
  })

const stringsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : Array.isArray(value)
      ? value.flatMap(stringsIn)
      : isRow(value)
        ? Object.values(value).flatMap(stringsIn)
        : []

/** The texts of a draft in which its words tell what its fields hold. */
const textsOf = (content: DraftContent): { key: string; text: string }[] =>
  ['answers', 'notes', 'steps', 'often_forgotten'].flatMap((key) =>
    stringsIn(content[key]).map((text) => ({ key, text })),
  )

const amountsOf = (content: DraftContent | null): Set<number> =>
  new Set(
    [...rowsIn(content?.fees), ...rowsIn(content?.benefits)].flatMap(({ amount, reduced }) =>
      [amount, isRow(reduced) ? reduced.amount : null].filter(
        (one): one is number => typeof one === 'number' && one > 0,
      ),
    ),
  )

/** A limit or an amount that was changed, and words that still tell the old one. */
const oldTold = (before: DraftContent, after: DraftContent): Slip[] => {
  const texts = textsOf(after)
  const stillTold = (old: string, tells: (text: string) => boolean): Slip[] =>
    texts
      .filter(({ text }) => tells(text))
      .slice(0, mostQuoted)
      .map(({ key, text }) => ({ key, said: say.oldTold(old, text) }))
  const { time_limit: limit } = before
  const then = [readSpan(limit), readSpan(isRow(limit) ? limit.extended : null)].filter((one) => one !== null)
  const isChanged = JSON.stringify(limit) !== JSON.stringify(after.time_limit) && then.length > 0
  const now = isRow(after.time_limit) ? spansIn(String(after.time_limit.text ?? '')) : []
  const isIn = (spans: readonly Span[], { count, unit }: Span): boolean =>
    spans.some((one) => one.count === count && one.unit === unit)
  const tellsOldLimit = (text: string): boolean =>
    spansIn(text).some((one) => isIn(then, one) && !isIn(now, one)) ||
    (then[0]?.count === 1 && spanOf(after)?.count !== 1 && withinTheDay.test(text))
  const left = amountsOf(after)
  const gone = [...amountsOf(before)].filter((amount) => !left.has(amount))
  return [
    ...(isChanged ? stillTold(then.map(({ count, unit }) => `${count} ${unit}`).join(', '), tellsOldLimit) : []),
    ...gone.flatMap((amount) => {
      const written = readableMoney(amount).replace(' đồng', '')
      const pattern = new RegExp(`(?<![\\d.])(?:${written.replaceAll('.', '\\.')}|${amount})(?![\\d]|\\.\\d)`)
      return stillTold(readableMoney(amount), (text) => pattern.test(text))
    }),
  ]
}

const namesOf = ({ name, short_name }: DraftContent | Procedure): string[] =>
  [name, short_name].filter((one): one is string => typeof one === 'string' && one !== '').map(foldMarks)

/** A new procedure that is called as one that is there. */
const twin = (slug: string, after: DraftContent, published: readonly Procedure[]): Slip[] => {
  const own = namesOf(after)
  const other = published.find((one) => one.slug !== slug && namesOf(one).some((name) => own.includes(name)))
  return other ? [{ key: 'short_name', said: say.twin(other.short_name) }] : []
}

/**
 * What an editor should look at once more before a draft is published: a limit that its own words contradict, small
 * answers that still tell what was changed, a line told twice, a name that another procedure has. None of it keeps a draft from being published.
 * `before`: what citizens read, null for a new procedure.
 */
export const slipsIn = (
  slug: string,
  before: DraftContent | null,
  after: DraftContent,
  published: readonly Procedure[],
): Slip[] => {
  const isRenamed = namesOf(after).join() !== (before ? namesOf(before).join() : '')
  return [
    ...contradictedTime(after),
    ...twiceTold(before, after),
    ...(before ? oldTold(before, after) : []),
    ...(isRenamed ? twin(slug, after, published) : []),
  ]
}
