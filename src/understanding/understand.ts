import type { Procedure } from '../catalog/procedure.js'
import { findPlaces as findPlacesInText, type PlaceMention } from '../places/find-places.js'
import { localDay, systemClock } from '../shared/clock.js'
import { type Alert, findAlert } from './alerts.js'
import { type Entities, findEntities } from './entities.js'
import { extractFeatures } from './features.js'
import { namesSomething } from './focus.js'
import { classify, type IntentModel, trainIntents } from './intent-classifier.js'
import { type Intent, type IntentName, intentNames } from './intent-files.js'
import { createPhraseFinder, type LifeEvent, type OtherAgency } from './known-matters.js'
import { keyOf, readCachedModel, writeCachedModel } from './model-cache.js'
import { type Normalised, normalise, readable } from './normalise.js'
import { type Candidate, createProcedureSearch } from './procedure-search.js'
import { splitRequests, splitSentences } from './sentences.js'

export type FoundProcedure = Pick<Candidate, 'code' | 'slug' | 'name'>

/** sure: `procedure`; choose: one of the first candidates; unknown: none of the catalog; none: nothing was named. */
export type Certainty = 'sure' | 'choose' | 'unknown' | 'none'

/** What a message means. */
export type Understood = {
  intent: IntentName
  /** Share of such readings that are right, 0 to 1. */
  confidence: number
  alert: Alert
  /** Set only when beyond doubt. */
  procedure: FoundProcedure | null
  certainty: Certainty
  /** The nearest, best first: five, or all of a smaller catalog, whatever the intent. */
  candidates: Candidate[]
  /** A matter that isn't the commune's, and who does it. */
  otherAgency: OtherAgency | null
  /** `procedures` are slugs in the order to do them. */
  lifeEvent: { name: string; procedures: string[]; note: string | null } | null
  places: PlaceMention[]
  entities: Entities
  /** The sentence that carries the request; the whole message when it is one sentence. */
  request: string
  /** Further requests of the same message. */
  also: { intent: IntentName; procedure: FoundProcedure | null; text: string }[]
}

/** What the chat was last about. `procedure` is a slug. */
export type UnderstandingContext = { procedure?: string; commune?: string; flow?: string }

type Parts = {
  intents: readonly Intent[]
  procedures: readonly Procedure[]
  otherAgencies: readonly OtherAgency[]
  lifeEvents: readonly LifeEvent[]
  findPlaces?: (text: string) => PlaceMention[]
  /** Where the trained model is kept between starts; left out: trained at every start. */
  cacheDir?: string
  /** The day of the message, 'YYYY-MM-DD'. */
  today?: () => string
}

const candidateCount = 5
const longMessage = 25
const requestShare = { intent: 0.5, search: 0.65 }

/** Chosen on the test questions; docs/understanding.md has the figures. */
export const certaintyBars = { sure: 0.42, margin: 0.05, choose: 0.22, agency: 0.75, event: 0.62 }

const asking =
  /(^| )(hoi|xin|muon|can|de nghi|kien nghi|khieu nai|to cao|yeu cau|phan anh|mong|nho|vay|the nao|lam sao|bao nhieu|bao lau|o dau|giay to|thu tuc|duoc khong|co phai|gi|nao)( |$)/g
const followUp = /^(the |con |vay |the con ).{2,60} (thi sao|thi the nao|thi can gi|nua|sao|thi)$/

const isAspect = intentNames.map((name) => name.startsWith('procedure_'))

/** The examples of what is no errand are few beside what people ask; without marks more words look strange. */
const outsideFavour = { marked: 1.5, plain: 1 }
const outside = intentNames.indexOf('out_of_scope')

const favourOutside = (chances: Float64Array, favour: number): Float64Array => {
  const chance = chances[outside] as number
  const sum = 1 + chance * (favour - 1)
  return chances.map((one, c) => (c === outside ? one * favour : one) / sum)
}

/** The likeliest intent. The five aspects of a procedure stand together against the others, then among themselves. */
const bestOf = (chances: Float64Array): number => {
  let together = 0
  let aspect = -1
  let other = -1
  for (let c = 0; c < chances.length; c++) {
    const chance = chances[c] as number
    if (isAspect[c]) {
      together += chance
      if (aspect < 0 || chance > (chances[aspect] as number)) aspect = c
    } else if (other < 0 || chance > (chances[other] as number)) other = c
  }
  return together >= (chances[other] as number) ? aspect : other
}

const plainly = ({ code, slug, name }: Candidate): FoundProcedure => ({ code, slug, name })

const isErrand = (intent: IntentName): boolean =>
  intent.startsWith('procedure_') || intent === 'contact_info' || intent === 'case_status'

const courtesy = /(^| )(cam on|tran trong|chan thanh|kinh mong nhan|xin chao|chuc)( |$)/

/** The sentence in which a long message asks: its first question, else the one with most asking words, of equals the last. */
const findRequest = (text: string): { text: string; message: Normalised } | null => {
  const sentences = splitSentences(text)
  if (sentences.length < 2) return null
  let best: { text: string; message: Normalised } | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const [k, sentence] of sentences.entries()) {
    const message = normalise(sentence)
    const folded = message.folded.join(' ')
    const asked = Math.min(4, (folded.match(asking) ?? []).length)
    const isQuestion = sentence.endsWith('?') && message.folded.length > 3
    const score =
      (isQuestion ? 10 - k / sentences.length : asked + k / sentences.length) -
      (message.folded.length < 4 || courtesy.test(folded) ? 4 : 0)
    if (score <= most) continue
    most = score
    best = { text: sentence, message }
  }
  return best
}

/** Two rankings of the same catalog as one: each counts as much as its best is near. */
const mergeCandidates = (request: Candidate[], whole: Candidate[], limit: number): Candidate[] => {
  const near = (request[0]?.score ?? 0) * requestShare.search
  const far = (whole[0]?.score ?? 0) * (1 - requestShare.search)
  const share = near / (near + far || 1)
  const merged = new Map<string, Candidate>()
  for (const one of request) merged.set(one.slug, { ...one, score: one.score * share })
  for (const one of whole) {
    const before = merged.get(one.slug)?.score ?? 0
    merged.set(one.slug, { ...one, score: one.score * (1 - share) + before })
  }
  return [...merged.values()].sort((a, b) => b.score - a.score).slice(0, limit)
}

/**
 * Learns the intents from their examples and indexes the catalog; about a second, or a tenth of it with the model in
 * `cacheDir`. `updateProcedures` takes the catalog as published anew; the intents need no new training for it.
 * `understand` never throws and its time is bounded for any text.
 */
export const createUnderstanding = (parts: Parts) => {
  const findPlaces = parts.findPlaces ?? findPlacesInText
  const today = parts.today ?? (() => localDay(systemClock.now()))
  const findAgency = createPhraseFinder(parts.otherAgencies, ({ keywords }) => keywords)
  const findEvent = createPhraseFinder(parts.lifeEvents, ({ phrases }) => phrases)
  let index = createProcedureSearch(parts.procedures)
  let slugOf = new Map<string, string>()
  let known = new Map<string, Procedure>()

  const remember = (procedures: readonly Procedure[]): void => {
    known = new Map(procedures.map((procedure) => [procedure.slug, procedure]))
    slugOf = new Map(
      procedures.flatMap(({ code, name, slug }) => [[name, slug] as const, ...(code ? [[code, slug] as const] : [])]),
    )
  }
  remember(parts.procedures)

  const hintsOf = (message: Normalised, best: number, hasAgency: boolean): string[] => [
    `search ${Math.min(9, Math.floor(best * 12))}`,
    `strange ${Math.floor(index.strangeness(message) * 6)}`,
    ...(hasAgency ? ['other agency'] : []),
  ]
  const hints = (message: Normalised): string[] =>
    hintsOf(message, index.search(message, 1)[0]?.score ?? 0, findAgency(message.folded) !== null)

  const train = (): IntentModel => {
    const examples = parts.intents.flatMap(({ name, examples }) =>
      examples.map((text) => ({
        text,
        label: intentNames.indexOf(name),
        isOutside: name === 'out_of_scope',
      })),
    )
    if (!parts.cacheDir) return trainIntents(examples, intentNames.length, hints)
    const key = keyOf([
      examples,
      parts.procedures.map(({ slug, also_called, questions }) => [slug, also_called, questions]),
    ])
    const kept = readCachedModel(parts.cacheDir, key, intentNames.length)
    if (kept) return kept
    const model = trainIntents(examples, intentNames.length, hints)
    writeCachedModel(parts.cacheDir, key, model)
    return model
  }
  const model = train()

  type Reading = { chances: Float64Array; candidates: Candidate[]; agency: OtherAgency | null; folded: string }
  const read = (message: Normalised): Reading => {
    const folded = message.folded.join(' ')
    const candidates = index.search(message, candidateCount)
    const agency = findAgency(message.folded)
    const features = extractFeatures(message, hintsOf(message, candidates[0]?.score ?? 0, agency !== null))
    const favour = message.isMarked ? outsideFavour.marked : outsideFavour.plain
    return { chances: favourOutside(classify(model, features), favour), candidates, agency, folded }
  }

  /** A long message is read as a whole and by the sentence that carries the request. */
  const readLong = (whole: Reading, request: Normalised): Reading => {
    const part = read(request)
    const chances = whole.chances.map(
      (chance, c) => (1 - requestShare.intent) * chance + requestShare.intent * (part.chances[c] as number),
    )
    return {
      chances,
      candidates: mergeCandidates(
        namesSomething(request.folded) ? part.candidates : [],
        whole.candidates,
        candidateCount,
      ),
      agency: part.agency ?? whole.agency,
      folded: whole.folded,
    }
  }

  const judge = (candidates: readonly Candidate[], message: Normalised): Certainty => {
    if (!namesSomething(message.folded)) return 'none'
    const best = candidates[0]?.score ?? 0
    const margin = best - (candidates[1]?.score ?? 0)
    if (best >= certaintyBars.sure && margin >= certaintyBars.margin) return 'sure'
    return best >= certaintyBars.choose ? 'choose' : 'unknown'
  }

  const furtherRequests = (text: string, first: { intent: IntentName; slug: string | null }): Understood['also'] => {
    if (!isErrand(first.intent)) return []
    const pieces = splitRequests(text).slice(0, 6)
    if (pieces.length < 2) return []
    const seen = new Set([`${first.intent} ${first.slug}`])
    return pieces.flatMap((piece) => {
      const message = normalise(piece)
      const { chances, candidates } = read(message)
      const top = bestOf(chances)
      const intent = intentNames[top] as IntentName
      if (!isErrand(intent) || (chances[top] as number) < 0.6) return []
      const certainty = judge(candidates, message)
      const found = intent.startsWith('procedure_') && certainty === 'sure' ? (candidates[0] as Candidate) : null
      const name = `${intent} ${found?.slug ?? first.slug}`
      const isNew = intent.startsWith('procedure_')
        ? found !== null && found.slug !== first.slug
        : intent !== first.intent
      if (seen.has(name) || !isNew) return []
      seen.add(name)
      return [{ intent, procedure: found ? plainly(found) : null, text: piece }]
    })
  }

  const understand = (raw: string, context: UnderstandingContext = {}): Understood => {
    const text = readable(raw)
    const message = normalise(text)
    const whole = read(message)
    const request = message.folded.length > longMessage ? findRequest(text) : null
    const reading = request ? readLong(whole, request.message) : whole
    const { chances, candidates, agency } = reading

    const isEmpty = message.folded.length === 0
    const top = bestOf(chances)
    const isFollowUp = context.procedure !== undefined && followUp.test(reading.folded)
    const guessed = intentNames[top] as IntentName
    const intent = isEmpty
      ? 'out_of_scope'
      : isFollowUp && !guessed.startsWith('procedure_')
        ? 'procedure_info'
        : guessed
    const isProcedure = intent.startsWith('procedure_')
    const best = candidates[0]?.score ?? 0

    const event = isProcedure && best < certaintyBars.event ? findEvent(message.folded) : null
    const otherAgency = isProcedure && agency && best < certaintyBars.agency ? agency : null
    const judged = judge(candidates, message)
    const spokenOf = judged === 'none' && isProcedure ? known.get(context.procedure ?? '') : undefined
    const certainty = otherAgency ? 'unknown' : spokenOf ? 'sure' : judged
    const found = isProcedure && certainty === 'sure' ? (spokenOf ?? (candidates[0] as Candidate)) : null
    return {
      intent,
      confidence: isEmpty ? 0 : (chances[top] as number),
      alert: findAlert(message.folded),
      procedure: found ? { code: found.code, slug: found.slug, name: found.name } : null,
      certainty,
      candidates,
      otherAgency,
      lifeEvent: event
        ? {
            name: event.name,
            procedures: event.procedures.flatMap((reference) => slugOf.get(reference) ?? []),
            note: event.note,
          }
        : null,
      places: findPlaces(text),
      entities: findEntities(text, message.folded, today()),
      request: request?.text ?? text.trim(),
      also: furtherRequests(text, { intent, slug: found?.slug ?? null }),
    }
  }

  return {
    understand,
    updateProcedures(procedures: readonly Procedure[]): void {
      index = createProcedureSearch(procedures)
      remember(procedures)
    },
  }
}

export type Understanding = ReturnType<typeof createUnderstanding>
