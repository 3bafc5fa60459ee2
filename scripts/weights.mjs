// `npm run weights`: what is shipped by weight, heaviest first, in megabytes; with --json for the test that holds the bounds.
import { readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { nameOf, partly, readPackages, root } from './shipped.mjs'

const weigh = (path) => {
  if (!statSync(path).isDirectory()) return statSync(path).size / 1_000_000
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + weigh(`${path}/${name}`), 0)
}
const weighPackage = (path) =>
  (partly[nameOf(path)]?.files ?? ['']).reduce(
    (sum, file) => sum + weigh(fileURLToPath(new URL(file ? `${path}/${file}` : path, root))),
    0,
  )

const weights = readPackages()
  .shipped.map((path) => ({ name: nameOf(path), megabytes: weighPackage(path) }))
  .sort((a, b) => b.megabytes - a.megabytes)
const sum = weights.reduce((all, { megabytes }) => all + megabytes, 0)

if (process.argv.includes('--json')) console.log(JSON.stringify({ weights, sum }))
else {
  for (const { name, megabytes } of weights.filter((one) => one.megabytes >= 1))
    console.log(`| ${name} | ${megabytes.toFixed(1)} |`)
  console.log(`${weights.length} packages, ${sum.toFixed(0)} MB`)
}
