import { codeAt } from '../accounts/totp.js'
import { BadSetup } from '../shared/errors.js'
import { runOrExplain } from '../shared/run-or-explain.js'

/** npm run code -- SECRET: the code of now, for the accounts of the demo, which stand in no telephone. */
await runOrExplain(async () => {
  const secret = process.argv[2]
  if (!secret || !/^[A-Z2-7]{16,}$/.test(secret)) throw new BadSetup('Hãy ghi khóa: npm run code -- KHÓA')
  console.log(codeAt(secret, new Date()))
})
