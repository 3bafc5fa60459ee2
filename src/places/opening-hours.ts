/** Hours of a week: by weekday (0 Sunday to 6 Saturday) the stretches 'HH:MM' to 'HH:MM', in order; a day without any is closed. */
export type WeekHours = Readonly<Record<number, readonly { from: string; to: string }[]>>

const dayNames = ['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'] as const
/** Monday first, as people count the days of a week. */
const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const

const dayWords: Readonly<Record<string, number>> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 }

type Token =
  | { is: 'day'; day: number }
  | { is: 'time'; time: string }
  | { is: 'to' }
  | { is: 'break' }
  | { is: 'closed' }
  | { is: 'half'; isAfternoon: boolean }
  | { is: 'always' }
  | { is: 'wrong'; text: string }

const tokenPattern =
  /\b(24 ?\/ ?(?:7|24)|ca ngay dem)\b|\b(sang|chieu)\b|\bthu\s*(hai|ba|tu|nam|sau|bay|[2-7])\b|\bt([2-7])\b|\b(chu nhat|cn)\b|(\d{1,2})\s*(?:[:hg]\s*(\d{2})|gio(?:\s*(\d{2}))?|h\b|g\b)(?:\s*(?:phut|p)\b)?|(-|\bden\b|\btoi\b)|\b(nghi)\b(?!\s*trua)|([;.\n])|\b([2-7])\b|\b(?:nghi trua|truc|tu|va|buoi|ngay|cac|moi|hang tuan|trong tuan|lam viec|het|luc)\b|[,:()\s]+|([^\s,;:()]+)/g

const fold = (text: string): string =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replace(/[–—−]/g, '-')

const timeOf = (hours: string, minutes = '00'): Token => {
  const isReal = Number(hours) < 24 && Number(minutes) < 60
  return isReal
    ? { is: 'time', time: `${hours.padStart(2, '0')}:${minutes}` }
    : { is: 'wrong', text: `${hours}:${minutes}` }
}

const tokensOf = (text: string): Token[] =>
  [...fold(text).matchAll(tokenPattern)].flatMap((match): Token[] => {
    const [, always, half, named, short, sunday, hours, minutes, spoken, to, closed, stop, bare, other] = match
    if (always) return [{ is: 'always' }]
    if (half) return [{ is: 'half', isAfternoon: half === 'chieu' }]
    const digit = short ?? bare ?? (named && /\d/.test(named) ? named : undefined)
    if (digit) return [{ is: 'day', day: Number(digit) - 1 }]
    if (named) return [{ is: 'day', day: dayWords[named] ?? 0 }]
    if (sunday) return [{ is: 'day', day: 0 }]
    if (hours) return [timeOf(hours, minutes ?? spoken)]
    if (to) return [{ is: 'to' }]
    if (closed) return [{ is: 'closed' }]
    if (stop) return [{ is: 'break' }]
    return other ? [{ is: 'wrong', text: other }] : []
  })

/** The days from one to another, Monday first; none where they stand the other way round. */
const daysBetween = (first: number, last: number): number[] => {
  const [from, to] = [weekOrder.indexOf(first as 0), weekOrder.indexOf(last as 0)]
  return weekOrder.slice(from, to + 1)
}

const problems = {
  unknown: (text: string) => `Không hiểu “${text}”.`,
  order: (from: string, to: string) => `Giờ ${from}–${to}: giờ sau phải muộn hơn giờ trước.`,
  single: (time: string) => `Giờ ${time} chưa có giờ kết thúc hoặc giờ bắt đầu.`,
  dayFirst: 'Hãy ghi ngày trước, giờ sau.',
  noTimes: 'Chưa có giờ nào.',
  overlap: (day: string) => `Hai khoảng giờ của ${day} chồng lên nhau.`,
  days: 'Hãy ghi ngày từ thứ hai đến chủ nhật, ví dụ: thứ hai đến thứ sáu.',
}
const example = 'Ví dụ: Thứ hai đến thứ sáu: 7:30–11:30, 13:30–17:00; thứ bảy: 7:30–11:30.'

const workdays = [1, 2, 3, 4, 5]

type Stretch = { from: string; to: string }

/** What was read so far: the week, the days that the next times are for, a time whose end is awaited. */
type Reading = {
  week: Record<number, Stretch[]>
  days: number[]
  /** Times before any day was said: for the days behind them, or else Monday to Friday. */
  undated: Stretch[]
  isAfternoon: boolean
  isAfterTimes: boolean
  isDayRange: boolean
  opened: { from: string; isRange: boolean } | null
}

const keep = (
  { week, undated }: Pick<Reading, 'week' | 'undated'>,
  days: readonly number[],
  stretch: Stretch,
): void => {
  if (days.length === 0) undated.push(stretch)
  for (const day of days) week[day] = [...(week[day] ?? []), stretch]
}

/** Each takes a token in; what it returns is what is wrong with it. */
const takeDay = (reading: Reading, day: number): string | undefined => {
  if (reading.opened) return problems.single(reading.opened.from)
  const last = reading.days.at(-1)
  const between = reading.isDayRange && last !== undefined ? daysBetween(last, day) : null
  if (between?.length === 0) return problems.days
  reading.days = [...(reading.isAfterTimes ? [] : reading.days), ...(between ? between.slice(1) : [day])]
  reading.isAfterTimes = false
  reading.isAfternoon = false
  reading.isDayRange = false
  return undefined
}

/** "chiều 1h30": half past one in the afternoon. */
const inAfternoon = (time: string): string =>
  Number(time.slice(0, 2)) < 12 ? `${Number(time.slice(0, 2)) + 12}${time.slice(2)}` : time

const takeTime = (reading: Reading, said: string): string | undefined => {
  const { opened, days } = reading
  const time = reading.isAfternoon ? inAfternoon(said) : said
  if (!opened) {
    reading.opened = { from: time, isRange: false }
    return undefined
  }
  if (!opened.isRange) return problems.single(opened.from)
  if (time <= opened.from) return problems.order(opened.from, time)
  keep(reading, days, { from: opened.from, to: time })
  reading.isAfterTimes = true
  reading.opened = null
  return undefined
}

const take = (reading: Reading, token: Token): string | undefined => {
  const { opened, days, isAfterTimes } = reading
  switch (token.is) {
    case 'wrong':
      return problems.unknown(token.text)
    case 'day':
      return takeDay(reading, token.day)
    case 'time':
      return takeTime(reading, token.time)
    case 'to':
      if (opened) opened.isRange = true
      else reading.isDayRange = !isAfterTimes && days.length > 0
      return undefined
    case 'closed':
      if (isAfterTimes || days.length === 0) return problems.unknown('nghỉ')
      reading.days = []
      return undefined
    case 'half':
      reading.isAfternoon = token.isAfternoon
      return undefined
    case 'always':
      for (const day of weekOrder) reading.week[day] = [{ from: '00:00', to: '23:59' }]
      reading.isAfterTimes = true
      return undefined
    case 'break':
      reading.isAfternoon = false
      return opened ? problems.single(opened.from) : undefined
  }
}

const overlapIn = (week: WeekHours): string | undefined => {
  const day = Object.keys(week).find((one) =>
    week[Number(one)]?.some(({ from }, place, all) => place > 0 && from < (all[place - 1]?.to ?? '')),
  )
  return day && problems.overlap(dayNames[Number(day)] ?? '')
}

/** Times that no day was said for get theirs. */
const date = (reading: Reading): void => {
  const { undated, days, isAfterTimes } = reading
  const behind = days.length > 0 && !isAfterTimes
  if (undated.length === 0 || (days.length > 0 && !behind)) return
  reading.undated = []
  for (const stretch of undated) keep(reading, behind ? days : workdays, stretch)
  reading.isAfterTimes = true
}

const wrongAtEnd = ({ opened, days, isAfterTimes, week, undated }: Reading): string | undefined => {
  if (opened) return problems.single(opened.from)
  if (undated.length > 0) return problems.dayFirst
  if (Object.keys(week).length === 0) return problems.noTimes
  return days.length > 0 && !isAfterTimes ? problems.dayFirst : undefined
}

/**
 * Reads hours as people write them ("T2-T6 7h30-11h30, 13h30-17h; thứ 7: 7:30-11:30"; without days: Monday to Friday).
 * `problem`: what isn't understood, in Vietnamese, with an example.
 */
export const readOpeningHours = (text: string): { hours: WeekHours } | { problem: string } => {
  const reading: Reading = {
    week: {},
    days: [],
    undated: [],
    isAfternoon: false,
    isAfterTimes: false,
    isDayRange: false,
    opened: null,
  }
  for (const token of tokensOf(text)) {
    const wrong = take(reading, token)
    if (wrong) return { problem: `${wrong} ${example}` }
  }
  if (!reading.opened) date(reading)
  const hours = Object.fromEntries(
    Object.entries(reading.week).map(([day, stretches]) => [
      day,
      stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    ]),
  )
  const wrong = wrongAtEnd(reading) ?? overlapIn(hours)
  return wrong ? { problem: `${wrong} ${example}` } : { hours }
}

const sessionsText = (stretches: WeekHours[number]): string =>
  stretches.map(({ from, to }) => `${from.replace(/^0/, '')}–${to.replace(/^0/, '')}`).join(', ')

/** The same hours as one line: days with equal hours that follow each other stand together. */
export const describeOpeningHours = (week: WeekHours): string => {
  const blocks: { days: number[]; text: string }[] = []
  for (const day of weekOrder) {
    const text = sessionsText(week[day] ?? [])
    const last = blocks.at(-1)
    if (last?.text === text) last.days.push(day)
    else blocks.push({ days: [day], text })
  }
  const line = blocks
    .filter(({ text }) => text !== '')
    .map(({ days, text }) => {
      const [first, last] = [days[0], days.at(-1)].map((day) => dayNames[day ?? 0])
      return `${first}${days.length === 1 ? '' : days.length === 2 ? `, ${last}` : ` đến ${last}`}: ${text}`
    })
    .join('; ')
  return line.charAt(0).toUpperCase() + line.slice(1)
}
