// What production needs of node_modules, from the lock file: packages reached from package.json's dependencies.
import { existsSync, readFileSync } from 'node:fs'

export const root = new URL('../', import.meta.url)

/**
 * Packages of which we use single files (docs/packaging.md): these files, and which of the package's own dependencies they
 * load. The rest is left out of what is shipped.
 */
export const partly = {
  natural: { files: ['package.json', 'LICENSE.txt', 'lib/natural/distance'], needs: ['underscore'] },
}

export const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/** Paths of packages, as the lock file names them: `shipped` are needed and here, `others` aren't needed. */
export const readPackages = () => {
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'))
  const find = (from, name) => {
    for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
      const path = folder ? `${folder}/node_modules/${name}` : `node_modules/${name}`
      if (packages[path]) return path
      if (!folder) return null
    }
  }
  const needs = (path) => {
    const { dependencies, optionalDependencies, peerDependencies } = packages[path]
    return partly[nameOf(path)]?.needs ?? Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })
  }
  const reached = new Set()
  const reach = (path) => {
    if (reached.has(path)) return
    reached.add(path)
    if (packages[path].link) return reach(packages[path].resolved)
    for (const name of needs(path)) {
      const found = find(path, name)
      if (found) reach(found)
    }
  }
  reach('')
  const installed = Object.keys(packages).filter(
    (path) => path.includes('node_modules/') && existsSync(new URL(path, root)),
  )
  return {
    shipped: installed.filter((path) => reached.has(path) && !packages[path].link),
    others: installed.filter((path) => !reached.has(path)),
  }
}
