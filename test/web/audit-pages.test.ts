import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEntry } from '../../src/shared/audit.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const at = new Date('2026-11-05T03:00:00Z')
let server: Awaited<ReturnType<typeof startServer>>
let client: StaffClient

beforeAll(async () => {
  server = await startServer()
  const supervisor = await signInAs(server.xaOi, 'giam.sat', 'supervisor', null)
  client = supervisor.client
  const { audit } = server.xaOi.core.accounts
  const doer = { accountId: supervisor.account.id, at }
  // many at one instant: the cursor tells them apart
  for (let index = 0; index < 450; index++)
    await audit.add({ ...auditEntry(doer, 'contact_changed', null, { path: `/so-${index}.` }), id: `one:${index}` })
  await audit.add(auditEntry(doer, 'survey_cause_coded', 'phieu', { place: '12049' }))
}, 60_000)
afterAll(() => server.stop())

const older = (page: string): string | null =>
  />/.test(page) ? (/href="([^"]+)">Cũ hơn/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null) : null

test('the whole trail is read page by page, under the filter that was chosen', async () => {
  const seen: string[] = []
  let path: string | null = '/can-bo/nhat-ky?viec=contact_changed&tu=2026-11-05&den=2026-11-05'
  let pages = 0
  for (; path !== null && pages < 9; pages++) {
    const text: string = await (await client.get(path)).text()
    seen.push(...[...text.matchAll(/trang \/so-(\d+)\./g)].map(([, number = '']) => number))
    path = older(text)
    if (path) expect(path).toContain('viec=contact_changed&tu=2026-11-05&den=2026-11-05&sau=')
  }
  expect(pages).toBe(3)
  expect([seen.length, new Set(seen).size]).toEqual([450, 450])
})

test('a cause that was written down says of which place', async () => {
  const text = await (await client.get('/can-bo/nhat-ky?viec=survey_cause_coded')).text()
  expect(text.normalize('NFC')).toMatch(/<td>khảo sát ở xã Mễ Sở<\/td>/i)
  expect((await client.get('/can-bo/nhat-ky?sau=hong')).status).toBe(200)
})
