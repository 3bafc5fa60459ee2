import { type Features, featureBits } from './features.js'

export type Sample = { label: number; features: Features; weight: number }

export type Model = { labels: number; weights: Float32Array; bias: Float32Array; temperature: number }

const size = 1 << featureBits

/** Numbers from 0 to 1 that are the same at every start (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const scoresOf = ({ labels, weights, bias }: Model, { ids, values }: Features, into: Float32Array): void => {
  into.set(bias)
  for (let i = 0; i < ids.length; i += 1) {
    const row = (ids[i] as number) * labels
    const value = values[i] as number
    for (let label = 0; label < labels; label += 1)
      into[label] = (into[label] as number) + (weights[row + label] as number) * value
  }
}

const softmax = (scores: Float32Array, temperature: number): void => {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) most = Math.max(most, score)
  let sum = 0
  for (let i = 0; i < scores.length; i += 1) {
    scores[i] = Math.exp(((scores[i] as number) - most) / temperature)
    sum += scores[i] as number
  }
  for (let i = 0; i < scores.length; i += 1) scores[i] = (scores[i] as number) / sum
}

/** Softmax regression by Adagrad; the same samples give the same model. */
export const trainModel = (
  samples: readonly Sample[],
  {
    labels,
    epochs,
    rate,
    decay,
    seed = 7,
  }: { labels: number; epochs: number; rate: number; decay: number; seed?: number },
): Model => {
  const model: Model = {
    labels,
    weights: new Float32Array(size * labels),
    bias: new Float32Array(labels),
    temperature: 1,
  }
  const squares = new Float32Array(size * labels).fill(1e-6)
  const biasSquares = new Float32Array(labels).fill(1e-6)
  const random = seeded(seed)
  const order = samples.map((_, index) => index)
  const errors = new Float32Array(labels)
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j] as number, order[i] as number]
    }
    for (const index of order) {
      const { label, features, weight } = samples[index] as Sample
      scoresOf(model, features, errors)
      softmax(errors, 1)
      errors[label] = (errors[label] as number) - 1
      for (let i = 0; i < features.ids.length; i += 1) {
        const row = (features.ids[i] as number) * labels
        const value = (features.values[i] as number) * weight
        for (let l = 0; l < labels; l += 1) {
          const at = row + l
          const gradient = (errors[l] as number) * value + decay * (model.weights[at] as number)
          squares[at] = (squares[at] as number) + gradient * gradient
          model.weights[at] = (model.weights[at] as number) - (rate * gradient) / Math.sqrt(squares[at] as number)
        }
      }
      for (let l = 0; l < labels; l += 1) {
        const gradient = (errors[l] as number) * weight
        biasSquares[l] = (biasSquares[l] as number) + gradient * gradient
        model.bias[l] = (model.bias[l] as number) - (rate * 0.3 * gradient) / Math.sqrt(biasSquares[l] as number)
      }
    }
  }
  return model
}

/** Probability of each label. */
export const classify = (model: Model, features: Features): Float32Array => {
  const scores = new Float32Array(model.labels)
  scoresOf(model, features, scores)
  softmax(scores, model.temperature)
  return scores
}

/** The temperature at which the probabilities of held-back samples fit what is right (least log loss). */
export const calibrate = (model: Model, heldBack: readonly Sample[]): number => {
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let temperature = 0.3; temperature <= 3; temperature += 0.1) {
    let loss = 0
    for (const { features, label } of heldBack)
      loss -= Math.log(Math.max(1e-9, classify({ ...model, temperature }, features)[label] as number))
    if (loss < least) [least, best] = [loss, temperature]
  }
  return best
}
