import { foldMarks } from '../shared/text.js'
import type { Procedure } from './procedure.js'

type Named = Pick<Procedure, 'name' | 'short_name' | 'code' | 'other_codes' | 'also_called'>

/** Words that follow one another, as one: from the beginning of any of them. */
const runsTogether = (text: string, query: string): boolean => {
  const words = text.split(' ')
  return words.some((_, from) => words.slice(from).join('').startsWith(query))
}

/** Procedures whose names or codes have the words, with marks or without, also run together ("khaisinh"). */
export const findProcedures = <P extends Named>(procedures: readonly P[], query: string): P[] => {
  const words = foldMarks(query)
  const joined = words.replaceAll(' ', '')
  return procedures.filter(({ name, short_name, code, other_codes, also_called }) =>
    [name, short_name, code ?? '', ...other_codes, ...also_called]
      .map(foldMarks)
      .some((text) => text.includes(words) || runsTogether(text, joined)),
  )
}
