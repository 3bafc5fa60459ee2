import { buildUnderstanding, readParts, withoutMarks } from '../../test/understanding/build-understanding.js'
import { nameAll, questionSets, questionsOf } from '../../test/understanding/elsewhere/naming.js'

const share = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} % of ${of}`

/** Needs that another authority serves, and needs that nobody here does: named rightly, and not named. */
export const elsewhereTable = async (
  table: (headings: readonly string[], rows: readonly (readonly string[])[]) => string,
): Promise<string> => {
  const { understand } = await buildUnderstanding()
  const { procedures } = await readParts()
  const rowOf = (set: (typeof questionSets)[number], isBare: boolean): string[] => {
    const questions = questionsOf(set)
    const { counted, named, wronglyNamed, wronglyOurs } = nameAll(questions, procedures, (text) =>
      understand(isBare ? withoutMarks(text) : text),
    )
    const needs = questions.neither.length
    return [
      isBare ? `${set}, without marks` : set,
      share(named, counted),
      share(wronglyNamed.length, needs),
      share(wronglyOurs.length, needs),
    ]
  }
  return table(
    [
      'set',
      'named when it is there (bar 93)',
      'of neither, given a record (bar 3)',
      'of neither, surely one of ours (bar 3)',
    ],
    questionSets.flatMap((set) => [rowOf(set, false), rowOf(set, true)]),
  )
}
