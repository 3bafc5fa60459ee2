import { setImmediate as letOthers } from 'node:timers/promises'
import type { Procedure } from '../catalog/procedure.js'
import { joinTexts, textsOf } from './search/procedure-texts.js'
import type { Understood } from './understand.js'

/** A question that would be answered with another procedure; null: with none. `slug`: the right one. */
export type Moved = { text: string; slug: string; before: string | null; after: string | null }

/**
 * `count`: the test questions that were there before; `better`, `worse`: of those, how many would get the right procedure
 * first that didn't, and the other way round. `missed`: questions of the draft itself that don't lead to it.
 */
export type Rehearsal = { count: number; better: number; worse: number; moved: Moved[]; missed: string[] }

type Compare = (raw: string, isThorough: boolean) => { before: Understood; after: Understood } | null

const firstIn = ({ procedure, candidates }: Understood): string | null => procedure?.slug ?? candidates[0]?.slug ?? null

const isFoundAlike = (a: Procedure | undefined, b: Procedure): boolean =>
  a !== undefined && a.demand === b.demand && joinTexts(textsOf(a)) === joinTexts(textsOf(b))

/** Waits until the others have had their turn: the talks of citizens come first. */
const everyQuestion = async function* <T>(questions: readonly T[]) {
  for (const question of questions) {
    await letOthers()
    yield question
  }
}

/**
 * What citizens would be answered if a procedure were as it is drafted: every test question of the catalog and the draft's
 * own questions are asked of both. Gives way to others after each. Null: search reads nothing of what changed.
 */
export const rehearse = async (parts: {
  published: readonly Procedure[]
  draft: Procedure
  compareWith: (draft: Procedure) => Compare
}): Promise<Rehearsal | null> => {
  const { published, draft } = parts
  const known = published.find(({ slug }) => slug === draft.slug)
  if (isFoundAlike(known, draft)) return null
  const compare = parts.compareWith(draft)
  const result: Rehearsal = { count: 0, better: 0, worse: 0, moved: [], missed: [] }

  const tested = published.flatMap(({ slug, test_questions }) => test_questions.map((text) => ({ text, slug })))
  result.count = tested.length
  for await (const { text, slug } of everyQuestion(tested)) {
    const answers = compare(text, false)
    if (!answers) continue
    const [before, after] = [firstIn(answers.before), firstIn(answers.after)]
    if (before === after) continue
    result.moved.push({ text, slug, before, after })
    if (after === slug) result.better++
    if (before === slug) result.worse++
  }

  for await (const text of everyQuestion([...draft.test_questions, ...draft.questions])) {
    const answers = compare(text, true)
    if (answers && firstIn(answers.after) !== draft.slug) result.missed.push(text)
  }
  return result
}
