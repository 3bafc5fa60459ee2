import { randomUUID } from 'node:crypto'
import type { AttachmentStore } from '../attachments/attachment-store.js'
import { reply } from '../messaging/message.js'
import { Conflict, Forbidden, InvalidInput } from '../shared/errors.js'
import type { Case, CaseChange } from './case.js'
import type { CaseStore } from './case-store.js'
import { assertMay, type CaseVerb, newsIdOf, newsOf } from './change-case.js'
import { kindOf } from './kinds/index.js'
import { caseWording } from './wording.js'

/** A picture as it came with a form. */
export type ChosenPicture = { name: string; bytes: Buffer }
type KeptPicture = { id: string; key: string }

export type PictureFiles = Pick<AttachmentStore, 'keep' | 'link' | 'unlink' | 'openPicture'>

export const mostPictures = 5
/** What every channel shows. */
export const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

const { errors } = caseWording.pictures

/**
 * Whether pictures may go with words to the citizen: where a chat takes them, and never of a protected case, for Zalo
 * fetches them from an address that asks nobody who they are.
 */
export const maySendPictures = ({ kind, chat }: Pick<Case, 'kind' | 'chat'>): boolean =>
  chat !== null && !kindOf(kind).isProtected

/** Keys of the pictures that the office sent. */
export const sentPicturesOf = ({ timeline }: Case): Set<string> =>
  new Set(timeline.flatMap(({ facts }) => facts?.pictures ?? []))

const keepOne = async (files: PictureFiles, { account, at }: CaseVerb, { name, bytes }: ChosenPicture) => {
  const from = `staff:${account.id}`
  const result = await files.keep({ id: `office:${randomUUID()}`, chat: from, name, bytes, at })
  if ('refused' in result) throw new InvalidInput(errors[result.refused](name))
  const { id, key, type } = result.kept
  if (!pictureTypes.has(type)) throw new InvalidInput(errors.type(name))
  const shown = await files.openPicture(id)
  if ('refused' in shown) throw new InvalidInput(errors[shown.refused](name))
  return { id, key }
}

/** A store whose change carries pictures after the message that it sends to the case's own citizen. */
const carrying = (store: CaseStore, pictures: readonly KeptPicture[]): CaseStore => ({
  ...store,
  apply(found, change) {
    const { event, outgoing } = change
    if (!outgoing.some(({ chat }) => chat === found.chat)) throw new InvalidInput(errors.withoutMessage)
    const sent = pictures.map(({ key }, index) => ({
      ...newsOf(found, event, reply(caseWording.pictures.caption(found.receiptCode, index + 1, pictures.length))),
      id: `${newsIdOf(found, event.id)}:${key}`,
      picture: key,
    }))
    const withPictures: CaseChange = {
      ...change,
      event: { ...event, facts: { ...event.facts, pictures: pictures.map(({ key }) => key) } },
      outgoing: [...outgoing, ...sent],
      attachments: [...(change.attachments ?? []), ...pictures.map(({ id }) => id)],
    }
    return store.apply(found, withPictures)
  },
})

/** Of anything else, such as a line that broke, nobody knows whether the update was written. */
const hasWrittenNothing = (error: unknown): boolean =>
  error instanceof Conflict || error instanceof InvalidInput || error instanceof Forbidden

/**
 * Runs an officer's verb so that the pictures go to the citizen with its message and stay with the case, in the same
 * update. They pass the door that citizens' files pass, and are scanned before they go. Throws InvalidInput, Forbidden,
 * and what the verb throws; then nothing of them stays.
 */
export const sendingPictures = async (
  verb: CaseVerb & { attachments: PictureFiles },
  chosen: readonly ChosenPicture[],
  run: (verb: CaseVerb) => Promise<void>,
): Promise<void> => {
  const { account, found, store, attachments } = verb
  if (chosen.length === 0) return run(verb)
  assertMay(account, found, 'handle')
  if (!maySendPictures(found)) throw new InvalidInput(errors.notHere)
  if (chosen.length > mostPictures) throw new InvalidInput(errors.tooMany(mostPictures))
  const kept: KeptPicture[] = []
  for (const picture of chosen) kept.push(await keepOne(attachments, verb, picture))
  const ids = kept.map(({ id }) => id)
  // linked first: a crash after the update must not leave pictures that were sent to the sweep
  await attachments.link(ids, found.id)
  try {
    await run({ ...verb, store: carrying(store, kept) })
  } catch (error) {
    if (hasWrittenNothing(error)) await attachments.unlink(ids, found.id)
    throw error
  }
}
