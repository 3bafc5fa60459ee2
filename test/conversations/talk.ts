import { readFileSync } from 'node:fs'

/** What a person says, and regular expressions that the answer must (`want`) and must not (`avoid`) match; README.md. */
type TalkTurn = { say: string; want: string[]; avoid: string[] }
export type Talk = { id: string; about: string; turns: TalkTurn[] }

/** The talks that developers may look at. */
export const seenTalks = (): Talk[] =>
  readFileSync(new URL('seen.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Talk)

const matches = (pattern: string, said: string): boolean => new RegExp(pattern.normalize('NFC'), 'isu').test(said)

/** What is wrong with the answer to a turn; empty: nothing. `said`: all replies with the labels of their choices. */
export const faultsOf = ({ want, avoid }: TalkTurn, said: string): string[] => {
  const text = said.normalize('NFC')
  return [
    ...(text.trim() === '' ? ['no answer'] : []),
    ...(want ?? []).filter((pattern) => !matches(pattern, text)).map((pattern) => `lacks /${pattern}/`),
    ...(avoid ?? []).filter((pattern) => matches(pattern, text)).map((pattern) => `has /${pattern}/`),
  ]
}

/** The receipt code in an answer; null: there is none. */
export const codeIn = (said: string): string | null => /\b[0-9A-HJ-NP-Z]{5}-[0-9A-HJ-NP-Z]{5}\b/.exec(said)?.[0] ?? null
