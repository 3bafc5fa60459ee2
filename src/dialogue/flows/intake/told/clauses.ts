/** A piece of a message between marks of punctuation, with the marks and blanks that follow it. */
export type Clause = { text: string; after: string }

/** Between two clauses; a point or comma inside a number or date parts nothing. */
const separator =
  /(?:[;\n!…]+|[,.](?!\d)|(?<!\d)[,.])\s*(?:(?:nhưng mà|nhung ma|nhưng|nhung|nhg)\s+)?|\s+(?:với lại|voi lai|nhưng mà|nhung ma|nhưng|nhung|nhg)\s+/giu

/** What stands within one of `wholes` isn't parted: "xã Vũ Vinh, Vũ Thư" is one place. */
export const clausesOf = (text: string, wholes: readonly { start: number; end: number }[] = []): Clause[] => {
  const clauses: Clause[] = []
  let from = 0
  for (const { 0: mark, index } of text.matchAll(separator)) {
    if (wholes.some(({ start, end }) => start < index && index < end)) continue
    clauses.push({ text: text.slice(from, index).trim(), after: mark })
    from = index + mark.length
  }
  clauses.push({ text: text.slice(from).trim(), after: '' })
  return clauses.filter((clause) => clause.text !== '')
}

/** Clauses as one text again, as they were written. */
export const joinClauses = (clauses: readonly Clause[]): string =>
  clauses
    .map(({ text, after }, index) => (index < clauses.length - 1 ? `${text}${after.trim() ? after : ', '}` : text))
    .join('')
    .trim()
