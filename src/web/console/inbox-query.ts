import { z } from 'zod'
import { categoryNames } from '../../cases/categories.js'
import { type InboxQuery, sorts } from '../../cases/inbox/find-inbox.js'
import { furtherQueueNames, queueNames } from '../../cases/inbox/queues.js'
import { kindNames, type StateName, stateNamesOf } from '../../cases/kinds/index.js'
import { getCommune } from '../../places/communes.js'
import { startOfLocalDay } from '../../shared/clock.js'

const dayMs = 24 * 60 * 60_000
const stateNames = [...new Set(kindNames.flatMap((kind) => stateNamesOf(kind)))] as [StateName, ...StateName[]]
const day = z.iso.date().catch('')
const oneOf = <T extends string>(names: readonly T[]) =>
  z
    .enum(names as [T, ...T[]])
    .or(z.literal(''))
    .catch('')

/** What stands in the inbox's address; what can't be read is left out. */
const addressSchema = z.object({
  xem: oneOf([...queueNames, ...furtherQueueNames]).default(''),
  loai: oneOf(kindNames).default(''),
  linhvuc: oneOf(categoryNames).default(''),
  trangthai: oneOf(stateNames).default(''),
  /** A commune's code, 'province'. */
  xa: z.string().max(20).catch('').default(''),
  /** An account's id. */
  canbo: z.string().max(60).catch('').default(''),
  tu: day.default(''),
  den: day.default(''),
  sap: z.enum(sorts).catch('due').default('due'),
  tim: z.string().trim().max(200).catch('').default(''),
  trang: z.coerce.number().int().min(0).max(10_000).catch(0).default(0),
})
export type InboxAddress = z.infer<typeof addressSchema>

export const readAddress = (query: unknown): InboxAddress => addressSchema.parse(query)

/** A list without its page, as it stands behind '?'; '' is the list that opens first. */
export const addressOf = (address: InboxAddress, changed: Partial<InboxAddress> = {}): string => {
  const { sap, trang, ...rest } = { ...address, trang: 0, ...changed }
  return new URLSearchParams({
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
    ...(sap !== 'due' && { sap }),
    ...(trang > 0 && { trang: String(trang) }),
  }).toString()
}

/** Who looks for something looks everywhere, unless a queue is chosen. */
export const queueOf = ({ xem, tim }: InboxAddress): InboxQuery['queue'] => xem || (tim ? 'all' : 'open')

export const toInboxQuery = (address: InboxAddress): InboxQuery => {
  const { loai, linhvuc, trangthai, xa, canbo, tu, den, sap, tim, trang } = address
  return {
    queue: queueOf(address),
    sort: sap,
    page: trang,
    words: tim,
    ...(loai && { kind: loai }),
    ...(linhvuc && { category: linhvuc }),
    ...(trangthai && { states: [trangthai] }),
    ...(xa === 'province' ? { communeCode: null } : getCommune(xa) ? { communeCode: xa } : {}),
    ...(canbo && { assigneeId: canbo }),
    ...(tu && { openedFrom: startOfLocalDay(tu) }),
    ...(den && { openedBefore: new Date(startOfLocalDay(den).getTime() + dayMs) }),
  }
}
