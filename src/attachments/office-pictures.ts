import { randomUUID } from 'node:crypto'
import { Conflict, Forbidden, InvalidInput } from '../shared/errors.js'
import type { AttachmentStore } from './attachment-store.js'
import { officePicturesWording as say } from './wording.js'

/** A picture as it came with a form. */
export type ChosenPicture = { name: string; bytes: Buffer }
export type KeptPicture = { id: string; key: string }

export type PictureFiles = Pick<AttachmentStore, 'keep' | 'link' | 'unlink' | 'openPicture'>

export const mostPictures = 5
/** What every channel shows. */
export const pictureTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Pictures of an officer that go to a citizen; `belongsTo`: the id of what they stay with. */
export type PicturesOrder = { accountId: string; belongsTo: string; chosen: readonly ChosenPicture[]; at: Date }

const keepOne = async (
  files: PictureFiles,
  { accountId, at }: PicturesOrder,
  { name, bytes }: ChosenPicture,
): Promise<KeptPicture> => {
  const result = await files.keep({ id: `office:${randomUUID()}`, chat: `staff:${accountId}`, name, bytes, at })
  if ('refused' in result) throw new InvalidInput(say[result.refused](name))
  const { id, key, type } = result.kept
  if (!pictureTypes.has(type)) throw new InvalidInput(say.type(name))
  const shown = await files.openPicture(id)
  if ('refused' in shown) throw new InvalidInput(say[shown.refused](name))
  return { id, key }
}

/** Of anything else, such as a line that broke, nobody knows whether the update was written. */
const hasWrittenNothing = (error: unknown): boolean =>
  error instanceof Conflict || error instanceof InvalidInput || error instanceof Forbidden

/**
 * Keeps pictures for `run`, which sends them with its own update. They pass the door that citizens' files pass, and are
 * scanned before they go. Throws InvalidInput, and what `run` throws; then nothing of them stays.
 */
export const keepingPictures = async (
  files: PictureFiles,
  order: PicturesOrder,
  run: (kept: readonly KeptPicture[]) => Promise<void>,
): Promise<void> => {
  const { chosen, belongsTo } = order
  if (chosen.length > mostPictures) throw new InvalidInput(say.tooMany(mostPictures))
  const kept: KeptPicture[] = []
  for (const picture of chosen) kept.push(await keepOne(files, order, picture))
  const ids = kept.map(({ id }) => id)
  // linked first: a crash after the update must not leave pictures that were sent to the sweep
  await files.link(ids, belongsTo)
  try {
    await run(kept)
  } catch (error) {
    if (hasWrittenNothing(error)) await files.unlink(ids, belongsTo)
    throw error
  }
}
