import type { Procedure } from '../catalog/procedure.js'
import { findPlaces as findPlacesInText, type PlaceMention, withoutNamedCommunes } from '../places/find-places.js'
import { localDay, systemClock } from '../shared/clock.js'
import { foldMarks, partToRead } from '../shared/text.js'
import type { AlertSources } from './alerts/alert-examples.js'
import { everydayMessages } from './alerts/everyday-messages.js'
import { type Alert, createAlerts, type News } from './alerts/find-alert.js'
import { tellsHomeViolence } from './alerts/home-violence.js'
import { losesSomething } from './alerts/loses-something.js'
import { isPrivateQuarrel } from './alerts/private-quarrel.js'
import { isLate, tellsDeath } from './alerts/tells-death.js'
import { createElsewhere, type ElsewhereParts, type OtherMatter } from './elsewhere/elsewhere.js'
import type { ElsewhereRow } from './elsewhere/elsewhere-file.js'
import { type Errand, isErrand, isProcedure, readErrands } from './errands.js'
import { createFacts } from './facts/find-facts.js'
import type { GeneralQuestion, LifeEvent, OtherAgency } from './facts/known-matters.js'
import { createIntentChooser } from './intents/choose-intent.js'
import { extractFeatures } from './intents/features.js'
import { classify } from './intents/intent-classifier.js'
import type { Intent, IntentName } from './intents/intent-files.js'
import { countPublicMatters } from './intents/public-matters.js'
import { learnCatalog, learnIntents, readExamples } from './learn.js'
import { withoutDenied, withoutHome, withoutKinAbroad, withoutPurpose } from './reading/asides.js'
import { type Entities, findEntities } from './reading/entities.js'
import { namesBusiness } from './reading/names-business.js'
import { type Normalised, normalise } from './reading/normalise.js'
import { findRequest } from './reading/request.js'
import { countWords, createSpelling } from './reading/spelling.js'
import { plainText } from './reading/words.js'
import { mainProceduresOf } from './search/bare-matters.js'
import { type Certainty, judge, saysName } from './search/certainty.js'
import { namesSomething } from './search/focus.js'
import { isForOthers, meantInstead, type Spoken, tellsBirth } from './search/for-whom.js'
import { mergeCandidates } from './search/merge-candidates.js'
import { type Candidate, createProcedureSearch, type Found } from './search/procedure-search.js'
import { textsOf } from './search/procedure-texts.js'
import { isSaidOutright } from './search/said-outright.js'
import { changedTerms, updateSearchIndex } from './search/search-index.js'
import { termsOf } from './search/search-terms.js'

export type FoundProcedure = Pick<Candidate, 'code' | 'slug' | 'name'>

/** What a message means. */
export type Understood = {
  intent: IntentName
  /** Share of such readings that are right, 0 to 1. */
  confidence: number
  /** Danger, and the number to call. */
  alert: Alert | null
  /** A death or a birth in the family that is told as just happened. */
  news: News | null
  /** Somebody called and nobody answered. Means something only beside an alert: of an office people say the same. */
  calledInVain: boolean
  /** A quarrel between private people in which no authority has a part. */
  isPrivateQuarrel: boolean
  /** Violence at home is told, as it happens or as it keeps happening. */
  isHomeViolence: boolean
  /** Set only when beyond doubt. */
  procedure: FoundProcedure | null
  certainty: Certainty
  /** The words say a procedure’s name, or nearly. */
  isNamed: boolean
  /** The nearest, best first: five, or all of a smaller catalog, whatever the intent. */
  candidates: Candidate[]
  /** A matter that isn't the commune's, and who does it. */
  otherAgency: OtherMatter | null
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
  /** The national portal's procedures of other authorities; left out: none are known. */
  elsewhere?: ElsewhereParts
  lifeEvents: readonly LifeEvent[]
  generalQuestions: readonly GeneralQuestion[]
  alerts: AlertSources
  findPlaces?: (text: string) => PlaceMention[]
  /** Where model and tables are kept between starts; left out: made at every start. */
  cacheDir?: string
  /** The day of the message, 'YYYY-MM-DD'. */
  today?: () => string
}

/** A message as it was read, with the procedures nearest to it and how likely it asks about one. */
export type PlainReading = { message: Normalised; candidates: Found[]; procedureShare: number }

/** One message or a piece of it as it was read. */
type Reading = {
  message: Normalised
  chances: number[]
  candidates: Found[]
  agency: OtherAgency | null
  elsewhere: OtherMatter | null
}

/** A catalog as it is used: searched, and its words known to the spelling. */
type InUse = {
  /** In the order of the index. */
  procedures: readonly Procedure[]
  search: ReturnType<typeof createProcedureSearch>
  spell: ReturnType<typeof createSpelling>
  bySlug: Map<string, Procedure>
  /** Slugs by codes and official names, as lists of procedures write them. */
  slugs: Map<string, string>
  /** Words of each name and question by slug, of those that were compared. */
  texts: Map<string, ReadonlySet<string>[]>
  /** Whether a row of the national list is the commune's own: by its code or name. */
  isOwn: (row: ElsewhereRow) => boolean
  /** The folded short name of a procedure. */
  shortNames: Map<string, string>
}

const candidateCount = 5
const nearestCompared = 3
const longMessage = 25
const requestShare = 0.5
const doneWords = new Set(['roi', 'xong'])
const doneWithin = 2
const fewestBeside = 3
const surelyElse = 0.42
/** As life-events.yml calls it. */
const lostWork = 'Mất việc'
const surelyMeant = 0.2
const clearlyMeant = 0.1

const nationalCode = /(?<![\d.,])\d\.\d{6}(?![\d.,]\d|\d)/
const letter = /\p{L}/u

const followUp = /^(the |con |vay ).{2,60} (thi sao|thi the nao|thi can gi|nua|sao|thi)$/

const surelyWanted = 0.7

const asksLicence =
  /^(?:(?:toi|em|minh|chau|cho|muon|can|hoi|ve) ){0,4}(?:xin (?:cap|giay|phep)|giay phep|thu tuc|cap |dang ky )|\bxin (?:cap|giay|phep|lam|doi|dau noi|dang ky)\b|can (?:giay(?: to)?|phep) gi$/

/** Who names another authority's licence asks about it, unless something surely is reported beside or else wanted. */
const isAskedOf = ({ isWhole, isBare }: OtherMatter, { intent, confidence }: Guess, said: string): boolean => {
  if (isWhole || isBare || intent === 'out_of_scope') return true
  return confidence < surelyWanted || asksLicence.test(said)
}
type Guess = { intent: IntentName; confidence: number }

const support =
  /\b(?:co|duoc)(?: (?:duoc|huong|nhan|linh|lanh|khoan))* (?:tien|tro cap|ho tro|che do)(?: (?:gi|nao))\b|\b(?:duoc (?:huong|nhan|linh|lanh)|bao hiem tra) gi\b/
const nearSupport = 0.3

const mostOfName = 8
const grieves = /\b(?:khong|chua|ko|bi|qua|lam|mong|de nghi|kien nghi|phan anh|hong|hu|ban|mat)\b/

/** "bắc cầu qua mương thì hỏi ai": whom to ask for a permit. */
const asksWhom = /\b(?:hoi|xin)(?: phep)? (?:ai|o dau|cho nao)(?: (?:a|vay|the|nhi|ad))*$/
const mostWordsAsking = 14
const nearPermit = 0.4

/** Few words that ask whom to ask for what a procedure of ours is about, or are nearly its name, and report nothing. */
const isInWordsOf = ({ message, candidates: [best] }: Reading, { intent }: Guess): boolean =>
  intent === 'feedback' &&
  (isNameOf(message, best) ||
    (message.words.length <= mostWordsAsking &&
      (best?.score ?? 0) >= nearPermit &&
      asksWhom.test(plainText(message.words))))

const isNameOf = (message: Normalised, best: Found | undefined): boolean =>
  message.words.length <= mostOfName && (best?.alike ?? 0) >= wordForWord && !grieves.test(plainText(message.words))
const wordForWord = 0.95

/** What offices and open cases are asked for, whatever business is named. */
const ofOffices: ReadonlySet<IntentName> = new Set([
  'contact_info',
  'case_status',
  'human_handoff',
  'cancel',
  'delete_data',
])
/** Whoever names a business is answered, however unsure the reading of so few words. */
const leastOfBusiness = 0.5
/** Less near, no procedure of ours is about a business that somebody names. */
const nearBusiness = 0.5

const foldName = (name: string): string => foldMarks(name.replace(/^\s*thủ tục\s+/iu, ''))

const createOwn = (procedures: readonly Procedure[]): InUse['isOwn'] => {
  const own = new Set(
    procedures.flatMap(({ code, name, short_name }) => [code ?? '', foldName(name), foldName(short_name)]),
  )
  const judged = new Map<ElsewhereRow, boolean>()
  return (row) => {
    const known = judged.get(row)
    if (known !== undefined) return known
    const isOwn = own.has(row.code) || own.has(foldName(row.name))
    judged.set(row, isOwn)
    return isOwn
  }
}

const plainly = ({ code, slug, name }: FoundProcedure): FoundProcedure => ({ code, slug, name })

/**
 * Learns the intents from their examples and indexes the catalog; a few seconds, or a tenth of it with what is kept in
 * `cacheDir`. `updateProcedures` takes the catalog as published anew and reads what is another object than before, two
 * milliseconds for each; the intents need no new training for it.
 * `understand` never throws and its time is bounded for any text.
 */
export const createUnderstanding = (parts: Parts) => {
  const findPlaces = parts.findPlaces ?? findPlacesInText
  const today = parts.today ?? (() => localDay(systemClock.now()))
  const { chooseIntent, favourOutside } = createIntentChooser(parts.intents.map(({ name }) => name))
  const { findAgency, findEvent, findGeneral, findSurelyGeneral } = createFacts(parts)
  const hear = createAlerts(parts.alerts, { everyday: everydayMessages(parts), cacheDir: parts.cacheDir })
  const examples = readExamples(parts.intents)
  const taught = countWords(examples.map(({ message }) => message))

  const index = learnCatalog(parts)
  const useCatalog = (procedures: readonly Procedure[], of = index): InUse => ({
    procedures,
    search: createProcedureSearch(procedures, of),
    spell: createSpelling([of.wordCounts, taught]),
    bySlug: new Map(procedures.map((procedure) => [procedure.slug, procedure])),
    slugs: new Map(
      procedures.flatMap(({ code, other_codes, name, slug }) =>
        [name, ...(code ? [code] : []), ...other_codes].map((key) => [key, slug]),
      ),
    ),
    texts: new Map(),
    isOwn: createOwn(procedures),
    shortNames: new Map(procedures.map(({ slug, short_name }) => [slug, foldMarks(short_name)])),
  })

  /** What is known of a message beside its words. */
  const hintsOf = (message: Normalised, best: Found | undefined, hasAgency: boolean, hasPlace: boolean): string[] => [
    `search ${Math.min(9, Math.floor((best?.score ?? 0) * 12))}`,
    ...(hasAgency ? ['other agency'] : []),
    ...(hasPlace ? ['place'] : []),
    `public ${countPublicMatters(message)}`,
  ]

  const elsewhere = createElsewhere(parts.elsewhere ?? { rows: [], saidAs: [], knownAs: [] })

  /** What another authority's list names; the commune's own procedure wins where both fit. */
  const elsewhereIn = (message: Normalised, candidates: readonly Found[]): OtherMatter | null => {
    const [nearest] = candidates
    return elsewhere.find(message, inUse.isOwn, { score: nearest?.score ?? 0, texts: ownTexts(nearest?.slug ?? '') })
  }

  /** The words of each of a procedure's names and questions, read when it is first compared. */
  const ownTexts = (slug: string): ReadonlySet<string>[] => {
    const known = inUse.texts.get(slug)
    if (known) return known
    const procedure = inUse.bySlug.get(slug)
    const { names, questions } = procedure ? textsOf(procedure) : { names: [], questions: [] }
    const texts = [...names, ...questions].map((text) => new Set(foldMarks(text).split(' ')))
    inUse.texts.set(slug, texts)
    return texts
  }

  let inUse = useCatalog(parts.procedures)
  const model = learnIntents(parts, examples, (message, text) =>
    hintsOf(message, inUse.search(message, 1)[0], findAgency(message) !== null, findPlaces(text).length > 0),
  )

  /** What is told as done isn't wanted, where something else is: "ly hôn rồi, giờ muốn cải chính khai sinh". */
  const agencyIn = (message: Normalised): OtherAgency | null => {
    const found = findAgency(message)
    if (!found) return null
    const { words } = message
    const done = words.slice(found.to, found.to + doneWithin).findIndex(({ folded }) => doneWords.has(folded))
    const isDone = done >= 0 || words[found.from - 1]?.folded === 'da'
    const rest = { ...message, words: words.slice(found.to + done + 1) }
    const isElse = isDone && (inUse.search(rest, 1)[0]?.score ?? 0) >= surelyElse && namesSomething(rest)
    return isElse && !findAgency(rest) ? null : found.entry
  }

  const read = (typed: Normalised, hasPlace: boolean): Reading => {
    const message = inUse.spell(typed)
    const candidates = inUse.search(message, candidateCount)
    const agency = agencyIn(message)
    const found = elsewhereIn(typed, candidates) ?? (message === typed ? null : elsewhereIn(message, candidates))
    const isElsewhere = agency !== null || found !== null
    const features = extractFeatures(message, hintsOf(message, candidates[0], isElsewhere, hasPlace))
    const signs = { isMarked: message.isMarked, isNamed: isElsewhere || saysName(candidates), isPlaced: hasPlace }
    const chances = favourOutside(classify(model, features), signs)
    return { message, chances, candidates, agency, elsewhere: found }
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
      elsewhere: part.elsewhere?.isWhole ? part.elsewhere : whole.elsewhere,
    }
  }

  const errandsIn = (text: string): Errand<Reading>[] =>
    readErrands(text, (message) => {
      const reading = read(message, false)
      return { reading, guess: chooseIntent(reading.chances) }
    })

  /** An event of a life, unless the rest of the message names a procedure: "mới sinh con, làm thẻ căn cước cho con". */
  const eventIn = (message: Normalised): Understood['lifeEvent'] => {
    const event = findEvent(message)
    if (!event || losesSomething(message, event)) return null
    if (event.entry.news === 'death' && ofEstate.test(plainText(message.words))) return null
    if (event.entry.name === lostWork && tellsBirth({ plain: plainText(message.words) })) return null
    const rest = { ...message, words: message.words.toSpliced(event.from, event.to - event.from) }
    if (saysName(inUse.search(rest, candidateCount))) return null
    return toldOf(event.entry)
  }

  /** "bố mất từ 2010, chưa làm thừa kế": what was left is divided; the death is long registered. */
  const ofEstate = /\b(?:thua ke|di san)\b/

  const toldOf = ({ name, procedures, note }: LifeEvent): NonNullable<Understood['lifeEvent']> => ({
    name,
    procedures: procedures.flatMap((reference) => inUse.slugs.get(reference) ?? []),
    note,
  })

  /** A death or birth that somebody tells is an event too, whatever its words. */
  const eventOfNews = (news: Understood['news']): Understood['lifeEvent'] => {
    const entry = news && parts.lifeEvents.find((one) => one.news === news)
    return entry ? toldOf(entry) : null
  }

  /** Words within the name of a place say nothing of what is wanted: "xã Đông Tiến" isn't about money. */
  const withoutPlaceWords = (whole: Reading, text: string, places: readonly PlaceMention[]): Reading => {
    if (places.length === 0 || !isProcedure(chooseIntent(whole.chances).intent)) return whole
    const rest = places.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
    const message = normalise(rest)
    return message.words.length < fewestBeside ? whole : { ...whole, chances: read(message, true).chances }
  }

  /**
   * The procedures that are asked for, wherever somebody lives, whatever isn't so and, of an unclear message or in the
   * talk of one, whatever for.
   */
  const wantedIn = (reading: Reading, text: string, { procedure }: UnderstandingContext): Reading => {
    const undenied = withoutDenied(withoutKinAbroad(text))
    const homeless = withoutHome(undenied)
    const isClear = procedure === undefined && judge(reading.message, reading.candidates) === 'sure'
    const left = isClear ? homeless : withoutPurpose(homeless)
    if (left === text) return reading
    const message = normalise(left)
    const isDone = undenied !== text || (homeless !== text && procedure !== undefined)
    return isDone || namesSomething(message) ? read(message, false) : reading
  }

  /** The procedure whose national code is written: "mã 1.014061 là gì". */
  const codedIn = (text: string): Found | null => {
    const procedure = inUse.bySlug.get(inUse.slugs.get(nationalCode.exec(text)?.[0] ?? '') ?? '')
    return procedure ? { ...plainly(procedure), score: 1, said: 1, alike: 1 } : null
  }

  const nameOf = ({ slug }: Found): string => inUse.shortNames.get(slug) ?? ''

  /** Those of a matter that is named by itself, before the ones that were found. */
  const mainFirst = (plain: string, found: readonly Found[]): { near: Found[]; meant: Certainty } | null => {
    const main = mainProceduresOf(plain).flatMap((slug) => inUse.bySlug.get(slug) ?? [])
    const best = Math.max(1, found[0]?.score ?? 0)
    const [first, ...others] = main.map((one) => ({ ...plainly(one), score: best, said: 1, alike: 1 }))
    if (!first) return null
    const rest = found.filter(({ slug }) => !main.some((one) => one.slug === slug))
    return {
      near: [first, ...others, ...rest].slice(0, candidateCount),
      meant: others.length > 0 ? 'choose' : 'sure',
    }
  }

  /** Those that are for the person spoken of; where the nearest isn't, what such a person means comes first. */
  const forThem = (
    found: readonly Found[],
    message: Normalised,
    { people }: Entities,
  ): { near: Found[]; meant: Certainty | null; isOutright?: true } => {
    const spoken: Spoken = { plain: plainText(message.words), people }
    const main = mainFirst(spoken.plain, found)
    if (main) return { ...main, isOutright: true }
    const outright = found.find((one) => isSaidOutright(nameOf(one), spoken.plain))
    if (outright)
      return { near: [outright, ...found.filter((one) => one !== outright)], meant: 'sure', isOutright: true }
    const near = found.filter((one) => !isForOthers(nameOf(one), spoken))
    const [nearest] = found
    const means = nearest ? meantInstead(nameOf(nearest), spoken) : null
    const meant = means ? near.filter((one) => means.test(nameOf(one))) : []
    const [first, second] = meant
    if (!first || first.score < surelyMeant) return { near, meant: null }
    return {
      near: [...meant, ...near.filter((one) => !meant.includes(one))],
      meant: first.score - (second?.score ?? 0) >= clearlyMeant ? 'sure' : 'choose',
    }
  }

  /** Our own words on another authority's matter win over its record; where a procedure is named, only a surer name does. */
  const otherIn = ({ agency, elsewhere: found }: Reading, candidates: readonly Found[]): OtherMatter | null => {
    const isOurs = saysName(candidates) && !agency?.never_ours
    const isAnother = found?.isKnown && !agency?.never_ours && !agency?.codes.includes(found.slug)
    if (!agency || found?.isWhole || isAnother || (isOurs && !found)) return found
    return {
      ...agency,
      records: elsewhere.recordsOf(agency.codes),
      among: [],
      isWhole: false,
      isKnown: false,
      isBare: false,
    }
  }

  /** "có tiền gì cho vợ góa không": read as nothing that is helped with, support is asked for by who tells their case. */
  const asksForSupport = ({ message, candidates }: Reading, { intent }: Guess): boolean =>
    intent === 'out_of_scope' &&
    support.test(plainText(message.words)) &&
    (findEvent(message) !== null || (candidates[0]?.score ?? 0) >= nearSupport)

  const understand = (raw: string, context: UnderstandingContext = {}): Understood => {
    const text = partToRead(raw)
    const typed = normalise(text)
    const message = inUse.spell(typed)
    const isEmpty = message.words.length === 0
    const places = findPlaces(text)
    const hasPlace = places.length > 0
    const whole = withoutPlaceWords(read(typed, hasPlace), text, places)
    const request = message.words.length > longMessage ? findRequest(text) : null
    const joined = request ? readLong(whole, request.message, hasPlace) : whole
    const [first, ...others] = isErrand(chooseIntent(joined.chances).intent) ? errandsIn(text) : []
    const reading = first?.reading ?? joined

    const guessed = chooseIntent(reading.chances)
    const isFollowUp = context.procedure !== undefined && followUp.test(plainText(message.words))
    const coded = codedIn(text)
    const isCodeAlone = coded !== null && (guessed.intent === 'out_of_scope' || !letter.test(text))
    const codedElsewhere = coded ? undefined : elsewhere.matterOf(nationalCode.exec(text)?.[0] ?? '')
    const isTaken =
      isFollowUp ||
      isCodeAlone ||
      codedElsewhere !== undefined ||
      (reading.elsewhere !== null && isAskedOf(reading.elsewhere, guessed, plainText(message.words)))
    const isBusiness = namesBusiness(message) && !ofOffices.has(guessed.intent)
    const isMatter = mainProceduresOf(plainText(message.words)).length > 0
    const isOurs = asksForSupport(reading, guessed) || isInWordsOf(reading, guessed) || isBusiness || isMatter
    const asked = (isTaken || isOurs) && !isProcedure(guessed.intent) ? 'procedure_info' : guessed.intent
    const intent = isEmpty ? 'out_of_scope' : asked
    const isAsked = isProcedure(intent)

    const entities = findEntities(text, today())
    const wanted = wantedIn(reading, text, context)
    const { near, meant, isOutright } = forThem(wanted.candidates, message, entities)
    const candidates = coded
      ? [coded, ...near.filter(({ slug }) => slug !== coded.slug)].slice(0, candidateCount)
      : near
    const isOther = candidates[0] !== wanted.candidates[0]
    const event = isAsked ? eventIn(wanted.message) : null
    const other = isAsked && !isOutright ? (codedElsewhere ?? otherIn(wanted, candidates)) : null
    const isFarOff = other !== null && !other.isWhole && !other.isKnown && !wanted.agency && !codedElsewhere
    const otherAgency = event && isFarOff ? null : other
    const judgedAll = judge(wanted.message, candidates)
    const isFarFromBusiness = isBusiness && (candidates[0]?.score ?? 0) < nearBusiness
    const isVague = judgedAll === 'choose' && (isOther || isFarFromBusiness)
    const judged = meant ?? (isVague ? 'unknown' : judgedAll)
    const spokenOf = judged === 'none' && isAsked ? inUse.bySlug.get(context.procedure ?? '') : undefined
    const certainty = otherAgency ? 'unknown' : spokenOf ? 'sure' : judged
    const isFact = context.procedure !== undefined && !isLate(message)
    const isDeath = tellsDeath(message) && !isFact
    const found = isAsked && certainty === 'sure' && !isDeath ? (spokenOf ?? (candidates[0] as Found)) : null
    const isGeneral = isAsked && certainty !== 'sure' && !otherAgency && !saysName(candidates)
    const isViolent = tellsHomeViolence(message)
    const heardOf = hear(withoutNamedCommunes(raw), {
      isUnderWay: context.procedure !== undefined || context.flow !== undefined,
    })
    const news = isDeath ? 'death' : heardOf.news === 'death' && isFact ? null : heardOf.news
    const heard = { ...heardOf, news: heardOf.alert === null ? news : heardOf.news }
    return {
      intent,
      confidence: isEmpty ? 0 : isBusiness ? Math.max(guessed.confidence, leastOfBusiness) : guessed.confidence,
      ...heard,
      isPrivateQuarrel: isPrivateQuarrel(message) && !isViolent,
      isHomeViolence: isViolent,
      procedure: found && plainly(found),
      certainty,
      isNamed: isOutright === true || saysName(candidates),
      candidates: candidates.map(({ code, slug, name, score }) => ({ code, slug, name, score })),
      otherAgency,
      lifeEvent: event ?? (found ? null : eventOfNews(heard.news)),
      generalQuestion: findSurelyGeneral(message) ?? (isGeneral ? (findGeneral(reading.message)?.entry ?? null) : null),
      places,
      entities,
      request: request?.text ?? text.trim(),
      also: others.map((one) => ({ intent: one.intent, procedure: one.found && plainly(one.found), text: one.text })),
    }
  }

  return {
    understand,
    /** The matter of another authority that the national portal lists under this code. */
    matterOf: elsewhere.matterOf,
    /** What else than intents reads messages by: the words as they were meant, and what is known of the whole. */
    readPlainly(raw: string): PlainReading {
      const text = partToRead(raw)
      const typed = normalise(text)
      const message = inUse.spell(typed)
      const reading = read(typed, findPlaces(text).length > 0)
      const { chances } = reading
      const { candidates } = wantedIn(reading, text, {})
      const procedureShare = chances.reduce(
        (sum, chance, c) => (isProcedure(parts.intents[c]?.name ?? '') ? sum + chance : sum),
        0,
      )
      return { message, candidates, procedureShare }
    },
    /**
     * Asks questions of the catalog in use and of one in which a procedure is as in `draft`; what others are answered stays
     * as it is. Null: answered alike. Questions without a word that changed, or with the same procedures nearest, are.
     */
    compareWith(
      draft: Procedure,
    ): (raw: string, isThorough: boolean) => { before: Understood; after: Understood } | null {
      const known = inUse.bySlug.get(draft.slug)
      const copied = structuredClone(index)
      const catalog = [...inUse.procedures.filter((one) => one !== known), draft]
      const other = useCatalog(updateSearchIndex(copied, inUse.procedures, catalog), copied)
      const terms = changedTerms(known, draft)
      const nearestIn = ({ search }: InUse, message: Normalised): string =>
        search(message, nearestCompared)
          .map(({ slug }) => slug)
          .join()
      return (raw, isThorough) => {
        const message = inUse.spell(normalise(partToRead(raw)))
        const isTouched = [...termsOf(message)].some(([name]) => terms.has(name))
        if (!isThorough && (!isTouched || nearestIn(inUse, message) === nearestIn(other, message))) return null
        const before = understand(raw)
        const usual = inUse
        inUse = other
        try {
          return { before, after: understand(raw) }
        } finally {
          inUse = usual
        }
      }
    },
    updateProcedures(procedures: readonly Procedure[]): void {
      inUse = useCatalog(updateSearchIndex(index, inUse.procedures, procedures))
    },
  }
}
