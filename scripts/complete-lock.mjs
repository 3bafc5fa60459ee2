// Adds to package-lock.json the platform binaries that a registry mirror left out (docs/decisions/0009).
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = ['linuxmusl', 'linux', 'darwin', 'win32', 'freebsd', 'openbsd', 'android', 'aix', 'sunos', 'netbsd']
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32']

const platformOf = (name) => {
  const parts = name.split('/').at(-1).split('-')
  const system = systems.find((one) => parts.includes(one))
  const processor = processors.find((one) => parts.includes(one))
  return {
    ...(processor && { cpu: [processor] }),
    ...(system && { os: [system.replace('musl', '')] }),
  }
}

let added = 0
for (const [, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`
    if (lock.packages[path]) continue
    lock.packages[path] = { version, ...(dev && { dev }), ...platformOf(name), optional: true }
    added += 1
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} added`)
