// The build's last step, after `npm ci --omit=dev`: deletes from node_modules what production doesn't reach (docs/packaging.md).
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { nameOf, partly, readPackages, root } from './shipped.mjs'

if (existsSync(new URL('node_modules/tsx', root))) {
  console.error('node_modules is a developer\'s: first "npm ci --omit=dev"')
  process.exit(1)
}
const { shipped, others } = readPackages()
for (const path of others) rmSync(new URL(path, root), { recursive: true, force: true })
for (const path of shipped.filter((one) => partly[nameOf(one)])) {
  const whole = new URL(path, root)
  const kept = new URL(`${path}.kept`, root)
  for (const file of partly[nameOf(path)].files)
    cpSync(new URL(`${path}/${file}`, root), new URL(`${path}.kept/${file}`, root), { recursive: true })
  rmSync(whole, { recursive: true })
  renameSync(kept, whole)
}
console.log(`${shipped.length} packages stay, ${others.length} go`)
