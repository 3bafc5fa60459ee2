import type { Choice } from '../messaging/message.js'

const howTo = 'Trả lời bằng số:'
const mostLines = 9

type Numbered = { choices: readonly Choice[]; firstNumber?: number | undefined }

/** Text for platforms without buttons: one line per choice, answered by its number. */
export const withNumberedChoices = ({ text, ...numbered }: Numbered & { text: string }): string =>
  [text, ...numberedChoices(numbered, Infinity, Infinity)].join('\n\n')

/** The choices alone, at most nine lines a message; a line is never cut in two, its number goes on over messages. */
export const numberedChoices = (
  { choices, firstNumber = 1 }: Numbered,
  longest: number,
  most = mostLines,
): string[] => {
  const messages: string[][] = []
  for (const [index, { label }] of choices.entries()) {
    const line = `${firstNumber + index}. ${[...label].slice(0, longestLabel).join('')}`
    const open = messages.at(-1)
    const isFull = !open || open.length >= most || [howTo, ...open, line].join('\n').length > longest
    if (isFull) messages.push([line])
    else open.push(line)
  }
  return messages.map((lines) => [howTo, ...lines].join('\n'))
}

const longestLabel = 200
