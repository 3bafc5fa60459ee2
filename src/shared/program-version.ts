import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { once } from './once.js'

const here = import.meta.dirname

const readOrNull = (read: () => string): string | null => {
  try {
    return read().trim() || null
  } catch {
    return null
  }
}

/** Written by the build; a copy of the source asks git itself. Null: neither is there. */
const buildId = (): string | null =>
  readOrNull(() => readFileSync(new URL('../build-id.txt', import.meta.url), 'utf8')) ??
  readOrNull(() =>
    execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=10', '--exclude', '*'], {
      cwd: here,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )

const packageSchema = (text: string): string => {
  const { version }: { version?: unknown } = JSON.parse(text)
  return typeof version === 'string' ? version : '?'
}

/** The oldest Node that package.json allows, as "20.19". */
export const neededNode = (): string => {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    engines: { node: string }
  }
  return engines.node.replace(/^>=/, '')
}

/** The version of the running program: "0.1.0+53207eeb32", or without what stands behind the plus where no build is known. */
export const programVersion = once((): string => {
  const version = packageSchema(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const build = buildId()
  return build ? `${version}+${build}` : version
})
