import type { CommandName, Expects } from './command.js'

const always = ['payload'] as const

/**
 * For each kind of open question the commands it takes, in the order in which they are tried: the first that holds decides
 * what the message does. 'answer' is last where anything may be said, and before 'ask' where answers are strict.
 */
export const commandTable: Record<Expects, readonly CommandName[]> = {
  nothing: [
    ...always,
    'call flow',
    'resume',
    'follow up case',
    'guard',
    'answer officer',
    'ask about topic',
    'start flow',
  ],
  words: [...always, 'cancel', 'answer'],
  signing: [...always, 'answer', 'cancel', 'hold', 'repeat', 'guard', 'ask', 'start flow'],
  choice: [...always, 'cancel', 'hold', 'guard', 'ask', 'answer', 'repeat', 'start flow'],
  yes_no: [...always, 'cancel', 'hold', 'guard', 'ask', 'answer', 'repeat', 'start flow'],
  place: [...always, 'cancel', 'hold', 'guard', 'ask', 'answer', 'repeat', 'start flow'],
  code: [...always, 'cancel', 'hold', 'guard', 'answer', 'ask', 'repeat', 'start flow'],
  field: [...always, 'cancel', 'hold', 'summarise', 'repeat', 'resume', 'ask about step', 'ask', 'answer'],
  review: [...always, 'cancel', 'hold', 'summarise', 'repeat', 'resume', 'ask about step', 'ask', 'answer'],
}
