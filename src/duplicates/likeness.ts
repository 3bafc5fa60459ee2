import { matterOf, type ReadReport, type Told } from './read-report.js'

/**
 * How alike two reports are: 0 is nothing in common, 1 the same words. `label`: what both tell of, as a citizen would name
 * it. `isOnePlace`: both name the same place inside their commune. `isTelling`: they share a thing, or a word that few
 * reports have.
 */
export type Likeness = { score: number; label: string | null; isOnePlace: boolean; isTelling: boolean }

const none: Likeness = { score: 0, label: null, isOnePlace: false, isTelling: false }

/** From here on a citizen is asked whether it is the same: a wrong question costs trust. */
const leastOffered = 0.36
/** From here on an officer, who reads both, is shown it. */
const leastListed = 0.2

export const isOffered = ({ score }: Likeness): boolean => score >= leastOffered
export const isListed = ({ score, isOnePlace }: Likeness): boolean => isOnePlace || score >= leastListed

const dayMs = 86_400_000
/** Of what is told, this much must be shared where the place leaves it open. */
const doubtOfPlace = 0.62
/** … and where each tells of another trouble. */
const doubtOfTrouble = 0.45
const shareOfShorter = 0.7
/** What two words have in common is little, though it be all. */
const leastTold = 1
const price = '#price'
const leastOfPlace = 0.6
const fadesFromDays = 7
const fadesToDays = 60
const mostFading = 0.3

/**
 * Compares two reports by what they tell (things and rare words, their weight over both), where (names of hamlet, street,
 * school …; numbers of alley and house) and when. Reports of two communes, or of two places of one, are never alike.
 */
export const compareReports = (a: ReadReport, b: ReadReport): Likeness => {
  const place = comparePlaces(a, b)
  if (place === 'other') return none
  const isOnePlace = place === 'same'
  const places = new Set([...a.placeNames, ...b.placeNames])
  const one = matterOf(a, places)
  const other = matterOf(b, places)
  const shared = [...one].filter(([key, { marked }]) => isSameWord(key, marked, other.get(key)?.marked))
  const weight = sum(shared.map(([, told]) => told.weight))
  const whole = wholeOf(weightOf(one), weightOf(other))
  if (weight === 0) return { ...none, isOnePlace }
  const named = shared.map(([, told]) => told).filter((told) => told.label !== null)
  const label = (named.find(({ isTrouble }) => !isTrouble) ?? named[0])?.label ?? null
  const isTelling = named.length > 0 || shared.some(([, told]) => told.isRare)
  const doubts = (isOnePlace ? 1 : doubtOfPlace) * (tellOfOther(one, other) ? doubtOfTrouble : 1)
  return { score: (weight / whole) * doubts * freshness(a.openedAt, b.openedAt), label, isOnePlace, isTelling }
}

type Matter = ReadonlyMap<string, Told>

/** Words that differ by their marks are two, unless one was typed without any: "chợ" is not "chó", "cho" may be either. */
const isSameWord = (folded: string, one: string, other: string | undefined): boolean =>
  other !== undefined && (one === other || one === folded || other === folded)

/** Who writes two words and who writes two pages tell of one matter when the two words are in the pages. */
const wholeOf = (one: number, other: number): number =>
  shareOfShorter * Math.min(one, other) + (1 - shareOfShorter) * Math.max(one, other) + leastTold

const weightOf = (matter: Matter): number => sum([...matter.values()].map(({ weight }) => weight))

const troublesOf = (matter: Matter): Set<string> =>
  new Set([...matter].flatMap(([key, { isTrouble }]) => (isTrouble ? [key] : [])))

/** Each says what is wrong, and nothing of it is the same; or one asks about money and the other doesn't. */
const tellOfOther = (one: Matter, other: Matter): boolean =>
  areDisjoint(troublesOf(one), troublesOf(other)) || one.has(price) !== other.has(price)

/** Both have something, and nothing in common. */
const areDisjoint = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size > 0 && other.size > 0 && [...one].every((member) => !other.has(member))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, value) => total + value, 0)

/** Matters of one day are sooner the same than those of two months. */
const freshness = (a: Date, b: Date): number => {
  const days = Math.abs(a.getTime() - b.getTime()) / dayMs
  const faded = Math.min(Math.max(days - fadesFromDays, 0) / (fadesToDays - fadesFromDays), 1)
  return 1 - mostFading * faded
}

const comparePlaces = (a: ReadReport, b: ReadReport): 'same' | 'open' | 'other' => {
  if (a.communeCode !== b.communeCode) return 'other'
  if (hasOtherNumber(a, b)) return 'other'
  const named = Math.max(sharedOf(a.placeNames, b.said), sharedOf(b.placeNames, a.said))
  if (named >= leastOfPlace || isLikelyNamed(a, b) || isLikelyNamed(b, a)) return 'same'
  if (a.placeNames.size > 0 && b.placeNames.size > 0) return 'other'
  if (hasSameNumber(a, b)) return 'same'
  return areDisjoint(a.placeKinds, b.placeKinds) ? 'other' : 'open'
}

/** What may be a name of two words stands in the other report too. */
const isLikelyNamed = ({ likelyNames }: ReadReport, { said }: ReadReport): boolean =>
  likelyNames.size > 1 && sharedOf(likelyNames, said) === 1

const sharedOf = (names: ReadonlySet<string>, said: ReadonlySet<string>): number =>
  names.size === 0 ? 0 : [...names].filter((name) => said.has(name)).length / names.size

const hasOtherNumber = (a: ReadReport, b: ReadReport): boolean =>
  [...a.numbers].some(([kind, numbers]) => {
    const others = b.numbers.get(kind)
    return others !== undefined && areDisjoint(numbers, others)
  })

const hasSameNumber = (a: ReadReport, b: ReadReport): boolean =>
  [...a.numbers].some(([kind, numbers]) => [...numbers].some((number) => b.numbers.get(kind)?.has(number)))
