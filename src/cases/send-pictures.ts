import {
  type ChosenPicture,
  type KeptPicture,
  keepingPictures,
  type PictureFiles,
} from '../attachments/office-pictures.js'
import { reply } from '../messaging/message.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseChange } from './case.js'
import type { CaseStore } from './case-store.js'
import { assertMay, type CaseVerb, newsIdOf, newsOf } from './change-case.js'
import { kindOf } from './kinds/index.js'
import { caseWording } from './wording.js'

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

/**
 * Runs an officer's verb so that the pictures go to the citizen with its message and stay with the case, in the same
 * update. Throws InvalidInput, Forbidden, and what the verb throws; then nothing of them stays.
 */
export const sendingPictures = async (
  verb: CaseVerb & { attachments: PictureFiles },
  chosen: readonly ChosenPicture[],
  run: (verb: CaseVerb) => Promise<void>,
): Promise<void> => {
  const { account, found, store, attachments, at } = verb
  if (chosen.length === 0) return run(verb)
  assertMay(account, found, 'handle')
  if (!maySendPictures(found)) throw new InvalidInput(errors.notHere)
  await keepingPictures(attachments, { accountId: account.id, belongsTo: found.id, chosen, at }, (kept) =>
    run({ ...verb, store: carrying(store, kept) }),
  )
}
