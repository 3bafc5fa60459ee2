// Talks at random with the dialogue and says what broke: npm run walk -- [TURNS] [--seed 7] [--most 1]
import { parseArgs } from 'node:util'
import { describeFound, loadKnown, walk } from './walk.js'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' }, most: { type: 'string', default: '1' } },
})
const began = Date.now()
const { turns, found } = await walk(await loadKnown(), {
  turns: Number(positionals[0] ?? 20_000),
  seed: Number(values.seed),
  most: Number(values.most),
})
for (const fault of found) console.log(describeFound(fault))
console.log(`${turns} turns, ${found.length} faults, seed ${values.seed}, ${Math.round((Date.now() - began) / 1000)} s`)
if (found.length > 0) process.exitCode = 1
