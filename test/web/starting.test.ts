import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { startServer, withOwnDatabase } from './staff.js'

const findFreePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

test('who comes while it starts sees a page that says so and looks again, not an empty one', async () => {
  const port = await findFreePort()
  const starting = startServer({ ...withOwnDatabase, PORT: `${port}` })
  let first: Response | null = null
  while (!first) first = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
  const server = await starting
  expect(first.status).toBe(503)
  expect(await first.text()).toMatch(/http-equiv="refresh".*đang khởi động/u)
  expect((await fetch(server.xaOi.url)).status).toBe(200)
  await server.stop()
})
