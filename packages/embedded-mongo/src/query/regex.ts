import { BSONRegExp } from 'bson'
import { CommandError } from '../protocol/errors.js'

export const isRegex = (value: unknown): value is RegExp | BSONRegExp =>
  value instanceof RegExp || value instanceof BSONRegExp

/**
 * A pattern in PCRE's language, as MongoDB reads it, as one of JavaScript's. What JavaScript can't do (atomic groups,
 * recursion, options inside a pattern …) is refused with 51091, as MongoDB refuses what PCRE can't read.
 */
export const toRegExp = (pattern: unknown, options?: unknown): RegExp => {
  if (typeof pattern !== 'string' && !isRegex(pattern)) throw new CommandError(2, '$regex has to be a string')
  if (options !== undefined && typeof options !== 'string') throw new CommandError(2, '$options has to be a string')
  const own = pattern instanceof BSONRegExp ? pattern.options : pattern instanceof RegExp ? pattern.flags : ''
  const flags = options ?? own
  const unknown = /[^imsxu]/.exec(flags)
  if (unknown) throw new CommandError(51108, `invalid flag in regex options: ${unknown[0]}`)
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern instanceof RegExp ? pattern.source : pattern
  const inline = /^\(\?([imsx]+)\)/.exec(source)
  const all = flags + (inline?.[1] ?? '')
  try {
    const translated = new Translator(source.slice(inline?.[0].length ?? 0), all).translate()
    return new RegExp(translated, all.includes('i') ? 'iu' : 'u')
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(51091, `Regular expression is invalid: ${(error as Error).message}`)
  }
}

const HORIZONTAL = '\\t \\u00a0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000'
const VERTICAL = '\\n-\\r\\u0085\\u2028\\u2029'
/** Kinds of letters PCRE knows by a letter, as parts of a JavaScript class; all but \h and \v of ASCII only. */
const KINDS: Record<string, string> = {
  d: '0-9',
  D: '\\0-/:-\\u{10ffff}',
  w: '0-9A-Z_a-z',
  W: '\\0-/:-@\\[-\\^`\\{-\\u{10ffff}',
  s: '\\t-\\r ',
  S: '\\0-\\u0008\\u000e-\\u001f!-\\u{10ffff}',
  h: HORIZONTAL,
  v: VERTICAL,
}
const POSIX: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: '0-9A-Za-z',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\t-\\r ',
  blank: '\\t ',
  punct: '!-/:-@\\[-`\\{-~',
  xdigit: '0-9A-Fa-f',
  word: '0-9A-Z_a-z',
  cntrl: '\\0-\\u001f\\u007f',
  graph: '!-~',
  print: ' -~',
  ascii: '\\0-\\u007f',
}
const CONTROLS: Record<string, string> = { n: '\\n', r: '\\r', t: '\\t', f: '\\f', a: '\\u0007', e: '\\u001b' }
const END = '(?![\\s\\S])'
const START = '(?<![\\s\\S])'

class Translator {
  #at = 0
  constructor(
    readonly source: string,
    readonly flags: string,
  ) {}

  #refuse(what: string): never {
    throw new CommandError(51091, `Regular expression is invalid or not readable by this embedded server: ${what}`)
  }
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.source)
    if (match) this.#at += match[0].length
    return match
  }
  #next(): string {
    const character = String.fromCodePoint(this.source.codePointAt(this.#at) as number)
    this.#at += character.length
    return character
  }

  translate(): string {
    let result = ''
    while (this.#at < this.source.length) result += this.#piece()
    return result
  }

  #piece(): string {
    if (this.flags.includes('x') && this.#take(/\s+|#[^\n]*\n?/y)) return ''
    const quantifier = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})([?+])?/y)
    if (quantifier) return quantifier[1] === '+' ? this.#refuse('possessive quantifiers') : quantifier[0]
    const character = this.#next()
    switch (character) {
      case '\\':
        return this.#escape()
      case '[':
        return this.#set()
      case '(':
        return this.#group()
      case '.':
        return this.flags.includes('s') ? '[\\s\\S]' : '[^\\n]'
      case '^':
        return this.flags.includes('m') ? `(?:${START}|(?<=\\n)(?=[\\s\\S]))` : '^'
      case '$':
        return this.flags.includes('m') ? '(?![^\\n])' : `(?=\\n?${END})`
      case ')':
      case '|':
        return character
      default:
        return literal(character)
    }
  }

  #group(): string {
    if (this.#take(/\*/y)) return this.#refuse('verbs')
    if (!this.#take(/\?/y)) return '('
    if (this.#take(/#[^)]*\)/y)) return ''
    const plain = this.#take(/:|=|!|<=|<!/y)
    if (plain) return `(?${plain[0]}`
    const same = this.#take(/P=(\w+)\)/y)
    if (same) return `\\k<${same[1]}>`
    const name = this.#take(/P?<(\w+)>|'(\w+)'/y)
    return name ? `(?<${name[1] ?? name[2]}>` : this.#refuse(`(?${this.source.slice(this.#at, this.#at + 2)}`)
  }

  #escape(): string {
    const quoted = this.#take(/Q([\s\S]*?)(?:\\E|$)/y)
    if (quoted) return [...(quoted[1] as string)].map(literal).join('')
    if (this.#take(/E/y)) return ''
    const named = this.#take(/k(?:<(\w+)>|\{(\w+)\}|'(\w+)')/y)
    if (named) return `\\k<${named[1] ?? named[2] ?? named[3]}>`
    const numbered = this.#take(/(?:g\{?)?([1-9])\}?(?!\d)/y)
    if (numbered) return `\\${numbered[1]}`
    const character = this.#peekEscape()
    switch (character) {
      case 'A':
        return START
      case 'z':
        return END
      case 'Z':
        return `(?=\\n?${END})`
      case 'R':
        return `(?:\\r\\n|[${VERTICAL}])`
      case 'N':
        return '[^\\n]'
      case 'b':
      case 'B':
        return `\\${character}`
      case 'H':
        return `[^${HORIZONTAL}]`
      case 'V':
        return `[^${VERTICAL}]`
    }
    if (character && Object.hasOwn(KINDS, character)) return `[${KINDS[character]}]`
    return character === undefined ? this.#refuse('\\ at the end') : this.#common(character)
  }
  #peekEscape(): string | undefined {
    return this.#at < this.source.length ? this.#next() : undefined
  }
  /** Escapes that mean the same in a set and outside. */
  #common(character: string): string {
    if (Object.hasOwn(CONTROLS, character)) return CONTROLS[character] as string
    if (character === 'x') {
      const code = this.#take(/\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{1,2})/y)
      return `\\u{${code?.[1] ?? code?.[2] ?? '0'}}`
    }
    if (character === '0') {
      const octal = this.#take(/[0-7]{1,2}/y)
      return `\\u{${Number.parseInt(octal?.[0] ?? '0', 8).toString(16)}}`
    }
    if (character === 'p' || character === 'P') return this.#property(character === 'P')
    if (/[0-9A-Za-z]/.test(character)) return this.#refuse(`\\${character}`)
    return literal(character)
  }
  #property(isNegative: boolean): string {
    const match = this.#take(/\{(\^?)([\w&]+)\}|([A-Z])/y)
    if (!match) return this.#refuse('\\p')
    const name = match[2] ?? match[3] ?? ''
    const letter = isNegative !== (match[1] === '^') ? 'P' : 'p'
    if (name === 'L&') return `\\${letter}{LC}`
    return `\\${letter}{${name.length <= 2 || name === 'Any' ? name : `Script=${name}`}}`
  }

  /** [...]: JavaScript has no [:alpha:], and refuses ranges to a kind of letter, where PCRE takes the hyphen as one. */
  #set(): string {
    const isNegative = this.#take(/\^/y) !== null
    const items: Array<{ text: string; isSingle: boolean }> = []
    let isFirst = true
    for (;;) {
      if (this.#at >= this.source.length) return this.#refuse('missing terminating ]')
      if (!isFirst && this.#take(/\]/y)) break
      isFirst = false
      items.push(this.#setItem())
    }
    let result = ''
    for (let i = 0; i < items.length; i++) {
      const [item, hyphen, end] = items.slice(i, i + 3)
      const isRange = item?.isSingle && hyphen?.text === '\\-' && hyphen.isSingle && end !== undefined
      result += item?.text
      if (isRange && end.isSingle) {
        result += `-${end.text}`
        i += 2
      }
    }
    return `[${isNegative ? '^' : ''}${result}]`
  }
  #setItem(): { text: string; isSingle: boolean } {
    const posix = this.#take(/\[:(\^?)(\w+):\]/y)
    if (posix) {
      const members = Object.hasOwn(POSIX, posix[2] as string) ? POSIX[posix[2] as string] : undefined
      return members && !posix[1] ? { text: members, isSingle: false } : this.#refuse(posix[0])
    }
    const character = this.#next()
    if (character === '-') return { text: '\\-', isSingle: true }
    if (character !== '\\') return { text: literal(character), isSingle: true }
    const escaped = this.#peekEscape()
    if (escaped === undefined) return this.#refuse('missing terminating ]')
    if (escaped === 'b') return { text: '\\u0008', isSingle: true }
    if (escaped === 'Q' || escaped === 'E') return this.#refuse(`\\${escaped} in a set`)
    if (Object.hasOwn(KINDS, escaped)) return { text: KINDS[escaped] as string, isSingle: false }
    if (escaped === '-') return { text: '\\u002d', isSingle: true }
    return { text: this.#common(escaped), isSingle: escaped !== 'p' && escaped !== 'P' }
  }
}

const literal = (character: string): string => (/[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character)
