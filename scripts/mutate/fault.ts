import type { Drawn } from './draw.js'
import { applyMutant } from './mutants.js'
import type { NamedFault } from './named-faults.js'

/** A fault ready to be put in: the file's text before and after. */
export type Fault = { kind: string; file: string; line: number; before: string; after: string }

const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length

export const faultOfMutant = (mutant: Drawn, before: string): Fault => ({
  kind: mutant.kind,
  file: mutant.file,
  line: lineAt(before, mutant.start),
  before,
  after: applyMutant(before, mutant),
})

/** Throws when the code no longer has the place exactly once: the list must follow the code. */
export const faultOfName = ({ name, file, code, becomes }: NamedFault, before: string): Fault => {
  const place = before.indexOf(code)
  if (place < 0 || before.includes(code, place + 1))
    throw new Error(`named fault “${name}”: ${file} must have this exactly once: ${code}`)
  const after = before.slice(0, place) + becomes + before.slice(place + code.length)
  return { kind: name, file, line: lineAt(before, place), before, after }
}

/** The lines that differ, '-' before and '+' after. */
export const diffOf = ({ before, after }: Fault): string => {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let same = 0
  while (a[same] === b[same]) same += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - same && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const lines = (text: string[], mark: string): string[] =>
    text.slice(same, text.length - tail).map((line) => `    ${mark} ${line.trim()}`)
  return [...lines(a, '-'), ...lines(b, '+')].join('\n')
}
