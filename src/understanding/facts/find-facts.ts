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
}

/** The finders of the three lists. */
export const createFacts = (lists: {
  otherAgencies: readonly OtherAgency[]
  lifeEvents: readonly LifeEvent[]
  generalQuestions: readonly GeneralQuestion[]
}): Facts => ({
  findAgency: createMatterFinder(lists.otherAgencies, ({ keywords }) => keywords),
  findEvent: createMatterFinder(lists.lifeEvents, ({ phrases }) => phrases),
  findGeneral: createMatterFinder(lists.generalQuestions, ({ phrases }) => phrases),
})
