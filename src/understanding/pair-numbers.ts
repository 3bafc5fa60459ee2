/**
 * Numbers of pairs of numbers: an open hash table in one flat array, a fraction of the memory of a Map of joined words.
 * A pair takes three cells: its first number and one, for 0 is an empty place; its second; the pair's own number.
 */
export type PairNumbers = { count: number; cells: Uint32Array }

const cellsEach = 3
const fewestPlaces = 1 << 11

const emptyCells = (places: number): Uint32Array => new Uint32Array(cellsEach * places)

export const createPairNumbers = (): PairNumbers => ({ count: 0, cells: emptyCells(fewestPlaces) })

/** Where a pair lies, or the empty place in which it would. */
const placeOf = (cells: Uint32Array, first: number, second: number): number => {
  const mask = cells.length / cellsEach - 1
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  let place = (hash ^ (hash >>> 13)) & mask
  for (;;) {
    const at = place * cellsEach
    if (cells[at] === 0 || (cells[at] === first + 1 && cells[at + 1] === second)) return at
    place = (place + 1) & mask
  }
}

/** The number of a pair, or -1. */
export const numberOfPair = ({ cells }: PairNumbers, first: number, second: number): number => {
  const at = placeOf(cells, first, second)
  return cells[at] === 0 ? -1 : (cells[at + 2] as number)
}

const grow = (pairs: PairNumbers): void => {
  const { cells } = pairs
  const larger = emptyCells((2 * cells.length) / cellsEach)
  for (let at = 0; at < cells.length; at += cellsEach)
    if (cells[at] !== 0)
      larger.set(
        cells.subarray(at, at + cellsEach),
        placeOf(larger, (cells[at] as number) - 1, cells[at + 1] as number),
      )
  pairs.cells = larger
}

/** Adds a pair that isn't there yet. */
export const addPair = (pairs: PairNumbers, first: number, second: number, number: number): void => {
  if (2 * ++pairs.count * cellsEach > pairs.cells.length) grow(pairs)
  const at = placeOf(pairs.cells, first, second)
  pairs.cells[at] = first + 1
  pairs.cells[at + 1] = second
  pairs.cells[at + 2] = number
}
