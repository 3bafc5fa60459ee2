import type { Case } from '../../../cases/case.js'
import { reply } from '../../../messaging/message.js'
import { getCommune, nameInSentence } from '../../../places/communes.js'
import { findPlaces } from '../../../places/find-places.js'
import { Conflict } from '../../../shared/errors.js'
import { answerWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { placeChoices } from '../../place-choices.js'
import { at, nameOf, ownCase } from './case-step.js'
import { followUpWording as say } from './wording.js'

/** Another commune for a case that was sent. */
export const correct = async (turn: Turn, found: Case, code: string): Promise<Outcome> => {
  const commune = getCommune(code)
  if (!commune) return { replies: [reply(say.askPlace, [choices.cancel])], flow: at('place', found) }
  const place = nameInSentence(commune)
  const said = { text: say.placeText(place), messageId: turn.message.id, at: turn.now, files: [], commune }
  const became = await turn.slices.cases.correctPlace(found, said)
  if (became === null) throw new Conflict('the case changed while its place was corrected')
  const after = (await ownCase(turn, found.receiptCode)) ?? found
  return {
    replies: [reply((became === 'moved' ? say.moved : say.noted)(nameOf(found), after.agency.name, place))],
    flow: null,
    context: { receipt: found.receiptCode },
    isFinal: true,
  }
}

/** The commune that a text names, or which of several; null: it names none. */
export const placeIn = (turn: Turn, text: string, found: Case): Promise<Outcome> | Outcome | null => {
  const mention = findPlaces(text, { expected: true }).at(-1)
  if (!mention) return null
  const [only, second] = mention.communes
  if (only && !second) return correct(turn, found, only.code)
  return {
    replies: [reply(say.askPlace, placeChoices(mention.communes, answerWords.commune))],
    flow: at('place', found),
  }
}
