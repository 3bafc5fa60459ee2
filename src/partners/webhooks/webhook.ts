import { z } from 'zod'
import { partnerWording } from '../wording.js'
import { isPublicAddress, literalAddress } from './public-address.js'

/** What other systems may be told of. */
export const webhookEvents = {
  'case.moved': 'Vụ việc được mở hoặc đổi trạng thái',
  'procedure.published': 'Thủ tục có bản mới',
} as const
export type WebhookEvent = keyof typeof webhookEvents
export const webhookEventNames = Object.keys(webhookEvents) as [WebhookEvent, ...WebhookEvent[]]

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
