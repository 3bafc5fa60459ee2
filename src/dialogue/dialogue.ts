import { categoryNames } from '../cases/categories.js'
import { type Reply, reply } from '../messaging/message.js'
import type { Clock } from '../shared/clock.js'
import { BadSetup } from '../shared/errors.js'
import type { Logger } from '../shared/logger.js'
import type { Connection } from '../shared/mongo.js'
import { createAddresses } from './addresses.js'
import { createConversationStore, type TalkSealing } from './conversation-store.js'
import { flowNamed } from './flows/index.js'
import { createReportForms } from './forms/send-report.js'
import { createHandleMessage } from './handle-message.js'
import { protectedLivesMs, withoutOldDrafts } from './patterns/keep-draft.js'
import { showingTyping } from './show-typing.js'
import type { Slices } from './slices.js'
import { wording } from './wording.js'

/** How long after its chat's last word a draft lives. */
const draftLivesMs = 7 * 24 * 60 * 60_000

const assertFlows = (flows: ReadonlyMap<string, string>): void => {
  for (const [intent, flow] of flows)
    if (!flowNamed(flow))
      throw new BadSetup(
        `intents/${intent.replaceAll('_', '-')}.yml: không có kịch bản ${flow}; hãy viết tên một thư mục trong src/dialogue/flows`,
      )
}

const assertCategories = (guessed: readonly string[]): void => {
  const differ = [
    ...guessed.filter((name) => !categoryNames.some((one) => one === name)),
    ...categoryNames.filter((name) => !guessed.includes(name)),
  ]
  if (differ.length > 0)
    throw new BadSetup(
      `src/understanding/categories/examples.yml: hãy ghi đúng các lĩnh vực của src/cases/categories.ts; khác nhau: ${differ.join(', ')}`,
    )
}

/**
 * The door of this folder: what the bot says next. Throws BadSetup when an intent names a flow that isn't there, or what
 * is guessed isn't a category of cases.
 */
export const createDialogue = ({
  connection,
  publicUrl,
  slices,
  sealing,
  showTyping,
  clock,
  logger,
}: {
  connection: Connection
  publicUrl: string
  slices: Omit<Slices, 'addresses'>
  sealing: TalkSealing
  showTyping: (chat: string) => void
  clock: Clock
  logger: Logger
}) => {
  assertFlows(slices.understanding.flows)
  assertCategories(slices.understanding.categories)
  const conversations = createConversationStore(connection, sealing)
  const withAddresses: Slices = { ...slices, addresses: createAddresses(publicUrl) }
  const { handleMessage, giveUp } = createHandleMessage({
    conversations,
    slices: withAddresses,
    clock,
    logger,
  })

  return {
    conversations,
    prepare: conversations.prepare,
    source: conversations.source,
    askedSource: conversations.askedSource,
    handleMessage: showingTyping(showTyping, handleMessage),
    giveUp,
    /** Reports that come by a form on a page. */
    reports: createReportForms(withAddresses),
    /** Says once that what a chat writes too fast will be answered together. */
    floodNotice: (): Reply => reply(wording.flood),
    /** Erases drafts that outlived their time: a denunciation's or tip's after a day, others put aside after seven. */
    eraseDrafts: (): Promise<void> =>
      conversations.eraseDrafts(new Date(clock.now().getTime() - protectedLivesMs), (conversation) =>
        withoutOldDrafts(conversation, clock.now()),
      ),
    /** Which of these files a draft still holds. */
    findHeldFiles: (files: readonly { id: string; chat: string }[]): Promise<Set<string>> =>
      conversations.findHeldFiles(files, new Date(clock.now().getTime() - draftLivesMs)),
  }
}

export type Dialogue = ReturnType<typeof createDialogue>
