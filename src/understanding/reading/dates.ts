const dayMs = 86_400_000

const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** 'YYYY-MM-DD' of a real calendar day, else null. */
const asDay = (year: number, month: number, day: number): string | null => {
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? isoOf(time) : null
}

const weekdays: Record<string, number> = {
  '2': 1,
  hai: 1,
  '3': 2,
  ba: 2,
  '4': 3,
  tu: 3,
  '5': 4,
  nam: 4,
  '6': 5,
  sau: 5,
  '7': 6,
  bay: 6,
}

const nearDays: [RegExp, number][] = [
  [/(?<!\w)(hom nay|bua nay|sang nay|chieu nay|toi nay|trua nay)(?!\w)/g, 0],
  [/(?<!\w)(hom qua|bua qua|toi qua|dem qua|chieu qua|sang qua)(?!\w)/g, -1],
  [/(?<!\w)(hom kia|bua kia)(?!\w)/g, -2],
  [/(?<!\w)(ngay mai|sang mai|chieu mai|toi mai|mai)(?= |$|[.,?!])/g, 1],
  [/(?<!\w)(ngay kia|ngay mot|mot)(?= (toi|em|minh) |$)/g, 2],
]

/** So many letters before a day may say that it is one: "ngày 3/10". */
const nearBefore = 10

type FoundDay = { at: number; day: string }

const written = (plain: string, today: string): FoundDay[] => {
  const thisYear = Number(today.slice(0, 4))
  const found: FoundDay[] = []
  const pattern =
    /(?<![\d/.-])(\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+nam\s+)(\d{4}|\d{2}))?(?![\d/]|[.-]\d)/g
  for (const match of plain.matchAll(pattern)) {
    const [whole, day, month, year] = match
    const isMarked =
      year !== undefined ||
      whole.includes('thang') ||
      /(ngay|hom|sang|chieu|toi)\s*$/.test(plain.slice(Math.max(0, match.index - nearBefore), match.index))
    if (!isMarked) continue
    const full = year === undefined ? thisYear : year.length === 2 ? 2000 + Number(year) : Number(year)
    const read = asDay(full, Number(month), Number(day))
    if (read) found.push({ at: match.index, day: read })
  }
  return found
}

const relative = (plain: string, today: string): FoundDay[] => {
  const now = Date.parse(`${today}T00:00:00Z`)
  const found: FoundDay[] = []
  for (const [pattern, days] of nearDays)
    for (const match of plain.matchAll(pattern)) found.push({ at: match.index, day: isoOf(now + days * dayMs) })
  const counts = /(?<!\w|thu )(\d{1,3})\s+(ngay|hom|tuan)\s+(truoc|nay|nua|sau|toi)(?!\w)/g
  for (const match of plain.matchAll(counts)) {
    const days = Number(match[1]) * (match[2] === 'tuan' ? 7 : 1)
    const isPast = match[3] === 'truoc' || match[3] === 'nay'
    found.push({ at: match.index, day: isoOf(now + (isPast ? -days : days) * dayMs) })
  }
  const week =
    /(?<!\w)(?:thu\s+(2|3|4|5|6|7|hai|ba|tu|nam|sau|bay)|(chu nhat))\s+(tuan truoc|vua roi|vua qua|tuan nay|tuan sau|tuan toi|nay|toi|sau)(?!\w)/g
  for (const match of plain.matchAll(week)) {
    const wanted = match[2] ? 7 : (weekdays[match[1] ?? ''] ?? 1)
    const monday = now - ((new Date(now).getUTCDay() + 6) % 7) * dayMs
    const inThisWeek = monday + (wanted - 1) * dayMs
    const when = match[3] ?? ''
    const shift =
      when === 'tuan truoc'
        ? -7
        : when === 'tuan sau' || when === 'tuan toi'
          ? 7
          : when.startsWith('vua')
            ? inThisWeek < now
              ? 0
              : -7
            : (when === 'toi' || when === 'sau') && inThisWeek <= now
              ? 7
              : 0
    found.push({ at: match.index, day: isoOf(inThisWeek + shift * dayMs) })
  }
  return found
}

/** Days named in a text without marks, as 'YYYY-MM-DD', in its order and without repetition. */
export const findDates = (plain: string, today: string): string[] => [
  ...new Set([...written(plain, today), ...relative(plain, today)].sort((a, b) => a.at - b.at).map(({ day }) => day)),
]
