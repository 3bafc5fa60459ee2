import { keepOnDisk } from '../../shared/keep-on-disk.js'
import type { Features } from '../intents/features.js'
import { scoreOf, softmax } from '../intents/linear-model.js'
import { type Normalised, normalise } from '../reading/normalise.js'
import { createSpelling } from '../reading/spelling.js'
import { plainText, type Word } from '../reading/words.js'
import type { AlertSources } from './alert-examples.js'
import { createAlertFeatures, isTypedWithMarks, namesDanger } from './alert-features.js'
import { saysCalledInVain } from './called-in-vain.js'
import { criesForHelp } from './cries-for-help.js'
import { harmByPower } from './harm-by-power.js'
import { leaveOutHarmless } from './harmless-words.js'
import { isLockedUp, isStruckOneself, strikesGrownUp, tellsHurt } from './home-violence.js'
import { type DangerKind, dangerKinds, type HotlineNumber, numbersOfKinds } from './hotlines.js'
import { narrowerKind } from './narrower-kind.js'
import { partToHear } from './part-to-hear.js'
import { plainDanger } from './plain-dangers.js'
import { rareReadings } from './rare-readings.js'
import { tellsThreat } from './threats.js'
import { newsTold, trainAlerts } from './train-alerts.js'

/**
 * emergency: somebody is in danger now. ask: perhaps, so that it has to be asked. danger: dangerous but can wait, an
 * ordinary report. `number` is the one to call, `next` the one after it when nobody answers, `also` one for who was hurt.
 * isTold: a threat or harm in so many words, whatever else is asked beside it.
 */
export type Alert =
  | {
      level: 'emergency' | 'ask'
      kind: DangerKind
      number: HotlineNumber
      next: HotlineNumber
      also?: HotlineNumber
      isTold?: true
    }
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
  const model = keepOnDisk(cacheDir, 'alerts', key, () => ({
    ...trainAlerts(sources, everyday),
    rare: rareReadings(sources.concepts, everyday),
  }))
  const featuresOf = createAlertFeatures(sources.concepts)
  const plainlyOf = createAlertFeatures(sources.concepts, model.rare)
  const spell = createSpelling([model.wordCounts])

  const judge = (message: Normalised, isReduced: boolean): Judged => {
    const features = featuresOf(message)
    const names = namesDanger(features)
    if (message.words.length <= fewWords && !names) return { danger: 0, hazard: 0, features, isNamed: false }
    const [, hazard, danger] = softmax(scoreOf(model.level, features)) as [number, number, number]
    const isSure = danger >= surelyMeant && !isReduced
    const isNamed = names && (isSure || isTypedWithMarks(message) || namesDanger(plainlyOf(message)))
    return { danger, hazard, features, isNamed }
  }

  const levelOf = ({ danger, isNamed }: Judged, { length, isUnderWay }: { length: Length; isUnderWay: boolean }) => {
    if (!isNamed) return danger >= emergencyFrom && !isUnderWay ? 'ask' : null
    if (danger >= (length === 'usual' ? emergencyFrom : emergencyOfOddFrom)) return 'emergency'
    return danger >= (length === 'short' ? askOfShortFrom : isUnderWay ? askUnderWayFrom : askFrom) ? 'ask' : null
  }

  return (text, { isUnderWay = false } = {}) => {
    const typed = normalise(partToHear(text))
    const read = spell(typed)
    const plain = plainDanger(typed)
    if (plain && !plain.isUnsure)
      return {
        alert: alertOf('emergency', narrowerKind(plain.kind, typed)),
        news: null,
        calledInVain: saysCalledInVain(text),
      }
    const message = leaveOutHarmless(read, { isUnderWay })
    const isBare = message !== read && message.words.length <= bareWords
    if (isBare || message.words.length === 0 || tellsAge.test(plainText(message.words)) || asksWhatNext(message))
      return { alert: null, news: null, calledInVain: false }
    const parts = partsOf(message).map((part) => judge(part, message !== read))
    const worst = parts.reduce((one, other) => (other.danger > one.danger ? other : one))
    const calledInVain = saysCalledInVain(text)
    const harm = harmByPower(read) ?? (tellsThreat(read) ? 'person' : null)
    const told = harm && { isTold: true as const }
    const level = levelOf(worst, {
      length: lengthOf(message, parts.length),
      isUnderWay: isUnderWay || message !== read,
    })
    if (level) {
      const guessed = dangerKinds[best(scoreOf(model.kind, worst.features))] as DangerKind
      const kind = isOfViolence(guessed, message) ? 'violence' : narrowerKind(guessed, message)
      const { first, next } = numbersOfKinds[kind]
      const also = kind === 'violence' && tellsHurt(message) ? { also: ambulance } : {}
      return { alert: { level, kind, number: first, next, ...also, ...told }, news: null, calledInVain }
    }
    if (harm) {
      const { first: number, next } = numbersOfKinds.violence
      const beside = harm === 'child' ? { also: numbersOfKinds.child_abuse.first } : {}
      return { alert: { level: 'ask', kind: 'violence', number, next, ...beside, ...told }, news: null, calledInVain }
    }
    if (plain) return { alert: alertOf('ask', plain.kind), news: null, calledInVain }
    if (message.words.length <= longestCry && criesForHelp(text))
      return { alert: alertOf('ask', 'help'), news: null, calledInVain }
    const isHazard = parts.some(({ hazard }) => hazard >= hazardFrom)
    const alert: Alert | null = isHazard ? { level: 'danger', kind: 'hazard', number: null, next: null } : null
    const chances = softmax(scoreOf(model.news, (parts[0] as Judged).features))
    const news = newsTold[chances.findIndex((chance, k) => k > 0 && chance >= newsFrom)] ?? null
    return { alert, news, calledInVain }
  }
}

const alertOf = (level: 'emergency' | 'ask', kind: DangerKind): Alert => {
  const { first, next } = numbersOfKinds[kind]
  return { level, kind, number: first, next }
}

/** Heard so, what is said is for somebody who looks on. */
const ofStrangers: ReadonlySet<DangerKind> = new Set(['fight', 'injury', 'childbirth', 'help'])
/** Struck oneself, or a grown-up at home is: that is no quarrel of strangers, and no child is meant. Nor is a prison a trap. */
const isOfViolence = (guessed: DangerKind, message: Normalised): boolean =>
  (ofStrangers.has(guessed) && isStruckOneself(message)) ||
  (guessed === 'child_abuse' && strikesGrownUp(message)) ||
  (guessed === 'trapped' && isLockedUp(message))
const ambulance: HotlineNumber = '115'

/** Chances at which the levels begin, chosen by measurement: docs/understanding.md has the figures. */
const emergencyFrom = 0.5
const askFrom = 0.22
/** So sure that words are meant which without marks are mostly others: "nổ", where "no" is "nó". */
const surelyMeant = 0.85
/** In the middle of something a sentence that is near the border is mostly about that. */
const askUnderWayFrom = 0.35
/** Among many sentences one looks like danger sooner, and so do few words; a cry is beyond doubt. */
const emergencyOfOddFrom = 0.7
const askOfShortFrom = 0.45
const shortWords = 6

/** An age by itself, of a child or of who is to be married: the answer to a question, or the beginning of one. */
const tellsAge =
  /^(?:(?:con|chau|be|em|dua)(?: \w+){0,4}|(?:(?:the|con|vay|thi|ma) )*(?:nguoi yeu|ban gai|ban trai|vo|chong)(?: (?:sap cuoi|tuong lai|cua|em|toi|minh|chau|thi|moi|nam nay|la|duoc))*) \d{1,2} (?:tuoi|thang)(?: (?:tuoi|roi|a|thi sao|duoc chua|nhe|con gai|con trai|la nu|la nam|nu|nam|thoi))*$/

/** "bây giờ tôi phải làm gì nữa": a question of whoever goes on, and no word of danger beside it. */
const whatNext =
  /^(?:(?:bay gio|gio|the|vay|roi|thi|xong|tiep theo|da|va|ma|toi|em|minh|chau|con|chung toi|anh|chi|a|xa oi) )*(?:phai|can|nen|duoc) lam (?:gi|sao|the nao|nhu the nao)(?: (?:nua|tiep|tiep theo|bay gio|day|a|vay|ha|nhi|xa oi|ad))*$/
const asksWhatNext = ({ words }: Normalised): boolean => whatNext.test(plainText(words))

type Length = 'short' | 'usual' | 'long'
const lengthOf = ({ words }: Normalised, parts: number): Length =>
  parts > 1 ? 'long' : words.length <= shortWords ? 'short' : 'usual'
const hazardFrom = 0.35
const newsFrom = 0.6

/** "cứu với, thôn Phú Thị": of so few words a cry is all that is said. */
const longestCry = 8

/** So few words beside what is harmless only say of whom it is told. */
const bareWords = 3

/** So few words without a concept of danger are an answer or a greeting. */
const fewWords = 4

/** `isNamed`: by words of danger, not only by such as are others typed without marks. */
type Judged = { danger: number; hazard: number; features: Features; isNamed: boolean }

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
