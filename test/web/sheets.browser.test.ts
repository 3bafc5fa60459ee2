import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { bytesOf, type EditableSheet, editable, only, writeInto } from '../catalog/sheet-support.js'
import { makeAccount, password, startServer } from './staff.js'

const widths = [360, 1280] as const

describe.skipIf(!findChromium())('the catalog as a spreadsheet, on a telephone and a desk', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let context: BrowserContext

  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
    context = await browser.newContext({ acceptDownloads: true })
    await makeAccount(server.xaOi, 'lan', 'editor', null)
    const page = await context.newPage()
    await page.goto(`${server.xaOi.url}/bien-tap`)
    await page.getByLabel('Tên đăng nhập').fill('lan')
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Biên tập thủ tục' }).waitFor()
    await page.close()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const looked = async (page: Page, name: string): Promise<void> => {
    await assertNoAxeViolations(page)
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    if (process.env.LOOK_DIR)
      await page.screenshot({
        path: `${process.env.LOOK_DIR}/${name}-${page.viewportSize()?.width}.png`,
        fullPage: true,
      })
  }
  const upload = async (page: Page, sheets: readonly EditableSheet[]): Promise<void> => {
    const buffer = Buffer.from(await bytesOf(sheets))
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.getByLabel('Tệp .xlsx hoặc .csv').setInputFiles({ name: 'danh-muc.xlsx', mimeType, buffer })
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
  }

  test.each(widths)('wrong cells are told, what would change is seen, drafts are made (%i pixels)', async (width) => {
    const page = await context.newPage()
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${server.xaOi.url}/bien-tap`)
    await page.getByRole('link', { name: 'Xuất, nhập bảng tính' }).click()
    await looked(page, 'start')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tải tệp Excel (.xlsx)' }).click()
    expect((await download).suggestedFilename()).toMatch(/^danh-muc-.*\.xlsx$/)

    const slug = width === 360 ? 'register-birth' : 'register-marriage'
    const sheets = only(editable(await server.xaOi.core.catalog.exportSheets()), slug)
    const fee = { sheet: 'Phí, lệ phí', slug, column: 'Số tiền (đồng)' }
    const cell = writeInto(sheets, fee, 'abc')
    writeInto(sheets, { sheet: 'Thủ tục', slug, column: 'Tên thủ tục' }, '')
    await upload(page, sheets)
    await page.getByText(`ô ${cell}: “abc” không phải số`).waitFor()
    await looked(page, 'wrong')

    const mended = only(editable(await server.xaOi.core.catalog.exportSheets()), slug)
    writeInto(mended, fee, 15_500)
    writeInto(mended, { sheet: 'Thủ tục', slug, column: 'Trình tự thực hiện' }, 'Nộp giấy tờ\nNhận kết quả')
    await upload(page, mended)
    await page.getByRole('heading', { name: 'Tệp này sẽ đổi gì' }).waitFor()
    await looked(page, 'preview')
    await page.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await page.getByText('Đã tạo 1 bản nháp').waitFor()
    await looked(page, 'done')
    expect((await server.xaOi.core.catalog.findVersions(slug))?.draft?.procedure?.fees?.[0]?.amount).toBe(15_500)
    await page.close()
  })
})
