import { randomUUID } from 'node:crypto'
import { auditEntry } from '../../shared/audit.js'
import { Forbidden, InvalidInput, NotFound } from '../../shared/errors.js'
import type { Connection } from '../../shared/mongo.js'
import type { Partner } from '../partner.js'
import { partnerWording } from '../wording.js'
import { payloadSchemas } from './payload.js'
import type { Post } from './post-safely.js'
import { secretOf, signedHeaders } from './signature.js'
import { delays, formerSecretMs, type Webhook, type WebhookEvent, type WebhookForm } from './webhook.js'
import { createWebhookStore, type Delivery } from './webhook-store.js'

const say = partnerWording.webhook
/** Processes' clocks differ, and a write may be seen late: so much is looked through again, and nothing told twice. */
const overlapMs = 2 * 60_000
const mostOfPartner = 5
const atOnce = 20

/** A case in codes with its openings and moves; a procedure with the number of its version. */
export type CaseMoves = {
  found: { id: string; kind: string; category: string; agency: { communeCode: string | null }; updatedAt: Date }
  moves: readonly { id: string; at: Date; from: string | null; to: string }[]
}
export type PublishedVersion = { slug: string; code: string | null; version: number }

export type Happenings = {
  caseMoves: (since: Date) => AsyncIterable<CaseMoves>
  publishedVersions: () => readonly PublishedVersion[]
}

type Happening = { id: string; event: WebhookEvent; at: Date; communeCode?: string | null; data: object }

/** Telling other systems what happened, in codes: at least once each, signed, tried again for two days. */
export const createWebhooks = ({
  connection,
  key,
  post,
  findInForce,
  caseMoves,
  publishedVersions,
}: Happenings & {
  connection: Connection
  /** What secrets are derived from. */
  key: Buffer
  post: Post
  /** Of these ids of partners those whose key is in force. */
  findInForce: (ids: readonly string[]) => Promise<Partner[]>
}) => {
  const store = createWebhookStore(connection)

  const findOwners = async (hooks: readonly Webhook[]): Promise<Map<string, Partner>> => {
    const partners = await findInForce([...new Set(hooks.map(({ partnerId }) => partnerId))])
    return new Map(partners.map((one) => [one.id, one]))
  }

  const reaches = (partner: Partner | undefined, { event, communeCode }: Happening): boolean =>
    partner?.scopes.includes('webhooks') === true &&
    (event !== 'case.moved' || partner.scopes.includes('cases:read')) &&
    (communeCode === undefined || partner.communeCode === null || partner.communeCode === communeCode)

  const storeFor = async (
    hooks: readonly Webhook[],
    owners: ReadonlyMap<string, Partner>,
    { id, event, at, communeCode, data }: Happening,
  ): Promise<void> => {
    const happening = { id, event, at, ...(communeCode !== undefined && { communeCode }), data }
    const told = hooks.filter(
      (hook) => hook.events.includes(event) && hook.createdAt <= at && reaches(owners.get(hook.partnerId), happening),
    )
    const body = JSON.stringify(payloadSchemas[event].parse({ id, event, at: at.toISOString(), data }))
    await store.addDeliveries(
      told.map(
        (hook): Delivery => ({
          _id: `${hook.id}:${id}`,
          webhookId: hook.id,
          body,
          state: 'waiting',
          attempts: 0,
          nextAttemptAt: at,
          createdAt: at,
          failure: null,
        }),
      ),
    )
  }

  /** Stores what happened for whoever is to be told, then how far that was: a crash in between repeats, and loses nothing. */
  const follow = async (now: Date): Promise<void> => {
    const hooks = await store.find()
    const owners = await findOwners(hooks)
    const progress = await store.getProgress()
    const current = publishedVersions()
    const known = progress?.versions
    const changed = known ? current.filter(({ slug, version }) => known[slug] !== version) : []
    for (const { slug, code, version } of changed)
      await storeFor(hooks, owners, {
        id: `procedure:${slug}:${version}`,
        event: 'procedure.published',
        at: now,
        data: { slug, code, version },
      })
    if (!known || changed.length > 0)
      await store.putProgress({ versions: Object.fromEntries(current.map(({ slug, version }) => [slug, version])) })

    const told = hooks.filter(({ events }) => events.includes('case.moved'))
    const [oldest] = told
    if (!oldest) return
    const upTo = progress?.casesUpTo ?? oldest.createdAt
    const since = new Date(Math.max(upTo.getTime() - overlapMs, oldest.createdAt.getTime()))
    let last = upTo
    for await (const { found, moves } of caseMoves(since)) {
      const { id, kind, category, agency, updatedAt } = found
      for (const { id: eventId, at, from, to } of moves)
        await storeFor(told, owners, {
          id: `case:${id}:${eventId}`,
          event: 'case.moved',
          at,
          communeCode: agency.communeCode,
          data: { case: id, kind, category, commune: agency.communeCode, from, to },
        })
      if (updatedAt > last) last = updatedAt
    }
    if (last !== upTo || !progress?.casesUpTo) await store.putProgress({ casesUpTo: last })
  }

  const tryOne = async (delivery: Delivery, hook: Webhook, now: Date): Promise<void> => {
    const { _id, body, attempts } = delivery
    const headers = signedHeaders(key, hook, { id: _id, body, at: now })
    const result = await post({ url: hook.url, headers, body })
    if ('status' in result && result.status >= 200 && result.status < 300)
      return store.markDelivery(_id, { state: 'delivered', attempts: attempts + 1, failure: null })
    const failure = 'status' in result ? String(result.status) : result.failed
    const delay = delays[attempts]
    await store.markDelivery(_id, {
      attempts: attempts + 1,
      failure,
      ...(delay === undefined ? { state: 'failed' } : { nextAttemptAt: new Date(now.getTime() + delay) }),
    })
  }

  const deliver = async (now: Date): Promise<void> => {
    const hooks = new Map((await store.find()).map((one) => [one.id, one]))
    const owners = await findOwners([...hooks.values()])
    for (;;) {
      const due = await store.findDue(now, atOnce)
      if (due.length === 0) return
      await Promise.all(
        due.map(async (delivery) => {
          const hook = hooks.get(delivery.webhookId)
          if (hook && owners.has(hook.partnerId)) await tryOne(delivery, hook, now)
          else await store.markDelivery(delivery._id, { state: 'failed', failure: 'gone' })
        }),
      )
    }
  }

  const getChanged = (changed: Webhook | null): Webhook => {
    if (!changed) throw new NotFound(say.notFound)
    return changed
  }

  return {
    prepare: store.prepare,
    auditSource: store.auditSource,

    /** Tells a partner from now on; its secret is given once. Throws Forbidden, InvalidInput. */
    async add(partner: Partner, form: WebhookForm, at: Date): Promise<{ webhook: Webhook; secret: string }> {
      if (form.events.includes('case.moved') && !partner.scopes.includes('cases:read'))
        throw new Forbidden(say.needsRead)
      if ((await store.find(partner.id)).length >= mostOfPartner) throw new InvalidInput(say.tooMany(mostOfPartner))
      const webhook: Webhook = {
        id: randomUUID(),
        partnerId: partner.id,
        ...form,
        secretNumber: 1,
        formerUntil: null,
        createdAt: at,
      }
      await store.create(webhook, auditEntry({ accountId: null, at }, 'webhook_added', partner.id))
      return { webhook, secret: secretOf(key, webhook) }
    },

    /** A partner's webhooks, each with how its calls stand. */
    async find({ id }: Partner) {
      const hooks = await store.find(id)
      return Promise.all(hooks.map(async (webhook) => ({ webhook, standing: await store.standingOf(webhook.id) })))
    },

    /** A new secret; the one before signs, too, for a day. Throws NotFound. */
    async renewSecret(partner: Partner, id: string, at: Date): Promise<{ webhook: Webhook; secret: string }> {
      const set = { formerUntil: new Date(at.getTime() + formerSecretMs) }
      const entry = auditEntry({ accountId: null, at }, 'webhook_secret_changed', partner.id)
      const webhook = getChanged(await store.change({ id, partnerId: partner.id }, { set, nextSecret: true }, entry))
      return { webhook, secret: secretOf(key, webhook) }
    },

    /** Tells it no longer; what is on its way is given up. Throws NotFound. */
    async remove(partner: Partner, id: string, at: Date): Promise<void> {
      const entry = auditEntry({ accountId: null, at }, 'webhook_removed', partner.id)
      getChanged(await store.change({ id, partnerId: partner.id }, { set: { removedAt: at } }, entry))
    },

    /** The job tell_webhooks. */
    async tell(now: Date): Promise<void> {
      await follow(now)
      await deliver(now)
    },

    removeDeliveriesOlder: store.removeDeliveriesOlder,
  }
}

export type Webhooks = ReturnType<typeof createWebhooks>
