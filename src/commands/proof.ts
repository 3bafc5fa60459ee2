import { readFile } from 'node:fs/promises'
import { checkProof } from '../proof/check-proof.js'
import { sayVerdict } from '../proof/wording.js'
import { BadSetup } from '../shared/errors.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  usage: 'Cách dùng: npm run proof -- check TỆP-BẰNG-CHỨNG.json tat-ca.json (tải ở trang /bang-chung)',
  unreadable: (file: string) => `Không đọc được tệp ${file}.`,
}

/** What a file says; null: no JSON. */
const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadSetup(say.unreadable(file))
  })
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** npm run proof -- check FILE ROOTS: whether a case was there by the end of its day. Needs no server. Exit code 1: it isn't shown. */
await runOrExplain(async () => {
  const [what, proof, days] = process.argv.slice(2)
  if (what !== 'check' || !proof || !days) throw new BadSetup(say.usage)
  const verdict = checkProof(await readJson(proof), await readJson(days))
  console.log(sayVerdict(verdict))
  process.exitCode = verdict.found === 'right' ? 0 : 1
})
