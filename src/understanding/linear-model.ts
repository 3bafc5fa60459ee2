import { type FeatureVector, featureBits } from './features.js'
import { createRandom, shuffle } from './random.js'

/**
 * Softmax regression over hashed features. Feature `id` has its row at `rows[id] - 1`, or none where that is 0: no
 * sample had it. Row r adds `table[r * classes + class] * step` to the score of a class. The commonest features come
 * first and a cell is a byte, so that what is needed most lies together near the processor.
 */
export type LinearModel = { classes: number; rows: Uint32Array; table: Int8Array; step: number; bias: Float32Array }

/** `labels`: the class it belongs to, or the classes of which it is one, not known which. */
export type Sample = { features: FeatureVector; labels: readonly number[]; weight: number }

export type TrainOptions = { epochs: number; rate: number; decay: number; smoothing: number; seed: number }

/** Raw scores of each class. */
export const scoreOf = (
  { classes, rows, table, step, bias }: LinearModel,
  { count, ids, weights }: FeatureVector,
): number[] => {
  const scores: number[] = []
  for (let c = 0; c < classes; c++) scores.push((bias[c] as number) / step)
  for (let k = 0; k < count; k++) {
    const row = rows[ids[k] as number] as number
    if (row === 0) continue
    const at = (row - 1) * classes
    const weight = weights[k] as number
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + weight * (table[at + c] as number)
  }
  for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) * step
  return scores
}

/** Scores as probabilities that sum to 1; changes the array it is given. */
export const softmax = (scores: number[], sharpness = 1): number[] => {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > highest) highest = score
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const value = Math.exp(((scores[c] as number) - highest) * sharpness)
    scores[c] = value
    sum += value
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum
  return scores
}

/** Rows from 1 for the features that samples have, the commonest first, and 0 for the others. */
const rowsByFrequency = (samples: readonly Sample[]): { rows: Uint32Array; count: number } => {
  const counts = new Uint32Array(1 << featureBits)
  for (const { features } of samples) for (const id of features.ids) counts[id] = (counts[id] as number) + 1
  const met: number[] = []
  for (let id = 0; id < counts.length; id++) if (counts[id] !== 0) met.push(id)
  met.sort((a, b) => (counts[b] as number) - (counts[a] as number))
  const rows = new Uint32Array(counts.length)
  for (const [row, id] of met.entries()) rows[id] = row + 1
  return { rows, count: met.length }
}

const largestByte = 127

const inBytes = (table: Float32Array): { table: Int8Array; step: number } => {
  let most = 0
  for (const value of table) most = Math.max(most, Math.abs(value))
  const step = most / largestByte || 1
  const bytes = new Int8Array(table.length)
  for (let k = 0; k < table.length; k++) bytes[k] = Math.round((table[k] as number) / step)
  return { table: bytes, step }
}

/** Trains by stochastic gradient descent with AdaGrad steps; the same samples and seed give the same model. */
export const trainLinearModel = (samples: readonly Sample[], classes: number, options: TrainOptions): LinearModel => {
  const { rows, count } = rowsByFrequency(samples)
  const table = new Float32Array(count * classes)
  const bias = new Float32Array(classes)
  const squares = new Float32Array(count)
  const random = createRandom(options.seed)
  const spread = options.smoothing / (classes - 1)
  const errors = Array.from(bias)
  let order = samples.map(({ features, labels, weight }) => ({
    own: features.ids.map((id) => (rows[id] as number) - 1),
    weights: features.weights,
    labels,
    weight,
  }))
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    order = shuffle(order, random)
    const rate = options.rate / (1 + options.decay * epoch)
    for (const { own, weights, labels, weight } of order) {
      for (let c = 0; c < classes; c++) errors[c] = bias[c] as number
      for (let k = 0; k < own.length; k++) {
        const at = (own[k] as number) * classes
        const value = weights[k] as number
        for (let c = 0; c < classes; c++) errors[c] = (errors[c] as number) + value * (table[at + c] as number)
      }
      softmax(errors)
      let likely = 0
      for (const label of labels) likely += errors[label] as number
      let energy = 0
      for (const label of labels)
        errors[label] = (errors[label] as number) - ((1 - options.smoothing) * (errors[label] as number)) / likely
      for (let c = 0; c < classes; c++) {
        const error = ((errors[c] as number) - spread) * weight
        errors[c] = error
        energy += error * error
      }
      if (energy < 1e-3) continue
      for (let k = 0; k < own.length; k++) {
        const row = own[k] as number
        const value = weights[k] as number
        const square = (squares[row] as number) + value * value * energy
        squares[row] = square
        const step = (rate * value) / (Math.sqrt(square) + 1e-3)
        const at = row * classes
        for (let c = 0; c < classes; c++) table[at + c] = (table[at + c] as number) - step * (errors[c] as number)
      }
      for (let c = 0; c < classes; c++) bias[c] = (bias[c] as number) - 0.05 * rate * (errors[c] as number)
    }
  }
  return { classes, rows, ...inBytes(table), bias }
}
