import type { Config } from '../../config.js'
import type { HealthCheck } from '../../shared/health-check.js'
import type { Connection } from '../../shared/mongo.js'

/** What is looked at. `connection` null: the database can't be reached, or there is none yet. */
export type Looked = { config: Config; connection: Connection | null; now: Date }

/** One file looks at one matter. */
export type Look = (looked: Looked) => Promise<HealthCheck[]>
