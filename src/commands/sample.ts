import { parseArgs } from 'node:util'
import { readConfig } from '../config.js'
import { BadSetup } from '../shared/errors.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { putSampleIn, takeSampleOut } from './demo/sample.js'

const usage = `Hãy ghi một trong hai lệnh, khi máy chủ đã dừng:
npm run sample -- in
npm run sample -- out`

/**
 * npm run sample -- in: sample accounts and cases in an installation that nobody has used yet; -- out: takes them out again, with
 * what grew out of them (docs/decisions/0100-sample-data.md). The server is stopped meanwhile.
 */
await runOrExplain(async () => {
  const options = { 'ke-ca-viec-moi': { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const config = readConfig(process.env)
  if (positionals[0] === 'in') console.log(await putSampleIn(config))
  else if (positionals[0] === 'out')
    console.log(await takeSampleOut(config, { evenRealCases: values['ke-ca-viec-moi'] }))
  else throw new BadSetup(usage)
})
