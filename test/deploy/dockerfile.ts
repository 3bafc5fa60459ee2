import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export type Instruction = { name: string; rest: string }
export type Copy = { from: string | null; sources: string[]; target: string }
export type Stage = { image: string; name: string | null; instructions: Instruction[] }

/** A Dockerfile's instructions by stage; lines that end with a backslash go on in the next. */
export const readDockerfile = (text: string): Stage[] => {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
  const stages: Stage[] = []
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? []
    if (name === 'FROM') {
      const [image = '', , as = null] = rest.split(/\s+/)
      stages.push({ image, name: as, instructions: [] })
      continue
    }
    if (!name) throw new Error(`not an instruction: ${line}`)
    stages.at(-1)?.instructions.push({ name, rest })
  }
  return stages
}

export const copyOf = ({ rest }: Instruction): Copy => {
  const words = rest.split(/\s+/)
  const from = words[0]?.startsWith('--from=') ? (words.shift()?.slice('--from='.length) ?? null) : null
  return { from, sources: words.slice(0, -1), target: words.at(-1) ?? '' }
}

/** `A=b C=d` -> { A: 'b', C: 'd' }. */
export const environmentOf = ({ instructions }: Stage): Record<string, string> =>
  Object.fromEntries(
    instructions
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ rest }) => rest.split(/\s+/).map((pair) => pair.split('=') as [string, string])),
  )

/** The command of CMD or HEALTHCHECK … CMD in its JSON form. */
export const commandOf = ({ rest }: Instruction): string[] => JSON.parse(rest.slice(rest.indexOf('[')))

const patternOf = (line: string): RegExp =>
  new RegExp(`^${line.replace(/[.+^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}(?:/|$)`)

/** Whether .dockerignore keeps a path outside: the last line that matches it decides. */
export const createIgnored = (text: string) => {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }))
  return (path: string): boolean => rules.findLast(({ pattern }) => pattern.test(path))?.isKept === false
}

/** All files below a path, relative to `root`. */
export const filesBelow = (root: string, path = ''): string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const below = path ? `${path}/${entry.name}` : entry.name
    return entry.isDirectory() ? filesBelow(root, below) : [below]
  })
