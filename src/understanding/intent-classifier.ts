import { varyTyping } from './augment.js'
import { extractFeatures, type FeatureVector } from './features.js'
import { type LinearModel, type Sample, scoreOf, softmax, trainLinearModel } from './linear-model.js'
import { type Normalised, normalise } from './normalise.js'
import { createRandom } from './random.js'

/** A model whose probabilities were fitted to messages it had not seen. */
export type IntentModel = LinearModel & { sharpness: number }

/** What is known of a message beside its words: search and lists of matters. */
export type Hints = (message: Normalised, text: string) => readonly string[]

export type Example = { text: string; label: number; isOutside: boolean }

const training = { epochs: 6, rate: 0.5, decay: 0.15, smoothing: 0.03, seed: 7 }
/** Of the ways of typing an example: as written, without marks, short or with slips. */
const typingWeights = [1, 1, 0.7, 0.7]
const balance = 0.5
/** Messages that are no errand at all are of endless kinds: the few examples count for more. */
const outsideWeight = 2.5
const foldsForCalibration = 5

/**
 * Citizens' questions about procedures, of which only that much is known: the intent is one of `labels`. Most tell a
 * situation of a life, which would else be taken for a grievance.
 */
export type Questions = { texts: readonly string[]; labels: readonly number[] }

/** More questions than this teach nothing more and cost time at the start. */
const mostQuestions = 300
const questionWeight = 0.5

/** Without what search says of them: it knows these very questions. */
const questionSamples = ({ texts, labels }: Questions): Sample[] => {
  const step = Math.max(1, texts.length / mostQuestions)
  return Array.from(
    { length: Math.floor(texts.length / step) },
    (_, k) => texts[Math.floor(k * step)] as string,
  ).flatMap((text) => {
    const message = normalise(text)
    return [message, { ...message, words: message.folded, isMarked: false }].map((typed) => ({
      features: extractFeatures(typed, []),
      labels,
      weight: questionWeight,
    }))
  })
}

const samplesOf = (examples: readonly Example[], classes: number, hints: Hints): Sample[][] => {
  const counts = new Float64Array(classes)
  for (const { label } of examples) counts[label] = (counts[label] as number) + 1
  const random = createRandom(3)
  return examples.map(({ text, label, isOutside }) => {
    const share = examples.length / classes / (counts[label] as number)
    const weight = share ** balance * (isOutside ? outsideWeight : 1)
    const known = hints(normalise(text), text)
    return [text, ...varyTyping(text, random)].map((varied, k) => ({
      features: extractFeatures(normalise(varied), known),
      labels: [label],
      weight: weight * (typingWeights[k] as number),
    }))
  })
}

/** The sharpness at which probabilities of unseen samples fit best what is right (least log loss). */
const fitSharpness = (model: LinearModel, unseen: readonly Sample[]): number => {
  const scored = unseen.map(({ features, labels }) => ({
    scores: scoreOf(model, features),
    label: labels[0] as number,
  }))
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
  return Math.fround(best)
}

/** The model trained on all examples is right more often than the one that a fifth was held back from. */
const surerOnAll = 1.15

/** Trains on every example and on other ways of typing it; the probabilities are fitted on a fifth held back. */
export const trainIntents = (
  examples: readonly Example[],
  questions: Questions,
  classes: number,
  hints: Hints,
): IntentModel => {
  const asked = questionSamples(questions)
  const groups = samplesOf(examples, classes, hints)
  const isHeld = (k: number): boolean => k % foldsForCalibration === 0
  const partial = trainLinearModel(
    [...groups.flatMap((group, k) => (isHeld(k) ? [] : group)), ...asked],
    classes,
    training,
  )
  const sharpness = fitSharpness(
    partial,
    groups.flatMap((group, k) => (isHeld(k) ? group.slice(0, 1) : [])),
  )
  return {
    ...trainLinearModel([...groups.flat(), ...asked], classes, training),
    sharpness: Math.fround(sharpness * surerOnAll),
  }
}

/** Probability of each intent. */
export const classify = (model: IntentModel, features: FeatureVector): Float64Array =>
  softmax(scoreOf(model, features), model.sharpness)
