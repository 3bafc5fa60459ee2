import { programVersion } from '../../shared/program-version.js'
import type { CommandName } from '../commands/command.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'

/** '/phi register-birth' -> 'phi' */
const pressedIn = (text: string): string => /^\/([a-z-]+)/.exec(text)?.[1] ?? '?'

/** 'start flow/procedure_fee', 'payload/phi': what a message was taken as, and by which intent or button. */
export const ruleOf = ({ message, understood }: Pick<Turn, 'message' | 'understood'>, command: CommandName | 'none') =>
  `${command}/${message.text.startsWith('/') ? pressedIn(message.text) : understood.intent}`

/** Keeps with each answer about a procedure which rule chose it, and which version of the program. */
export const withRule = (turn: Turn, command: CommandName | 'none', outcome: Outcome): Outcome => {
  const made = { rule: ruleOf(turn, command), program: programVersion() }
  const replies = outcome.replies.map((said) =>
    said.told ? { ...said, told: said.told.map((one) => ({ ...one, ...made })) } : said,
  )
  return { ...outcome, replies }
}
