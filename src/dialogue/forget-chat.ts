import { causeOf } from '../cases/cause.js'
import type { Slices } from './slices.js'

/** Deletes what a chat left behind and belongs to no case; the turn that asks for it is stored afterwards. */
export const forgetChat = async (
  { collectAudit, messaging, tasks, files, cases, reminders, reception, surveys, forgetAsked }: Slices,
  chat: string,
  at: Date,
): Promise<void> => {
  await collectAudit()
  await messaging.forget(chat, causeOf(''))
  await tasks.forget(chat)
  await files.forgetUnlinked(chat)
  await cases.forget(chat)
  await reception.forget(chat)
  await forgetAsked(chat)
  await surveys.forget(chat, at)
  await reminders.unlinkChat(chat, at)
}
