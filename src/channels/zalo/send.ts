import type { AttachmentStore } from '../../attachments/attachment-store.js'
import { pictureAddress } from '../../attachments/file-addresses.js'
import { type OutgoingMessage, platformChatOf, type SendOutcome } from '../../messaging/message.js'
import type { Clock } from '../../shared/clock.js'
import { numberedChoices } from '../numbered-choices.js'
import { findPicture } from '../outgoing-picture.js'
import { splitText } from '../split-text.js'
import { createQuotaRest, outcomeOf } from './outcome.js'
import { zaloWording } from './wording.js'
import type { ZaloApi } from './zalo-api.js'

/** Below the platform's 2000, whose unit isn't documented. */
export const longestText = 1_900

/** The text in pieces, then the choices as numbered lines, the first of them under the last piece where they fit. */
const toPieces = (message: OutgoingMessage): string[] => {
  const pieces = splitText(message.text, longestText)
  const [first, ...others] = numberedChoices(message, longestText)
  if (first === undefined) return pieces
  const last = pieces.at(-1)
  const both = last === undefined ? first : `${last}\n\n${first}`
  return both.length <= longestText ? [...pieces.slice(0, -1), both, ...others] : [...pieces, first, ...others]
}

/** Sends plain text. Pieces that arrived aren't sent again by this process. */
export const createSend = ({
  api,
  attachments,
  addresses,
  clock,
}: {
  api: ZaloApi
  attachments: Pick<AttachmentStore, 'getByKey'>
  /** How the addresses are made at which Zalo fetches pictures; null: it can't call us. */
  addresses: { key: Buffer; publicUrl: string } | null
  clock: Clock
}) => {
  const arrived = new Map<string, number>()
  const quotaRest = createQuotaRest()

  const sendPieces = async (message: OutgoingMessage): Promise<string | null> => {
    let platformId: string | null = null
    for (const [index, piece] of toPieces(message).entries()) {
      if (index < (arrived.get(message.id) ?? 0)) continue
      const sent = await api.sendMessage(platformChatOf(message.chat), piece)
      arrived.set(message.id, index + 1)
      platformId = sent.message_id
    }
    return platformId
  }

  /** The address at which Zalo fetches a message's picture while we wait, made anew for each try. */
  const addressOf = async (id: string, picture: string): Promise<{ address: string } | { notSent: SendOutcome }> => {
    if (!addresses) return { notSent: { outcome: 'rejected', reason: zaloWording.noPictures } }
    const named = await findPicture(attachments, picture)
    if ('notSent' in named) return named
    return { address: pictureAddress(addresses, { attachment: named.found, messageId: id, now: clock.now() }) }
  }

  const settled = async (message: OutgoingMessage, send: () => Promise<string | null>): Promise<SendOutcome> => {
    try {
      const platformId = await send()
      arrived.delete(message.id)
      quotaRest.over()
      return { outcome: 'delivered', platformMessageId: platformId }
    } catch (error) {
      const outcome = outcomeOf(error, quotaRest.next)
      if (outcome.outcome !== 'retry' && outcome.outcome !== 'unclear') arrived.delete(message.id)
      return outcome
    }
  }

  return async (message: OutgoingMessage): Promise<SendOutcome> => {
    const { id, chat, text, picture } = message
    if (!picture) return settled(message, () => sendPieces(message))
    const named = await addressOf(id, picture)
    if ('notSent' in named) return named.notSent
    return settled(message, async () => (await api.sendPhoto(platformChatOf(chat), named.address, text)).message_id)
  }
}
