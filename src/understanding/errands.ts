import { aspectsAsked } from './intents/aspects.js'
import type { IntentName } from './intents/intent-files.js'
import { type Normalised, normalise } from './reading/normalise.js'
import { mayAsk } from './reading/request.js'
import { asksElse, splitRequests } from './reading/sentences.js'
import { plainText } from './reading/words.js'
import { fitsSeveral, judge } from './search/certainty.js'
import type { Found } from './search/procedure-search.js'

/** One of several requests of a message. `found`: the procedure it surely asks about; null: several fit, or none is asked about. */
export type Errand<R> = { text: string; intent: IntentName; reading: R; found: Found | null }

type Read = { message: Normalised; candidates: Found[] }

const mostPieces = 6
const leastShare = 0.4

export const isProcedure = (intent: IntentName): boolean => intent.startsWith('procedure_')

/** Whether somebody with this intent wants to be told something, of which a message may ask several. */
export const isErrand = (intent: IntentName): boolean =>
  isProcedure(intent) || intent === 'contact_info' || intent === 'case_status'

/** In a short piece the words that ask decide the aspect. */
const withAspect = (guessed: IntentName, { words }: Normalised): IntentName => {
  const [aspect] = aspectsAsked(plainText(words))
  return aspect && isProcedure(guessed) ? `procedure_${aspect}` : guessed
}

/** What surely is a request of its own: one that isn't of a procedure, or names one, or goes on to another of the catalog. */
const errandOf = <R extends Read>(
  text: string,
  reading: R,
  { intent: guessed, share }: { intent: IntentName; share: number },
): Errand<R> | null => {
  const { message, candidates } = reading
  const intent = withAspect(guessed, message)
  if (!isErrand(intent) || share < leastShare) return null
  if (!isProcedure(intent)) return { text, intent, reading, found: null }
  if (judge(message, candidates) === 'sure') return { text, intent, reading, found: candidates[0] as Found }
  return asksElse(text) && fitsSeveral(message, candidates) ? { text, intent, reading, found: null } : null
}

/**
 * The requests of a message that are surely different errands, in its order; empty when there is but one. `readPiece`
 * reads a piece and says how likely it is of which intent.
 */
export const readErrands = <R extends Read>(
  text: string,
  readPiece: (message: Normalised) => { reading: R; guess: { intent: IntentName; share: number } },
): Errand<R>[] => {
  const pieces = splitRequests(text)
  if (pieces.length < 2 || pieces.length > mostPieces) return []
  const asking = pieces.map((piece) => ({ piece, message: normalise(piece) })).filter(({ message }) => mayAsk(message))
  if (asking.length < 2) return []
  const errands = new Map<string, Errand<R>>()
  for (const { piece, message } of asking) {
    const { reading, guess } = readPiece(message)
    const errand = errandOf(piece, reading, guess)
    if (!errand) continue
    const matter = isProcedure(errand.intent) ? (reading.candidates[0] as Found).slug : errand.intent
    if (!errands.has(matter)) errands.set(matter, errand)
  }
  const found = [...errands.values()]
  const isSureOfOne = found.some((errand) => errand.found || !isProcedure(errand.intent))
  return found.length > 1 && isSureOfOne ? found : []
}
