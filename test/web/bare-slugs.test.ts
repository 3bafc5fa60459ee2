import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

test.each([
  ['/xa/van-giang', 302, '/xa/xa-van-giang'],
  ['/kien/me-so', 302, '/kien/xa-me-so'],
  ['/xa/khong-co', 404, null],
  ['/kien/khong-co', 404, null],
])('%s, without the kind of commune, leads to the one that is meant', async (path, status, to) => {
  const answer = await fetch(`${server.xaOi.url}${path}`, { redirect: 'manual' })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('location')).toBe(to)
})
