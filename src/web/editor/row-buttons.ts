type Values = Readonly<Record<string, unknown>>
type Move = 'up' | 'down' | 'copy'

const changed = (rows: readonly unknown[], at: number, move: Move): unknown[] => {
  const row = rows[at]
  if (row === undefined) return [...rows]
  if (move === 'copy') return rows.toSpliced(at + 1, 0, structuredClone(row))
  const to = at + (move === 'up' ? -1 : 1)
  return to < 0 || to >= rows.length ? [...rows] : rows.toSpliced(at, 1).toSpliced(to, 0, row)
}

const inside = (value: unknown, path: readonly string[], move: Move): unknown => {
  const [part = '', ...rest] = path
  if (Array.isArray(value)) {
    const at = Number(part)
    if (rest.length === 0) return changed(value, at, move)
    return value.map((row, index) => (index === at ? inside(row, rest, move) : row))
  }
  if (typeof value !== 'object' || value === null) return value
  const members = value as Values
  return part in members ? { ...members, [part]: inside(members[part], rest, move) } : members
}

/** What was typed, with one row moved or copied: 'situations.0.papers.1:up'. */
export const moveRow = (values: Values, order: string): Values => {
  const [path = '', move = ''] = order.split(':')
  return move === 'up' || move === 'down' || move === 'copy'
    ? (inside(values, path.split('.'), move) as Values)
    : values
}
