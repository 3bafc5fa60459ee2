import { aspectsAsked } from './aspects.js'
import type { Normalised } from './normalise.js'
import { perWord, plainText } from './words.js'

/** Feature numbers and their weights, of which `count` count; the length of the vector is 1. */
export type FeatureVector = { count: number; ids: Uint32Array; weights: Float32Array }

export const featureBits = 16
const size = 1 << featureBits
const mask = size - 1

const seen = new Int32Array(size)
let stamp = 0
/** A message has no more features than this. */
export const mostFeatures = 60_000
const vector: FeatureVector = {
  count: 0,
  ids: new Uint32Array(mostFeatures),
  weights: new Float32Array(mostFeatures),
}
const { ids, weights } = vector
let count = 0

const add = (hash: number, weight: number): void => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  const id = (mixed ^ (mixed >>> 13)) & mask
  if (seen[id] === stamp || count === ids.length) return
  seen[id] = stamp
  ids[count] = id
  weights[count++] = weight
}

const hashText = (text: string, seed: number): number => {
  let hash = seed
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  return hash
}

const seeds = { folded: 0x811c9dc5, pair: 0x1234567, marked: 0x51ed270b, cue: 0x5bd1e995, end: 0x6b43a9b5 }

/** Weights of the kinds of features, chosen by measurement; docs/understanding.md has the figures. */
const featureWeights = { folded: 1, pair: 1.8, marked: 0.5, cue: 0.7, end: 0.25, hint: 1.4 }

const foldedHash = perWord(({ folded }) => hashText(folded, seeds.folded))
const markedHash = perWord(({ marked }) => hashText(marked, seeds.marked))
const endHash = perWord(({ folded }) => hashText(folded, seeds.end))

const edge = hashText('^', seeds.folded)

/** Two words side by side, or a word at the edge of a message. */
const addPair = (first: number, second: number, weight: number): void =>
  add(Math.imul(first ^ seeds.pair, 0x01000193) ^ second, weight)

const lengthClass = (words: number): string =>
  words < 3 ? `${words}` : words < 6 ? 's' : words < 14 ? 'm' : words < 30 ? 'l' : 'x'

/** Grumbles about a price, where the same words else ask for it: "phí chứng thực cao quá". */
const tooDear =
  /(^| )((qua|kha|hoi) (dat|cao|mac|chat|nhieu)|(dat|cao|mac|chat|nhieu|ton|ton kem) (qua|the|vay|lam|khiep|ghe|do|kinh|phet|dien|xe)|cat co|chat chem|dat do|xot (tien|ruot|xa)|ton kem|tren troi)( |$)/

const ofPetitions = /(khieu nai|to cao|phan anh|kien nghi)/
const opening = /^(neu|cho hoi|xin hoi|cho (toi|em|minh) hoi|tai sao|vi sao|khi|co the|ai|viec|thu tuc)( |$)/

/**
 * The features of a message: words with and without marks, pairs of them, what is asked, how it ends. One
 * vector for all messages: it holds until the next is read.
 */
export const extractFeatures = ({ words, isMarked }: Normalised, extra: readonly string[] = []): FeatureVector => {
  const w = featureWeights
  stamp++
  count = 0
  let before = edge
  for (const word of words) {
    const hash = foldedHash(word)
    add(hash, w.folded)
    addPair(before, hash, w.pair)
    if (isMarked) add(markedHash(word), w.marked)
    before = hash
  }
  addPair(before, edge, w.pair)
  const joined = plainText(words)
  const asked = aspectsAsked(joined)
  add(hashText(`first ${asked[0] ?? 'nothing'}`, seeds.cue), w.cue)
  add(hashText(`first ${asked.slice(0, 2).join(' ')}`, seeds.cue), w.cue / 2)
  add(hashText(`specific ${asked.find((aspect) => aspect !== 'info') ?? 'nothing'}`, seeds.cue), w.cue)
  for (const aspect of asked) add(hashText(aspect, seeds.cue), w.cue / 2)
  const atEnd = words.length > 8 ? aspectsAsked(plainText(words.slice(-8))) : asked
  add(hashText(`at end ${atEnd[0] ?? 'nothing'}`, seeds.cue), w.cue)
  if (ofPetitions.test(joined))
    add(hashText(`petition, at end ${atEnd[0] ?? 'nothing'} ${opening.test(joined)}`, seeds.cue), w.hint)
  if (tooDear.test(joined)) add(hashText(`dear, at end ${atEnd[0] ?? 'nothing'}`, seeds.cue), w.hint)
  add(hashText(`length ${lengthClass(words.length)}`, seeds.cue), w.cue)
  for (const name of extra) add(hashText(name, seeds.cue), w.hint)
  for (const word of words.slice(-3)) add(endHash(word), w.end)
  let sum = 0
  for (let k = 0; k < count; k++) sum += (weights[k] as number) ** 2
  const scale = 1 / Math.sqrt(sum || 1)
  for (let k = 0; k < count; k++) weights[k] = (weights[k] as number) * scale
  vector.count = count
  return vector
}
