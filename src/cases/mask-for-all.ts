import { maskAddressed, maskNumbers, maskPerson, maskPlates } from '../duplicates/mask.js'
import type { Case } from './case.js'
import { keeping } from './hidden-numbers.js'
import { maskCase } from './inspect/mask-case.js'
import { maskKinds } from './mask-kinds.js'
import { maskFullNames, maskSpokenNumbers } from './mask-names.js'

/**
 * A text as anybody but its sender may read it: without the sender's name, telephone, address and code, full names, whom it
 * addresses by name, numbers of persons and houses, and plates. `kept` are numbers that the office made public itself.
 */
export const maskForAll = (found: Case, said: string, kept: readonly string[] = []): string =>
  keeping(kept, (whole) =>
    [maskKinds, maskAddressed, maskFullNames, maskNumbers, maskSpokenNumbers, maskPlates].reduce(
      (text, mask) => mask(text),
      maskPerson(maskCase({ ...found, text: whole }).text, found.reporter),
    ),
  )(said)

/** Whether a text tells numbers by which a person is found; `kept` are those that the office made public itself. */
export const tellsNumbers = (text: string, kept: readonly string[] = []): boolean =>
  keeping(kept, maskNumbers)(text) !== keeping(kept, (said) => said)(text)
