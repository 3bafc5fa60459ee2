import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { createHealth } from '../../src/web/health.js'

test('while the database is away the server lives but is not ready, and is again when it is back', async () => {
  let isAway = true
  const isReady = async () => {
    if (isAway) throw new Error('the database is away')
  }
  const server = express().use(createHealth(isReady, 'mark')).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 503])
  isAway = false
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 200])
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
