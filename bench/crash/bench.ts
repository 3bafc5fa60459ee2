import { runCrashes } from './crash-run.js'

/** kill -9 of the whole server, ten times, in the middle of 200 parallel intakes. */
console.table(await runCrashes({ citizens: 200, kills: 10 }))
