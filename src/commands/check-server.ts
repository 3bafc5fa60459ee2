import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.js'
import { BadSetup } from '../shared/errors.js'
import type { HealthCheck } from '../shared/health-check.js'
import { createLogger } from '../shared/logger.js'
import { attachDatabase } from '../shared/open-database.js'
import { lookAtAddress } from './doctor/address.js'
import { lookAtBackup } from './doctor/backup.js'
import { lookAtDatabase } from './doctor/database.js'
import { lookAtHelpers } from './doctor/helpers.js'
import { lookAtKeys } from './doctor/keys.js'
import type { Look } from './doctor/look.js'
import { lookAtMachine } from './doctor/machine.js'
import { lookAtPeople } from './doctor/people.js'
import { lookAtWork } from './doctor/work.js'

const looks: readonly Look[] = [
  lookAtMachine,
  lookAtAddress,
  lookAtDatabase,
  lookAtKeys,
  lookAtBackup,
  lookAtPeople,
  lookAtHelpers,
  lookAtWork,
]

/** The database that there is; null: it can't be reached, or the embedded one was never begun, and isn't by looking. */
const openWhatIsThere = async (config: Config) => {
  const begun = await stat(join(config.dataDir, 'database')).catch(() => null)
  if (!config.mongodbUri && !begun) return null
  return attachDatabase(config, createLogger('silent')).catch((error) => {
    if (error instanceof BadSetup) return null
    throw error
  })
}

/** The parts that are ours, read as they are; `now` is this machine's clock. Nothing is written. */
export const checkServer = async (config: Config, now = new Date()): Promise<HealthCheck[]> => {
  const opened = await openWhatIsThere(config)
  try {
    const checks: HealthCheck[] = []
    for (const look of looks) checks.push(...(await look({ config, connection: opened?.connection ?? null, now })))
    return checks
  } finally {
    await opened?.close()
  }
}
