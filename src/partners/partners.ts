import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Account, can } from '../accounts/roles.js'
import { createToken, hashToken } from '../accounts/token.js'
import { getCommune } from '../places/communes.js'
import { auditEntry } from '../shared/audit.js'
import { Conflict, Forbidden } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { type Partner, scopeNames } from './partner.js'
import { createPartnerStore } from './partner-store.js'
import { createRequestStore } from './request-store.js'
import { createPostSafely, type Post } from './webhooks/post-safely.js'
import { createWebhooks, type Happenings } from './webhooks/webhooks.js'
import { partnerWording } from './wording.js'

const say = partnerWording.errors

const day = 24 * 60 * 60_000
const requestsKeptMs = 7 * day
const deliveriesKeptMs = 30 * day

/** Says at a glance whose key it is, so that scanners of leaked secrets find it. */
const keyPrefix = 'xaoi_'

/** What an administrator writes for a new key. */
export const partnerForm = z.object({
  name: z.string().trim().min(1, say.name).max(100, say.nameTooLong),
  scopes: z.array(z.enum(scopeNames)).min(1, say.scopes),
  communeCode: z
    .string()
    .nullable()
    .refine((code) => code === null || getCommune(code) !== undefined, say.commune),
})
export type PartnerForm = z.infer<typeof partnerForm>

/** `key`: as the caller names the request; null: it doesn't. */
type NamedRequest = { key: string | null; body: string; at: Date }

/** Who does something, and when. */
type By = { account: Account; at: Date }

/** The door of this folder: which other systems may call, with which key. */
export const createPartners = ({
  connection,
  webhookKey,
  post = createPostSafely(),
  ...happenings
}: Happenings & {
  connection: Connection
  /** What the secrets of webhooks are derived from. */
  webhookKey: Buffer
  post?: Post
}) => {
  const store = createPartnerStore(connection)
  const requests = createRequestStore(connection)
  const { findInForce } = store
  const webhooks = createWebhooks({ connection, key: webhookKey, post, findInForce, ...happenings })

  const assertMay = (account: Account): void => {
    if (!can(account, 'manage_partners')) throw new Forbidden(say.forbidden)
  }

  return {
    prepare: async (): Promise<void> => {
      await Promise.all([store.prepare(), requests.prepare(), webhooks.prepare()])
    },
    auditSources: () => [store.auditSource(), webhooks.auditSource()],
    webhooks,

    /** Makes a key; it is given once and stored nowhere. Throws Forbidden. */
    async create({ account, at }: By, form: PartnerForm): Promise<{ partner: Partner; key: string }> {
      assertMay(account)
      const key = `${keyPrefix}${createToken()}`
      const partner: Partner = { id: randomUUID(), ...form, createdAt: at, revokedAt: null }
      const entry = auditEntry({ accountId: account.id, at }, 'partner_key_made', partner.id)
      await store.create(partner, hashToken(key), entry)
      return { partner, key }
    },

    /** Ends a key at once. Throws Forbidden, Conflict. */
    async revoke({ account, at }: By, id: string): Promise<void> {
      assertMay(account)
      const entry = auditEntry({ accountId: account.id, at }, 'partner_key_revoked', id)
      if (!(await store.revoke(id, at, entry))) throw new Conflict(say.gone)
    },

    /** All of them, the newest first. Throws Forbidden. */
    async findAll(account: Account): Promise<Partner[]> {
      assertMay(account)
      return store.findAll()
    },

    /** Whose key this is; null: nobody's, or it was revoked. */
    findByKey: (key: string): Promise<Partner | null> => store.findByHash(hashToken(key)),

    /**
     * The name of a request, the same for the same partner, key and body however often it is sent; without a key another
     * one each time. Null: the key came with another body within the week.
     */
    async nameRequest(partner: Partner, { key, body, at }: NamedRequest): Promise<string | null> {
      if (key === null) return `api:${randomUUID()}`
      const digest = hashToken(body)
      if (!(await requests.take(hashToken(`${partner.id}:${key}`), digest, at))) return null
      return `api:${hashToken(`${partner.id}:${key}:${digest}`)}`
    },

    /** Forgets what nobody asks about any more: the job sweep_partners. */
    async sweep(now: Date): Promise<void> {
      await requests.removeOlder(new Date(now.getTime() - requestsKeptMs))
      await webhooks.removeDeliveriesOlder(new Date(now.getTime() - deliveriesKeptMs))
    },
  }
}

export type Partners = ReturnType<typeof createPartners>
