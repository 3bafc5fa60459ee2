import { setImmediate as letOthers } from 'node:timers/promises'
import type { Procedure } from '../catalog/procedure.js'
import type { Lesson } from '../catalog/teaching/lesson.js'
import type { SmallAnswer } from './answers/find-answer.js'
import { isProcedure } from './errands.js'
import type { Intent } from './intents/intent-files.js'
import { type Moved, rehearse } from './rehearse.js'
import type { Understood } from './understand.js'

/** surely: it gets the procedure, or the answer; offered: the procedure is among those to choose from; not: neither. */
export type Reached = 'surely' | 'offered' | 'not'

/** An intent, procedure or small answer whose own test sentences get it more seldom than before; `points` of a hundred. */
export type Loss = { of: 'intent' | 'procedure' | 'answer'; name: string; points: number; texts: string[] }

/** What a lesson would do: to the sentence itself and those like it, to the test questions, and to whom it would harm. */
export type LessonRun = {
  reached: { text: string; reached: Reached }[]
  count: number
  better: number
  worse: number
  moved: Moved[]
  losses: Loss[]
}

/** A lesson that costs any of them more than this isn't published. */
const bearablePoints = 1
const mostOffered = 3

type Compare = (raw: string, isThorough: boolean) => { before: Understood; after: Understood } | null
type Answers = {
  findAnswer: (slug: string, text: string) => SmallAnswer | null
  findAnswerIn: (draft: Procedure, text: string) => SmallAnswer | null
}

/** Of sentences that should all come out alike: those lost, unless as many were won. */
const lossOf = (
  of: Loss['of'],
  name: string,
  count: number,
  { lost, won }: { lost: readonly string[]; won: number },
): Loss[] => {
  const points = ((lost.length - won) / Math.max(1, count)) * 100
  return points > bearablePoints ? [{ of, name, points, texts: [...lost] }] : []
}

const procedureLosses = (published: readonly Procedure[], moved: readonly Moved[]): Loss[] =>
  published.flatMap(({ slug, test_questions }) => {
    const own = moved.filter((one) => one.slug === slug)
    const lost = own.filter(({ before }) => before === slug).map(({ text }) => text)
    return lossOf('procedure', slug, test_questions.length, {
      lost,
      won: own.filter(({ after }) => after === slug).length,
    })
  })

const intentLosses = async (intents: readonly Intent[], compare: Compare): Promise<Loss[]> => {
  const losses: Loss[] = []
  for (const { name, description, test_examples } of intents) {
    const lost: string[] = []
    let won = 0
    for (const text of test_examples) {
      await letOthers()
      const read = compare(text, false)
      if (!read || read.before.intent === read.after.intent) continue
      if (read.before.intent === name) lost.push(text)
      if (read.after.intent === name) won++
    }
    losses.push(...lossOf('intent', description, test_examples.length, { lost, won }))
  }
  return losses
}

const gives = (answer: SmallAnswer | null, says: string): boolean =>
  answer !== null && (answer.from === 'answer' || answer.from === 'either') && answer.text.includes(says)

/** The other small answers of the procedure that their own ways to ask no longer lead to. */
const answerLosses = async (draft: Procedure, lesson: Lesson, answers: Answers): Promise<Loss[]> => {
  const losses: Loss[] = []
  for (const { says, asks } of draft.answers) {
    const lost: string[] = []
    for (const text of asks) {
      if (text === lesson.text) continue
      await letOthers()
      if (gives(answers.findAnswer(draft.slug, text), says) && !gives(answers.findAnswerIn(draft, text), says))
        lost.push(text)
    }
    losses.push(...lossOf('answer', says, asks.length, { lost, won: 0 }))
  }
  return losses
}

const reachedBy = (slug: string, { procedure, intent, certainty, candidates }: Understood): Reached => {
  if (procedure?.slug === slug) return 'surely'
  const isOffered = candidates.slice(0, mostOffered).some((one) => one.slug === slug)
  return isProcedure(intent) && certainty !== 'none' && isOffered ? 'offered' : 'not'
}

/**
 * What citizens would be answered once a sentence was taught to a procedure, `draft`: asked of the models in use, with the
 * test questions of every procedure and the test sentences of every intent. Gives way to others after each.
 */
export const rehearseLesson = async ({
  published,
  draft,
  lesson,
  alike,
  intents,
  compareWith,
  ...answers
}: Answers & {
  published: readonly Procedure[]
  draft: Procedure
  lesson: Lesson
  /** What else was said like it. */
  alike: readonly string[]
  intents: readonly Intent[]
  compareWith: (draft: Procedure) => Compare
}): Promise<LessonRun> => {
  const texts = [lesson.text, ...alike.filter((text) => text !== lesson.text)]
  if (lesson.way === 'ask') {
    const asked = texts.map((text) => ({
      text,
      reached: gives(answers.findAnswerIn(draft, text), lesson.says ?? '') ? ('surely' as const) : ('not' as const),
    }))
    const losses = await answerLosses(draft, lesson, answers)
    return { reached: asked, count: 0, better: 0, worse: 0, moved: [], losses }
  }
  const compare = compareWith(draft)
  const result = await rehearse({ published, draft, compareWith: () => compare })
  const { count = 0, better = 0, worse = 0, moved = [] } = result ?? {}
  const reached = texts.flatMap((text) => {
    const read = compare(text, true)
    return read ? [{ text, reached: reachedBy(draft.slug, read.after) }] : []
  })
  const losses = [...procedureLosses(published, moved), ...(await intentLosses(intents, compare))]
  return { reached, count, better, worse, moved, losses }
}

/** Whether a lesson may be published: it does what it is for, and costs nobody more than a point. */
export const mayTeach = ({ reached, losses }: LessonRun): boolean =>
  losses.length === 0 && reached[0]?.reached !== 'not'
