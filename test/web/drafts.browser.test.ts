import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { findChromium, openBrowser } from '../browser-support.js'
import { buildContent } from '../cases/build-content.js'
import { makeAccount, password, startServer } from './staff.js'

describe.skipIf(!findChromium())('what staff type into a form', () => {
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

  const signIn = async (page: Page, userName: string): Promise<void> => {
    await page.getByLabel('Tên đăng nhập').fill(userName)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByText('Menu', { exact: true }).waitFor()
  }

  /** The session ends, the form says so and stays, and its author signs in again in another tab. */
  const signInBeside = async (page: Page, userName: string): Promise<void> => {
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Nhắn người dân' }).click()
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: 'Đăng nhập ở thẻ mới' }).click(),
    ])
    await signIn(tab, userName)
    await tab.close()
  }

  const openAs = async (
    role: Role,
    communeCode: string | null,
    kind: CaseKind,
  ): Promise<{ page: Page; found: Case }> => {
    const userName = `viet.do.${role.replaceAll('_', '.')}`
    await makeAccount(server.xaOi, userName, role, communeCode)
    const found = await server.xaOi.core.cases.open({
      content: buildContent({
        kind,
      }),
      openedBy: `test:${role}`,
      chat: 'web:drafts',
      at: new Date(),
    })
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${server.xaOi.url}/can-bo/vu-viec/${found.id}`)
    await signIn(page, userName)
    return { page, found }
  }
  const write = async (page: Page, text: string): Promise<void> => {
    const box = page.locator('[data-tab="reply"]')
    if ((await box.getAttribute('open')) === null) await box.locator('summary').click()
    await page.getByLabel('Nội dung nhắn').fill(text)
  }
  const written = (page: Page): Promise<string> => page.locator('#reply-text').inputValue()

  test('is there again after a reload and after the session ended, and gone once it was sent', async () => {
    const { page, found } = await openAs('officer', '12049', 'feedback')
    await write(page, 'Xã đang cử người đến xem')
    await page.reload()
    expect(await page.getByLabel('Nội dung nhắn').isVisible()).toBe(true)
    expect(await written(page)).toBe('Xã đang cử người đến xem')

    await signInBeside(page, 'viet.do.officer')
    expect(await written(page)).toBe('Xã đang cử người đến xem')
    await page.getByRole('button', { name: 'Nhắn người dân' }).click()
    await page.getByText('Đã lưu. Tin cho người dân').waitFor()
    expect(await written(page)).toBe('')
    await page.goto(`${server.xaOi.url}/can-bo/vu-viec/${found.id}`)
    expect(await written(page)).toBe('')
  })

  test('is gone when its author signs out, and when somebody else signs in', async () => {
    const { page, found } = await openAs('leader', '12049', 'feedback')
    const kept = () => page.evaluate('JSON.stringify({ ...sessionStorage })')
    await write(page, 'lời của lãnh đạo')
    expect(await kept()).toContain('lời của lãnh đạo')
    await page.getByText('Menu', { exact: true }).click()
    await page.getByRole('button', { name: 'Đăng xuất' }).click()
    await page.getByLabel('Mật khẩu').waitFor()
    expect(await kept()).toBe('{}')

    await signIn(page, 'viet.do.leader')
    await page.goto(`${server.xaOi.url}/can-bo/vu-viec/${found.id}`)
    await write(page, 'lời viết lại')
    await page.context().clearCookies()
    await page.goto(`${server.xaOi.url}/dang-nhap`)
    await signIn(page, 'viet.do.officer')
    await page.goto(`${server.xaOi.url}/can-bo/vu-viec/${found.id}`)
    expect(await kept()).toBe('{}')
    expect(await written(page)).toBe('')
  })

  test('stays without the pictures that were chosen, which the page asks for again', async () => {
    const { page } = await openAs('supervisor', null, 'feedback')
    const note = page.locator('[data-tab="reply"] [data-files-again]')
    await write(page, 'mời xem ảnh')
    expect(await note.isVisible()).toBe(false)
    await page
      .locator('#reply-pictures')
      .setInputFiles([{ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff]) }])
    await page.reload()
    expect(await written(page)).toBe('mời xem ảnh')
    expect(await note.textContent()).toContain('hãy chọn lại')
    expect(await note.isVisible()).toBe(true)
  })

  test('about a protected case is kept nowhere', async () => {
    const { page } = await openAs('denunciation_officer', null, 'tip')
    await write(page, 'lời kín')
    expect(await page.evaluate('JSON.stringify({ ...sessionStorage, ...localStorage })')).not.toContain('lời kín')
    await signInBeside(page, 'viet.do.denunciation.officer')
    expect(await written(page)).toBe('lời kín')
    await page.getByRole('button', { name: 'Nhắn người dân' }).click()
    await page.getByText('Đã lưu. Tin cho người dân').waitFor()
    expect(await written(page)).toBe('')
  })
})
