import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { XaOi } from '../../main.js'
import { type Choice, channelOf, type IncomingFile } from '../../messaging/message.js'

export type Picture = 'rubbish' | 'rubbish-near' | 'lamp'

const longestWaitMs = 60_000

/** The parts of the core that a sample citizen's words and files go through. */
type Doors = Pick<XaOi['core'], 'messaging' | 'attachments'>

/** Keeps a picture as the chat's; gives its id. Throws where there is no room for it. */
export const keepPicture = async ({ attachments }: Doors, chat: string, picture: Picture, id: string) => {
  const bytes = await readFile(new URL(`./pictures/${picture}.jpg`, import.meta.url))
  const result = await attachments.keep({ id, chat, bytes, name: null, at: new Date() })
  if ('refused' in result) throw new Error(`sample picture refused: ${result.refused}`)
  return result.kept
}

/** What a citizen says in a chat, picture or words, as their channel would bring it; gives the choices that were answered. */
export const say = async (
  doors: Doors,
  chat: string,
  said: { text: string } | { picture: Picture },
): Promise<Choice[]> => {
  const { inbox, outbox, outboxStore } = doors.messaging
  const id = `${chat}:${randomUUID()}`
  const files: IncomingFile[] = []
  if ('picture' in said) {
    const { id: ref, name, size } = await keepPicture(doors, chat, said.picture, `${id}:0`)
    files.push({ kind: 'photo', ref, name, size })
  }
  const text = 'text' in said ? said.text : ''
  const message = { id, chat, channel: channelOf(chat), text, at: new Date(), ...(files.length > 0 && { files }) }
  await inbox.receive(message)
  if (!(await inbox.waitUntilHandled(message, longestWaitMs))) throw new Error(`sample message not handled: ${text}`)
  await outbox.collect()
  return (await outboxStore.findCausedBy(id)).flatMap(({ choices }) => choices)
}

export const sayAll = async (doors: Doors, chat: string, ...texts: string[]): Promise<Choice[]> => {
  let offered: Choice[] = []
  for (const text of texts) offered = await say(doors, chat, { text })
  return offered
}
