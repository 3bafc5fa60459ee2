import { type Figure, fewestShown } from '../../indicators/figures.js'
import { addMonths, monthOf, type Period, readPeriod } from '../../indicators/period.js'
import { type Standing, standingOf } from '../../indicators/targets.js'
import { indicatorWording } from '../../indicators/wording.js'
import { InvalidInput } from '../../shared/errors.js'
import { type Html, html } from '../kit/html.js'
import { indicatorsWording as say } from './indicators-wording.js'

export const indicatorsPath = '/can-bo/chi-so'

export const indicatorPath = (id: string, query: Readonly<Record<string, string>>, more = ''): string =>
  `${indicatorsPath}/${id}${more}?${new URLSearchParams(query)}`

/** The period of an address; without one the last whole month. Throws InvalidInput for none that there is. */
export const readPeriodOf = (asked: unknown, today: string): Period => {
  const period = readPeriod(typeof asked === 'string' && asked !== '' ? asked : addMonths(monthOf(today), -1))
  if (!period) throw new InvalidInput(indicatorWording.errors.period)
  return period
}

/** A value with what must be known of it: hidden, resting on few, or not to be had. */
export const shownValue = (figure: Figure): Html => {
  const { indicator, value, isHidden, isHiddenBeside, isSmall, isTooShort, isAwaited, p90 } = figure
  if (indicator.compute === null) return html`<span class="muted">${indicatorWording.unknown}</span>`
  if (isHidden)
    return html`<span class="muted">${isHiddenBeside ? indicatorWording.hiddenBeside : indicatorWording.hidden}</span>`
  if (value === null)
    return html`<span class="muted">${isTooShort ? indicatorWording.yearly : isAwaited ? indicatorWording.awaited : indicatorWording.none}</span>`
  return html`<strong>${indicatorWording.value(value, indicator.unit)}</strong>${isSmall ? html` <small class="muted">${indicatorWording.small}</small>` : ''}${typeof p90 === 'number' ? html`<br><small class="muted">${indicatorWording.p90(p90)}</small>` : ''}`
}

/** Among fewer communes a rank says nothing. */
export const fewestRanked = 5

type Ranked = Pick<Figure, 'value' | 'n'>

/** Ranks of communes that stand in order, the best first: none for who has few cases, equal ones for equal values. */
export const rankAmong = (ordered: readonly Ranked[]): ((one: Ranked) => number | null) => {
  const counted = ordered.filter(({ n }) => n >= fewestShown)
  return ({ value, n }) =>
    n < fewestShown || counted.length < fewestRanked ? null : counted.findIndex((other) => other.value === value) + 1
}

const badges: Record<Standing, string> = { good: 'badge-ok', near: 'badge-warning', weak: 'badge-danger' }

/** A traffic light that says its colour in words. */
export const standingMark = (figure: Figure): Html | null => {
  const standing = standingOf(figure)
  return standing && html`<span class="badge ${badges[standing]}">${say.standing[standing]}</span>`
}

/** How a value moved since the period before, in its own unit. */
export const changeOf = (now: Pick<Figure, 'value' | 'indicator'>, before: Pick<Figure, 'value'>): string => {
  if (now.value === null || before.value === null) return ''
  const difference = Math.round((now.value - before.value) * 10) / 10
  if (difference === 0) return say.level
  const words = indicatorWording.difference(Math.abs(difference), now.indicator.unit)
  return difference > 0 ? say.up(words) : say.down(words)
}
