import { z } from 'zod'
import { isPublicAddress, literalAddress } from '../../shared/public-address.js'
import { partnerWording } from '../wording.js'

/** What other systems may be told of. */
export const webhookEvents = {
  'case.moved': 'Vụ việc được mở hoặc đổi trạng thái',
  'procedure.published': 'Thủ tục có bản mới',
} as const
export type WebhookEvent = keyof typeof webhookEvents
export const webhookEventNames = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]]

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** After which time a call that failed is tried again; after the last it is given up, some two days after the first. */
export const delays = [30 * second, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 24 * hour]
/** How long the secret before the newest one signs, too. */
export const formerSecretMs = 24 * hour

/** Where a partner is told; its secrets are derived by number, so none is stored. */
export type Webhook = {
  id: string
  partnerId: string
  url: string
  events: readonly WebhookEvent[]
  secretNumber: number
  /** Up to when the secret before this one signs, too; null: there is none. */
  formerUntil: Date | null
  createdAt: Date
}

const say = partnerWording.webhook

const innerNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp)$/
/** A name that the open internet may know: one with a dot in it, not at its end. */
const isPublicName = (hostname: string): boolean => {
  const name = hostname.replace(/\.+$/, '')
  return name.includes('.') && !innerNames.test(name)
}

/** Https, no user name in it, no bare address of a network of somebody's own. Names are looked up when it is called. */
const isCallable = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  const literal = literalAddress(hostname)
  return (
    protocol === 'https:' &&
    username === '' &&
    password === '' &&
    (literal ? isPublicAddress(literal) : isPublicName(hostname))
  )
}

/** What a partner sends to be told. */
export const webhookForm = z.strictObject({
  url: z.string().max(500).refine(isCallable, say.url),
  events: z.array(z.enum(webhookEventNames)).min(1, say.events),
})
export type WebhookForm = z.infer<typeof webhookForm>
