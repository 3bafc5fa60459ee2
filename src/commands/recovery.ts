import { type Accounts, createAccounts } from '../accounts/accounts.js'
import { readConfig } from '../config.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { BadSetup, InvalidInput, NotFound } from '../shared/errors.js'
import { deriveKey } from '../shared/keys.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'
import { readShares } from './read-shares.js'

const say = {
  usage: `Hãy ghi một trong hai lệnh:
npm run recovery -- make "NGƯỜI THỨ NHẤT" "NGƯỜI THỨ HAI" "NGƯỜI THỨ BA"
npm run recovery -- recover TÊN_ĐĂNG_NHẬP`,
  share: (holder: string, share: string) => `\n${holder}:\n${share}`,
  made: '\nMỗi người chép mảnh khóa của mình ra giấy, cất riêng. Các mảnh này không hiện lại lần nữa.',
  counts: 'Khóa khôi phục này có hiệu lực từ bây giờ.',
  waits: 'Khóa này có hiệu lực khi một người xử lý tố cáo đang giữ việc xác nhận ba người trên.',
  recovered: (userName: string) =>
    `Đã khôi phục khóa cho ${userName}. Người đó hãy đăng nhập lại. Mọi người xử lý tố cáo đều được báo.`,
}

const make = async (accounts: Accounts, holders: readonly string[]): Promise<void> => {
  const { shares, isConfirmed } = await accounts.keys.makeRecovery({ holders, at: new Date() })
  for (const { holder, share } of shares) console.log(say.share(holder, share))
  console.log(say.made)
  console.log(isConfirmed ? say.counts : say.waits)
}

const recover = async (accounts: Accounts, userName: string): Promise<void> => {
  await accounts.keys.recover({ userName, shares: await readShares(), at: new Date() })
  console.log(`\n${say.recovered(userName)}`)
}

/**
 * npm run recovery -- make NAME NAME NAME: a recovery key, whose three shares are printed once, one for each of three people.
 * npm run recovery -- recover USER: two of them give an officer who lost the password the keys again.
 * With the embedded database the server has to be stopped meanwhile.
 */
await runOrExplain(async () => {
  const [what, ...names] = process.argv.slice(2)
  const isUsable = (what === 'make' && names.length === 3) || (what === 'recover' && names.length === 1)
  if (!isUsable) throw new BadSetup(say.usage)
  const config = readConfig(process.env)
  const { connection, close } = await openDatabase(config, createLogger(config.logLevel))
  try {
    const secret = config.appSecret ?? (await readOrMakeSecret(config.dataDir))
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
    const accounts = createAccounts({ connection, publicUrl, auditKey: deriveKey(secret, 'audit') })
    await accounts.prepare()
    if (what === 'make') await make(accounts, names)
    else await recover(accounts, (names[0] as string).toLowerCase())
  } catch (error) {
    throw error instanceof InvalidInput || error instanceof NotFound ? new BadSetup(error.message) : error
  } finally {
    await close()
  }
})
