import { type Accounts, createAccounts } from '../accounts/accounts.js'
import { readConfig } from '../config.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { BadSetup } from '../shared/errors.js'
import { deriveKey } from '../shared/keys.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  usage: (command: string) => `Hãy ghi tên đăng nhập: npm run ${command} -- TÊN`,
  unknown: (userName: string) => `Không có tài khoản ${userName}.`,
}

/**
 * npm run `command` -- USER, on the word of the server's owner: what `run` returns of the account is printed. With the embedded
 * database the server has to be stopped meanwhile.
 */
export const forAccount = (
  command: string,
  run: (accounts: Accounts, account: { id: string; userName: string }) => Promise<string>,
): Promise<void> =>
  runOrExplain(async () => {
    const userName = process.argv[2]?.toLowerCase()
    if (!userName) throw new BadSetup(say.usage(command))
    const config = readConfig(process.env)
    const { connection, close } = await openDatabase(config, createLogger(config.logLevel))
    try {
      const secret = config.appSecret ?? (await readOrMakeSecret(config.dataDir))
      const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
      const accounts = createAccounts({ connection, publicUrl, auditKey: deriveKey(secret, 'audit') })
      await accounts.prepare()
      const account = (await accounts.findAll()).find((one) => one.userName === userName)
      if (!account) throw new BadSetup(say.unknown(userName))
      console.log(await run(accounts, account))
    } finally {
      await close()
    }
  })
