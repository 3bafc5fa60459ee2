import { foldMarks } from '../../shared/text.js'

const sealed = /(^|[^\p{L}])(to cao|to giac|tin bao|gui kin|bi mat)([^\p{L}]|$)/u

/** Whether words about one's data may be about what was told in confidence: the office that reads requests mustn't read them. */
export const speaksOfSealed = (text: string): boolean => sealed.test(foldMarks(text))
