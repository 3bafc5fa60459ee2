import { type Api, InputFile } from 'grammy'
import type { AttachmentStore } from '../../attachments/attachment-store.js'
import { type OutgoingMessage, platformChatOf, type SendOutcome } from '../../messaging/message.js'
import { withNumberedChoices } from '../numbered-choices.js'
import { loadPicture } from '../outgoing-picture.js'
import { splitText } from '../split-text.js'
import { fitsButtons, toKeyboard } from './keyboard.js'
import { outcomeOf } from './outcome.js'
import { createWideRefusals } from './wide-refusals.js'

/** Below Telegram's 4096. */
export const longestText = 4_000

/** Telegram's robots open no address of ours. */
const withoutPreview = { link_preview_options: { is_disabled: true } }

/**
 * Sends plain text in pieces, the choices as buttons under the last: without markup nothing that a citizen wrote can
 * break a message. Pieces that arrived aren't sent again by this process.
 */
export const createSend = ({
  api,
  attachments,
}: {
  api: Api
  attachments: Pick<AttachmentStore, 'getByKey' | 'openPicture'>
}) => {
  const arrived = new Map<string, number>()
  const widen = createWideRefusals()

  const sendPieces = async (message: OutgoingMessage): Promise<number | null> => {
    const { id, chat, text, choices } = message
    const hasButtons = choices.length > 0 && fitsButtons(choices)
    const pieces = splitText(hasButtons ? text : withNumberedChoices(message), longestText)
    let platformId: number | null = null
    for (const [index, piece] of pieces.entries()) {
      if (index < (arrived.get(id) ?? 0)) continue
      const isLast = index === pieces.length - 1
      const markup = isLast && hasButtons ? { reply_markup: { inline_keyboard: toKeyboard(choices) } } : {}
      const sent = await api.sendMessage(Number(platformChatOf(chat)), piece, { ...withoutPreview, ...markup })
      arrived.set(id, index + 1)
      platformId = sent.message_id
    }
    return platformId
  }

  /** The bytes go up, so that Telegram needs no address of ours. */
  const sendPicture = async ({ chat, text }: OutgoingMessage, picture: string): Promise<SendOutcome> => {
    const loaded = await loadPicture(attachments, picture)
    if ('notSent' in loaded) return loaded.notSent
    try {
      const file = new InputFile(loaded.bytes, 'anh.jpg')
      const sent = await api.sendPhoto(Number(platformChatOf(chat)), file, { caption: text })
      return { outcome: 'delivered', platformMessageId: String(sent.message_id) }
    } catch (error) {
      return widen(chat, outcomeOf(error))
    }
  }

  return async (message: OutgoingMessage): Promise<SendOutcome> => {
    if (message.picture) return sendPicture(message, message.picture)
    try {
      const platformId = await sendPieces(message)
      arrived.delete(message.id)
      return { outcome: 'delivered', platformMessageId: platformId === null ? null : String(platformId) }
    } catch (error) {
      const outcome = outcomeOf(error)
      if (outcome.outcome !== 'retry' && outcome.outcome !== 'unclear') arrived.delete(message.id)
      return widen(message.chat, outcome)
    }
  }
}
