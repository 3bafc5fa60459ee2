// `node scripts/run.mjs commands/backup …` runs src/commands/backup.ts where tsx is, a developer's copy; in production, which has
// none, what was built of it.
import { fileURLToPath } from 'node:url'

const [name, ...rest] = process.argv.slice(2)
const isTsxAbsent = await import('tsx').then(
  () => false,
  ({ code }) => code === 'ERR_MODULE_NOT_FOUND',
)
const file = new URL(isTsxAbsent ? `../dist/${name}.js` : `../src/${name}.ts`, import.meta.url)
process.argv = [process.argv[0], fileURLToPath(file), ...rest]
await import(file)
