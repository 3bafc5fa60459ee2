import type { Normalised } from '../reading/normalise.js'
import {
  createMatterFinder,
  type FoundMatter,
  type GeneralQuestion,
  type LifeEvent,
  type OtherAgency,
} from './known-matters.js'

/** Find what a message names that isn't one procedure of the catalog, with the words that name it. */
export type Facts = {
  findAgency: (message: Normalised) => FoundMatter<OtherAgency> | null
  findEvent: (message: Normalised) => FoundMatter<LifeEvent> | null
  findGeneral: (message: Normalised) => FoundMatter<GeneralQuestion> | null
  /** Found by several lists at once: beyond doubt. */
  findSurelyGeneral: (message: Normalised) => GeneralQuestion | null
}

/** The finders of the three lists. */
export const createFacts = (lists: {
  otherAgencies: readonly OtherAgency[]
  lifeEvents: readonly LifeEvent[]
  generalQuestions: readonly GeneralQuestion[]
}): Facts => ({
  findAgency: unlessDenied(createMatterFinder(lists.otherAgencies, ({ keywords }) => keywords)),
  findEvent: createMatterFinder(lists.lifeEvents, ({ phrases }) => phrases),
  findGeneral: createMatterFinder(lists.generalQuestions, ({ phrases }) => phrases),
  findSurelyGeneral: findByNeeds(lists.generalQuestions),
})

const findByNeeds = (questions: readonly GeneralQuestion[]): ((message: Normalised) => GeneralQuestion | null) => {
  const sure = questions
    .filter(({ needs }) => needs.length > 0)
    .map((question) => ({
      question,
      finders: question.needs.map((phrases) => createMatterFinder([question], () => phrases)),
      isOther: createMatterFinder([question], ({ unless }) => unless),
    }))
  return (message) =>
    sure.find(({ finders, isOther }) => finders.every((find) => find(message) !== null) && !isOther(message))
      ?.question ?? null
}

type Finder<T> = (message: Normalised) => FoundMatter<T> | null
const denials = new Set(['khong', 'chua', 'chang', 'ko'])
const having = new Set(['co', 'duoc', 'linh', 'huong', 'con'])

/** Who has no pension doesn't ask about pensions: "bố tôi không có lương hưu". */
const unlessDenied =
  <T>(find: Finder<T>): Finder<T> =>
  (message) => {
    const found = find(message)
    if (!found) return null
    const [second, first] = message.words.slice(Math.max(0, found.from - 2), found.from).map(({ folded }) => folded)
    const isDenied = denials.has(first ?? '') || (denials.has(second ?? '') && having.has(first ?? ''))
    return isDenied ? null : found
  }
