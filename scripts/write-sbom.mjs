// Writes docs/sbom.json (CycloneDX): what a release is made of, from the lock file alone, the same on every machine.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

// With --omit=dev npm leaves out what the workspace's tests also use: mongoose, too.
const options = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx']
const {
  serialNumber: _serial,
  metadata,
  ...bom
} = JSON.parse(execFileSync('npm', options, { encoding: 'utf8', maxBuffer: 100_000_000 }))
const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const shipped = new Set(
  Object.entries(packages)
    .filter(([, { dev }]) => !dev)
    .map(([path, { name, version }]) => `${name ?? path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`),
)
const { name: _folder, ...component } = metadata.component
const components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`))
const refs = new Set([component['bom-ref'], ...components.map((one) => one['bom-ref'])])
const dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) }))
const written = { ...bom, metadata: { component: { ...component, name: 'xa-oi' } }, components, dependencies }
writeFileSync(new URL('../docs/sbom.json', import.meta.url), `${JSON.stringify(written, null, 1)}\n`)
console.log(`${components.length} components`)
