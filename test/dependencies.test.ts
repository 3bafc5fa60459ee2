import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

type Locked = {
  version: string
  license?: string
  resolved?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  link?: boolean
  hasInstallScript?: boolean
}

const root = resolve(import.meta.dirname, '..')
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }
const all = Object.entries(packages).filter(([path, { link }]) => path.startsWith('node_modules/') && !link)
const shipped = all.filter(([, { dev }]) => !dev)

const allowed = ['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0']
/** Each with why it may be there. */
const byName: [RegExp, string][] = [
  [/^@img\/sharp/, 'libvips is LGPL, linked dynamically as it comes'],
  [/^@expo-google-fonts\/tinos$/, 'the font is under the OFL'],
  [/^@msgpackr-extract\//, 'MIT as msgpackr-extract says; the mirror left it out (0009)'],
  [/^(?:png-js|sylvester)$/, 'MIT by their licence files, read by hand'],
]

test('what is shipped is under a licence that was looked at', () => {
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const others = shipped.filter(
    ([path, { license = '' }]) => !allowed.includes(license) && !byName.some(([name]) => name.test(nameOf(path))),
  )
  expect(others.map(([path, { license }]) => `${path} ${license}`)).toEqual([])
  expect(readFileSync(join(root, 'node_modules/sylvester/LICENSE.txt'), 'utf8')).toContain('without restriction')
  expect(readFileSync(join(root, 'node_modules/png-js/LICENSE'), 'utf8')).toContain('MIT License')
})

test('three packages run a script when they are installed: native parts of the embedded database and of tsx', () => {
  expect(all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([
    'node_modules/esbuild',
    'node_modules/lmdb',
    'node_modules/msgpackr-extract',
  ])
})

test('every package is locked to its bytes, but for binaries of other machines that the mirror left out', () => {
  const loose = all.filter(([, { integrity, optional }]) => !integrity && !optional)
  expect(loose.map(([path]) => path)).toEqual([])
  expect(all.filter(([, { resolved = '' }]) => /^(?:http:|git|file:)/.test(resolved)).map(([path]) => path)).toEqual([])
})

test('docs/sbom.json says what the lock file says; `npm run sbom` writes it', () => {
  const { components } = read('docs/sbom.json') as { components: { name: string; version: string }[] }
  const listed = new Set(components.map(({ name, version }) => `${name}@${version}`))
  const locked = shipped.map(
    ([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`,
  )
  expect(locked.filter((one) => !listed.has(one))).toEqual([])
})
