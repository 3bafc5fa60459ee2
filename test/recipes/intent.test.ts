import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { flowNamed } from '../../src/dialogue/flows/index.js'
import { readAlertSources } from '../../src/understanding/alerts/alert-examples.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'
import { createUnderstanding } from '../../src/understanding/understand.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaoi-intents-'))
  for (const name of ['greeting', 'thanks', 'feedback']) await cp(`intents/${name}.yml`, join(folder, `${name}.yml`))
})
afterEach(() => rm(folder, { recursive: true }))

test('an intent is one file: its name is the file, it is learnt from its examples, and its flow is found', async () => {
  const examples = ['vé xe buýt', 'lịch xe buýt', 'tuyến xe buýt', 'xe buýt số 5', 'bến xe buýt']
  const lines = examples.flatMap((text) => [`  - ${text} ở đâu`, `  - cho hỏi ${text}`, `  - ${text} mấy giờ`])
  await writeFile(
    join(folder, 'bus-times.yml'),
    ['description: Hỏi xe buýt', 'flow: small-talk', 'examples:', ...lines, 'test_examples: [mấy giờ có xe buýt]'].join(
      '\n',
    ),
  )
  const intents = await readIntentFiles(folder)
  const added = intents.find(({ name }) => name === 'bus_times')
  expect(flowNamed(added?.flow ?? '')?.name).toBe('small-talk')
  const nothing = {
    procedures: [],
    otherAgencies: [],
    lifeEvents: [],
    generalQuestions: [],
    alerts: await readAlertSources(),
  }
  expect(createUnderstanding({ intents, ...nothing }).understand('mấy giờ có xe buýt').intent).toBe('bus_times')
})
