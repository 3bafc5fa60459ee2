import { varyTyping } from './augment.js'
import { extractFeatures, type FeatureVector } from './features.js'
import { type LinearModel, type Sample, scoreOf, softmax, trainLinearModel } from './linear-model.js'
import { type Normalised, normalise } from './normalise.js'
import { createRandom } from './random.js'

/** A model whose probabilities were fitted to messages it had not seen. */
export type IntentModel = LinearModel & { sharpness: number }

/** What is known of a message beside its words: search and lists of matters. */
export type Hints = (message: Normalised) => readonly string[]

export type Example = { text: string; label: number }

const training = { epochs: 6, rate: 0.5, decay: 0.15, smoothing: 0.02, seed: 7 }
const variedWeight = 0.5
const balance = 0.3
const foldsForCalibration = 5

const featuresOf = (text: string, hints: Hints): FeatureVector => {
  const message = normalise(text)
  return extractFeatures(message, hints(message))
}

const samplesOf = (examples: readonly Example[], classes: number, hints: Hints): Sample[][] => {
  const counts = new Float64Array(classes)
  for (const { label } of examples) counts[label] = (counts[label] as number) + 1
  const random = createRandom(3)
  return examples.map(({ text, label }) => {
    const weight = (examples.length / classes / (counts[label] as number)) ** balance
    return [text, ...varyTyping(text, random)].map((varied, k) => ({
      features: featuresOf(varied, hints),
      label,
      weight: k === 0 ? weight : weight * variedWeight,
    }))
  })
}

/** The sharpness at which probabilities of unseen samples fit best what is right (least log loss). */
const fitSharpness = (model: LinearModel, unseen: readonly Sample[]): number => {
  const scored = unseen.map(({ features, label }) => ({ scores: scoreOf(model, features), label }))
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let sharpness = 0.6; sharpness < 5; sharpness *= 1.08) {
    let loss = 0
    for (const { scores, label } of scored)
      loss -= Math.log(Math.max(1e-9, softmax(Float64Array.from(scores), sharpness)[label] as number))
    if (loss < least) {
      least = loss
      best = sharpness
    }
  }
  return best
}

/** Trains on every example and on other ways of typing it; the probabilities are fitted on a fifth held back. */
export const trainIntents = (examples: readonly Example[], classes: number, hints: Hints): IntentModel => {
  const groups = samplesOf(examples, classes, hints)
  const isHeld = (k: number): boolean => k % foldsForCalibration === 0
  const partial = trainLinearModel(
    groups.flatMap((group, k) => (isHeld(k) ? [] : group)),
    classes,
    training,
  )
  const sharpness = fitSharpness(
    partial,
    groups.flatMap((group, k) => (isHeld(k) ? group.slice(0, 1) : [])),
  )
  return { ...trainLinearModel(groups.flat(), classes, training), sharpness }
}

/** Probability of each intent. */
export const classify = (model: IntentModel, features: FeatureVector): Float64Array =>
  softmax(scoreOf(model, features), model.sharpness)
