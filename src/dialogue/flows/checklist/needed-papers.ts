import type { Paper } from '../../../catalog/paper-fields.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { foldMarks } from '../../../shared/text.js'

/** A yes-or-no question that decides whether a situation's papers are needed; `index` is the situation's. */
type SituationQuestion = { index: number; question: string }

const mostQuestions = 5

/** What to ask a person before their list of papers is complete, at most five questions. */
export const questionsOf = ({ situations }: Procedure): SituationQuestion[] =>
  situations.flatMap(({ question }, index) => (question === null ? [] : [{ index, question }])).slice(0, mostQuestions)

/** Situations that no question decides: shown with their condition. */
const undecided = (procedure: Procedure) => {
  const decided = new Set(questionsOf(procedure).map(({ index }) => index))
  return procedure.situations.filter(({ when }, index) => when !== null && !decided.has(index))
}

type Checklist = { papers: Paper[]; sometimes: { when: string; papers: Paper[] }[]; oftenForgotten: string[] }

/** Exactly the papers for a person in these situations, and those whose need the catalog leaves open. */
export const checklistOf = (procedure: Procedure, chosen: readonly number[]): Checklist => ({
  papers: procedure.situations
    .filter(({ when }, index) => when === null || chosen.includes(index))
    .flatMap(({ papers }) => papers),
  sometimes: undecided(procedure).map(({ when, papers }) => ({ when: when ?? '', papers })),
  oftenForgotten: procedure.often_forgotten,
})

/** Names of the papers that more than one of these procedures asks of everybody: to be brought once. */
export const papersOfSeveral = (procedures: readonly Procedure[]): string[] => {
  const asked = new Map<string, { name: string; times: number }>()
  for (const { situations } of procedures) {
    const names = situations.filter(({ when }) => when === null).flatMap(({ papers }) => papers.map(({ name }) => name))
    for (const name of new Set(names)) {
      const known = asked.get(foldMarks(name))
      if (known) known.times += 1
      else asked.set(foldMarks(name), { name, times: 1 })
    }
  }
  return [...asked.values()].filter(({ times }) => times > 1).map(({ name }) => name)
}
