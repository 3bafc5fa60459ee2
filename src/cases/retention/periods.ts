import type { CaseKind } from '../kinds/index.js'

/** How long a case is kept after it is over. `source`: the law's article; null: none is known to us, the province decides. */
type Period = { years: number; source: string | null }

/**
 * By kind. What was read of the law (legal-facts.md) gives no period but one year for petitions that are only filed (Thông tư 07/2014
 * Điều 6.2.b), so these are careful defaults: longer than any suit may come.
 */
export const periods: Readonly<Record<CaseKind, Period>> = {
  feedback: { years: 5, source: null },
  complaint: { years: 10, source: null },
  second_complaint: { years: 10, source: null },
  denunciation: { years: 10, source: null },
  tip: { years: 5, source: null },
}

/** The day from which a case that ended on a day isn't kept any more; both 'YYYY-MM-DD'. A leap day's is 1 March. */
export const goesOn = (kind: CaseKind, endedOn: string): string => {
  const [year = 0, month = 1, day = 1] = endedOn.split('-').map(Number)
  return new Date(Date.UTC(year + periods[kind].years, month - 1, day)).toISOString().slice(0, 10)
}

/** No case that ended later than this has to go on a day; whether one of before does, `goesOn` says. */
export const latestEnd = (kind: CaseKind, today: string): string => {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  return new Date(Date.UTC(year - periods[kind].years, month - 1, day)).toISOString().slice(0, 10)
}
