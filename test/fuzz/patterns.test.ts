import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { parse } from '@babel/parser'
import { expect, test } from 'vitest'
import { createRandom, type Random } from '../api/generated/random.js'

const source = resolve(import.meta.dirname, '../../src')
const longText = 4_000
/** A pattern that goes back and forth without end takes minutes for such a text; the slowest of ours some tenths of a second. */
const givenUpMs = 8_000
/** Read the portal's records, which come from files in the repository and from editors. */
const readsOwnFiles = /^catalog\/national\//

type Pattern = { body: string; flags: string; where: string }

const patternsIn = (file: string): Pattern[] => {
  const found: Pattern[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    else if (typeof node === 'object' && node !== null) {
      const { type, pattern, flags, loc } = node as Record<string, unknown> & { loc?: { start: { line: number } } }
      if (type === 'RegExpLiteral')
        found.push({ body: String(pattern), flags: String(flags), where: `${file}:${loc?.start.line}` })
      for (const [key, value] of Object.entries(node)) if (key !== 'loc') visit(value)
    }
  }
  visit(parse(readFileSync(join(source, file), 'utf8'), { sourceType: 'module', plugins: ['typescript'] }).program)
  return found
}

/** The words that a pattern looks for, without its signs. */
const wordsOf = (body: string): string[] => [
  ...new Set(
    body
      .replace(
        /\(\?[:=!]|\(\?<[=!]|\(\?<\w+>|\\[bBdDwWsSpPnrtu](\{[^}]*\})?|\[[^\]]*\]|\{\d+,?\d*\}\??|[()^$*+?]/g,
        '|',
      )
      .replaceAll('\\', '')
      .split('|')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

const blanks = [' ', ',', 'a', '1', '1.', 'a, ', '\n', ' ,']

/** Long texts of a pattern's own words, ended by what it can't take. */
const textsFor = (body: string, random: Random): string[] => {
  const words = wordsOf(body)
  const units =
    words.length === 0
      ? []
      : Array.from({ length: 20 }, () => {
          const parts = Array.from({ length: 1 + random.int(3) }, () => random.pick(words))
          return parts.join(random.pick(['', ' ', ' ', ', '])) + random.pick(['', ' ', ' '])
        })
  return [...blanks, ...units].map((unit) => {
    const before = words.length > 0 && random.chance(0.5) ? `${random.pick(words)} ` : ''
    return (
      (before + unit.repeat(Math.ceil(longText / unit.length))).slice(0, longText) + random.pick(['!', '\u0001', ' zz'])
    )
  })
}

const context = createContext({})
const neverEnds = ({ body, flags }: Pattern, text: string): boolean => {
  Object.assign(context, { body, flags: flags.replaceAll('y', ''), text })
  try {
    runInContext(
      "flags.includes('g') ? text.replace(new RegExp(body, flags), '') : new RegExp(body, flags).test(text)",
      context,
      {
        timeout: givenUpMs,
      },
    )
    return false
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true
    throw error
  }
}

test('no pattern goes back and forth without end over a long text of its own words', () => {
  const random = createRandom(7)
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const patterns = new Map(
    files
      .filter((file) => file.endsWith('.ts') && !readsOwnFiles.test(file))
      .flatMap(patternsIn)
      .map((pattern) => [`${pattern.body}/${pattern.flags}`, pattern]),
  )
  expect(patterns.size).toBeGreaterThan(1_000)
  const slow = [...patterns.values()].flatMap((pattern) => {
    const text = textsFor(pattern.body, random).find((one) => neverEnds(pattern, one))
    return text === undefined ? [] : [`${pattern.where} over ${JSON.stringify(text.slice(0, 40))}`]
  })
  expect(slow).toEqual([])
}, 300_000)

test('a pattern with two ways through the same words is seen', () => {
  const patterns = ['^(?:(?:a|ad|da|the) ?)*$', '^(?:(?:da ro|da|ro) )+$'].map((body) => ({
    body,
    flags: '',
    where: '',
  }))
  for (const pattern of patterns)
    expect(
      textsFor(pattern.body, createRandom(7)).some((one) => neverEnds(pattern, one)),
      pattern.body,
    ).toBe(true)
}, 60_000)
