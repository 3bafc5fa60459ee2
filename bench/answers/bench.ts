// How many small questions inside a procedure are answered rightly, wrongly or not: npm run bench:answers -- [--in FOLDER] [--show wrong|silent] FILE
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readProcedureFiles } from '../../src/catalog/procedure-files.js'
import { loadUnderstanding } from '../../src/understanding/understanding.js'
import { judgeReply, type SmallQuestion, smallQuestionSchema } from './judge-reply.js'

const { values, positionals } = parseArgs({
  options: { in: { type: 'string', default: 'procedures' }, show: { type: 'string' }, cache: { type: 'string' } },
  allowPositionals: true,
})
const [file = 'test/understanding/unseen-small-questions.jsonl'] = positionals
const questions: SmallQuestion[] = z.array(smallQuestionSchema).parse(
  (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
)
const procedures = (await readProcedureFiles(values.in)).map(({ procedure }) => procedure)
const cacheDir = values.cache ?? (await mkdtemp(join(tmpdir(), 'xaoi-answers-')))
const catalog = { findAll: () => procedures, onChange: () => undefined }
const { findAnswer } = await loadUnderstanding({ root: '.', catalog, cacheDir })
if (!values.cache) await rm(cacheDir, { recursive: true })

const kinds = new Map<string, Record<'right' | 'wrong' | 'silent', number>>()
const add = (kind: string, verdict: 'right' | 'wrong' | 'silent'): void => {
  const counts = kinds.get(kind) ?? { right: 0, wrong: 0, silent: 0 }
  counts[verdict]++
  kinds.set(kind, counts)
}
for (const question of questions) {
  const found = findAnswer(question.procedure, question.ask)
  const verdict = judgeReply(question, found)
  add('all', verdict)
  add(`from ${found?.from ?? 'nothing'}`, verdict)
  add(question.about ?? 'other', verdict)
  if (values.show?.split(',').includes(verdict))
    console.log(
      `${verdict}: ${question.procedure} | ${question.ask} | want ${question.want.join(' & ')} | ${found?.from} ${found?.about} ${found?.text} ${found?.certainty.toFixed(2)}`,
    )
}
for (const [kind, { right, wrong, silent }] of kinds) {
  const total = right + wrong + silent
  const share = (count: number): string => (count / total).toFixed(3)
  console.log(`${kind}: ${total} asked, right ${share(right)}, wrong ${share(wrong)}, silent ${share(silent)}`)
}
