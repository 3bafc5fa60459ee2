import { type Figure, leastAnswers } from '../figures.js'
import { fewestPeople } from './suppress.js'

/** A figure of the province or of a commune that is to be published, and whether it stays hidden. */
export type Cell = { place: string; figure: Figure; isHidden: boolean }

type Group = { n: number; part: number | null }

const less = (from: Group, { n, part }: Group): Group => ({
  n: from.n - n,
  part: from.part === null || part === null ? null : from.part - part,
})

/** What the province's figure less the communes' shown ones leaves. */
const leftOf = (whole: Group, communes: readonly Cell[]): Group =>
  communes.filter(({ isHidden }) => !isHidden).reduce<Group>((left, { figure }) => less(left, figure), whole)

const lacks = (has: number, least: number): number => Math.max(0, least - has)

/** How many people a group lacks until it tells of nobody; a share needs some on either side. */
const lackOf = ({ n, part }: Group, least: number): number =>
  n === 0 ? 0 : lacks(n, least) + (part === null ? 0 : lacks(part, fewestPeople) + lacks(n - part, fewestPeople))

/** To somebody who knows one hidden commune, its officer, nothing may follow of the other hidden ones either. */
const isSafeWithin = (left: Group, communes: readonly Cell[]): boolean =>
  communes
    .filter(({ isHidden }) => isHidden)
    .map(({ figure }) => less(left, figure))
    .every(({ n, part }) => n === 0 || (n >= fewestPeople && (part === null || (part > 0 && part < n))))

const hiding = (cells: readonly Cell[], at: string): Cell[] =>
  cells.map((cell) => (cell.place === at ? { ...cell, isHidden: true } : cell))

/** One figure's communes with as many more hidden as the province's own needs to be shown; null: no number of them is enough. */
const besideProvince = ({ figure: whole }: Cell, communes: readonly Cell[]): Cell[] | null => {
  const least = leastAnswers(whole.indicator)
  const lackAfter = (cells: readonly Cell[]): number => lackOf(leftOf(whole, cells), least)
  let cells = [...communes]
  while (lackAfter(cells) > 0 || !isSafeWithin(leftOf(whole, cells), cells)) {
    const [next] = cells
      .filter(({ isHidden }) => !isHidden)
      .map(({ place, figure }) => ({ place, n: figure.n, lack: lackAfter(hiding(cells, place)) }))
      .toSorted((a, b) => a.lack - b.lack || a.n - b.n || (a.place < b.place ? -1 : 1))
    if (!next) return null
    cells = hiding(cells, next.place)
  }
  return cells
}

/**
 * Hides what would give hidden cells away by subtracting (decision 0089): what the province's figure leaves beside the shown
 * communes is nobody, or ten people with five on either side of a share. Else more communes are hidden, and where no number
 * of them is enough the province's figure. One that gives another away goes after it in the list, and is hidden where that is.
 */
export const withoutRemainders = (province: readonly Cell[], communes: readonly Cell[]): Cell[] => {
  const done: Cell[] = []
  const isGivenAway = ({ place, figure }: Cell): boolean =>
    done.some(
      (other) => other.isHidden && other.place === place && other.figure.indicator.id === figure.indicator.hiddenWith,
    )
  for (const one of province) {
    const { indicator } = one.figure
    const [whole, ...own] = [one, ...communes.filter(({ figure }) => figure.indicator === indicator)].map((cell) =>
      isGivenAway(cell) ? { ...cell, isHidden: true } : cell,
    )
    if (!whole) continue
    const isOpen = whole.isHidden || indicator.people.length === 0
    const beside = isOpen ? own : besideProvince(whole, own)
    done.push({ ...whole, isHidden: whole.isHidden || beside === null }, ...(beside ?? own))
  }
  return done
}
