import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '../browser-support.js'
import { startServer } from './staff.js'

const chromium = findChromium()
const mostFirst = 100_000
const mostNext = 30_000

/** Bytes as they went over the line, with their headers. */
describe.skipIf(!chromium)('what a page weighs', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const paths = [
    '/',
    '/thu-tuc',
    '/thu-tuc/register-birth',
    '/bieu-phi',
    '/xa',
    '/phan-anh',
    '/tra-cuu',
    '/du-lieu-cua-toi',
    '/tra-loi',
    '/so-lieu',
  ]
  test.each(paths)('%s, opened first and after another', async (path) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    let bytes = 0
    await line.send('Network.enable')
    line.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength
    })
    const weigh = async (address: string): Promise<number> => {
      bytes = 0
      await page.goto(server.xaOi.url + address, { waitUntil: 'load' })
      await page.evaluate('document.fonts.ready')
      return bytes
    }
    const first = await weigh(path)
    expect(first, 'something was counted').toBeGreaterThan(2_000)
    expect(first, `${path} cold`).toBeLessThanOrEqual(mostFirst)
    /** Another address of the same page: its styles and fonts are there, itself it isn't. */
    const next = await weigh(`${path}?mo-lai=1`)
    expect(next, `${path} next`).toBeLessThanOrEqual(mostNext)
    if (process.env.SHOW_WEIGHTS) process.stdout.write(`${path} ${first} ${next}\n`)
    await context.close()
  })
})
