import { parseArgs } from 'node:util'
import type { HealthCheck } from '../shared/health-check.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { diagnose } from './doctor/diagnose.js'
import { doctorWording as say } from './doctor/wording.js'

const lineOf = ({ what, level, found }: HealthCheck): string =>
  `${say.marks[level]} ${what}: ${level === 'advice' ? `${say.advice}: ` : ''}${found}`

/**
 * npm run doctor [-- --json]: looks at what messages need to come and go, and says what to do. Ends with 1 when something is
 * wrong; what would merely be better ends with 0.
 */
await runOrExplain(async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
  const checks = await diagnose(process.env)
  const count = (level: HealthCheck['level']): number => checks.filter((one) => one.level === level).length
  if (values.json) console.log(JSON.stringify({ isRight: count('wrong') === 0, checks }, null, 2))
  else console.log([...checks.map(lineOf), '', say.end(count('wrong'), count('advice'))].join('\n'))
  process.exitCode = count('wrong') === 0 ? 0 : 1
})
