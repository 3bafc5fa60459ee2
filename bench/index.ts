import { existsSync } from 'node:fs'

const name = process.argv[2]
const file = [`./${name}/bench.ts`, `../packages/${name}/bench/bench.ts`]
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url))
if (name && file) await import(file.href)
else
  console.log(
    'npm run bench -- embedded-mongo | crash | throughput | memory | duplicates | papers | console | long-messages | pages | export | start',
  )
