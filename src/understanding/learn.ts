import type { Procedure } from '../catalog/procedure.js'
import { keepOnDisk } from '../shared/keep-on-disk.js'
import type { OtherAgency } from './facts/known-matters.js'
import { type Example, type Hints, type IntentModel, trainIntents } from './intents/intent-classifier.js'
import type { Intent } from './intents/intent-files.js'
import { normalise } from './reading/normalise.js'
import { joinTexts, textsOf } from './search/procedure-texts.js'
import { buildSearchIndex, type SearchIndex } from './search/search-index.js'

/** Where what is learnt is kept between starts; left out: learnt at every start. */
type Kept = { cacheDir?: string }

/** A question of so many letters tells a situation. */
const longQuestion = 70

/** Indexes the catalog; kept until a text of a procedure changes. */
export const learnCatalog = ({ procedures, cacheDir }: { procedures: readonly Procedure[] } & Kept): SearchIndex =>
  keepOnDisk(cacheDir, 'search', textsIn(procedures), () => buildSearchIndex(procedures))

/** The examples of all intents, each with the place of its intent as its label. */
export const readExamples = (intents: readonly Intent[]): Example[] =>
  intents.flatMap(({ name, examples }, label) =>
    examples.map((text) => ({ text, message: normalise(text), label, isOutside: name === 'out_of_scope' })),
  )

/**
 * Learns the intents from their examples; `hints` says what search and lists of matters know of one. Kept until an example,
 * a procedure or an agency's words change.
 */
export const learnIntents = (
  parts: { intents: readonly Intent[]; procedures: readonly Procedure[]; otherAgencies: readonly OtherAgency[] } & Kept,
  examples: readonly Example[],
  hints: Hints,
): IntentModel => {
  const names = parts.intents.map(({ name }) => name)
  const questions = {
    texts: parts.procedures.flatMap((procedure) => procedure.questions).filter((text) => text.length >= longQuestion),
    labels: names.flatMap((name, k) => (name.startsWith('procedure_') ? [k] : [])),
  }
  function* sources() {
    yield JSON.stringify([
      names,
      examples.map(({ text, label }) => [text, label]),
      parts.otherAgencies,
      parts.procedures.map(({ demand }) => demand),
    ])
    yield* textsIn(parts.procedures)
  }
  return keepOnDisk(parts.cacheDir, 'intents', sources(), () => trainIntents(examples, questions, names.length, hints))
}

function* textsIn(procedures: readonly Procedure[]): Iterable<string> {
  for (const procedure of procedures) yield joinTexts(textsOf(procedure))
}
