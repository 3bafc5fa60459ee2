import { wholeConversations } from './0001-whole-conversations.js'
import { wholeCases } from './0002-whole-cases.js'
import { messagesByChat } from './0003-messages-by-chat.js'
import { filesByUpload } from './0004-files-by-upload.js'
import { tasksInOnePlace } from './0005-tasks-in-one-place.js'
import { messageKeys } from './0006-message-keys.js'
import { wholeAccounts } from './0007-whole-accounts.js'
import { stackOfFlows } from './0008-stack-of-flows.js'
import { dutiesAndActs } from './0009-duties-and-acts.js'
import { joinedCases } from './0010-joined-cases.js'
import { counterAndTransfers } from './0011-counter-and-transfers.js'
import { remindedCases } from './0012-reminded-cases.js'
import { formerOffices } from './0013-former-offices.js'
import { foundCases } from './0014-found-cases.js'
import { heldClocks } from './0015-held-clocks.js'
import { openCases } from './0016-open-cases.js'
import { catalogVersions } from './0017-catalog-versions.js'
import { wordsAtDesks } from './0018-words-at-desks.js'
import { publicIds } from './0019-public-ids.js'
import { commentsOnNotices } from './0020-comments-on-notices.js'
import { unsaidSenders } from './0021-unsaid-senders.js'
import type { Migration } from './run-migrations.js'

/** Every migration, in the order in which they are done; a row is never changed once a database has been through it. */
export const migrations: readonly Migration[] = [
  wholeConversations,
  wholeCases,
  messagesByChat,
  filesByUpload,
  tasksInOnePlace,
  messageKeys,
  wholeAccounts,
  stackOfFlows,
  dutiesAndActs,
  joinedCases,
  counterAndTransfers,
  remindedCases,
  formerOffices,
  foundCases,
  heldClocks,
  openCases,
  catalogVersions,
  wordsAtDesks,
  publicIds,
  commentsOnNotices,
  unsaidSenders,
]
