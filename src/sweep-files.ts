import type { AttachmentStore } from './attachments/attachment-store.js'
import type { ConversationStore } from './dialogue/conversation-store.js'

/** How long a file waits for a case when no draft holds it, and how long after its chat's last word a draft does. */
const unlinkedFilesMs = 60 * 60_000
const draftLivesMs = 24 * 60 * 60_000

/** Deletes files that no case has taken and no live draft holds. Two processes at it delete the same things. */
export const sweepFiles = (
  parts: { attachments: Pick<AttachmentStore, 'sweep'>; conversations: Pick<ConversationStore, 'findHeldFiles'> },
  now: Date,
): Promise<number> =>
  parts.attachments.sweep(new Date(now.getTime() - unlinkedFilesMs), (files) =>
    parts.conversations.findHeldFiles(files, new Date(now.getTime() - draftLivesMs)),
  )
