import { type FeatureVector, featureBits, mostFeatures } from './features.js'
import { createRandom, shuffle } from './random.js'
import { withRoom } from './typed-arrays.js'

/**
 * Softmax regression over hashed features. Feature `id` has its row at `rows[id] - 1`, or none where that is 0: no
 * sample had it. Row r adds `table[r * width + class] * step` to the score of a class; `width` is the number of
 * classes, filled up to a multiple of four. The commonest features come first and a cell is a byte, so that what is
 * needed most lies together near the processor.
 */
export type LinearModel = { classes: number; rows: Uint32Array; table: Int8Array; step: number; bias: Float32Array }

/**
 * What a model learns from. The features of sample k end at `ends[k]`, where those of the next begin. `labels`: the
 * class it belongs to, or the classes of which it is one, not known which.
 */
export type Samples = {
  ids: Uint16Array
  values: Float32Array
  ends: number[]
  labels: (readonly number[])[]
  weights: number[]
}

/** Room for some twenty thousand samples; what isn't used costs no memory. */
const firstRoom = 1 << 23

export const createSamples = (): Samples => ({
  ids: new Uint16Array(firstRoom),
  values: new Float32Array(firstRoom),
  ends: [],
  labels: [],
  weights: [],
})

export const addSample = (
  samples: Samples,
  features: FeatureVector,
  labels: readonly number[],
  weight: number,
): void => {
  const from = samples.ends.at(-1) ?? 0
  const end = from + features.count
  samples.ids = withRoom(samples.ids, end)
  samples.values = withRoom(samples.values, end)
  const { ids, values } = samples
  for (let k = 0; k < features.count; k++) {
    ids[from + k] = features.ids[k] as number
    values[from + k] = features.weights[k] as number
  }
  samples.ends.push(end)
  samples.labels.push(labels)
  samples.weights.push(weight)
}

/** `orders`: in how many orders the samples are learnt from, each from the beginning. */
export type TrainOptions = { orders: number; rate: number; smoothing: number; seed: number }

const widthFor = (classes: number): number => Math.ceil(classes / 4) * 4

/** Where the rows of the features at hand begin, and how much each counts. */
const offsets = new Uint32Array(mostFeatures)
const shares = new Float64Array(mostFeatures)

/** Sums so many rows for each class; four classes at a time, which is what the processor does best. */
const sumRows = (table: Int8Array | Float32Array, count: number, sums: Float64Array): void => {
  for (let c = 0; c < sums.length; c += 4) {
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    for (let k = 0; k < count; k++) {
      const at = (offsets[k] as number) + c
      const share = shares[k] as number
      first += share * (table[at] as number)
      second += share * (table[at + 1] as number)
      third += share * (table[at + 2] as number)
      fourth += share * (table[at + 3] as number)
    }
    sums[c] = first
    sums[c + 1] = second
    sums[c + 2] = third
    sums[c + 3] = fourth
  }
}

/** Takes from so many rows what each is to change by for each class. */
const lessenRows = (table: Float32Array, count: number, changes: Float64Array): void => {
  for (let c = 0; c < changes.length; c += 4) {
    const first = changes[c] as number
    const second = changes[c + 1] as number
    const third = changes[c + 2] as number
    const fourth = changes[c + 3] as number
    for (let k = 0; k < count; k++) {
      const at = (offsets[k] as number) + c
      const share = shares[k] as number
      table[at] = (table[at] as number) - share * first
      table[at + 1] = (table[at + 1] as number) - share * second
      table[at + 2] = (table[at + 2] as number) - share * third
      table[at + 3] = (table[at + 3] as number) - share * fourth
    }
  }
}

/** Raw scores of each class. */
export const scoreOf = (
  { classes, rows, table, step, bias }: LinearModel,
  { count, ids, weights }: FeatureVector,
): number[] => {
  const width = widthFor(classes)
  let known = 0
  for (let k = 0; k < count; k++) {
    const row = rows[ids[k] as number] as number
    if (row === 0) continue
    offsets[known] = (row - 1) * width
    shares[known++] = weights[k] as number
  }
  const sums = new Float64Array(width)
  sumRows(table, known, sums)
  return Array.from(bias, (own, c) => (sums[c] as number) * step + own)
}

/** Scores as probabilities that sum to 1; changes the array it is given. */
export const softmax = <T extends number[] | Float64Array>(scores: T, sharpness = 1): T => {
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
const rowsByFrequency = (ids: Uint16Array): { rows: Uint32Array; count: number } => {
  const counts = new Uint32Array(1 << featureBits)
  for (const id of ids) counts[id] = (counts[id] as number) + 1
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

/** Squared; a sample below it teaches nothing more. */
const smallError = 4e-3

/**
 * Trains by stochastic gradient descent with AdaGrad steps. One pass over so many samples is enough, but what it leaves
 * depends on their order: the model is the mean of several. The same samples and seed give the same model. Numbers the
 * samples' features anew.
 */
export const trainLinearModel = (samples: Samples, classes: number, options: TrainOptions): LinearModel => {
  const ids = samples.ids.subarray(0, samples.ends.at(-1) ?? 0)
  const { rows, count } = rowsByFrequency(ids)
  for (let k = 0; k < ids.length; k++) ids[k] = (rows[ids[k] as number] as number) - 1
  const sum = new Float32Array(count * widthFor(classes))
  const bias = new Float32Array(classes)
  const random = createRandom(options.seed)
  for (let round = 0; round < options.orders; round++) {
    const order = shuffle(
      Array.from(samples.ends, (_, sample) => sample),
      random,
    )
    const learnt = learnInOrder(samples, order, { count, classes }, options)
    for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + (learnt.table[k] as number)
    for (let c = 0; c < classes; c++) bias[c] = (bias[c] as number) + (learnt.bias[c] as number) / options.orders
  }
  const { table, step } = inBytes(sum)
  return { classes, rows, table, step: step / options.orders, bias }
}

/** One pass over samples whose features are numbered by their rows. */
const learnInOrder = (
  { ids: rows, values, ends, labels, weights }: Samples,
  order: readonly number[],
  { count, classes }: { count: number; classes: number },
  { rate, smoothing }: TrainOptions,
): { table: Float32Array; bias: Float32Array } => {
  const width = widthFor(classes)
  const table = new Float32Array(count * width)
  const bias = new Float32Array(classes)
  const squares = new Float32Array(count)
  const changes = new Float64Array(width)
  const errors = changes.subarray(0, classes)
  const spread = smoothing / (classes - 1)
  for (const sample of order) {
    const from = sample === 0 ? 0 : (ends[sample - 1] as number)
    const features = (ends[sample] as number) - from
    for (let k = 0; k < features; k++) {
      offsets[k] = (rows[from + k] as number) * width
      shares[k] = values[from + k] as number
    }
    sumRows(table, features, changes)
    for (let c = 0; c < classes; c++) errors[c] = (errors[c] as number) + (bias[c] as number)
    softmax(errors)
    const wanted = labels[sample] as readonly number[]
    let likely = 0
    for (const label of wanted) likely += errors[label] as number
    for (const label of wanted)
      errors[label] = (errors[label] as number) - ((1 - smoothing) * (errors[label] as number)) / likely
    let energy = 0
    for (let c = 0; c < classes; c++) {
      const error = ((errors[c] as number) - spread) * (weights[sample] as number)
      errors[c] = error
      energy += error * error
    }
    if (energy < smallError) continue
    for (let k = 0; k < features; k++) {
      const row = rows[from + k] as number
      const value = shares[k] as number
      const square = (squares[row] as number) + value * value * energy
      squares[row] = square
      shares[k] = (rate * value) / (Math.sqrt(square) + 1e-3)
    }
    lessenRows(table, features, changes)
    for (let c = 0; c < classes; c++) bias[c] = (bias[c] as number) - 0.05 * rate * (errors[c] as number)
  }
  return { table, bias }
}
