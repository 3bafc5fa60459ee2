import { keepOnDisk } from '../disk-cache.js'
import { scoreOf, softmax } from '../intents/linear-model.js'
import { type Normalised, normalise } from '../reading/normalise.js'
import { createSpelling } from '../reading/spelling.js'
import { plainText, type Word } from '../reading/words.js'
import type { AlertSources } from './alert-examples.js'
import { createAlertFeatures, namesDanger } from './alert-features.js'
import { saysCalledInVain } from './called-in-vain.js'
import { harmByPower } from './harm-by-power.js'
import { leaveOutHarmless } from './harmless-words.js'
import { isStruckOneself, strikesGrownUp, tellsHurt } from './home-violence.js'
import { type DangerKind, dangerKinds, type HotlineNumber, numbersOfKinds } from './hotlines.js'
import { partToHear } from './part-to-hear.js'
import { tellsThreat } from './threats.js'
import { newsTold, trainAlerts } from './train-alerts.js'

/**
 * emergency: somebody is in danger now. ask: perhaps, so that it has to be asked. danger: dangerous but can wait, an
 * ordinary report. `number` is the one to call, `next` the one after it when nobody answers, `also` one for who was hurt.
 */
export type Alert =
  | { level: 'emergency' | 'ask'; kind: DangerKind; number: HotlineNumber; next: HotlineNumber; also?: HotlineNumber }
  | { level: 'danger'; kind: 'hazard'; number: null; next: null }

export type News = 'death' | 'birth'

/** What is heard beside what is wanted. */
export type Heard = { alert: Alert | null; news: News | null; calledInVain: boolean }

/** isUnderWay: a procedure was just spoken of, or a question is open; then words that name no danger are about that. */
export type Situation = { isUnderWay?: boolean }

/**
 * Learns the alerts, or takes what is kept in `cacheDir`. `everyday`: messages that are no danger. The
 * reader takes any text in bounded time.
 */
export const createAlerts = (
  sources: AlertSources,
  { everyday, cacheDir }: { everyday: readonly string[]; cacheDir?: string },
): ((text: string, situation?: Situation) => Heard) => {
  const key = [JSON.stringify(sources), JSON.stringify(everyday)]
  const model = keepOnDisk(cacheDir, 'alerts', key, () => trainAlerts(sources, everyday))
  const featuresOf = createAlertFeatures(sources.concepts)
  const spell = createSpelling([model.wordCounts])

  const judge = (message: Normalised): Judged => {
    const features = featuresOf(message)
    if (message.words.length <= fewWords && !namesDanger(features)) return { danger: 0, hazard: 0, features }
    const [, hazard, danger] = softmax(scoreOf(model.level, features)) as [number, number, number]
    return { danger, hazard, features }
  }

  const levelOf = ({ danger, features }: Judged, { length, isUnderWay }: { length: Length; isUnderWay: boolean }) => {
    if (!namesDanger(features)) return danger >= emergencyFrom && !isUnderWay ? 'ask' : null
    if (danger >= (length === 'usual' ? emergencyFrom : emergencyOfOddFrom)) return 'emergency'
    return danger >= (length === 'short' ? askOfShortFrom : isUnderWay ? askUnderWayFrom : askFrom) ? 'ask' : null
  }

  return (text, { isUnderWay = false } = {}) => {
    const read = spell(normalise(partToHear(text)))
    const message = leaveOutHarmless(read, { isUnderWay })
    const isBare = message !== read && message.words.length <= bareWords
    if (isBare || message.words.length === 0 || tellsAge.test(plainText(message.words)))
      return { alert: null, news: null, calledInVain: false }
    const parts = partsOf(message).map(judge)
    const worst = parts.reduce((one, other) => (other.danger > one.danger ? other : one))
    const calledInVain = saysCalledInVain(text)
    const level = levelOf(worst, {
      length: lengthOf(message, parts.length),
      isUnderWay: isUnderWay || message !== read,
    })
    if (level) {
      const guessed = dangerKinds[best(scoreOf(model.kind, worst.features))] as DangerKind
      const kind = isOfViolence(guessed, message) ? 'violence' : guessed
      const { first, next } = numbersOfKinds[kind]
      const also = kind === 'violence' && tellsHurt(message) ? { also: ambulance } : {}
      return { alert: { level, kind, number: first, next, ...also }, news: null, calledInVain }
    }
    const harm = harmByPower(read) ?? (tellsThreat(read) ? 'person' : null)
    if (harm) {
      const { first: number, next } = numbersOfKinds.violence
      const beside = harm === 'child' ? { also: numbersOfKinds.child_abuse.first } : {}
      return { alert: { level: 'ask', kind: 'violence', number, next, ...beside }, news: null, calledInVain }
    }
    const isHazard = parts.some(({ hazard }) => hazard >= hazardFrom)
    const alert: Alert | null = isHazard ? { level: 'danger', kind: 'hazard', number: null, next: null } : null
    const told = softmax(scoreOf(model.news, (parts[0] as Judged).features))
    const news = newsTold[told.findIndex((chance, k) => k > 0 && chance >= newsFrom)] ?? null
    return { alert, news, calledInVain }
  }
}

/** Heard so, what is said is for somebody who looks on. */
const ofStrangers: ReadonlySet<DangerKind> = new Set(['fight', 'injury', 'childbirth', 'help'])
/** Struck oneself, or a grown-up at home is: that is no quarrel of strangers, and no child is meant. */
const isOfViolence = (guessed: DangerKind, message: Normalised): boolean =>
  (ofStrangers.has(guessed) && isStruckOneself(message)) || (guessed === 'child_abuse' && strikesGrownUp(message))
const ambulance: HotlineNumber = '115'

/** Chances at which the levels begin, chosen by measurement: docs/understanding.md has the figures. */
const emergencyFrom = 0.5
const askFrom = 0.22
/** In the middle of something a sentence that is near the border is mostly about that. */
const askUnderWayFrom = 0.35
/** Among many sentences one looks like danger sooner, and so do few words; a cry is beyond doubt. */
const emergencyOfOddFrom = 0.7
const askOfShortFrom = 0.45
const shortWords = 6

/** An age by itself, of a child or of who is to be married: the answer to a question, or the beginning of one. */
const tellsAge =
  /^(?:(?:con|chau|be|em|dua)(?: \w+){0,4}|(?:(?:the|con|vay|thi|ma) )*(?:nguoi yeu|ban gai|ban trai|vo|chong)(?: (?:sap cuoi|tuong lai|cua|em|toi|minh|chau|thi|moi|nam nay|la|duoc))*) \d{1,2} (?:tuoi|thang)(?: (?:tuoi|roi|a|thi sao|duoc chua|nhe|con gai|con trai|la nu|la nam|nu|nam|thoi))*$/

type Length = 'short' | 'usual' | 'long'
const lengthOf = ({ words }: Normalised, parts: number): Length =>
  parts > 1 ? 'long' : words.length <= shortWords ? 'short' : 'usual'
const hazardFrom = 0.35
const newsFrom = 0.6

/** So few words beside what is harmless only say of whom it is told. */
const bareWords = 3

/** So few words without a concept of danger are an answer or a greeting. */
const fewWords = 4

type Judged = { danger: number; hazard: number; features: ReturnType<ReturnType<typeof createAlertFeatures>> }

const best = (scores: readonly number[]): number => scores.indexOf(Math.max(...scores))

/** A message of more words is heard by overlapping parts, so that a cry isn't lost in a story. */
const longestPart = 40
const step = 20

const partsOf = (message: Normalised): Normalised[] => {
  const { words } = message
  if (words.length <= longestPart) return [message]
  const parts: Normalised[] = []
  for (let from = 0; from < words.length - step; from += step)
    parts.push({ ...message, words: words.slice(from, from + longestPart) as Word[] })
  return parts
}
