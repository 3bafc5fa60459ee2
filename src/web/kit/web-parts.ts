import type { Router } from 'express'
import type { Accounts } from '../../accounts/accounts.js'
import type { AuditTrail } from '../../accounts/audit-trail.js'
import type { OfficerNewsDesk } from '../../accounts/officer-news.js'
import type { Account } from '../../accounts/roles.js'
import type { SignInTryStore } from '../../accounts/sign-in-try-store.js'
import type { AttachmentStore } from '../../attachments/attachment-store.js'
import type { CaseStore } from '../../cases/case-store.js'
import type { ClockKeeper } from '../../cases/clocks.js'
import type { PetitionLinkStore } from '../../cases/petition-link-store.js'
import type { Catalog } from '../../catalog/catalog.js'
import type { Config } from '../../config.js'
import type { OutboxStore } from '../../messaging/outbox-store.js'
import type { ContactStore } from '../../places/contact-store.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { Tasks } from '../../tasks/create-tasks.js'

export type Link = { href: string; label: string }

/** Everything that pages work with; built in main.ts and completed by the server. */
export type WebParts = {
  config: Config
  publicUrl: string
  cases: CaseStore
  clocks: ClockKeeper
  tasks: Pick<Tasks, 'findFor' | 'answer' | 'tickOff'>
  petitionLinks: PetitionLinkStore
  contacts: ContactStore
  accounts: Accounts
  /** For looks alone: what changes something is audited by its verb. */
  audit: Pick<AuditTrail, 'add'>
  officerNews: OfficerNewsDesk
  signInTries: SignInTryStore
  catalog: Catalog
  /** Names of the matters that are answered beside the catalog, by slug. */
  matterNames: ReadonlyMap<string, string>
  outbox: { wake(): void; sendAgain(id: string, accountId: string): Promise<boolean> }
  attachments: AttachmentStore
  outboxStore: OutboxStore
  /** Rejects while the database is away. */
  isReady(): Promise<boolean>
  keys: { csrf: Buffer; device: Buffer; files: Buffer }
  clock: Clock
  logger: Logger
  channelRouters: Router[]
  /** The pages of staff open to an account; the first is where it works. */
  navigationOf(account: Account): readonly Link[]
}
