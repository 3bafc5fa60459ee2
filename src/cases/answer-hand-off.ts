import { type Account, can } from '../accounts/roles.js'
import { reply } from '../messaging/message.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { HandOffStore } from './hand-off-store.js'
import { caseWording } from './wording.js'

/** Sends an officer's answer to a citizen who asked for a person. */
export const answerHandOff = async (
  store: HandOffStore,
  { account, key, text, agencyName, at }: { account: Account; key: string; text: string; agencyName: string; at: Date },
): Promise<void> => {
  const handOff = await store.getByKey(key)
  if (!handOff) throw new NotFound(caseWording.errors.notFound)
  const permission = handOff.isProtected ? 'handle_protected' : 'answer_hand_offs'
  if (!can(account, permission, handOff.communeCode)) throw new Forbidden(caseWording.errors.forbidden)
  if (!text.trim()) throw new InvalidInput(caseWording.errors.answerMissing)
  const { id } = handOff
  const message = {
    ...reply(caseWording.handOffAnswer(agencyName, text.trim())),
    id: `hand-off:${id}`,
    chat: handOff.chat,
    causedBy: `hand-off:${id}`,
  }
  const isFirst = await store.answer(id, { accountId: account.id, text: text.trim(), at, message })
  if (!isFirst) throw new Conflict(caseWording.errors.changedMeanwhile)
}
