import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../web/staff.js'
import { fuzzPages } from './fuzz-pages.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'loopback' })
}, 120_000)
afterAll(() => server.stop())

test('no bent address, query or form of any page, by anybody, ends in a fault of ours', async () => {
  const { wrong, statuses, forms, opened } = await fuzzPages(server, { count: 600, seed: 20_261_202 })
  expect(wrong).toEqual([])
  expect(forms).toBeGreaterThan(60)
  for (const status of [200, 303, 400, 403, 404, 409])
    expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0)
  const found = await server.xaOi.core.cases.store.get(opened.id, { isProtected: false })
  expect(found?.text).toContain('cống tắc')
}, 300_000)
