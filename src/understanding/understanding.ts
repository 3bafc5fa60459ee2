import { join } from 'node:path'
import type { Procedure } from '../catalog/procedure.js'
import type { Lesson } from '../catalog/teaching/lesson.js'
import { atMost } from '../shared/at-most.js'
import { localDay, systemClock } from '../shared/clock.js'
import { readAlertSources } from './alerts/alert-examples.js'
import { readKindAsks } from './answers/answer-kinds.js'
import { type AnswerFacts, createAnswers, type SmallAnswer } from './answers/find-answer.js'
import { learnCategories, readCategoryExamples } from './categories/learn-categories.js'
import { readElsewhereParts } from './elsewhere/elsewhere.js'
import { readGeneralQuestions, readLawAnswers, readLifeEvents, readOtherAgencies } from './facts/known-matters.js'
import { answerInProcedure, createLawAnswers, type LawAnswer } from './facts/law-answers.js'
import { type LifeEventTold, tellLifeEvents } from './facts/tell-life-events.js'
import { readIntentFiles } from './intents/intent-files.js'
import { type Rehearsal, rehearse } from './rehearse.js'
import { type LessonRun, rehearseLesson } from './rehearse-lesson.js'
import { createUnderstanding } from './understand.js'

/**
 * The door of this folder: reads what is taught (intents/) and known beside the catalog, learns it, and follows the
 * catalog. A few seconds, or a tenth of it with what is kept in `cacheDir`. Throws BadSetup for a wrong file.
 */
export const loadUnderstanding = async ({
  root,
  catalog,
  cacheDir,
}: {
  /** The folder that holds intents/. */
  root: string
  catalog: {
    findAll(): readonly Procedure[]
    onChange(listener: (procedures: readonly Procedure[]) => void): void
  }
  cacheDir: string
}) => {
  const [
    intents,
    otherAgencies,
    elsewhere,
    lifeEvents,
    generalQuestions,
    kindAsks,
    lawEntries,
    alerts,
    categoryExamples,
  ] = await Promise.all([
    readIntentFiles(join(root, 'intents')),
    readOtherAgencies(),
    readElsewhereParts(),
    readLifeEvents(),
    readGeneralQuestions(),
    readKindAsks(),
    readLawAnswers(),
    readAlertSources(),
    readCategoryExamples(),
  ])
  const { understand, readPlainly, matterOf, compareWith, updateProcedures } = createUnderstanding({
    intents,
    procedures: catalog.findAll(),
    otherAgencies,
    elsewhere,
    lifeEvents,
    generalQuestions,
    alerts,
    cacheDir,
  })
  const answers = createAnswers({
    procedures: catalog.findAll(),
    kindAsks,
    intents,
    cacheDir,
    read: readPlainly,
    today: () => localDay(systemClock.now()),
  })
  const findLaw = createLawAnswers({ entries: lawEntries, intents, cacheDir })
  catalog.onChange((procedures) => {
    updateProcedures(procedures)
    answers.updateProcedures(procedures)
  })
  const flows = new Map(intents.map(({ name, flow }) => [name, flow]))
  /** A run holds models of some 80 MB for up to a minute: one at a time, first what somebody looks at now. */
  const inTurn = atMost(1, { newestFirst: true })
  const matters = new Map([...otherAgencies, ...generalQuestions].map(({ slug, name }) => [slug, name]))

  return {
    understand,
    /** What citizens would be answered if this draft were published; null: nothing else than now. See rehearse.ts. */
    rehearse: (draft: Procedure): Promise<Rehearsal | null> =>
      inTurn(() => rehearse({ published: catalog.findAll(), draft, compareWith })),
    /** What citizens would be answered once this sentence was taught. See rehearse-lesson.ts. */
    rehearseLesson: (draft: Procedure, lesson: Lesson, alike: readonly string[]): Promise<LessonRun> =>
      inTurn(() =>
        rehearseLesson({ published: catalog.findAll(), draft, lesson, alike, intents, compareWith, ...answers }),
      ),
    /** The category that a report is most likely about; one of `categories`. */
    guessCategory: learnCategories(categoryExamples, cacheDir),
    categories: Object.keys(categoryExamples) as readonly string[],
    /** The reply to a small question inside the procedure of this slug; null: the message is no such question. */
    findAnswer: (slug: string, text: string, facts?: AnswerFacts): SmallAnswer | null =>
      answerInProcedure(slug, answers.findAnswer(slug, text, facts), () => findLaw(readPlainly(text))),
    /** What the law says to a question about complaints, denunciations, feedback, reception or data; null: it is none. */
    findLawAnswer: (text: string): LawAnswer | null => findLaw(readPlainly(text)),
    /** The flow that each intent's file names, by the intent's name. */
    flows: flows as ReadonlyMap<string, string>,
    /** Events of a life with the slugs of the procedures that they bring, in the order to do them. */
    findLifeEvents: (): LifeEventTold[] => tellLifeEvents(lifeEvents, catalog.findAll()),
    /** The name of a matter that is answered beside the catalog; undefined for any other slug. */
    matterNameOf: (slug: string): string | undefined => matters.get(slug) ?? matterOf(slug)?.name,
    /** The matter of another authority that the national portal lists under this code. */
    matterOf,
    /** The procedures of other authorities, as the national portal listed them. */
    nationalList: elsewhere.rows,
  }
}

export type Understanding = Awaited<ReturnType<typeof loadUnderstanding>>
