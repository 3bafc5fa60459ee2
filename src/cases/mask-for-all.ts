import { maskAddressed, maskNumbers, maskPerson, maskPlates } from '../duplicates/mask.js'
import type { Case } from './case.js'
import { maskCase } from './inspect/mask-case.js'
import { maskFullNames, maskSpokenNumbers } from './mask-names.js'

/**
 * A text as anybody but its sender may read it: without the sender's name, telephone, address and code, full names, whom it
 * addresses by name, numbers of persons and houses, and plates.
 */
export const maskForAll = (found: Case, said: string): string =>
  [maskAddressed, maskFullNames, maskNumbers, maskSpokenNumbers, maskPlates].reduce(
    (text, mask) => mask(text),
    maskPerson(maskCase({ ...found, text: said }).text, found.reporter),
  )

/** Whether a text tells numbers by which a person is found. */
export const tellsNumbers = (text: string): boolean => maskNumbers(text) !== text
