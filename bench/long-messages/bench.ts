// `npm run bench -- long-messages`: what a message of 100,000 characters costs beside one of 200, for every shape of text.
import { findPlaces } from '../../src/places/find-places.js'
import { ordinary, shapes, signs } from '../../test/understanding/long-shapes.js'
import { createTalkWithoutStores, openingNames } from '../../test/understanding/talk-without-stores.js'

const mostTimes = 10

/** Microseconds of the best of several runs, each with a text of its own; other programs on the machine don't count. */
const best = async (run: (text: string) => unknown, make: () => string, times: number): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let k = 0; k < times; k++) {
    const text = make()
    const before = process.cpuUsage()
    await run(text)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  return least
}

const ratioOf = async (run: (text: string) => unknown, make: () => string): Promise<number> => {
  const short = Math.max(
    await best(run, () => ordinary.slice(0, 200), 20),
    await best(run, () => signs(make().slice(0, 1_000), 200), 5),
  )
  return (await best(run, make, 10)) / short
}

const talk = await createTalkWithoutStores()
for (let warming = 0; warming < 200; warming++) await talk.handle(ordinary)
const runs: Record<string, (text: string) => unknown> = {
  ...Object.fromEntries(
    openingNames.map((name) => [
      name,
      (text: string) => {
        talk.open(name)
        return talk.handle(text)
      },
    ]),
  ),
  'to be searched for places': (text) => findPlaces(text, { expected: true }),
}
let worst = 0
for (const [what, run] of Object.entries(runs)) {
  for (const [shape, make] of Object.entries(shapes)) {
    const ratio = await ratioOf(run, make)
    worst = Math.max(worst, ratio)
    if (ratio > mostTimes) console.log(`${what}: ${shape}: ${ratio.toFixed(1)} times`)
  }
}
console.log(`worst ${worst.toFixed(1)} times a short message, bar ${mostTimes}`)
if (worst > mostTimes) process.exitCode = 1
