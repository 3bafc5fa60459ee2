/** What a place has of each measure of people. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>

/** No cell of fewer people is published; none from which such a one follows. */
export const fewestPeople = 5

/**
 * Which measures of which places stay hidden: those from 1 to `fewest` − 1, and where the province's sum would give a hidden one away
 * the smallest other ones, until at least two are hidden that together are twice `fewest`. Nobody at all is no secret.
 * `fewestOf`: of a measure, where it isn't the usual five.
 */
export const hiddenCells = (
  counts: Counts,
  fewestOf: (measure: string) => number = () => fewestPeople,
): Map<string, Set<string>> => {
  const measures = new Set([...counts.values()].flatMap((own) => [...own.keys()]))
  const hidden = new Map<string, Set<string>>()
  for (const measure of measures) {
    const fewest = fewestOf(measure)
    const cells = [...counts]
      .map(([place, own]) => ({ place, n: own.get(measure) ?? 0 }))
      .filter(({ n }) => n > 0)
      .sort((a, b) => a.n - b.n || (a.place < b.place ? -1 : 1))
    let [many, sum] = [0, 0]
    for (const { place, n } of cells) {
      const isEnough = many === 0 || (many >= 2 && sum >= 2 * fewest)
      if (n >= fewest && isEnough) break
      many += 1
      sum += n
      hidden.set(place, (hidden.get(place) ?? new Set()).add(measure))
    }
  }
  return hidden
}
