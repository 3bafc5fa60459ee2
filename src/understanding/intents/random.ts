/** Numbers in [0, 1) that are the same in every run with the same seed (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The order of `items` changed at random. */
export const shuffle = <T>(items: readonly T[], random: () => number): T[] => {
  const mixed = [...items]
  for (let k = mixed.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1))
    const kept = mixed[k] as T
    mixed[k] = mixed[other] as T
    mixed[other] = kept
  }
  return mixed
}
