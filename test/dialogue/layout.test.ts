import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { flows } from '../../src/dialogue/flows/index.js'

const root = resolve(import.meta.dirname, '../../src/dialogue')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(root, name))

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)]
    .map(([, from = '']) => resolve(dirname(file), from.replace(/\.js$/, '.ts')))
    .filter((target) => target.startsWith(root))

/** The circles that a walk along the import lines from one file comes upon. */
const circlesFrom = (file: string, way: string[], done: Set<string>): string[][] => {
  if (way.includes(file)) return [[...way.slice(way.indexOf(file)), file]]
  if (done.has(file)) return []
  const found = importsOf(file).flatMap((next) => circlesFrom(next, [...way, file], done))
  done.add(file)
  return found
}

test('no circle of files in the dialogue, types included', () => {
  const done = new Set<string>()
  const circles = files.flatMap((file) => circlesFrom(file, [], done))
  expect(circles.map((circle) => circle.map((file) => file.slice(root.length + 1)).join(' -> '))).toEqual([])
})

test('what choices send back is typed in choice-words.ts alone', () => {
  const typed = files
    .filter((file) => !file.endsWith('choice-words.ts'))
    .filter((file) =>
      /(?<=[^*\s] ?|\()['`]\/[a-z-]+[ '`]/.test(readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '')),
    )
  expect(typed).toEqual([])
})

test('each flow is a folder of its own name', () => {
  const beside = readdirSync(join(root, 'flows'), { withFileTypes: true }).filter((entry) => entry.isFile())
  expect(beside.map(({ name }) => name)).toEqual(['index.ts'])
  expect(flows.filter(({ name }) => !files.includes(join(root, 'flows', name, 'flow.ts')))).toEqual([])
})
