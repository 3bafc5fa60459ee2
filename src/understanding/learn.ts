import type { Procedure } from '../catalog/procedure.js'
import { keepOnDisk } from './disk-cache.js'
import type { OtherAgency } from './facts/known-matters.js'
import { type Hints, type IntentModel, trainIntents } from './intents/intent-classifier.js'
import type { Intent } from './intents/intent-files.js'
import { joinTexts, textsOf } from './search/procedure-texts.js'
import { buildSearchIndex, type SearchIndex } from './search/search-index.js'

export type Learnt = { model: IntentModel; index: SearchIndex }

/** A question of so many letters tells a situation. */
const longQuestion = 70

/**
 * Indexes the catalog and learns the intents from their examples; `hintsWith` says what an index knows of a message. Kept in
 * `cacheDir`, where one is given, until an example, a procedure or an agency's words change.
 */
export const learn = (
  parts: {
    intents: readonly Intent[]
    procedures: readonly Procedure[]
    otherAgencies: readonly OtherAgency[]
    cacheDir?: string
  },
  hintsWith: (index: SearchIndex) => Hints,
): Learnt => {
  const names = parts.intents.map(({ name }) => name)
  const texts = parts.procedures.map(textsOf)
  const examples = parts.intents.flatMap(({ name, examples }, label) =>
    examples.map((text) => ({ text, label, isOutside: name === 'out_of_scope' })),
  )
  const make = (): Learnt => {
    const index = buildSearchIndex(texts)
    const questions = {
      texts: parts.procedures.flatMap((procedure) => procedure.questions).filter((text) => text.length >= longQuestion),
      labels: names.flatMap((name, k) => (name.startsWith('procedure_') ? [k] : [])),
    }
    return { model: trainIntents(examples, questions, names.length, hintsWith(index)), index }
  }
  function* sources() {
    yield JSON.stringify([names, examples, parts.otherAgencies, parts.procedures.map(({ demand }) => demand)])
    for (const one of texts) yield joinTexts(one)
  }
  return parts.cacheDir ? keepOnDisk(parts.cacheDir, sources(), make) : make()
}
