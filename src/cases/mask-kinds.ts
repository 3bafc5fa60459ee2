import { hideNames } from './hidden-names.js'
import { hideNumbers } from './hidden-numbers.js'

/** A text without what leads to a person, by kind: numbers and addresses first, that no name is read out of them. */
export const maskKinds = (text: string): string => hideNames(hideNumbers(text))
