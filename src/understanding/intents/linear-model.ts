import { type Features, lengthOf } from './features.js'
import { createRandom, shuffle } from './random.js'

/**
 * Softmax regression. A feature has its row in `rows`, or none when no sample had it; row r adds
 * `table[r * classes + c]`, times the feature's share of the message, to the score of class c.
 */
export type LinearModel = { classes: number; rows: Map<string, number>; table: Float32Array; bias: Float32Array }

/** `labels`: the class a sample belongs to, or the classes of which it is one, not known which. */
export type Sample = { features: Features; labels: readonly number[]; weight: number }

/** `orders`: in how many orders the samples are learnt from, each from the beginning. */
export type TrainOptions = { orders: number; rate: number; smoothing: number; seed: number }

/**
 * Trains by stochastic gradient descent with AdaGrad steps. One pass over so many samples is enough, but what it leaves
 * depends on their order: the model is the mean of several. The same samples and seed give the same model.
 */
export const trainLinearModel = (
  samples: Iterable<Sample>,
  classes: number,
  { orders, seed, ...options }: TrainOptions,
): LinearModel => {
  const rows = new Map<string, number>()
  const numbered: NumberedSample[] = []
  for (const sample of samples) numbered.push(numberFeatures(sample, rows))
  const model = { classes, rows, table: new Float32Array(rows.size * classes), bias: new Float32Array(classes) }
  const random = createRandom(seed)
  for (let round = 0; round < orders; round++) {
    const learnt = learnInOrder(shuffle(numbered, random), { rows: rows.size, classes }, options)
    addShare(model.table, learnt.table, 1 / orders)
    addShare(model.bias, learnt.bias, 1 / orders)
  }
  return model
}

/** Raw scores of each class. */
export const scoreOf = ({ classes, rows, table, bias }: LinearModel, features: Features): number[] => {
  const scores = Float64Array.from(bias)
  const length = lengthOf(features)
  for (const [name, weight] of features) {
    const row = rows.get(name)
    if (row === undefined) continue
    const value = weight / length
    const from = row * classes
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + value * (table[from + c] as number)
  }
  return Array.from(scores)
}

/** Scores as probabilities that sum to 1. */
export const softmax = (scores: readonly number[], sharpness = 1): number[] => {
  const chances = scores.map((score) => score * sharpness)
  makeChances(chances)
  return chances
}

/** Turns scores into probabilities, in place. */
const makeChances = (scores: number[] | Float64Array): void => {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > highest) highest = score
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += scores[c] = Math.exp((scores[c] as number) - highest)
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum
}

/** A sample whose features are known by their rows: what training goes through again and again. */
type NumberedSample = Omit<Sample, 'features'> & { rows: Uint32Array; values: Float32Array }

/** A feature that no sample had before gets the next row. */
const numberFeatures = ({ features, labels, weight }: Sample, known: Map<string, number>): NumberedSample => {
  const rows = new Uint32Array(features.size)
  const values = new Float32Array(features.size)
  const length = lengthOf(features)
  let k = 0
  for (const [name, own] of features) {
    let row = known.get(name)
    if (row === undefined) {
      row = known.size
      known.set(name, row)
    }
    rows[k] = row
    values[k] = own / length
    k++
  }
  return { rows, values, labels, weight }
}

const addShare = (sum: Float32Array, part: Float32Array, share: number): void => {
  for (let k = 0; k < sum.length; k++) sum[k] = (sum[k] as number) + share * (part[k] as number)
}

/** Squared; a sample below it teaches nothing more. */
const smallError = 4e-3
const biasRate = 0.05

const learnInOrder = (
  samples: readonly NumberedSample[],
  size: { rows: number; classes: number },
  { rate, smoothing }: Pick<TrainOptions, 'rate' | 'smoothing'>,
): { table: Float32Array; bias: Float32Array } => {
  const { classes } = size
  const table = new Float32Array(size.rows * classes)
  const bias = new Float32Array(classes)
  /** Of each row the squares of all its steps: the more it has learnt, the less it changes. */
  const squares = new Float32Array(size.rows)
  /** Of the sample at hand: scores, then probabilities, then what each is too high by. */
  const errors = new Float64Array(classes)
  for (const { rows, values, labels, weight } of samples) {
    for (let c = 0; c < classes; c++) errors[c] = bias[c] as number
    for (let k = 0; k < rows.length; k++) {
      const from = (rows[k] as number) * classes
      const value = values[k] as number
      for (let c = 0; c < classes; c++) errors[c] = (errors[c] as number) + value * (table[from + c] as number)
    }
    makeChances(errors)
    makeErrors(errors, labels, smoothing)
    let energy = 0
    for (let c = 0; c < classes; c++) {
      const error = (errors[c] as number) * weight
      errors[c] = error
      energy += error * error
    }
    if (energy < smallError) continue
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k] as number
      const value = values[k] as number
      const square = (squares[row] as number) + value * value * energy
      squares[row] = square
      const step = (rate * value) / (Math.sqrt(square) + 1e-3)
      const from = row * classes
      for (let c = 0; c < classes; c++) table[from + c] = (table[from + c] as number) - step * (errors[c] as number)
    }
    for (let c = 0; c < classes; c++) bias[c] = (bias[c] as number) - biasRate * rate * (errors[c] as number)
  }
  return { table, bias }
}

/**
 * Turns probabilities into what each is too high by, in place; of a wanted class all but the share that smoothing spreads
 * over the others.
 */
const makeErrors = (chances: Float64Array, labels: readonly number[], smoothing: number): void => {
  let likely = 0
  for (const label of labels) likely += chances[label] as number
  const spread = smoothing / (chances.length - 1)
  for (const label of labels) chances[label] = (chances[label] as number) * (1 - (1 - smoothing) / likely)
  for (let c = 0; c < chances.length; c++) chances[c] = (chances[c] as number) - spread
}
