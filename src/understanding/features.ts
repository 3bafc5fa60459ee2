import { normalise } from './normalise.js'

export const featureBits = 17
const mask = (1 << featureBits) - 1

const hash = (text: string): number => {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}

export type Features = { ids: Int32Array; values: Float32Array }

const mostWords = 120

/** Of a long text its beginning and its end: the request stands at one of them. */
const ends = (words: string[]): string[] =>
  words.length <= mostWords ? words : [...words.slice(0, mostWords / 2), ...words.slice(-mostWords / 2)]

const bucket = (into: Map<number, number>, name: string, weight: number): void => {
  const id = hash(name) & mask
  into.set(id, (into.get(id) ?? 0) + weight)
}

/** Hashed words, pairs and triples of words, and pieces of words of 3 to 5 signs, without marks and with them. */
export const featuresOf = (text: string, extra: readonly string[] = []): Features => {
  const { marked, folded } = normalise(text)
  const words = ends(folded)
  const found = new Map<number, number>()
  const padded = ['^', ...words, '$']
  for (let i = 1; i < padded.length; i += 1) {
    const word = padded[i] as string
    if (i < padded.length - 1) bucket(found, `w${word}`, 1)
    bucket(found, `b${padded[i - 1]} ${word}`, 1)
    if (i > 1) bucket(found, `t${padded[i - 2]} ${padded[i - 1]} ${word}`, 0.7)
    if (i > 2) bucket(found, `s${padded[i - 2]} ${word}`, 0.5)
  }
  for (const word of ends(marked)) bucket(found, `m${word}`, 0.5)
  const line = ` ${words.join(' ')} `
  for (let size = 3; size <= 5; size += 1)
    for (let i = 0; i + size <= line.length; i += 1) bucket(found, `c${line.slice(i, i + size)}`, 0.35)
  let squares = 0
  for (const [id, value] of found) {
    const damped = Math.sqrt(value)
    found.set(id, damped)
    squares += damped * damped
  }
  const length = Math.sqrt(squares) || 1
  const ids = new Int32Array(found.size + extra.length)
  const values = new Float32Array(found.size + extra.length)
  let at = 0
  for (const [id, value] of found) {
    ids[at] = id
    values[at] = value / length
    at += 1
  }
  for (const name of extra) {
    ids[at] = hash(`x${name}`) & mask
    values[at] = 0.35
    at += 1
  }
  return { ids, values }
}
