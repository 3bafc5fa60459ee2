import type { Choice } from '../messaging/message.js'

/** Text for platforms without buttons: one line per choice, answered by its number. */
export const withNumberedChoices = (text: string, choices: readonly Choice[]): string =>
  choices.length === 0
    ? text
    : [text, '', 'Trả lời bằng số:', ...choices.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n')
