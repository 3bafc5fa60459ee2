import { contestants } from './contestants.js'
import { readData, withoutMarks } from './data.js'
import { measure } from './measure.js'

/** Measures the contestant named on the command line in a process of its own and prints one JSON line. */
const name = process.argv[2] ?? ''
const create = contestants[name]
if (!create) throw new Error(`no contestant ${name}: ${Object.keys(contestants).join(', ')}`)
const data = await readData()
const memory = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}
const before = memory()
const started = performance.now()
const contestant = await create(data)
const startMs = performance.now() - started
const megabytes = memory() - before

const answer = contestant.classify ?? contestant.search
const texts = [...data.sets.dev, ...data.sets.own].map(({ text }) => text).filter((text) => text.length <= 300)
const budgetMs = 4_000
let answered = 0
const from = performance.now()
while (performance.now() - from < budgetMs) {
  await answer?.(texts[answered % texts.length] ?? '')
  answered++
}
const perSecond = (answered * 1_000) / (performance.now() - from)

/** A contestant that would take minutes is measured on every so-manieth message of each set. */
const slowFrom = 80
const every = Math.max(1, Math.round(slowFrom / perSecond))
const some = (messages: typeof data.sets.dev) => messages.filter((_, k) => k % every === 0)
const bare = (messages: typeof data.sets.dev) => messages.map((one) => ({ ...one, text: withoutMarks(one.text) }))
const dev = some(data.sets.dev)
const own = some(data.sets.own)
console.log(
  JSON.stringify({
    name: every > 1 ? `${name} (every ${every}th message)` : name,
    startMs,
    megabytes,
    perSecond,
    dev: await measure(contestant, dev),
    devBare: await measure(contestant, bare(dev)),
    own: await measure(contestant, own),
    ownBare: await measure(contestant, bare(own)),
  }),
)
process.exit(0)
