/** Numbers of pairs of numbers: an open hash table in flat arrays, a fraction of the memory of a Map of joined words. */
export type PairNumbers = {
  count: number
  /** Where a pair may lie: its place in the other arrays and 1, or 0 where nothing lies. */
  slots: Uint32Array
  firsts: Uint32Array
  seconds: Uint32Array
  numbers: Uint32Array
}

const smallest = 1 << 10

export const createPairNumbers = (): PairNumbers => ({
  count: 0,
  slots: new Uint32Array(2 * smallest),
  firsts: new Uint32Array(smallest),
  seconds: new Uint32Array(smallest),
  numbers: new Uint32Array(smallest),
})

/** The slot in which a pair lies, or the free one in which it would. */
const slotOf = ({ slots, firsts, seconds }: PairNumbers, first: number, second: number): number => {
  const mask = slots.length - 1
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  let slot = (hash ^ (hash >>> 13)) & mask
  for (;;) {
    const at = slots[slot] as number
    if (at === 0 || (firsts[at - 1] === first && seconds[at - 1] === second)) return slot
    slot = (slot + 1) & mask
  }
}

/** The number of a pair, or -1. */
export const numberOfPair = (pairs: PairNumbers, first: number, second: number): number => {
  const at = pairs.slots[slotOf(pairs, first, second)] as number
  return at === 0 ? -1 : (pairs.numbers[at - 1] as number)
}

const longer = (numbers: Uint32Array): Uint32Array => {
  const all = new Uint32Array(2 * numbers.length)
  all.set(numbers)
  return all
}

const grow = (pairs: PairNumbers): void => {
  pairs.firsts = longer(pairs.firsts)
  pairs.seconds = longer(pairs.seconds)
  pairs.numbers = longer(pairs.numbers)
  pairs.slots = new Uint32Array(2 * pairs.firsts.length)
  for (let at = 0; at < pairs.count; at++)
    pairs.slots[slotOf(pairs, pairs.firsts[at] as number, pairs.seconds[at] as number)] = at + 1
}

/** Adds a pair that isn't there yet. */
export const addPair = (pairs: PairNumbers, first: number, second: number, number: number): void => {
  if (pairs.count === pairs.firsts.length) grow(pairs)
  const at = pairs.count++
  pairs.firsts[at] = first
  pairs.seconds[at] = second
  pairs.numbers[at] = number
  pairs.slots[slotOf(pairs, first, second)] = at + 1
}
