import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { startServer } from './staff.js'

const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

describe.skipIf(!findChromium())('with JavaScript switched off', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  beforeAll(async () => {
    server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
    browser = await openBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** What stands there, in a browser with script, which axe needs. Set SCREENSHOTS to a folder to look at what the test saw. */
  const look = async (seen: Page, name: string): Promise<void> => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const body = await seen.content()
    await page.route(seen.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await page.goto(seen.url())
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      if (width !== 768) await assertNoAxeViolations(page)
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(overflow, `${name} at ${width}`).toBe(0)
      if (!process.env.SCREENSHOTS) continue
      await mkdir(process.env.SCREENSHOTS, { recursive: true })
      await page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}-${width}.png`), fullPage: true })
    }
    await context.close()
  }

  const open = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })
    const page = await context.newPage()
    await page.goto(server.xaOi.url + path)
    return page
  }

  const answerSum = async (page: Page): Promise<void> => {
    const label = (await page.locator('label[for=tra_loi]').textContent()) ?? ''
    const [, first = '', second = ''] = /^(\S+) cộng (\S+) bằng/.exec(label) ?? []
    await page.getByLabel('bằng mấy').fill(String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)))
  }

  const send = (page: Page) =>
    page.locator('.report-form > .actions .button, .report-form > .actions .button-quiet').click()

  test('a report is written, mended at its fields, sent, its receipt shown, and looked up', async () => {
    const page = await open('/xa/xa-me-so')
    await page.locator('#main').getByRole('link', { name: 'Gửi phản ánh', exact: true }).click()
    await expect.poll(() => page.getByLabel('Ở xã, phường nào?').inputValue()).toBe('12049')
    await page.getByLabel('Việc gì đã xảy ra?').fill('Nắp cống trước trường mầm non bị vỡ, trẻ con dễ sa chân')
    await send(page)
    await page.getByText('Còn 2 chỗ cần sửa').waitFor()
    await look(page, 'report-errors')
    await page.getByLabel('Thôn, xóm, đường').fill('thôn Phú Thị, trước trường mầm non')
    await answerSum(page)
    await send(page)
    await page.getByRole('heading', { name: 'Đã nhận phản ánh' }).waitFor()
    await look(page, 'report-receipt')
    expect(page.url()).toMatch(/\/phan-anh\?xem=[\w-]{16}$/)
    await page.getByRole('button', { name: 'Tra cứu phản ánh này' }).click()
    await page.getByText('Đã tiếp nhận').first().waitFor()
    await page.getByText('trẻ con dễ sa chân').waitFor()
    await look(page, 'look-up-case')
    expect(page.url()).toMatch(/\/tra-cuu\?xem=[\w-]{16}$/)
    await page.context().close()
  })

  test('no button stands there that needs script; with script it does', async () => {
    for (const path of ['/bieu-phi', '/giay-to/register-birth']) {
      const plain = await open(path)
      expect(await plain.locator('[data-print]').count(), path).toBe(1)
      expect(await plain.locator('[data-print]').isVisible(), path).toBe(false)
      await plain.context().close()
      const context = await browser.newContext()
      const scripted = await context.newPage()
      await scripted.goto(server.xaOi.url + path)
      await scripted.locator('[data-print]').waitFor({ state: 'visible' })
      await context.close()
    }
  })

  test('what sounds like a denunciation goes along to the ways, question by question, and stands in no address', async () => {
    const page = await open('/phan-anh')
    const words = 'Cán bộ địa chính xã nhận tiền của dân rồi mới làm sổ đỏ'
    await page.getByLabel('Việc gì đã xảy ra?').fill(words)
    await page.getByLabel('Ở xã, phường nào?').selectOption('12049')
    await page.getByLabel('Thôn, xóm, đường').fill('trụ sở xã')
    await answerSum(page)
    await send(page)
    await look(page, 'report-kind')
    await page.getByRole('button', { name: 'Xem nên gửi thế nào' }).click()
    for (const answer of ['Báo một người, một nơi vi phạm pháp luật', 'Người có chức vụ', 'Có, tôi ký tên']) {
      await page.getByRole('button', { name: answer }).click()
      expect(page.url()).toMatch(/\/khieu-nai-to-cao\?xem=[\w-]{16}$/)
    }
    expect(await page.getByLabel('Lời anh/chị đã viết').inputValue()).toBe(words)
    await page.getByText('Mang đến nơi tiếp công dân của tỉnh').waitFor()
    await look(page, 'ways-denunciation')
    await page.context().close()
  })

  test('with script the words stand in the box of the chat, sent by nobody; going back asks for nothing', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const words = `Cán bộ địa chính xã nhận tiền của dân. ${'Việc này nhiều người biết. '.repeat(40)}`.trim()
    await page.goto(`${server.xaOi.url}/phan-anh`)
    await page.getByLabel('Việc gì đã xảy ra?').fill(words)
    await page.getByLabel('Ở xã, phường nào?').selectOption('12049')
    await page.getByLabel('Thôn, xóm, đường').fill('trụ sở xã')
    await answerSum(page)
    await send(page)
    await page.getByRole('button', { name: 'Xem nên gửi thế nào' }).click()
    for (const answer of ['Báo một người, một nơi vi phạm pháp luật', 'Người có chức vụ', 'Có, tôi ký tên'])
      await page.getByRole('button', { name: answer }).click()
    await page.getByRole('link', { name: 'Gửi kín với Xã Ơi' }).click()
    await expect.poll(() => page.locator('#chat-text').inputValue()).toBe(`Tôi muốn tố cáo: ${words}`)
    expect(page.url()).toBe(`${server.xaOi.url}/`)
    await page.goBack()
    await page.getByRole('heading', { name: 'Tố cáo', exact: true }).waitFor()
    expect(page.url()).toContain('?duong=vi-pham.can-bo.co')
    await context.close()
  })

  test('pages to be filled in weigh at most 80 kB when they are opened for the first time', async () => {
    for (const path of ['/phan-anh', '/tra-cuu', '/khieu-nai-to-cao', '/gui-kin', '/gui-kin/ho-so']) {
      const context = await browser.newContext()
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      let bytes = 0
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
      await session.send('Network.enable')
      await page.goto(server.xaOi.url + path, { waitUntil: 'networkidle' })
      expect(bytes, path).toBeLessThan(80_000)
      await context.close()
    }
  })
})
