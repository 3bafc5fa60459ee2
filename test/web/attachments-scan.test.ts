import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { startXaOi, type XaOi } from '../../src/main.js'
import { systemClock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { startFakeClamd, virus } from '../attachments/fake-clamd.js'
import { buildContent } from '../cases/build-content.js'
import { modelCache } from '../model-cache.js'
import { type StaffClient, signInAs } from './staff.js'

const own = '12049'
const chat = 'web:scanned'
let xaOi: XaOi
let dataDir: string
let clamd: Awaited<ReturnType<typeof startFakeClamd>>
let client: StaffClient
let casePath: string

beforeAll(async () => {
  clamd = await startFakeClamd()
  dataDir = await mkdtemp(join(tmpdir(), 'xaoi-scan-'))
  const config = readConfig({
    DATA_DIR: dataDir,
    CACHE_DIR: modelCache,
    PORT: '0',
    LOG_LEVEL: 'silent',
    CLAMAV_HOST: `127.0.0.1:${clamd.port}`,
  })
  xaOi = await startXaOi({ config, clock: systemClock, logger: createLogger('silent') })
  client = (await signInAs(xaOi, 'can.bo', 'officer', own)).client
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const at = new Date()
  const files = { clean: photo, infected: Buffer.concat([photo, Buffer.from(virus)]), later: photo }
  for (const [id, bytes] of Object.entries(files))
    await xaOi.core.attachments.keep({ id, chat, bytes, name: `${id}.jpg`, at })
  const { id } = await xaOi.core.cases.open({
    content: buildContent({
      text: 'việc có ảnh',
      communeCode: own,
      attachments: Object.keys(files),
    }),
    openedBy: 'scan',
    chat,
    at,
  })
  casePath = `/can-bo/vu-viec/${id}`
}, 60_000)
afterAll(async () => {
  await xaOi.stop()
  await clamd.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const openFile = async (id: string, query = ''): Promise<{ status: number; text: string }> => {
  const key = (await xaOi.core.attachments.get(id))?.key
  const response = await client.get(`${casePath}/tep/${key}${query}`)
  const opened = await client.get(response.headers.get('location') ?? '')
  return { status: opened.status, text: await opened.text() }
}
const itemOf = async (id: string): Promise<string> => {
  const page = await (await client.get(casePath)).text()
  return page.split('<li class="file">').find((item) => item.includes(`${id}.jpg`)) ?? ''
}

test('with a scanner: clean opens, infected never does, unscanned waits for the scanner, the page says which', async () => {
  expect(await itemOf('clean')).toContain('chưa quét mã độc')
  expect((await openFile('clean')).status).toBe(200)
  expect(await itemOf('clean')).toContain('đã quét, không thấy mã độc')

  for (const query of ['', '?xem', '?xem=nho'])
    expect(await openFile('infected', query)).toEqual({ status: 403, text: expect.stringContaining('có mã độc') })
  const infected = await itemOf('infected')
  expect(infected).toContain('có mã độc, không mở được')
  expect(infected).not.toContain('Tải về')
  expect(infected).not.toContain('<img')

  await clamd.stop()
  for (const query of ['', '?xem'])
    expect(await openFile('later', query)).toEqual({ status: 503, text: expect.stringContaining('thử lại sau') })
  expect((await openFile('clean')).status).toBe(200)
})
