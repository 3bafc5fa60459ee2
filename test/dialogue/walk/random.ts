/** A stream of draws that a seed fixes. */
export type Random = {
  /** A whole number from 0 to `below` - 1. */
  int(below: number): number
  /** True in `percent` of a hundred draws. */
  chance(percent: number): boolean
  pick<T>(from: readonly T[]): T
}

/** Mulberry32: small, and the same on every machine. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number): number => Math.floor(next() * below)
  return {
    int,
    chance: (percent) => int(100) < percent,
    pick<T>(from: readonly T[]): T {
      const drawn = from[int(from.length)]
      if (drawn === undefined) throw new Error('nothing to pick from')
      return drawn
    },
  }
}
