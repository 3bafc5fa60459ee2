import { localDay, startOfLocalDay } from '../shared/clock.js'

const dayMs = 24 * 60 * 60_000

/**
 * The first day whose answers may still be added to or changed today ('YYYY-MM-DD', both): those of a month are closed once the
 * day after it is over (decision 0092).
 */
export const firstOpenDay = (today: string): string =>
  `${localDay(new Date(startOfLocalDay(today).getTime() - dayMs)).slice(0, 7)}-01`

/** Whether opinions of a stretch that ends with this day are out: none of them changes any more, so no day tells more than another. */
export const areOpinionsOut = (lastDay: string, today: string): boolean => lastDay < firstOpenDay(today)
