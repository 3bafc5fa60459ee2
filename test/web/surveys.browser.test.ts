import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '../browser-support.js'
import { listed } from '../shared/listed.js'
import { startServer } from './staff.js'

describe.skipIf(!findChromium())('the sheet at the counter, where the network comes and goes', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })
  const facts = () => listed(server.xaOi.core.surveys.readAnswers(new Date(0)))

  test('what can’t be sent is kept in the browser, sent when there is a network, and counts once', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${server.xaOi.url}/kien/xa-me-so`)
    await context.setOffline(true)
    await page.check('input[name=chung][value="3"]')
    await page.click('button:has-text("Gửi góp ý")')
    await page.waitForSelector('[data-kept]:visible')
    expect(await facts()).toHaveLength(0)
    await context.setOffline(false)
    await expect.poll(async () => (await facts()).map(({ overall }) => overall)).toEqual([3])
    await page.waitForSelector('[data-kept]', { state: 'hidden' })
    await page.reload()
    expect(await page.evaluate('localStorage.getItem("xaoi-kien")')).toBe('[]')
    expect(await facts()).toHaveLength(1)
    await context.close()
  })

  test('a sheet without its first answer comes back with its error', async () => {
    const page = await browser.newPage()
    await page.goto(`${server.xaOi.url}/kien/xa-me-so`)
    await page.evaluate("document.querySelector('form[data-survey]').noValidate = true")
    await page.click('button:has-text("Gửi góp ý")')
    await page.waitForSelector('text=Hãy chọn một mức')
    expect(await facts()).toHaveLength(1)
    await page.close()
  })
})
