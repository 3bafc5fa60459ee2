import { createAccounts } from '../accounts/accounts.js'
import { readConfig } from '../config.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { BadSetup } from '../shared/errors.js'
import { deriveKey } from '../shared/keys.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  usage: 'Hãy ghi tên đăng nhập: npm run officer-link -- TÊN',
  unknown: (userName: string) => `Không có tài khoản ${userName}.`,
  link: (userName: string, address: string) =>
    `Đường dẫn dùng một lần cho ${userName}, hết hạn sau 3 ngày. Hãy trao tận tay người đó:\n${address}\nLần cấp này được ghi lại và những người xử lý tố cáo đều được báo.`,
}

/**
 * npm run officer-link -- USER: a one-time link on the word of the server's owner, for the day when nobody is left in
 * office who could consent. With the embedded database the server has to be stopped meanwhile.
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
    console.log(say.link(userName, await accounts.giveOwnersLink(entry.id, new Date())))
  } finally {
    await close()
  }
})
