import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { InvalidInput } from '../shared/errors.js'
import { takingUp } from './assignment/take-up.js'
import { applyChange, assertMay, type CaseVerb, newsOf, staffEvent } from './change-case.js'
import { deskWording } from './desk/wording.js'
import { isFinal } from './kinds/index.js'
import { caseWording } from './wording.js'

export const messageForm = z.object({ text: z.string().trim().max(4_000) })
export type MessageForm = z.infer<typeof messageForm>

/** The command behind the button under an officer's question; the dialogue understands it. */
export const answerWord = 'traloi'

const answerCommand = (receiptCode: string): string => `/${answerWord} ${receiptCode}`

const assertText = (text: string): void => {
  if (!text) throw new InvalidInput(caseWording.errors.messageMissing)
}

/** Sends the citizen a message about the case; the state stays. */
export const replyToCitizen = async (verb: CaseVerb, { text }: MessageForm): Promise<void> => {
  const { store, found } = verb
  assertMay(verb.account, found, 'handle')
  assertText(text)
  const event = staffEvent(verb, { what: 'replied', text })
  const outgoing = [newsOf(found, event, reply(caseWording.officeReplies(found, text)))]
  await applyChange(store, found, takingUp(verb, { set: {}, event, outgoing }))
}

/** Asks the citizen for information; the case waits for the answer, its clocks don't. */
export const askCitizen = async (verb: CaseVerb, { text }: MessageForm): Promise<void> => {
  const { store, found } = verb
  assertMay(verb.account, found, 'handle')
  assertText(text)
  if (isFinal(found.kind, found.state)) throw new InvalidInput(caseWording.errors.closed)
  const event = staffEvent(verb, { what: 'asked', text })
  const choices = [{ label: caseWording.answerChoice, value: answerCommand(found.receiptCode) }]
  const said = (found.chat === null ? deskWording : caseWording).officeAsks(found, text)
  const outgoing = [newsOf(found, event, reply(said, choices))]
  await applyChange(store, found, takingUp(verb, { set: { awaitsCitizen: true }, event, outgoing }))
}
