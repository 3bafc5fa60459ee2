import { diffOf } from './fault.js'
import type { Verdict } from './judge.js'

/** One line as soon as a fault is judged. */
export const describe = ({ fault, result, by, ms }: Verdict): string =>
  `${result.padEnd(9)} ${fault.file}:${fault.line}  ${fault.kind}  (${(ms / 1_000).toFixed(1)} s${by ? `, ${by}` : ''})`

/** Of a hundred faults so many were noticed; a hang counts as noticed. */
export const noticedPercent = (verdicts: readonly Verdict[]): number =>
  (100 * verdicts.filter(({ result }) => result !== 'survived').length) / verdicts.length

const results = ['killed', 'timed out', 'survived'] as const

/** A table by file, and the survivors with what was changed. */
export const summary = (verdicts: readonly Verdict[]): string => {
  const files = [...new Set(verdicts.map(({ fault }) => fault.file))]
  const row = (name: string, of: readonly Verdict[]): Record<string, string | number> => ({
    name,
    ...Object.fromEntries(results.map((result) => [result, of.filter((one) => one.result === result).length])),
  })
  const survivors = verdicts.filter(({ result }) => result === 'survived')
  return [
    table([
      ...files.map((file) =>
        row(
          file,
          verdicts.filter(({ fault }) => fault.file === file),
        ),
      ),
      row('all', verdicts),
    ]),
    ...survivors.map(({ fault }) => `\nsurvived  ${fault.file}:${fault.line}  ${fault.kind}\n${diffOf(fault)}`),
    `\n${noticedPercent(verdicts).toFixed(0)} % of ${verdicts.length} noticed`,
  ].join('\n')
}

const table = (rows: readonly Record<string, string | number>[]): string => {
  const names = Object.keys(rows[0] ?? {})
  const all = [names, ...rows.map((row) => names.map((name) => String(row[name])))]
  const widths = names.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)))
  return all.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
