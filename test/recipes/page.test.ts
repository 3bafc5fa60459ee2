import express from 'express'
import { afterAll, expect, test } from 'vitest'
import type { Account, Role } from '../../src/accounts/roles.js'
import { createLogger } from '../../src/shared/logger.js'
import { createErrorPage } from '../../src/web/kit/error-page.js'
import { html } from '../../src/web/kit/html.js'
import { mountPages } from '../../src/web/kit/mount-pages.js'
import { page } from '../../src/web/kit/page.js'
import { readSession } from '../../src/web/kit/security.js'
import { get, navigationOf, type WebPage } from '../../src/web/kit/web-page.js'
import type { WebParts } from '../../src/web/kit/web-parts.js'

/** One row more in the list of src/web/kit/pages.ts: all that a new page takes. */
const leaderPage: WebPage = {
  path: '/can-bo/lanh-dao',
  title: 'Việc của lãnh đạo',
  who: ['decide_cases'],
  navigation: 'Lãnh đạo',
  actions: () => [
    get(leaderPage.path, (request, response) => {
      response.send(page({ title: leaderPage.title, main: html`<h1>${leaderPage.title}</h1>`, request }))
    }),
  ],
}

let role: Role = 'leader'
const accountOf = (): Account => ({ id: '1', userName: 'a', displayName: 'A', role, communeCode: '12049' })
const parts = {
  accounts: { getSignedIn: async () => accountOf(), noteUse: async () => {}, noteRefusedDoor: async () => false },
  navigationOf: (account: Account) => navigationOf([leaderPage], account, parts),
  keys: { csrf: Buffer.alloc(32) },
  publicUrl: 'http://127.0.0.1',
  clock: { now: () => new Date() },
} as unknown as WebParts
const app = express().use(readSession(parts))
mountPages(app, [leaderPage], parts)
app.use(createErrorPage({ ...parts, logger: createLogger('silent') }))
const server = app.listen(0, '127.0.0.1')
afterAll(() => server.close())

const visit = async (as: Role | null) => {
  if (as) role = as
  const { port } = server.address() as { port: number }
  const headers: Record<string, string> = as ? { cookie: 'xaoi_session=any' } : {}
  return fetch(`http://127.0.0.1:${port}${leaderPage.path}`, { headers, redirect: 'manual' })
}

test('a page is one row: it is served, stands in the navigation, and turns away who may not open it', async () => {
  const opened = await visit('leader')
  expect(opened.status).toBe(200)
  expect(await opened.text()).toContain('<a href="/can-bo/lanh-dao">Lãnh đạo</a>')
  expect((await visit('editor')).status).toBe(403)
  expect((await visit(null)).headers.get('location')).toBe('/dang-nhap?ve=%2Fcan-bo%2Flanh-dao')
  expect(navigationOf([leaderPage], { ...accountOf(), role: 'leader' }, parts)).toEqual([
    { href: '/can-bo/lanh-dao', label: 'Lãnh đạo' },
  ])
})
