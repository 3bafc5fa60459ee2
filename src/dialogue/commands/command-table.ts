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
    'after alarm',
    'look up code',
    'follow up case',
    'name kind',
    'ask who this is',
    'guard',
    'answer officer',
    'ask about topic',
    'ask about law',
    'start flow',
  ],
  kind: [
    ...always,
    'summarise',
    'repeat',
    'cancel',
    'hold',
    'ask about step',
    'ask who this is',
    'ask',
    'answer',
    'start flow',
  ],
  more: [...always, 'cancel', 'hold', 'guard', 'answer'],
  words: [...always, 'cancel', 'answer'],
  signing: [
    ...always,
    'hold',
    'summarise',
    'ask about step',
    'ask about law',
    'answer',
    'cancel',
    'repeat',
    'ask',
    'start flow',
  ],
  choice: [...always, 'cancel', 'hold', 'guard', 'ask', 'answer', 'repeat', 'start flow'],
  yes_no: [...always, 'cancel', 'hold', 'guard', 'ask', 'answer', 'repeat', 'start flow'],
  place: [...always, 'cancel', 'hold', 'guard', 'ask', 'answer', 'repeat', 'start flow'],
  code: [...always, 'cancel', 'hold', 'guard', 'answer', 'ask', 'repeat', 'start flow'],
  field: [
    ...always,
    'summarise',
    'repeat',
    'cancel',
    'hold',
    'resume',
    'ask about step',
    'ask who this is',
    'ask',
    'answer',
  ],
  review: [
    ...always,
    'summarise',
    'repeat',
    'cancel',
    'hold',
    'resume',
    'ask about step',
    'ask who this is',
    'ask',
    'answer',
  ],
}
