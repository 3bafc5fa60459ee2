import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '../browser-support.js'
import { buildContent } from '../cases/build-content.js'
import { makeAccount, password, startServer } from './staff.js'

describe.skipIf(!findChromium())('the form of a paper', () => {
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

  test('gives drafts, as many as are asked for, and a number after them', async () => {
    const { xaOi } = server
    await makeAccount(xaOi, 'giay.to', 'officer', '12049')
    const found = await xaOi.core.cases.open({
      content: buildContent({ kind: 'feedback' }),
      openedBy: 'test:paper-form',
      chat: 'web:paper-form',
      at: new Date(),
    })
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${xaOi.url}/can-bo/vu-viec/${found.id}/giay/bien-nhan`)
    await page.getByLabel('Tên đăng nhập').fill('giay.to')
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('button', { name: 'Tải dự thảo' }).waitFor()
    await page.locator('[name="signer"]').fill('Trần Thị Bình')
    for (const _time of [1, 2]) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Tải dự thảo' }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/bien-nhan\.pdf$/)
    }
    await page.getByRole('button', { name: 'Cấp số' }).click()
    await page.waitForURL(/\?giay#giay-to$/)
    expect((await xaOi.core.papers.findMade(found)).map(({ kind }) => kind)).toEqual(['bien-nhan'])
  })
})
