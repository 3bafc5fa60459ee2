import type { Normalised } from '../reading/normalise.js'
import {
  createMatterFinder,
  type FoundMatter,
  type GeneralQuestion,
  type LifeEvent,
  type OtherAgency,
} from './known-matters.js'

/** What a message names that isn't one procedure of the catalog, each with the words that name it. */
export type Facts = {
  agency: FoundMatter<OtherAgency> | null
  event: FoundMatter<LifeEvent> | null
  general: FoundMatter<GeneralQuestion> | null
}

/** Finds what the three lists know of a message. */
export const createFacts = (lists: {
  otherAgencies: readonly OtherAgency[]
  lifeEvents: readonly LifeEvent[]
  generalQuestions: readonly GeneralQuestion[]
}): ((message: Normalised) => Facts) => {
  const agencyIn = createMatterFinder(lists.otherAgencies, ({ keywords }) => keywords)
  const eventIn = createMatterFinder(lists.lifeEvents, ({ phrases }) => phrases)
  const generalIn = createMatterFinder(lists.generalQuestions, ({ phrases }) => phrases)
  return (message) => ({ agency: agencyIn(message), event: eventIn(message), general: generalIn(message) })
}
