import { resolve, sep } from 'node:path'
import { createAuditStore } from '../../accounts/audit-store.js'
import { createRecoveryStore } from '../../accounts/recovery-store.js'
import { isTrailOf } from '../../accounts/verify-audit.js'
import { readKeyFolder } from '../../sealing/chats/own-folder.js'
import { findSecret } from '../../shared/app-secret.js'
import { advice, type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { deriveKey } from '../../shared/keys.js'
import type { Connection } from '../../shared/mongo.js'
import type { Look, Looked } from './look.js'
import { doctorWording } from './wording.js'

const { secret: say, keyDir: folder, recovery } = doctorWording

const checkSecret = async ({ config: { appSecret, dataDir }, connection }: Looked): Promise<HealthCheck> => {
  const secret = appSecret ?? (await findSecret(dataDir))
  const key = secret && deriveKey(secret, 'audit')
  const isOwn = connection && key && (await isTrailOf(createAuditStore(connection, key), key))
  if (isOwn === false) return wrong(say.what, say.changed)
  return right(say.what, appSecret ? say.right : say.made)
}

const checkFolder = async ({ config: { keyDir }, connection }: Looked): Promise<HealthCheck[]> => {
  if (!connection) return []
  const found = await readKeyFolder(connection, keyDir)
  if (found === 'fresh') return [right(folder.what, folder.fresh)]
  return [found === 'own' ? right(folder.what, folder.right(keyDir)) : wrong(folder.what, folder[found](keyDir))]
}

const checkPlace = ({ config: { keyDir, dataDir } }: Looked): HealthCheck[] =>
  resolve(keyDir).startsWith(resolve(dataDir) + sep) ? [advice(folder.what, folder.inside(keyDir))] : []

const checkRecovery = async (connection: Connection | null): Promise<HealthCheck[]> => {
  if (!connection) return []
  const key = await createRecoveryStore(connection).getCurrent()
  return [key ? right(recovery.what, recovery.right(key.holders)) : advice(recovery.what, recovery.none)]
}

export const lookAtKeys: Look = async (looked) => [
  await checkSecret(looked),
  ...(await checkFolder(looked)),
  ...checkPlace(looked),
  ...(await checkRecovery(looked.connection)),
]
