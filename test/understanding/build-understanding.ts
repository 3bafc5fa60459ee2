import { readProcedureFiles } from '../../src/catalog/procedure-files.js'
import { readAlertSources } from '../../src/understanding/alerts/alert-examples.js'
import { readElsewhereParts } from '../../src/understanding/elsewhere/elsewhere.js'
import { readGeneralQuestions, readLifeEvents, readOtherAgencies } from '../../src/understanding/facts/known-matters.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { modelCache } from '../model-cache.js'

/** The repository's own intents and catalog, read as at start. */
export const readParts = async () => ({
  intents: await readIntentFiles('intents'),
  procedures: (await readProcedureFiles('procedures')).map(({ procedure }) => procedure),
  otherAgencies: await readOtherAgencies(),
  elsewhere: await readElsewhereParts(),
  lifeEvents: await readLifeEvents(),
  generalQuestions: await readGeneralQuestions(),
  alerts: await readAlertSources(),
  today: () => '2026-11-23',
})

export const buildUnderstanding = async () => createUnderstanding({ ...(await readParts()), cacheDir: modelCache })

/** The same text typed without any mark. */
export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
