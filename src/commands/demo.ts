import { readConfig } from '../config.js'
import { runServer } from '../main.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { describeSample, fillWithSample } from './demo/demo.js'

await runOrExplain(async () => {
  const environment = {
    DATA_DIR: './data/demo',
    FEEDBACK_TARGETS: 'default=15,environment=10,lighting=7',
    ...process.env,
  }
  const demo = await runServer(readConfig(environment))
  console.log(describeSample(demo.url, await fillWithSample(demo)))
})
