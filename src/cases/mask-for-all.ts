import { maskAddressed, maskNumbers, maskPerson, maskPlates } from '../duplicates/mask.js'
import type { Case } from './case.js'
import { maskCase } from './inspect/mask-case.js'

/**
 * A text as anybody but its sender may read it: without the sender's name, telephone, address and code, whom it addresses by name,
 * numbers of persons and plates.
 */
export const maskForAll = (found: Case, said: string): string =>
  maskPlates(maskNumbers(maskAddressed(maskPerson(maskCase({ ...found, text: said }).text, found.reporter))))

/** Whether a text tells numbers by which a person is found. */
export const tellsNumbers = (text: string): boolean => maskNumbers(text) !== text
