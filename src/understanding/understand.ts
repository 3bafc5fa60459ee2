import type { Procedure } from '../catalog/procedure.js'
import { findPlaces as findPlacesInText, type PlaceMention } from '../places/find-places.js'
import { localDay, systemClock } from '../shared/clock.js'
import { partToRead } from '../shared/text.js'
import { keepOnDisk } from './disk-cache.js'
import { createMatterFinder, type GeneralQuestion, type LifeEvent, type OtherAgency } from './facts/known-matters.js'
import { type Alert, findAlert } from './intents/alerts.js'
import { aspectsAsked } from './intents/aspects.js'
import { createIntentChooser } from './intents/choose-intent.js'
import { extractFeatures } from './intents/features.js'
import { classify, type IntentModel, trainIntents } from './intents/intent-classifier.js'
import type { Intent, IntentName } from './intents/intent-files.js'
import { countPublicMatters } from './intents/public-matters.js'
import { type Entities, findEntities } from './reading/entities.js'
import { type Normalised, normalise } from './reading/normalise.js'
import { findRequest, mayAsk } from './reading/request.js'
import { asksElse, splitRequests } from './reading/sentences.js'
import { countWords, createSpelling, type Spelling } from './reading/spelling.js'
import { plainText } from './reading/words.js'
import { namesSomething } from './search/focus.js'
import { mergeCandidates } from './search/merge-candidates.js'
import { type Candidate, createProcedureSearch, type Found, type ProcedureSearch } from './search/procedure-search.js'
import { textsOf } from './search/procedure-texts.js'
import { buildSearchIndex, type SearchIndex } from './search/search-index.js'

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
  /** Asked of no one procedure: by whom papers may be brought, what when one is missing. */
  generalQuestion: GeneralQuestion | null
  places: PlaceMention[]
  entities: Entities
  /** The sentence that carries the request; the whole message when it is short. */
  request: string
  /** Further requests of the same message. Of one that asks about a procedure without one, several fit it alike. */
  also: { intent: IntentName; procedure: FoundProcedure | null; text: string }[]
}

/** What the chat was last about. `procedure` is a slug. */
export type UnderstandingContext = { procedure?: string; commune?: string; flow?: string }

type Parts = {
  intents: readonly Intent[]
  procedures: readonly Procedure[]
  otherAgencies: readonly OtherAgency[]
  lifeEvents: readonly LifeEvent[]
  generalQuestions: readonly GeneralQuestion[]
  findPlaces?: (text: string) => PlaceMention[]
  /** Where model and tables are kept between starts; left out: made at every start. */
  cacheDir?: string
  /** The day of the message, 'YYYY-MM-DD'. */
  today?: () => string
}

/** One message or a piece of it as it was read. */
type Reading = { message: Normalised; chances: number[]; candidates: Found[]; agency: OtherAgency | null }

const candidateCount = 5
const longMessage = 25
/** A question of so many letters tells a situation. */
const longQuestion = 70
const requestShare = 0.5
const mostPieces = 6
const leastOfPiece = 0.4

/** Chosen on the test questions; docs/understanding.md has the figures. */
const certaintyBars = { sure: 0.42, margin: 0.04, several: 0.35, choose: 0.22 }

const followUp = /^(the |con |vay ).{2,60} (thi sao|thi the nao|thi can gi|nua|sao|thi)$/

const isErrand = (intent: IntentName): boolean =>
  intent.startsWith('procedure_') || intent === 'contact_info' || intent === 'case_status'

const plainly = ({ code, slug, name }: FoundProcedure): FoundProcedure => ({ code, slug, name })

const judge = ({ message, candidates }: Reading): Certainty => {
  if (!namesSomething(message)) return 'none'
  const best = candidates[0]?.score ?? 0
  const margin = best - (candidates[1]?.score ?? 0)
  if (best >= certaintyBars.sure && margin >= certaintyBars.margin) return 'sure'
  return best >= certaintyBars.choose ? 'choose' : 'unknown'
}

/** Whether what is asked for is surely of the catalog, but several procedures fit it alike: "phí chứng thực". */
const fitsSeveral = (reading: Reading): boolean =>
  judge(reading) === 'choose' && (reading.candidates[0] as Found).score >= certaintyBars.several

/** In a short piece the words that ask decide the aspect. */
const withAspect = (guessed: IntentName, { words }: Normalised): IntentName => {
  const aspect = aspectsAsked(plainText(words))[0]
  return aspect ? `procedure_${aspect}` : guessed
}

/** Whether a message says all words of a name of one of those found for it. */
const saysName = (candidates: readonly Found[]): boolean => candidates.some(({ said }) => said === 1)

/**
 * Learns the intents from their examples and indexes the catalog; about two seconds, or a tenth of it with what is
 * kept in `cacheDir`. `updateProcedures` takes the catalog as published anew; the intents need no new training for it.
 * `understand` never throws and its time is bounded for any text.
 */
export const createUnderstanding = (parts: Parts) => {
  const findPlaces = parts.findPlaces ?? findPlacesInText
  const today = parts.today ?? (() => localDay(systemClock.now()))
  const names = parts.intents.map(({ name }) => name)
  const { chooseIntent, favourOutside } = createIntentChooser(names)
  const findAgency = createMatterFinder(parts.otherAgencies, ({ keywords }) => keywords)
  const findEvent = createMatterFinder(parts.lifeEvents, ({ phrases }) => phrases)
  const findGeneral = createMatterFinder(parts.generalQuestions, ({ phrases }) => phrases)
  let search: ProcedureSearch
  let spell: Spelling
  let slugOf = new Map<string, string>()
  let known = new Map<string, Procedure>()

  const taught = countWords(parts.intents.flatMap(({ examples }) => examples).map(normalise))
  let inUse: SearchIndex | null = null
  const useCatalog = (procedures: readonly Procedure[], tables: SearchIndex): void => {
    if (tables === inUse) return
    inUse = tables
    search = createProcedureSearch(procedures, tables)
    spell = createSpelling([tables.wordCounts, taught])
    known = new Map(procedures.map((procedure) => [procedure.slug, procedure]))
    slugOf = new Map(
      procedures.flatMap(({ code, name, slug }) => [[name, slug] as const, ...(code ? [[code, slug] as const] : [])]),
    )
  }

  const hintsOf = (
    message: Normalised,
    candidates: readonly Found[],
    hasAgency: boolean,
    hasPlace: boolean,
  ): string[] => [
    `search ${Math.min(9, Math.floor((candidates[0]?.score ?? 0) * 12))}`,
    ...(hasAgency ? ['other agency'] : []),
    ...(hasPlace ? ['place'] : []),
    `public ${countPublicMatters(message)}`,
  ]

  const prepare = (): { model: IntentModel; tables: SearchIndex } => {
    const texts = parts.procedures.map(textsOf)
    const examples = parts.intents.flatMap(({ name, examples }) =>
      examples.map((text) => ({ text, label: names.indexOf(name), isOutside: name === 'out_of_scope' })),
    )
    const learn = () => {
      const tables = buildSearchIndex(texts)
      useCatalog(parts.procedures, tables)
      const hints = (message: Normalised, text: string): string[] =>
        hintsOf(message, search(message, 1), findAgency(message) !== null, findPlaces(text).length > 0)
      const questions = {
        texts: parts.procedures
          .flatMap((procedure) => procedure.questions)
          .filter((text) => text.length >= longQuestion),
        labels: names.flatMap((name, k) => (name.startsWith('procedure_') ? [k] : [])),
      }
      return { model: trainIntents(examples, questions, names.length, hints), tables }
    }
    const demands = parts.procedures.map(({ demand }) => demand)
    function* sources() {
      yield JSON.stringify([names, examples, parts.otherAgencies, demands])
      for (const one of texts) yield JSON.stringify(one)
    }
    return parts.cacheDir ? keepOnDisk(parts.cacheDir, sources(), learn) : learn()
  }
  const { model, tables } = prepare()
  useCatalog(parts.procedures, tables)

  const read = (message: Normalised, hasPlace: boolean): Reading => {
    const candidates = search(message, candidateCount)
    const agency = findAgency(message)?.entry ?? null
    const features = extractFeatures(message, hintsOf(message, candidates, agency !== null, hasPlace))
    const isNamed = agency !== null || saysName(candidates)
    const signs = { isMarked: message.isMarked, isNamed, isPlaced: hasPlace }
    return { message, chances: favourOutside(classify(model, features), signs), candidates, agency }
  }

  /** A long message is read as a whole and by the sentence that carries the request. */
  const readLong = (whole: Reading, request: Normalised, hasPlace: boolean): Reading => {
    const part = read(request, hasPlace)
    return {
      message: whole.message,
      chances: whole.chances.map(
        (chance, c) => (1 - requestShare) * chance + requestShare * (part.chances[c] as number),
      ),
      candidates: mergeCandidates(namesSomething(request) ? part.candidates : [], whole.candidates, candidateCount),
      agency: part.agency ?? whole.agency,
    }
  }

  /** The requests of a message that are surely different errands, in its order; empty when there is but one. */
  const readErrands = (text: string): { text: string; intent: IntentName; reading: Reading; found: Found | null }[] => {
    const pieces = splitRequests(text)
    if (pieces.length < 2 || pieces.length > mostPieces) return []
    const asking = pieces
      .map((piece) => ({ piece, message: normalise(piece) }))
      .filter(({ message }) => mayAsk(message))
    if (asking.length < 2) return []
    const seen = new Set<string>()
    const errands = asking.flatMap(({ piece, message }) => {
      const reading = read(spell(message), false)
      const { intent: guessed, share } = chooseIntent(reading.chances)
      const intent = guessed.startsWith('procedure_') ? withAspect(guessed, reading.message) : guessed
      if (!isErrand(intent) || share < leastOfPiece) return []
      const isProcedure = intent.startsWith('procedure_')
      const found = isProcedure && judge(reading) === 'sure' ? (reading.candidates[0] as Found) : null
      if (isProcedure && !found && !(asksElse(piece) && fitsSeveral(reading))) return []
      const name = isProcedure ? (reading.candidates[0] as Found).slug : intent
      if (seen.has(name)) return []
      seen.add(name)
      return [{ text: piece, intent, reading, found }]
    })
    const isSureOfOne = errands.some(({ found, intent }) => found || !intent.startsWith('procedure_'))
    return errands.length > 1 && isSureOfOne ? errands : []
  }

  /** An event of a life, unless the rest of the message names a procedure: "mới sinh con, làm thẻ căn cước cho con". */
  const findEventIn = (message: Normalised): Understood['lifeEvent'] => {
    const event = findEvent(message)
    if (!event) return null
    const rest = { ...message, words: [...message.words.slice(0, event.from), ...message.words.slice(event.to)] }
    if (saysName(search(rest, candidateCount))) return null
    const { name, procedures, note } = event.entry
    return { name, procedures: procedures.flatMap((reference) => slugOf.get(reference) ?? []), note }
  }

  const understand = (raw: string, context: UnderstandingContext = {}): Understood => {
    const text = partToRead(raw)
    const message = spell(normalise(text))
    const isEmpty = message.words.length === 0
    const places = findPlaces(text)
    const hasPlace = places.length > 0
    const whole = read(message, hasPlace)
    const request = message.words.length > longMessage ? findRequest(text) : null
    const joined = request ? readLong(whole, spell(request.message), hasPlace) : whole
    const [first, ...others] = isErrand(chooseIntent(joined.chances).intent) ? readErrands(text) : []
    const reading = first?.reading ?? joined

    const guessed = chooseIntent(reading.chances)
    const isFollowUp = context.procedure !== undefined && followUp.test(plainText(message.words))
    const asked = isFollowUp && !guessed.intent.startsWith('procedure_') ? 'procedure_info' : guessed.intent
    const intent = isEmpty ? 'out_of_scope' : asked
    const isProcedure = intent.startsWith('procedure_')

    const { agency, candidates } = reading
    const otherAgency = isProcedure && !saysName(candidates) ? agency : null
    const judged = judge(reading)
    const spokenOf = judged === 'none' && isProcedure ? known.get(context.procedure ?? '') : undefined
    const certainty = otherAgency ? 'unknown' : spokenOf ? 'sure' : judged
    const found = isProcedure && certainty === 'sure' ? (spokenOf ?? (candidates[0] as Found)) : null
    const isGeneral = isProcedure && certainty !== 'sure' && !otherAgency && !saysName(candidates)
    return {
      intent,
      confidence: isEmpty ? 0 : guessed.confidence,
      alert: findAlert(message),
      procedure: found && plainly(found),
      certainty,
      candidates: candidates.map(({ code, slug, name, score }) => ({ code, slug, name, score })),
      otherAgency,
      lifeEvent: isProcedure ? findEventIn(reading.message) : null,
      generalQuestion: isGeneral ? (findGeneral(reading.message)?.entry ?? null) : null,
      places,
      entities: findEntities(text, message.words, today()),
      request: request?.text ?? text.trim(),
      also: others.map((one) => ({ intent: one.intent, procedure: one.found && plainly(one.found), text: one.text })),
    }
  }

  return {
    understand,
    updateProcedures(procedures: readonly Procedure[]): void {
      useCatalog(procedures, buildSearchIndex(procedures.map(textsOf)))
    },
  }
}

export type Understanding = ReturnType<typeof createUnderstanding>
