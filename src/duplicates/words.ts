import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { once } from '../shared/once.js'
import { composed, foldMarks, partToRead } from '../shared/text.js'
import { describeProblem, readYaml } from '../shared/yaml.js'

const file = './words.yml'
const lowerCase = z.string().regex(/^[\p{Ll}0-9]+( [\p{Ll}0-9]+)*$/u, 'hãy viết chữ thường: đèn đường')
const listed = z
  .string()
  .transform((text) => text.split(',').map((phrase) => phrase.trim()))
  .pipe(z.array(lowerCase).min(1))

const schema = z.strictObject({
  short: z.record(lowerCase, lowerCase),
  stop: listed,
  common: listed,
  generic: listed,
  bears_name: listed,
  kinds_of_place: listed,
  hamlets: listed,
  streets: listed,
  no_name: listed,
  same: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['subject', 'trouble']).default('subject'),
      weight: z.number().int().min(1).max(5).default(2),
      says: listed,
    }),
  ),
})

/** A word as it was typed, in lower case, and without its marks. */
export type Word = { marked: string; folded: string; isCapital: boolean }

/** One thing that reports tell of, however it is said. `label` names it to a citizen. */
export type Thing = { name: string; label: string; weight: number; isTrouble: boolean }

type Way<T> = { words: readonly Word[]; means: T }
/** Ways of saying something by their first word without marks, the longest first. */
type Ways<T> = ReadonlyMap<string, readonly Way<T>[]>

/**
 * `bearsName`: the word behind it is a name whatever it is otherwise; `inStory`: in a story too, or only with capitals;
 * `kind`: what sort of place, where that tells places apart.
 */
type PlaceWord = { bearsName: boolean; inStory: 'sure' | 'capitals' | null; kind: string | null }

type Words = {
  /** What is written short, by its short form without marks. */
  short: ReadonlyMap<string, readonly string[]>
  /** Words without marks that tell nothing of a matter. */
  stop: ReadonlySet<string>
  /** Words without marks that so many reports have that they say little. */
  common: ReadonlySet<string>
  things: Ways<Thing>
  /** What many places are called by. */
  generic: Ways<PlaceWord>
  /** Words without marks that are no name though they follow "thôn" or "làng". */
  noName: ReadonlySet<string>
}

/** The words of a text; of a long one, of the part to read. */
export const wordsOf = (text: string): Word[] =>
  (composed(partToRead(text)).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((typed) => ({
    marked: typed.toLowerCase(),
    folded: foldMarks(typed),
    isCapital: /^\p{Lu}/u.test(typed),
  }))

/** The table of words.yml. Throws BadSetup with every problem as "file:line: …". */
export const wordTable = once((): Words => {
  const read = readYaml(readFileSync(new URL(file, import.meta.url), 'utf8'), schema)
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  const { short, stop, common, generic, bears_name, kinds_of_place, hamlets, streets, no_name, same } = read.value
  return {
    short: new Map(Object.entries(short).map(([form, full]) => [form, full.split(' ')])),
    stop: new Set(stop),
    common: new Set(common),
    noName: new Set(no_name),
    things: byFirstWord(
      same.flatMap(({ name, label, weight, kind, says }) =>
        says.map((way) => ({ words: wordsOf(way), means: { name, label, weight, isTrouble: kind === 'trouble' } })),
      ),
    ),
    generic: byFirstWord(
      generic.map((way) => ({
        words: wordsOf(way),
        means: {
          bearsName: bears_name.includes(way),
          inStory: hamlets.includes(way) ? 'sure' : streets.includes(way) ? 'capitals' : null,
          kind: kinds_of_place.includes(way) ? way : null,
        },
      })),
    ),
  }
})

const byFirstWord = <T>(all: readonly Way<T>[]): Ways<T> => {
  const ways = new Map<string, Way<T>[]>()
  for (const way of all.toSorted((a, b) => b.words.length - a.words.length)) {
    const first = way.words[0]?.folded ?? ''
    ways.set(first, [...(ways.get(first) ?? []), way])
  }
  return ways
}

/** The longest way that begins at a word. A word typed without marks is any that it may be. */
export const findWay = <T>(ways: Ways<T>, words: readonly Word[], at: number): { means: T; length: number } | null => {
  const way = ways
    .get(words[at]?.folded ?? '')
    ?.find((one) => one.words.every((word, k) => isSaid(word, words[at + k])))
  return way ? { means: way.means, length: way.words.length } : null
}

const isSaid = (way: Word, said: Word | undefined): boolean =>
  said?.folded === way.folded &&
  (way.marked === way.folded || said.marked === said.folded || said.marked === way.marked)
