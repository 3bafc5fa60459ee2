import type { Procedure } from '../catalog/procedure.js'
import { findPlaces, type PlaceMention } from '../places/find-places.js'
import { type Alert, findAlert } from './alerts.js'
import { type Entities, findEntities } from './entities.js'
import { featuresOf } from './features.js'
import { calibrate, classify, type Model, type Sample, trainModel } from './intent-classifier.js'
import { type Intent, type IntentName, intentNames } from './intent-files.js'
import { createPhraseFinder, type LifeEvent, type OtherAgency } from './known-matters.js'
import { foldText } from './normalise.js'
import { type Candidate, createProcedureSearch } from './procedure-search.js'

/** What a message means. */
export type Understood = {
  intent: IntentName
  /** Share of such readings that are right, 0 to 1. */
  confidence: number
  alert: Alert
  /** Set only when beyond doubt. */
  procedure: Pick<Candidate, 'code' | 'slug' | 'name'> | null
  /** sure: `procedure`; choose: one of the first candidates; unknown: none of the catalog; none: no procedure was named. */
  certainty: 'sure' | 'choose' | 'unknown' | 'none'
  candidates: Candidate[]
  otherAgency: OtherAgency | null
  /** `procedures` are slugs in the order to do them. */
  lifeEvent: { name: string; procedures: string[]; note: string | null } | null
  places: PlaceMention[]
  entities: Entities
}

const candidateCount = 5
const sureScore = 0.62
const sureMargin = 0.06
const chooseScore = 0.38

const aspectWords = new Set(
  'thu tuc ho so giay to phi le tien bao nhieu het mat gia ngay lau may thoi gian han noi nop o dau cho nao mau don to khai lam the nao gi can nhung cho em toi minh anh chi a vay vay thi hoi duoc khong online qua mang xong lay ket qua thuoc co quan xin nhu con va ve la cai nay do'.split(
    ' ',
  ),
)

/** Whether anything beside the aspect ("hết bao nhiêu tiền") names what is asked about. */
const namesSomething = (folded: string): boolean =>
  folded.split(' ').some((word) => word.length > 1 && !aspectWords.has(word))

const extrasOf = (score: number, hasOtherAgency: boolean): string[] => [
  `search${Math.min(9, Math.floor(score * 10))}`,
  ...(hasOtherAgency ? ['other-agency'] : []),
]

/**
 * Trains on the intents' examples and indexes the catalog. `updateProcedures` takes the catalog as published anew;
 * the intents need no new training for it.
 */
export const createUnderstanding = (parts: {
  intents: readonly Intent[]
  procedures: readonly Procedure[]
  otherAgencies: readonly OtherAgency[]
  lifeEvents: readonly LifeEvent[]
}) => {
  const findAgency = createPhraseFinder(parts.otherAgencies, ({ keywords }) => keywords)
  const findEvent = createPhraseFinder(parts.lifeEvents, ({ phrases }) => phrases)
  let search = createProcedureSearch(parts.procedures)
  let slugOf = new Map<string, string>()

  const indexSlugs = (procedures: readonly Procedure[]): void => {
    slugOf = new Map(
      procedures.flatMap(({ code, name, slug }) => [[name, slug] as const, ...(code ? [[code, slug] as const] : [])]),
    )
  }
  indexSlugs(parts.procedures)

  const sampleOf = (text: string, label: number, weight: number): Sample => {
    const folded = foldText(text)
    const score = search(text, 1)[0]?.score ?? 0
    return { label, weight, features: featuresOf(text, extrasOf(score, findAgency(folded) !== null)) }
  }

  const samples = parts.intents.flatMap(({ name, examples }) =>
    examples.flatMap((text) => {
      const label = intentNames.indexOf(name)
      return [sampleOf(text, label, 1), sampleOf(foldText(text), label, 0.6)]
    }),
  )
  const training = { labels: intentNames.length, epochs: 6, rate: 0.25, decay: 1e-5 }
  const model: Model = trainModel(samples, training)
  const heldBack = samples.filter((_, index) => Math.floor(index / 2) % 5 === 0)
  const partial = trainModel(
    samples.filter((_, index) => Math.floor(index / 2) % 5 !== 0),
    training,
  )
  model.temperature = calibrate(partial, heldBack)

  const understand = (
    text: string,
    _context: { procedure?: string; commune?: string; flow?: string } = {},
  ): Understood => {
    const folded = foldText(text)
    const candidates = search(text, candidateCount)
    const agency = findAgency(folded)
    const best = candidates[0]?.score ?? 0
    const probabilities = classify(model, featuresOf(text, extrasOf(best, agency !== null)))
    let top = 0
    for (let i = 1; i < probabilities.length; i += 1)
      if ((probabilities[i] as number) > (probabilities[top] as number)) top = i
    const intent = folded ? (intentNames[top] as IntentName) : 'out_of_scope'
    const isProcedure = intent.startsWith('procedure_')
    const event = isProcedure && best < 0.85 ? findEvent(folded) : null
    const otherAgency = isProcedure && agency && best < 0.8 ? agency.entry : null
    const margin = best - (candidates[1]?.score ?? 0)
    const certainty = otherAgency
      ? 'unknown'
      : !namesSomething(folded)
        ? 'none'
        : best >= sureScore && margin >= sureMargin
          ? 'sure'
          : best >= chooseScore
            ? 'choose'
            : 'unknown'
    const first = candidates[0]
    return {
      intent,
      confidence: folded ? (probabilities[top] as number) : 0,
      alert: findAlert(text),
      procedure:
        certainty === 'sure' && first && isProcedure ? { code: first.code, slug: first.slug, name: first.name } : null,
      certainty,
      candidates,
      otherAgency,
      lifeEvent: event
        ? {
            name: event.entry.name,
            procedures: event.entry.procedures.flatMap((reference) => slugOf.get(reference) ?? []),
            note: event.entry.note,
          }
        : null,
      places: findPlaces(text.slice(0, 20_000)),
      entities: findEntities(text),
    }
  }

  return {
    understand,
    updateProcedures(procedures: readonly Procedure[]): void {
      search = createProcedureSearch(procedures)
      indexSlugs(procedures)
    },
  }
}

export type Understanding = ReturnType<typeof createUnderstanding>
