import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { startXaOi, type XaOi } from '../../src/main.js'
import { systemClock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { findChromium, openBrowser } from '../browser-support.js'
import { modelCache } from '../model-cache.js'

/** A commune's own page with our one line in it. */
const servePage = async (scriptUrl: () => string): Promise<{ server: Server; url: string }> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      `<!doctype html><title>Xã Yên Mỹ</title><h1>Trang của xã</h1><script src="${scriptUrl()}" async></script>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe.skipIf(!findChromium())("the chat on a commune's own page, in Chromium", () => {
  let xaOi: XaOi
  let browser: Browser
  let allowed: Awaited<ReturnType<typeof servePage>>
  let stranger: Awaited<ReturnType<typeof servePage>>
  let dataDir: string

  beforeAll(async () => {
    allowed = await servePage(() => `${xaOi.url}/nhung.js`)
    stranger = await servePage(() => `${xaOi.url}/nhung.js`)
    dataDir = await mkdtemp(join(tmpdir(), 'xaoi-embed-'))
    const config = readConfig({
      DATA_DIR: dataDir,
      CACHE_DIR: modelCache,
      PORT: '0',
      LOG_LEVEL: 'silent',
      EMBED_ORIGINS: allowed.url,
    })
    xaOi = await startXaOi({ config, clock: systemClock, logger: createLogger('silent') })
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await xaOi.stop()
    for (const { server } of [allowed, stranger]) {
      server.close()
      server.closeAllConnections()
    }
    await rm(dataDir, { recursive: true, force: true })
  })

  test('one line brings a button that opens the chat, which answers', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    await page.goto(allowed.url)
    const button = page.getByRole('button', { name: 'Hỏi Xã Ơi' })
    await button.click()
    const frame = page.frameLocator('iframe')
    await frame.getByRole('textbox').fill('làm giấy khai sinh cho con cần gì')
    await frame.getByRole('textbox').press('Enter')
    await frame.locator('.bubble-bot', { hasText: 'Giấy chứng sinh' }).waitFor()
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/embed-360.png` })
    const isWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')
    expect(isWide).toBe(false)
    await page.getByRole('button', { name: 'Đóng' }).click()
    expect(await page.locator('iframe').isVisible()).toBe(false)
    await page.close()
  }, 30_000)

  test('another site may not show it', async () => {
    const page = await browser.newPage()
    const refused = page.waitForEvent('console', { predicate: (message) => /frame-ancestors/.test(message.text()) })
    await page.goto(stranger.url)
    await page.getByRole('button', { name: 'Hỏi Xã Ơi' }).click()
    expect((await refused).text()).toContain('frame-ancestors')
    await page.close()
  }, 30_000)

  test('no other page of ours may be framed', async () => {
    const response = await fetch(`${xaOi.url}/`)
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})
