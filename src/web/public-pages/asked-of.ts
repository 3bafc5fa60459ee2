import type { Procedure } from '../../catalog/procedure.js'

/** The question that an answer answers, as it is printed before it. */
export const askedOf = ({ asks }: Procedure['answers'][number]): string => {
  const text = asks[0] ?? ''
  const question = text.charAt(0).toUpperCase() + text.slice(1)
  return /[?.!]$/.test(question) ? question : `${question}?`
}
