import type { Features } from '../intents/features.js'
import { type LinearModel, type Sample, trainLinearModel } from '../intents/linear-model.js'
import { createRandom } from '../intents/random.js'
import { leaveOutMarks, type Normalised, normalise } from '../reading/normalise.js'
import { countWords } from '../reading/spelling.js'
import { type AlertName, type AlertSources, calmNames } from './alert-examples.js'
import { createAlertFeatures, isConcept } from './alert-features.js'
import { type DangerKind, dangerKinds } from './hotlines.js'

/** How bad it is, of what kind if it is danger, and what is told if it isn't. */
export type AlertModel = { level: LinearModel; kind: LinearModel; news: LinearModel; wordCounts: Map<string, number> }

export const levels = ['none', 'danger', 'emergency'] as const
export const newsTold = [null, 'death', 'birth'] as const

const training = { rate: 1.5, smoothing: 0.05, seed: 9 }
/** In how many orders the level is learnt, on which lives hang, and the rest. */
const ordersOfLevel = 5
const ordersOfRest = 2
const madeUpWeight = 0.5
const variedWeight = 0.5
const variants = 2
/** Share of its words that a varied example forgets, so that its concepts have to do. */
const forgotten = 0.5

const openings =
  'alo|ad ơi|xã ơi|cho em hỏi|trời ơi|các anh ơi|dạ|bà con ơi|anh chị ơi|kính gửi ủy ban|chào xã|em báo là|tin báo'.split(
    '|',
  )
const endings =
  'ạ|nhé|với|giúp em|gấp|nhanh giúp|ơi|xin cảm ơn|ở thôn 2|xã Minh Tân|nha|mà|mong xã giúp|em là Hoa 0912345678'.split(
    '|',
  )

type Made = { name: AlertName; features: Features; weight: number }

/** Trains on the examples, and on `everyday`: what citizens ask day by day, which is no danger. */
export const trainAlerts = ({ examples, concepts }: AlertSources, everyday: readonly string[]): AlertModel => {
  const featuresOf = createAlertFeatures(concepts)
  const read: Normalised[] = []
  const made: Made[] = []
  const vary = createVariation(everyday)
  for (const { name, text, isMadeUp } of examples) {
    const weight = isMadeUp ? madeUpWeight : 1
    const message = normalise(text)
    read.push(message)
    made.push({ name, features: featuresOf(message), weight })
    if (isMadeUp) continue
    if (message.isMarked) made.push({ name, features: featuresOf(leaveOutMarks(message)), weight })
    for (let k = 0; k < variants; k++)
      made.push({ name, features: vary.forget(featuresOf(vary.retell(text))), weight: variedWeight })
  }
  for (const [k, text] of everyday.entries()) {
    const message = normalise(text)
    read.push(message)
    made.push({ name: 'none', features: featuresOf(k % 2 === 0 ? message : leaveOutMarks(message)), weight: 1 })
  }
  const train = (labelOf: (name: AlertName) => number, classes: number, orders = ordersOfRest): LinearModel =>
    trainLinearModel(samplesOf(made, labelOf), classes, { ...training, orders })
  return {
    level: train((name) => (name === 'hazard' ? 1 : isCalm(name) ? 0 : 2), levels.length, ordersOfLevel),
    kind: train((name) => dangerKinds.indexOf(name as DangerKind), dangerKinds.length),
    news: train((name) => (isCalm(name) ? Math.max(0, newsTold.indexOf(name as 'death')) : -1), newsTold.length),
    wordCounts: countWords(read),
  }
}

const isCalm = (name: AlertName): boolean => calmNames.some((calm) => calm === name)

/** Of a name without a label nothing is learnt. */
function* samplesOf(made: readonly Made[], labelOf: (name: AlertName) => number): Iterable<Sample> {
  for (const { name, features, weight } of made) {
    const label = labelOf(name)
    if (label >= 0) yield { features, labels: [label], weight }
  }
}

const shortest = 5
/** Share that breaks into another matter: "cho hỏi giấy khai sinh… thôi khoan đã, cháy rồi". */
const interrupted = 0.3
const longestBegun = 60
const breaks =
  'khoan đã|mà giờ|thì|thì bây giờ|thôi|à mà thôi|khoan|thôi thôi|dừng lại|để sau|nhưng mà|mà|trời ơi|chuyện đó tính sau|chết rồi|từ từ đã'.split(
    '|',
  )

/** The same told otherwise: with an opening or an ending, without a word, with or without marks; words forgotten. */
const createVariation = (everyday: readonly string[]) => {
  const random = createRandom(3)
  const begun = everyday.filter((text) => text.length <= longestBegun)
  const one = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const maybe = (list: readonly string[]): string => (random() < 0.5 ? one(list) : '')
  const opening = (): string => (random() < interrupted ? `${one(begun)} ${one(breaks)}` : maybe(openings))
  return {
    retell: (text: string): Normalised => {
      const varied = normalise(`${opening()} ${text} ${maybe(endings)}`)
      const leftOut = Math.floor(random() * varied.words.length)
      const words = varied.words.length > shortest ? varied.words.toSpliced(leftOut, 1) : varied.words
      return random() < 0.5 ? { ...varied, words } : leaveOutMarks({ ...varied, words })
    },
    forget: (features: Features): Features =>
      new Map([...features].filter(([name]) => isConcept(name) || random() >= forgotten)),
  }
}
