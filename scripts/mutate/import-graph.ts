import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is imported at run time: `import type` leaves nothing behind. */
const imports =
  /^(?:import|export)\s(?!type\s)[^;'"]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gms

/** For a file of `root` the tests that reach it over imports: those of its own room first, then the nearest. */
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
  return (file: string): string[] => {
    const room = dirname(file).replace(/^src/, 'test')
    return tests
      .map((test) => ({ test, isOfRoom: dirname(test) === room, distance: distanceOf(test, file) }))
      .filter(({ distance }) => distance < Infinity)
      .toSorted((a, b) => Number(b.isOfRoom) - Number(a.isOfRoom) || a.distance - b.distance)
      .map(({ test }) => test)
  }
}
