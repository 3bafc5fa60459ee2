import { checkTelegram } from '../channels/telegram/check-telegram.js'
import { checkZalo } from '../channels/zalo/check-zalo.js'
import { readConfig } from '../config.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { checkServer } from './check-server.js'

/** npm run doctor: looks at what messages need to come and go, and says what to do. Ends with 1 when something is wrong. */
await runOrExplain(async () => {
  const config = readConfig(process.env)
  const checks = [...(await checkServer(config)), ...(await checkTelegram(config)), ...(await checkZalo(config))]
  for (const { what, isOk, found } of checks) console.log(`${isOk ? '✓' : '✗'} ${what}: ${found}`)
  const wrong = checks.filter(({ isOk }) => !isOk).length
  console.log(wrong === 0 ? '\nMọi thứ đều ổn.' : `\n${wrong} chỗ cần sửa.`)
  process.exitCode = wrong === 0 ? 0 : 1
})
