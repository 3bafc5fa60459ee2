import type { Procedure } from '../../../catalog/procedure.js'
import { type DenunciationPlace, denunciationPlace, denunciationPlaces } from '../../../routing/denunciation-place.js'
import { normalise } from '../../../understanding/reading/normalise.js'
import { plainText } from '../../../understanding/reading/words.js'
import type { Understood } from '../../../understanding/understand.js'
import { procedureWording as say } from './wording.js'

/** The catalog's entry about denunciations. */
const slug = 'denunciation'

export const isAboutDenouncing = (procedure: Pick<Procedure, 'slug'>): boolean => procedure.slug === slug

/** Where a denunciation goes hangs on who is accused: no general answer may come before. */
export const asksWhereToDenounce = ({ intent, procedure }: Understood): boolean =>
  intent === 'procedure_place' && procedure !== null && isAboutDenouncing(procedure)

/**
 * The catalog's entry about denunciations as it holds for who is accused in these words: the protected way first, then
 * who settles it by law. Nobody is sent to the office that is accused.
 */
export const withPlaceFor = (procedure: Procedure, text: string): Procedure => {
  const place = denunciationPlace(plainText(normalise(text).words))
  const isNamed = place.who !== 'other'
  return {
    ...procedure,
    received_by: 'provincial_office',
    received_by_text: [say.where, ...(isNamed ? [place] : denunciationPlaces).map(lineOf)].join('\n'),
  }
}

const lineOf = ({ accused, settled_by, article }: DenunciationPlace): string =>
  `• ${say.settledBy(accused, settled_by, article)}`
