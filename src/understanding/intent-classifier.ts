import { extractFeatures, type FeatureVector } from './features.js'
import {
  addSample,
  createSamples,
  type LinearModel,
  type Samples,
  scoreOf,
  softmax,
  trainLinearModel,
} from './linear-model.js'
import { leaveOutMarks, type Normalised, normalise } from './normalise.js'
import { createRandom } from './random.js'

export type IntentModel = LinearModel & { sharpness: number }

/** What is known of a message beside its words: search and lists of matters. */
export type Hints = (message: Normalised, text: string) => readonly string[]

export type Example = { text: string; label: number; isOutside: boolean }

const training = { orders: 3, rate: 1.5, smoothing: 0.1, seed: 9 }
/** An example counts as written and without marks, and for less without one of its words: none decides alone. */
const shortenedWeight = 0.7
const balance = 0.5
/** Messages that are no errand at all are of endless kinds: the few examples count for more. */
const outsideWeight = 2.5
/**
 * Sharpens probabilities to what is right as often: the least log loss on a held-back fifth was at 1.76, and a model of all
 * examples is surer by 15 %. The tests hold the calibration error to 0.05.
 */
const sharpness = 2.4

/**
 * Citizens' questions about procedures, of which only that much is known: the intent is one of `labels`. Most tell a
 * situation of a life, which would else be taken for a grievance.
 */
export type Questions = { texts: readonly string[]; labels: readonly number[] }

/** More questions than this teach nothing more and cost time at the start. */
const mostQuestions = 600
const questionWeight = 0.5

const addExamples = (samples: Samples, examples: readonly Example[], classes: number, hints: Hints): void => {
  const counts = new Float64Array(classes)
  for (const { label } of examples) counts[label] = (counts[label] as number) + 1
  const random = createRandom(3)
  for (const { text, label, isOutside } of examples) {
    const share = examples.length / classes / (counts[label] as number)
    const weight = share ** balance * (isOutside ? outsideWeight : 1)
    const message = normalise(text)
    const known = hints(message, text)
    addSample(samples, extractFeatures(message, known), [label], weight)
    if (message.isMarked) addSample(samples, extractFeatures(leaveOutMarks(message), known), [label], weight)
    const shortened = message.words.toSpliced(Math.floor(random() * message.words.length), 1)
    addSample(samples, extractFeatures({ ...message, words: shortened }, known), [label], weight * shortenedWeight)
  }
}

/** Without what search says of them: it knows these very questions. */
const addQuestions = (samples: Samples, { texts, labels }: Questions): void => {
  const step = Math.max(1, texts.length / mostQuestions)
  for (let k = 0; k < Math.floor(texts.length / step); k++) {
    const message = normalise(texts[Math.floor(k * step)] as string)
    for (const typed of [message, leaveOutMarks(message)])
      addSample(samples, extractFeatures(typed, []), labels, questionWeight)
  }
}

/** Trains on every example, and on it without marks and without a word; the same examples give the same model. */
export const trainIntents = (
  examples: readonly Example[],
  questions: Questions,
  classes: number,
  hints: Hints,
): IntentModel => {
  const samples = createSamples()
  addExamples(samples, examples, classes, hints)
  addQuestions(samples, questions)
  return { ...trainLinearModel(samples, classes, training), sharpness }
}

/** Probability of each intent. */
export const classify = (model: IntentModel, features: FeatureVector): number[] =>
  softmax(scoreOf(model, features), model.sharpness)
