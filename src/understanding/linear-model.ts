import { type FeatureVector, featureBits } from './features.js'
import { createRandom, shuffle } from './random.js'

/** Softmax regression over hashed features: `table[id * classes + class]`. */
export type LinearModel = { classes: number; table: Float32Array; bias: Float32Array }

/** `labels`: the class it belongs to, or the classes of which it is one, not known which. */
export type Sample = { features: FeatureVector; labels: readonly number[]; weight: number }

export type TrainOptions = { epochs: number; rate: number; decay: number; smoothing: number; seed: number }

/** Raw scores of each class. */
export const scoreOf = ({ classes, table, bias }: LinearModel, { ids, weights }: FeatureVector): Float64Array => {
  const scores = Float64Array.from(bias)
  for (let k = 0; k < ids.length; k++) {
    const at = (ids[k] as number) * classes
    const weight = weights[k] as number
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + weight * (table[at + c] as number)
  }
  return scores
}

/** Scores as probabilities that sum to 1; changes the array it is given. */
export const softmax = (scores: Float64Array, sharpness = 1): Float64Array => {
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

/** Trains by stochastic gradient descent with AdaGrad steps; the same samples and seed give the same model. */
export const trainLinearModel = (samples: readonly Sample[], classes: number, options: TrainOptions): LinearModel => {
  const cells = (1 << featureBits) * classes
  const model = { classes, table: new Float32Array(cells), bias: new Float32Array(classes) }
  const { table, bias } = model
  const squares = new Float32Array(1 << featureBits)
  const random = createRandom(options.seed)
  let order = samples
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    order = shuffle(order, random)
    const rate = options.rate / (1 + options.decay * epoch)
    for (const { features, labels, weight } of order) {
      const errors = softmax(scoreOf(model, features))
      let likely = 0
      for (const label of labels) likely += errors[label] as number
      const spread = options.smoothing / (classes - 1)
      let energy = 0
      for (const label of labels)
        errors[label] = (errors[label] as number) - ((1 - options.smoothing) * (errors[label] as number)) / likely
      for (let c = 0; c < classes; c++) {
        const error = ((errors[c] as number) - spread) * weight
        errors[c] = error
        energy += error * error
      }
      if (energy < 1e-3) continue
      const { ids, weights } = features
      for (let k = 0; k < ids.length; k++) {
        const id = ids[k] as number
        const value = weights[k] as number
        const square = (squares[id] as number) + value * value * energy
        squares[id] = square
        const step = (rate * value) / (Math.sqrt(square) + 1e-3)
        const at = id * classes
        for (let c = 0; c < classes; c++) table[at + c] = (table[at + c] as number) - step * (errors[c] as number)
      }
      for (let c = 0; c < classes; c++) bias[c] = (bias[c] as number) - 0.05 * rate * (errors[c] as number)
    }
  }
  return model
}
