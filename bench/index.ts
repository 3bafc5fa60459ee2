import { existsSync } from 'node:fs'

const name = process.argv[2]
const file = new URL(`./${name}/bench.ts`, import.meta.url)
if (name && existsSync(file)) await import(file.href)
else console.log('npm run bench -- embedded-mongo | crash | throughput')
