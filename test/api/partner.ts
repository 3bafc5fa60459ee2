import { randomUUID } from 'node:crypto'
import type { Scope } from '../../src/partners/partner.js'
import { buildAccount } from '../accounts/build-account.js'
import type { startServer } from '../web/staff.js'

type Server = Awaited<ReturnType<typeof startServer>>

/** A partner's key with these scopes. */
export const makeKey = async (server: Server, scopes: Scope[], communeCode: string | null = null) => {
  const by = { account: { ...buildAccount('administrator'), id: randomUUID() }, at: new Date() }
  return server.xaOi.core.partners.create(by, { name: 'Ứng dụng thử', scopes, communeCode })
}
