import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterEach, expect, test } from 'vitest'
import { startServer, withOwnDatabase } from '../web/staff.js'

let server: Awaited<ReturnType<typeof startServer>> | undefined
afterEach(() => server?.stop())

const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'green' } })
  .jpeg()
  .toBuffer()

const upload = async (url: string) => {
  const response = await fetch(`${url}/api/chat/${randomUUID()}/files/${randomUUID()}?name=anh.jpg`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(photo),
  })
  return { status: response.status, said: await response.text() }
}

test.each([
  ['the disk is nearly full', { FREE_SPACE_FLOOR_MB: '99000000' }, 507, 'tạm hết chỗ lưu tệp'],
  ['the day’s room is used up', { UPLOADS_MB_PER_DAY: '0' }, 429, 'Hôm nay đã nhận đủ'],
])(
  'when %s a web upload is refused with a sentence and nothing of it is kept',
  async (_when, settings, status, said) => {
    server = await startServer({ ...withOwnDatabase, ...settings })
    const answer = await upload(server.xaOi.url)
    expect(answer).toEqual({ status, said: expect.stringContaining(said) })
    expect(await server.xaOi.core.attachments.sweep(new Date('9999-01-01'), async () => new Set())).toBe(0)
  },
  60_000,
)

test('with room enough it is kept', async () => {
  server = await startServer(withOwnDatabase)
  expect((await upload(server.xaOi.url)).status).toBe(200)
}, 60_000)
