import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is imported at run time: `import type` leaves nothing behind. */
const imports =
  /^(?:import|export)\s(?!type\s)[^;'"]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gms

/** For a file of `root` the tests that reach it over imports: those whose path is most like its own first, then the nearest. */
export const createImportGraph = (root: string, tests: readonly string[]) => {
  const known = new Map<string, string[]>()
  const importsOf = (file: string): string[] => {
    const before = known.get(file)
    if (before) return before
    const found = [...readFileSync(join(root, file), 'utf8').matchAll(imports)]
      .map(([, a, b, c]) => join(dirname(file), (a ?? b ?? c ?? '').replace(/\.js$/, '.ts')))
      .filter((target) => target.endsWith('.ts') && existsSync(join(root, target)))
    known.set(file, found)
    return found
  }
  const distanceOf = (test: string, file: string): number => {
    const seen = new Set<string>()
    let ring = [test]
    for (let distance = 0; ring.length > 0; distance += 1) {
      if (ring.includes(file)) return distance
      for (const one of ring) seen.add(one)
      ring = [...new Set(ring.flatMap(importsOf))].filter((one) => !seen.has(one))
    }
    return Infinity
  }
  return (file: string): string[] =>
    tests
      .map((test) => ({ test, distance: distanceOf(test, file), likeness: samePlaces(test, mirrorOf(file)) }))
      .filter(({ distance }) => distance < Infinity)
      .toSorted((a, b) => b.likeness - a.likeness || a.distance - b.distance)
      .map(({ test }) => test)
}

/** src/web/editor/index.ts is tested in test/web/editor…: test/ mirrors src/. */
const mirrorOf = (file: string): string => file.replace(/^src/, 'test').replace(/\.ts$/, '')

/** How many characters two paths have in common from their beginning. */
const samePlaces = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
