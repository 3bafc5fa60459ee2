import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { buildContent } from '../cases/build-content.js'
import { password, signInAs, startServer } from './staff.js'

const chat = 'web:browser'
const chromium = findChromium()

describe.skipIf(!chromium)('the files of a case, in Chromium', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let page: Page
  let casePath: string

  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
    const { core } = server.xaOi
    const at = new Date()
    const photo = await sharp({ create: { width: 1_200, height: 900, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer()
    const names = [
      'cột điện đổ trước cổng trường mầm non thôn Đông, nhìn từ phía đường liên xã.jpg',
      'a.jpg',
      'đơn.pdf',
    ]
    for (const [index, name] of names.entries()) {
      const bytes = name.endsWith('pdf') ? Buffer.from('%PDF-1.7\n') : photo
      await core.attachments.keep({ id: `${chat}:${index}`, chat, bytes, name, at })
    }
    const { id } = await core.cases.open({
      content: buildContent({
        text: 'Rác đổ trước cổng trường',
        attachments: names.map((_name, index) => `${chat}:${index}`),
      }),
      openedBy: 'browser',
      chat,
      at,
    })
    casePath = `/can-bo/vu-viec/${id}`
    await signInAs(server.xaOi, 'can.bo', 'officer', '12049')
    page = await browser.newPage({ viewport: { width: 360, height: 740 }, baseURL: server.xaOi.url })
    await page.goto('/dang-nhap')
    await page.fill('[name=user_name]', 'can.bo')
    await page.fill('[name=password]', password)
    await page.press('[name=password]', 'Enter')
    await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  }, 90_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  test('pictures load, fit a telephone and break no accessibility rule', async () => {
    await page.goto(casePath)
    const pictures = page.locator('.file img')
    expect(await pictures.count()).toBe(2)
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded()
      await page.waitForFunction(
        (image) => (image as { naturalWidth: number }).naturalWidth === 320,
        await picture.elementHandle(),
      )
    }
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await assertNoAxeViolations(page)
  })

  test('a press on a picture shows it large, "Tải về" saves the paper under its name', async () => {
    await page.goto(casePath)
    await page.locator('.file a:has(img)').first().click()
    await page.waitForURL(/\/tep\//)
    expect(await page.evaluate('document.images[0]?.naturalWidth')).toBe(1_200)
    await page.goto(casePath)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải về đơn.pdf' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('đơn.pdf')
  })

  test('a file is deleted with the keyboard alone', async () => {
    await page.goto(casePath)
    const item = page.locator('.file', { hasText: 'a.jpg' })
    await item.locator('summary').focus()
    await page.keyboard.press('Enter')
    await item.getByLabel('Lý do xóa').fill('ảnh chụp nhầm')
    await page.keyboard.press('Enter')
    await page.waitForURL(/xong/)
    expect(await item.textContent()).toContain('Đã xóa: ảnh chụp nhầm')
    await assertNoAxeViolations(page)
  })
})
