import type { Procedure } from '../../catalog/procedure.js'
import { extractFeatures } from '../intents/features.js'
import type { Intent, IntentName } from '../intents/intent-files.js'
import { type LinearModel, type Sample, scoreOf, softmax, trainLinearModel } from '../intents/linear-model.js'
import { leaveOutMarks, type Normalised, normalise } from '../reading/normalise.js'
import { type KindAsks, type MessageKind, messageKinds } from './answer-kinds.js'
import { groupsIn } from './small-words.js'

const training = { orders: 2, rate: 1.5, smoothing: 0.1, seed: 5 }
const sharpness = 1.6
/** Examples of intents are many and name procedures: they say little of how small questions are asked. */
const intentWeight = 0.05
/** An answer speaks of the same as its questions, in other words. */
const saysWeight = 0.5

const placeOf = new Map<MessageKind, number>(messageKinds.map((kind, place) => [kind, place]))
const placesOf = (kinds: readonly MessageKind[]): number[] => kinds.map((kind) => placeOf.get(kind) as number)

/** What the examples of an intent may be inside a procedure; of any other they ask nothing about it. */
const kindsOfIntent: Partial<Record<IntentName, readonly MessageKind[]>> = {
  procedure_fee: ['fee', 'exempt', 'amount'],
  procedure_time: ['duration', 'deadline', 'validity'],
  procedure_place: ['where', 'online', 'collect'],
  procedure_form: ['form'],
  procedure_info: messageKinds.filter((kind) => kind !== 'none'),
  contact_info: ['none', 'hours', 'where'],
}

const featuresOf = (message: Normalised) =>
  extractFeatures(
    message,
    [...groupsIn(message.words)].map((group) => `#${group}`),
  )

/** Learns the kinds of small questions from the asks of all procedures and from those that are of no one. */
export const trainKinds = (
  procedures: readonly Procedure[],
  kindAsks: KindAsks,
  intents: readonly Intent[],
): LinearModel => {
  function* samplesOf(text: string, kinds: readonly MessageKind[], weight: number): Iterable<Sample> {
    const labels = placesOf(kinds)
    const message = normalise(text)
    yield { features: featuresOf(message), labels, weight }
    if (message.isMarked) yield { features: featuresOf(leaveOutMarks(message)), labels, weight }
  }
  function* samples(): Iterable<Sample> {
    for (const kind of messageKinds) for (const ask of kindAsks[kind]) yield* samplesOf(ask, [kind], 1)
    for (const { answers } of procedures)
      for (const { about, asks, says } of answers) {
        for (const ask of asks) yield* samplesOf(ask, [about], 1)
        yield* samplesOf(says, [about], saysWeight)
      }
    for (const { name, examples } of intents) {
      const kinds = kindsOfIntent[name] ?? ['none']
      for (const example of examples) yield* samplesOf(example, kinds, intentWeight)
    }
  }
  return trainLinearModel(samples(), messageKinds.length, training)
}

/** How likely a message is of each kind. */
export const kindChances = (model: LinearModel, message: Normalised): Map<MessageKind, number> => {
  const chances = softmax(scoreOf(model, featuresOf(message)), sharpness)
  return new Map(messageKinds.map((kind, place) => [kind, chances[place] as number]))
}
