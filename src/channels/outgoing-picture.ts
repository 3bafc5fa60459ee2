import type { Attachment, AttachmentStore } from '../attachments/attachment-store.js'
import type { SendOutcome } from '../messaging/message.js'
import { channelsWording as say } from './wording.js'

type NotSent = Extract<SendOutcome, { outcome: 'rejected' | 'retry' }>

const scanAgainMs = 60_000

/** The file that a message's picture names, or what becomes of the message without it. */
export const findPicture = async (
  attachments: Pick<AttachmentStore, 'getByKey'>,
  picture: string,
): Promise<{ found: Attachment } | { notSent: NotSent }> => {
  const found = await attachments.getByKey(picture)
  return found && !found.removed ? { found } : { notSent: { outcome: 'rejected', reason: say.pictureGone } }
}

/** The bytes of a message's picture as they are shown, or what becomes of the message without them. */
export const loadPicture = async (
  attachments: Pick<AttachmentStore, 'getByKey' | 'openPicture'>,
  picture: string,
): Promise<{ bytes: Buffer } | { notSent: NotSent }> => {
  const named = await findPicture(attachments, picture)
  if ('notSent' in named) return named
  const opened = await attachments.openPicture(named.found.id)
  if ('bytes' in opened) return { bytes: opened.bytes }
  return opened.refused === 'not_scanned'
    ? { notSent: { outcome: 'retry', afterMs: scanAgainMs, scope: 'chat' } }
    : { notSent: { outcome: 'rejected', reason: say.pictureUnfit } }
}
