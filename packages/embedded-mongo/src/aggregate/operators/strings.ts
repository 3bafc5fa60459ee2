import { Binary, calculateObjectSize, Int32, Timestamp } from 'bson'
import { CommandError } from '../../protocol/errors.js'
import { typeName } from '../../query/comparisons.js'
import { isDocument } from '../../query/paths.js'
import { isRegex, toRegExp } from '../../query/regex.js'
import { asInt, isNumber, numberText, toDouble } from '../arithmetic.js'
import { fail, isNullish, type Operator, over, overNamed, unary } from '../expression.js'
import { searchBounds } from './arrays.js'

const MANY = Number.POSITIVE_INFINITY

const asString = (value: unknown, code: number, what: string): string => {
  if (typeof value === 'string') return value
  throw new CommandError(code, `${what}, found: ${typeName(value)}`)
}

/** What $toLower and its kin make of a value: nothing of null, the text of numbers and dates. */
export const coerceToString = (value: unknown): string => {
  if (isNullish(value)) return ''
  if (typeof value === 'string') return value
  if (isNumber(value)) return numberText(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Timestamp) return `Timestamp(${value.t}, ${value.i})`
  throw new CommandError(16007, `can't convert from BSON type ${typeName(value)} to String`)
}
const codePoints = (text: string): string[] => Array.from(text)

/** Only the letters of ASCII change, as in MongoDB. */
const lower = (text: string): string => text.replace(/[A-Z]+/g, (part) => part.toLowerCase())
const upper = (text: string): string => text.replace(/[a-z]+/g, (part) => part.toUpperCase())

const isContinuation = (bytes: Buffer, at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80
const substrBytes: Operator = over(3, 3, ([value, start, length]) => {
  const bytes = Buffer.from(coerceToString(value))
  const index = (of: unknown, code: number, what: string): number =>
    isNumber(of) ? Math.trunc(toDouble(of)) : fail(code, `$substrBytes: ${what} must be a numeric type`)
  const from = index(start, 16034, 'starting index')
  const count = index(length, 16035, 'length')
  if (from < 0) fail(50752, `$substrBytes: starting index must be non-negative (got: ${from})`)
  const to = count < 0 ? bytes.length : Math.min(bytes.length, from + count)
  if (from < bytes.length && isContinuation(bytes, from))
    fail(28656, '$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.')
  if (to < bytes.length && isContinuation(bytes, to))
    fail(28657, '$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.')
  return bytes.subarray(from, to).toString()
})
const substrCP: Operator = over(3, 3, ([value, start, length]) => {
  const text = codePoints(coerceToString(value))
  const index = (of: unknown, codes: [number, number, number], what: string): number => {
    if (!isNumber(of)) fail(codes[0], `$substrCP: ${what} must be a numeric type`)
    const number = asInt(of) ?? fail(codes[1], `$substrCP: ${what} cannot be represented as a 32-bit integral value`)
    return number < 0 ? fail(codes[2], `$substrCP: ${what} must be a nonnegative integer`) : number
  }
  const from = index(start, [34450, 34451, 34455], 'starting index')
  return text.slice(from, from + index(length, [34452, 34453, 34454], 'length')).join('')
})

const indexOfBytes: Operator = over(2, 4, (values, name) => {
  if (isNullish(values[0])) return null
  const text = Buffer.from(asString(values[0], 40091, '$indexOfBytes requires a string as the first argument'))
  const token = Buffer.from(asString(values[1], 40092, '$indexOfBytes requires a string as the second argument'))
  const { from, to } = searchBounds(values, text.length, name)
  if (from > text.length || to < from) return new Int32(-1)
  return new Int32(text.subarray(0, to).indexOf(token, from))
})
const indexOfCP: Operator = over(2, 4, (values, name) => {
  if (isNullish(values[0])) return null
  const text = codePoints(asString(values[0], 40093, '$indexOfCP requires a string as the first argument'))
  const token = asString(values[1], 40094, '$indexOfCP requires a string as the second argument')
  const { from, to } = searchBounds(values, text.length, name)
  if (text.length === 0 && token === '' && from === 0) return new Int32(0)
  const length = codePoints(token).length
  for (let i = from; i < to; i++) if (text.slice(i, i + length).join('') === token) return new Int32(i)
  return new Int32(-1)
})

const BLANKS = [...'\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a']
const trim = (isLeft: boolean, isRight: boolean): Operator =>
  overNamed({ notObject: 50696, unknown: 50694, missing: { input: 50695 } }, ['chars'], (get, has, name) => {
    const input = get('input')
    if (isNullish(input)) return null
    const text = codePoints(asString(input, 50699, `${name} requires its input to be a string`))
    const chars = has('chars') ? get('chars') : BLANKS.join('')
    if (isNullish(chars)) return null
    const drop = new Set(codePoints(asString(chars, 50700, `${name} requires 'chars' to be a string`)))
    let [from, to] = [0, text.length]
    while (isLeft && from < to && drop.has(text[from] as string)) from++
    while (isRight && to > from && drop.has(text[to - 1] as string)) to--
    return text.slice(from, to).join('')
  })

const split: Operator = over(2, 2, ([value, separator]) => {
  if (isNullish(value) || isNullish(separator)) return null
  const text = asString(value, 40085, '$split requires an expression that evaluates to a string as a first argument')
  const by = asString(separator, 40086, '$split requires an expression that evaluates to a string as a second argument')
  return by === '' ? fail(40087, '$split requires a non-empty separator') : text.split(by)
})

const replace = (isAll: boolean): Operator =>
  overNamed(
    { notObject: 51751, unknown: 51750, missing: { input: 51749, find: 51748, replacement: 51747 } },
    [],
    (get, _has, name) => {
      const parts = { input: get('input'), find: get('find'), replacement: get('replacement') }
      const codes = { input: 51746, find: 51745, replacement: 51744 }
      for (const [key, code] of Object.entries(codes)) {
        const value = parts[key as keyof typeof parts]
        if (!isNullish(value) && typeof value !== 'string')
          fail(code, `${name} requires that '${key}' be a string, found: ${typeName(value)}`)
      }
      if (Object.values(parts).some(isNullish)) return null
      const { input, find, replacement } = parts as Record<string, string>
      const text = input as string
      return isAll
        ? text.replaceAll(find as string, () => replacement as string)
        : text.replace(find as string, () => replacement as string)
    },
  )

type Search = { text: string; regex: RegExp } | undefined
const regexOperator = (apply: (search: Search) => unknown): Operator =>
  overNamed(
    { notObject: 51103, unknown: 31024, missing: { input: 31022, regex: 31023 } },
    ['options'],
    (get, _has, name) => apply(searchOf(get('input'), get('regex'), get('options'), name)),
  )
const searchOf = (text: unknown, pattern: unknown, options: unknown, name: string): Search => {
  if (!isNullish(text) && typeof text !== 'string') fail(51104, `${name} needs 'input' to be of type string`)
  if (!isNullish(pattern) && typeof pattern !== 'string' && !isRegex(pattern))
    fail(51105, `${name} needs 'regex' to be of type string or regex`)
  if (!isNullish(options) && typeof options !== 'string') fail(51106, `${name} needs 'options' to be of type string`)
  if (isRegex(pattern) && !isNullish(options) && flagsOf(pattern) !== '')
    fail(51107, `${name}: found regex option(s) specified in both 'regex' and 'option' fields`)
  if (isNullish(text) || isNullish(pattern)) return undefined
  return { text: text as string, regex: compiled(pattern, options as string | null | undefined, name) }
}
const flagsOf = (pattern: unknown): string => (pattern as { options?: string }).options ?? (pattern as RegExp).flags

/** The last pattern, since it is nearly always the same for every document. */
let last: { pattern: unknown; options: unknown; regex: RegExp } | undefined
const compiled = (pattern: unknown, options: string | null | undefined, name: string): RegExp => {
  if (last && last.pattern === pattern && last.options === options) return last.regex
  try {
    const regex = toRegExp(pattern, options ?? undefined)
    last = { pattern, options, regex }
    return regex
  } catch (error) {
    if (error instanceof CommandError && error.code === 51091) throw new CommandError(51111, `Invalid Regex in ${name}`)
    throw error
  }
}
const matchOf = (match: RegExpMatchArray, text: string) => ({
  match: match[0],
  idx: new Int32(codePoints(text.slice(0, match.index)).length),
  captures: match.slice(1).map((capture) => capture ?? null),
})

/** Operators on text. Positions and lengths count code points or UTF-8's bytes, never JavaScript's halves. */
export const stringOperators: Record<string, Operator> = {
  $concat: over(0, MANY, (values) => {
    let text = ''
    for (const value of values) {
      if (isNullish(value)) return null
      if (typeof value !== 'string') fail(16702, `$concat only supports strings, not ${typeName(value)}`)
      text += value
    }
    return text
  }),
  $toLower: unary((value) => lower(coerceToString(value))),
  $toUpper: unary((value) => upper(coerceToString(value))),
  $strcasecmp: over(
    2,
    2,
    ([a, b]) =>
      new Int32(
        Math.sign(Buffer.compare(Buffer.from(upper(coerceToString(a))), Buffer.from(upper(coerceToString(b))))),
      ),
  ),
  $strLenBytes: unary(
    (value) => new Int32(Buffer.byteLength(asString(value, 34473, '$strLenBytes requires a string argument'))),
  ),
  $strLenCP: unary(
    (value) => new Int32(codePoints(asString(value, 34471, '$strLenCP requires a string argument')).length),
  ),
  $substr: substrBytes,
  $substrBytes: substrBytes,
  $substrCP: substrCP,
  $indexOfBytes: indexOfBytes,
  $indexOfCP: indexOfCP,
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $split: split,
  $replaceOne: replace(false),
  $replaceAll: replace(true),
  $regexMatch: regexOperator((search) => search?.regex.test(search.text) ?? false),
  $regexFind: regexOperator((search) => {
    const match = search?.regex.exec(search.text)
    return match && search ? matchOf(match, search.text) : null
  }),
  $regexFindAll: regexOperator((search) => {
    if (!search) return []
    const { text, regex } = search
    const matches = [...text.matchAll(new RegExp(regex, `${regex.flags}g`))]
    return matches
      .filter((match) => match[0] !== '' || match.index < text.length || text === '')
      .map((match) => matchOf(match, text))
  }),
  $binarySize: unary((value) => {
    if (isNullish(value)) return null
    if (typeof value === 'string') return new Int32(Buffer.byteLength(value))
    if (value instanceof Binary) return new Int32(value.length())
    return fail(51276, `$binarySize requires a string or BinData argument, found: ${typeName(value)}`)
  }),
  $bsonSize: unary((value) => {
    if (isNullish(value)) return null
    if (!isDocument(value))
      throw new CommandError(31393, `$bsonSize requires a document input, found: ${typeName(value)}`)
    return new Int32(calculateObjectSize(value, { ignoreUndefined: true }))
  }),
}
