import type { Accounts } from '../../accounts/accounts.js'
import type { Account } from '../../accounts/roles.js'
import type { Attachments } from '../../attachments/attachments.js'
import type { Breaches } from '../../breaches/breaches.js'
import type { Cases } from '../../cases/cases.js'
import type { Retention } from '../../cases/retention/retention.js'
import type { Catalog } from '../../catalog/catalog.js'
import type { Config } from '../../config.js'
import type { Deadlines } from '../../deadlines/deadlines.js'
import type { Dialogue } from '../../dialogue/dialogue.js'
import type { FormAnswers } from '../../form-answers/form-answers.js'
import type { Indicators } from '../../indicators/indicators.js'
import type { Messaging } from '../../messaging/messaging.js'
import type { Operations } from '../../operations/operations.js'
import type { Papers } from '../../papers/papers.js'
import type { Partners } from '../../partners/partners.js'
import type { Places } from '../../places/places.js'
import type { Proof } from '../../proof/proof.js'
import type { Publications } from '../../publications/publications.js'
import type { Reception } from '../../reception/reception.js'
import type { Reminders } from '../../reminders/reminders.js'
import type { Clock } from '../../shared/clock.js'
import type { HealthCheck } from '../../shared/health-check.js'
import type { Logger } from '../../shared/logger.js'
import type { Surveys } from '../../surveys/surveys.js'
import type { Tasks } from '../../tasks/tasks.js'
import type { Understanding } from '../../understanding/understanding.js'

/** `count` is what waits there unread, where a page counts. */
export type Link = { href: string; label: string; count?: number }

/** One call of an OpenAPI description, as far as it is read to people. */
export type DescribedCall = {
  summary?: string
  description?: string
  tags?: string[]
  security?: Record<string, string[]>[]
  parameters?: { name: string; in: string; required?: boolean; description?: string }[]
  requestBody?: { content?: object }
  responses?: Record<string, { description?: string }>
}
export type DescribedApi = Partial<Record<'paths' | 'webhooks', Record<string, Record<string, DescribedCall>>>>

/** The slices that pages work with, each through its door, and what all pages share. */
export type WebParts = {
  /** What the API offers, as its description says it (OpenAPI). */
  apiDescription: DescribedApi
  accounts: Accounts
  attachments: Pick<Attachments, 'open' | 'openToSave' | 'openPicture' | 'getByKey' | 'findMany' | 'keep'>
  breaches: Breaches
  /** Asks a platform who the bot is and where it sends what is written to it. */
  checkChannel: Record<'telegram' | 'zalo', () => Promise<HealthCheck[]>>
  cases: Cases
  catalog: Catalog
  deadlines: Deadlines
  dialogue: Pick<Dialogue, 'reports'>
  formAnswers: Pick<FormAnswers, 'keep' | 'get' | 'noteSent' | 'getSent' | 'getDraft'>
  indicators: Indicators
  messaging: Pick<Messaging, 'outbox' | 'outboxStore' | 'corrections' | 'findBlocked'>
  operations: Operations
  papers: Papers
  partners: Pick<Partners, 'create' | 'revoke' | 'findAll'>
  places: Places
  proof: Omit<Proof, 'close'>
  publications: Publications
  reception: Reception
  reminders: Pick<
    Reminders,
    | 'urge'
    | 'findStanding'
    | 'findLastDigest'
    | 'findIdentityNotices'
    | 'findOfCase'
    | 'countUnread'
    | 'nextAt'
    | 'markRead'
    | 'getWay'
    | 'hasMail'
    | 'createChatCode'
    | 'sendEmailCode'
    | 'sendTrialLetter'
    | 'confirmEmail'
    | 'removeWay'
  >
  retention: Pick<Retention, 'findGoing' | 'findHeld' | 'hold' | 'lift'>
  surveys: Surveys
  tasks: Pick<
    Tasks,
    | 'findFor'
    | 'findAllFor'
    | 'answer'
    | 'finish'
    | 'settle'
    | 'reopen'
    | 'tickOff'
    | 'open'
    | 'requestAboutData'
    | 'findAboutData'
  >
  understanding: Pick<
    Understanding,
    'matterNameOf' | 'rehearse' | 'rehearseLesson' | 'understand' | 'findLifeEvents' | 'guessCategory' | 'nationalList'
  >
  config: Config
  publicUrl: string
  keys: { csrf: Buffer; device: Buffer; files: Buffer; forms: Buffer }
  clock: Clock
  logger: Logger
  /** The pages of staff open to an account; the first is where it works. */
  navigationOf(account: Account): readonly Link[]
}
