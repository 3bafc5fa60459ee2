/** Markup that is safe to put into a page. */
export class Html {
  constructor(private readonly markup: string) {}
  toString(): string {
    return this.markup
  }
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] as string)

type Part = Html | string | number | null | undefined | false | readonly Part[]

const render = (part: Part): string => {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.toString()
  if (Array.isArray(part)) return part.map(render).join('')
  return escapeText(String(part))
}

/** A template whose values are escaped; other Html, lists of it, null and false are put in as they are or left out. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((markup, string, index) => markup + render(parts[index - 1]) + string))

/** A value for a script of data: nothing in it ends the element. */
export const json = (value: unknown): Html => new Html(JSON.stringify(value).replaceAll('<', '\\u003c'))

/** Text with its line breaks kept. */
export const lines = (text: string): Html => new Html(escapeText(text).replaceAll('\n', '<br>'))
