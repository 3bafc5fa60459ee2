/** How many answers that no staff has read a commune gave in a month, '2026-11'. */
export type Answered = { commune: string; month: string; n: number }

const units = ['month', 'quarter', 'year'] as const
type Unit = (typeof units)[number]

const keyIn = (unit: Unit, month: string): string => {
  const year = month.slice(0, 4)
  return { month, quarter: `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`, year }[unit]
}

/** Of the whole province. */
export const wholeProvince = 'province'
/** A figure's name among those that may be shown; `period` as in addresses. */
export const figureKey = (place: string, period: string): string => `${place}|${period}`

const sumOf = (cells: readonly Answered[]): number => cells.reduce((total, { n }) => total + n, 0)

const groupedBy = (cells: readonly Answered[], keyOf: (cell: Answered) => string): Map<string, Answered[]> => {
  const groups = new Map<string, Answered[]>()
  for (const cell of cells) groups.set(keyOf(cell), [...(groups.get(keyOf(cell)) ?? []), cell])
  return groups
}

/**
 * Which figures of a year's answers may be shown, so that no group of 1 to `least` − 1 follows from subtracting shown ones
 * (decision 0089). First a commune's months; then the province's months, quarters and year, where what the shown ones within
 * leave is nobody or enough; last a commune's quarters and year, where besides each month keeps enough answers that no
 * commune's figure holds. What is decided of a month or a quarter that is over stays when others follow. Returns figureKeys.
 */
export const shownAmong = (answered: readonly Answered[], least: number): ReadonlySet<string> => {
  const shown = new Set<string>()
  const isSafe = (cells: readonly Answered[]): boolean => sumOf(cells) === 0 || sumOf(cells) >= least
  const isWithin = (place: string, month: string): boolean =>
    units.some((unit) => shown.has(figureKey(place, keyIn(unit, month))))
  const isOpen = ({ commune, month }: Answered): boolean => !isWithin(commune, month)

  for (const cell of answered) if (isSafe([cell])) shown.add(figureKey(cell.commune, cell.month))

  for (const unit of units) {
    for (const [period, own] of groupedBy(answered, ({ month }) => keyIn(unit, month))) {
      const left = own.filter((cell) => isOpen(cell) && !isWithin(wholeProvince, cell.month))
      if (isSafe(own) && isSafe(left)) shown.add(figureKey(wholeProvince, period))
    }
  }

  const openIn = new Map(
    [...groupedBy(answered, ({ month }) => month)].map(([month, cells]) => [month, sumOf(cells.filter(isOpen))]),
  )
  for (const unit of ['quarter', 'year'] as const) {
    for (const [key, own] of groupedBy(answered, ({ commune, month }) => figureKey(commune, keyIn(unit, month)))) {
      const left = own.filter((cell) => isOpen(cell) && cell.n > 0)
      const keepsEnough = left.every(({ month, n }) => (openIn.get(month) ?? 0) - n >= least)
      if (!isSafe(own) || !isSafe(left) || !keepsEnough) continue
      for (const { month, n } of left) openIn.set(month, (openIn.get(month) ?? 0) - n)
      shown.add(key)
    }
  }
  return shown
}
