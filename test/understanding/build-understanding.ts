import { once } from '../../src/shared/once.js'
import { readAlertSources } from '../../src/understanding/alerts/alert-examples.js'
import { readElsewhereParts } from '../../src/understanding/elsewhere/elsewhere.js'
import { readGeneralQuestions, readLifeEvents, readOtherAgencies } from '../../src/understanding/facts/known-matters.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { readRepositoryProcedures } from '../catalog/repository-files.js'
import { modelCache } from '../model-cache.js'

/** The repository's own intents and catalog, read as at start, once in a process; what is learnt of them is kept for all test files. */
export const readParts = once(async () => ({
  intents: await readIntentFiles('intents'),
  procedures: await readRepositoryProcedures(),
  otherAgencies: await readOtherAgencies(),
  elsewhere: await readElsewhereParts(),
  lifeEvents: await readLifeEvents(),
  generalQuestions: await readGeneralQuestions(),
  alerts: await readAlertSources(),
  today: () => '2026-11-23',
  cacheDir: modelCache,
}))

/** Nobody brings another catalog into it: all test files of a process share it. */
export const buildUnderstanding = once(async () => createUnderstanding(await readParts()))

/** The same text typed without any mark. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
