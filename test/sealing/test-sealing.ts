import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSealing } from '../../src/sealing/sealing.js'
import { type Clock, systemClock } from '../../src/shared/clock.js'
import type { Connection } from '../../src/shared/mongo.js'

const keyDir = mkdtempSync(join(tmpdir(), 'xaoi-keys-'))

/** Sealing over a test's database; all of one process share a folder of keys, as processes of one server do. */
export const testSealing = (connection: Connection, clock: Clock = systemClock) =>
  createSealing({ connection, keyDir, clock })
