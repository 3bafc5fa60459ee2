import type { Kind, Mutant } from './mutants.js'

export type Drawn = Mutant & { file: string }

/**
 * Draws mutants evenly over files and over kinds, the same ones for the same seed and texts: file after file gives one
 * of the kind that was drawn least so far, until there are `count` or none is left.
 */
export const drawMutants = (
  byFile: ReadonlyMap<string, readonly Mutant[]>,
  { count, seed }: { count: number; seed: number },
): Drawn[] => {
  const random = createRandom(seed)
  const left = shuffle([...byFile], random).map(([file, mutants]) => ({ file, mutants: shuffle(mutants, random) }))
  const times = new Map<Kind, number>()
  const timesOf = ({ kind }: Mutant): number => times.get(kind) ?? 0
  const drawn: Drawn[] = []
  while (drawn.length < count && left.some(({ mutants }) => mutants.length > 0))
    for (const { file, mutants } of left) {
      const [mutant] = mutants.toSorted((a, b) => timesOf(a) - timesOf(b))
      if (!mutant || drawn.length === count) continue
      mutants.splice(mutants.indexOf(mutant), 1)
      times.set(mutant.kind, timesOf(mutant) + 1)
      drawn.push({ ...mutant, file })
    }
  return drawn
}

/** Mulberry32: numbers from 0 up to 1, always the same for a seed. */
const createRandom = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const shuffle = <T>(items: readonly T[], random: () => number): T[] =>
  items
    .map((item) => ({ item, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
