import { createAccounts } from '../accounts/accounts.js'
import { readConfig } from '../config.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { BadSetup } from '../shared/errors.js'
import { deriveKey } from '../shared/keys.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  usage: 'Hãy ghi tên đăng nhập: npm run factor-reset -- TÊN',
  unknown: (userName: string) => `Không có tài khoản ${userName}.`,
  done: (userName: string) =>
    `Đã bỏ mã đăng nhập của ${userName}. Người đó đặt mã mới ở lần đăng nhập tới.\nLần này được ghi lại và người đó được báo.`,
}

/**
 * npm run factor-reset -- USER: takes a second factor away on the word of the server's owner, where there is no second
 * administrator who could confirm it. With the embedded database the server has to be stopped meanwhile.
 */
await runOrExplain(async () => {
  const userName = process.argv[2]?.toLowerCase()
  if (!userName) throw new BadSetup(say.usage)
  const config = readConfig(process.env)
  const { connection, close } = await openDatabase(config, createLogger(config.logLevel))
  try {
    const secret = config.appSecret ?? (await readOrMakeSecret(config.dataDir))
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
    const accounts = createAccounts({ connection, publicUrl, auditKey: deriveKey(secret, 'audit') })
    await accounts.prepare()
    const entry = (await accounts.findAll()).find((one) => one.userName === userName)
    if (!entry) throw new BadSetup(say.unknown(userName))
    await accounts.secondFactor.resetByOwner(entry.id, new Date())
    console.log(say.done(userName))
  } finally {
    await close()
  }
})
