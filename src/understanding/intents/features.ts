import type { Normalised } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import { aspectsAsked } from './aspects.js'

/** The features of a message by name and how much each counts beside the others. */
export type Features = Map<string, number>

/** Weights of the kinds of features, chosen by measurement; docs/understanding.md has the figures. */
const featureWeights = { word: 1, pair: 1.8, marked: 0.5, cue: 0.7, end: 0.25, hint: 1.4 }

/** Stands beside the first and the last word. */
const edge = '^'

const lengthClass = (words: number): string =>
  words < 3 ? `${words}` : words < 6 ? 's' : words < 14 ? 'm' : words < 30 ? 'l' : 'x'

/** Grumbles about a price, where the same words else ask for it: "phí chứng thực cao quá". */
const tooDear =
  /(^| )((qua|kha|hoi) (dat|cao|mac|chat|nhieu)|(dat|cao|mac|chat|nhieu|ton|ton kem) (qua|the|vay|lam|khiep|ghe|do|kinh|phet|dien|xe)|cat co|chat chem|dat do|xot (tien|ruot|xa)|ton kem|tren troi)( |$)/

const ofPetitions = /(khieu nai|to cao|phan anh|kien nghi)/
const opening = /^(neu|cho hoi|xin hoi|cho (toi|em|minh) hoi|tai sao|vi sao|khi|co the|ai|viec|thu tuc)( |$)/

/**
 * The features of a message: words with and without marks, pairs of them, what is asked, how it ends. `hints`: what
 * search and lists of matters know of it.
 */
export const extractFeatures = ({ words, isMarked }: Normalised, hints: readonly string[] = []): Features => {
  const w = featureWeights
  const features: Features = new Map()
  const add = (name: string, weight: number): void => {
    if (!features.has(name)) features.set(name, weight)
  }
  for (const [k, { marked, folded }] of words.entries()) {
    add(folded, w.word)
    add(`${words[k - 1]?.folded ?? edge} ${folded}`, w.pair)
    if (isMarked) add(`'${marked}`, w.marked)
  }
  add(`${words.at(-1)?.folded ?? edge} ${edge}`, w.pair)
  const joined = plainText(words)
  const asked = aspectsAsked(joined)
  const [first = 'nothing', second = ''] = asked
  add(`? first ${first}`, w.cue)
  add(`? first ${first} ${second}`, w.cue / 2)
  add(`? specific ${asked.find((aspect) => aspect !== 'info') ?? 'nothing'}`, w.cue)
  for (const aspect of asked) add(`? ${aspect}`, w.cue / 2)
  const [atEnd = 'nothing'] = words.length > 8 ? aspectsAsked(plainText(words.slice(-8))) : asked
  add(`? at end ${atEnd}`, w.cue)
  if (ofPetitions.test(joined)) add(`? petition, at end ${atEnd} ${opening.test(joined)}`, w.hint)
  if (tooDear.test(joined)) add(`? dear, at end ${atEnd}`, w.hint)
  add(`? length ${lengthClass(words.length)}`, w.cue)
  for (const hint of hints) add(`? ${hint}`, w.hint)
  for (const { folded } of words.slice(-3)) add(`$ ${folded}`, w.end)
  return features
}

/** The length of features as a vector: by it they are divided, so that long messages don't shout. */
export const lengthOf = (features: Features): number => {
  let square = 0
  for (const weight of features.values()) square += weight * weight
  return Math.sqrt(square) || 1
}
