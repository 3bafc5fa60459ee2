import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { makeAccount, password, startServer } from '../web/staff.js'

const meSo = '12049'
const phoHien = '11953'

/** Set SCREENSHOTS to a folder to look at what the test saw; on a telephone nothing may stick out sideways. */
const look = async (page: Page, name: string): Promise<void> => {
  await assertNoAxeViolations(page)
  const folder = process.env.SCREENSHOTS
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(overflow, `${name} at ${width}`).toBeLessThanOrEqual(0)
    if (!folder) continue
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true })
  }
}

describe.skipIf(!findChromium())('counter, transfers and inspection, in Chromium', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  const pages = {} as Record<'officer' | 'receiver' | 'supervisor' | 'inspector', Page>

  const signIn = async (userName: string, role: Role, communeCode: string | null): Promise<Page> => {
    await makeAccount(server.xaOi, userName, role, communeCode)
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 844 } })).newPage()
    await page.goto(`${server.xaOi.url}/dang-nhap`)
    await page.getByLabel('Tên đăng nhập').fill(userName)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByText('Menu', { exact: true }).waitFor()
    return page
  }

  const fillIn = async (page: Page, what: string): Promise<void> => {
    await page.goto(`${server.xaOi.url}/can-bo/nhap-ho`)
    await page.getByLabel('Việc gì đã xảy ra *').fill(what)
    await page.getByLabel('Nơi xảy ra *', { exact: true }).fill('thôn Mễ Sở, đầu ngõ 3')
    await page.getByLabel('Điện thoại', { exact: true }).fill('0912 345 678')
  }

  beforeAll(async () => {
    server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
    browser = await openBrowser()
    pages.officer = await signIn('quay.meso', 'officer', meSo)
    pages.receiver = await signIn('quay.phohien', 'officer', phoHien)
    pages.supervisor = await signIn('giam.sat', 'supervisor', null)
    pages.inspector = await signIn('thanh.tra', 'inspector', null)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  let receiptCode = ''
  let caseAddress = ''

  test('an officer enters a case with a picture, double-clicks, and prints one receipt', async () => {
    const page = pages.officer
    await fillIn(page, 'Đèn đường trước nhà văn hóa hỏng cả tháng, tối không ai dám đi.')
    const picture = join(tmpdir(), `den-${process.pid}.png`)
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    await writeFile(picture, Buffer.from(png, 'base64'))
    await page.getByLabel('Tệp kèm theo').setInputFiles(picture)
    await look(page, 'enter')
    await page.getByRole('button', { name: 'Nhập và in biên nhận' }).dblclick()
    await page.getByRole('heading', { name: 'Biên nhận' }).waitFor()
    await page.getByRole('button', { name: 'In biên nhận' }).waitFor()
    await look(page, 'receipt')
    receiptCode = (await page.locator('.receipt-code strong').textContent()) ?? ''
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.site-header').isVisible()).toBe(false)
    if (process.env.SCREENSHOTS) await page.screenshot({ path: join(process.env.SCREENSHOTS, 'receipt-print.png') })
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'Mở vụ việc' }).click()
    caseAddress = page.url()
    const { cases } = await server.xaOi.core.cases.findFor(
      { id: 'x', userName: 'x', displayName: 'x', role: 'officer', communeCode: meSo },
      { queue: 'all' },
      new Date(),
    )
    expect(cases.map((one) => one.receiptCode)).toEqual([receiptCode])
  })

  test('a form with gaps says what is missing; one that accuses the own office is handed over', async () => {
    const page = pages.officer
    await fillIn(page, 'Việc gì đó')
    await page.getByLabel('Loại việc *').selectOption('complaint')
    await page.getByRole('button', { name: 'Nhập và in biên nhận' }).click()
    await page.getByText('Đơn này phải có họ tên người gửi.').waitFor()
    expect(await page.getByLabel('Số văn bản chuyển').isVisible()).toBe(false)
    await look(page, 'enter-gaps')
    await fillIn(page, 'Chủ tịch xã nhận tiền của nhà tôi mới ký')
    await page.getByLabel('Loại việc *').selectOption('feedback')
    await page.getByRole('button', { name: 'Nhập và in biên nhận' }).click()
    await page.getByRole('heading', { name: 'Mời người dân gặp người xử lý tố cáo' }).waitFor()
    await look(page, 'hand-over')
  })

  test('the answer waits to be told, and the address of the receipt has the code ready in the chat', async () => {
    const page = pages.officer
    await page.goto(caseAddress)
    await page.getByText('Hỏi thêm dân').first().click()
    await page.getByLabel('Câu hỏi').fill('Cột đèn số mấy ạ?')
    await page.getByRole('button', { name: 'Hỏi thêm người dân' }).click()
    await page.getByRole('heading', { name: 'Cần báo người dân' }).waitFor()
    await look(page, 'to-tell')
    await page.goto(`${server.xaOi.url}/can-bo`)
    await look(page, 'inbox')

    const citizen = await (await browser.newContext()).newPage()
    await citizen.goto(`${server.xaOi.url}/#tra-cuu=${receiptCode}`)
    const box = citizen.getByRole('textbox', { name: 'Tin nhắn của anh/chị' })
    await expect.poll(() => box.inputValue()).toBe(`tra cứu ${receiptCode}`)
    expect(citizen.url()).not.toContain(receiptCode)
    await box.press('Enter')
    await citizen.getByRole('button', { name: 'Nhận tin tại đây' }).click()
    await citizen.getByText('4 số cuối').waitFor()
    await box.fill('5678')
    await box.press('Enter')
    await citizen.getByText('Cột đèn số mấy ạ?').waitFor()
    await citizen.getByRole('button', { name: 'Trả lời câu hỏi này' }).waitFor()
    await look(citizen, 'linked')
    await page.goto(caseAddress)
    expect(await page.getByRole('heading', { name: 'Cần báo người dân' }).count()).toBe(0)
  })

  test('a transfer is sent, seen by both, returned, sent again and accepted', async () => {
    const { officer, receiver, supervisor } = pages
    const send = async () => {
      await officer.goto(caseAddress)
      await officer.getByText('Chuyển cơ quan khác').first().click()
      await officer.getByLabel('Chuyển đến').selectOption(phoHien)
      await officer.getByLabel('Lý do chuyển').fill('Đoạn đường này thuộc phường Phố Hiến.')
      await officer.getByRole('button', { name: 'Chuyển cơ quan khác' }).click()
      await officer.getByRole('button', { name: 'Rút lại việc chuyển' }).waitFor()
    }
    await send()
    await look(officer, 'transfer-sent')
    await receiver.goto(`${server.xaOi.url}/can-bo`)
    await receiver.getByText('Chờ mình nhận').waitFor()
    await receiver.locator('.inbox-row', { hasText: receiptCode }).getByRole('link').click()
    await look(receiver, 'transfer-incoming')
    await receiver.locator('summary', { hasText: 'Trả lại' }).click()
    await receiver.getByLabel('Lý do trả lại').fill('Đường này xã Mễ Sở quản lý.')
    await receiver.getByRole('button', { name: 'Trả lại' }).click()
    await receiver.waitForURL('**/can-bo')
    await officer.goto(caseAddress)
    await officer.getByText('Đường này xã Mễ Sở quản lý.').first().waitFor()
    expect(await officer.getByLabel('Lý do chuyển').isVisible()).toBe(false)
    await look(officer, 'transfer-returned')
    await send()
    await supervisor.goto(`${server.xaOi.url}/can-bo?xem=under_way`)
    await look(supervisor, 'inbox-under-way')
    await receiver.goto(caseAddress)
    await receiver.getByRole('button', { name: 'Nhận vụ việc' }).click()
    await receiver.getByText('Chuyển cơ quan: UBND phường Phố Hiến').waitFor()
    await officer.goto(caseAddress)
    expect(await officer.content()).toContain('UBND phường Phố Hiến')
    expect(await officer.getByRole('button', { name: 'Trả lời' }).count()).toBe(0)
  })

  test('the province previews and moves many; the inspector looks at a case, figures and the audit trail', async () => {
    const { supervisor, inspector } = pages
    await supervisor.goto(`${server.xaOi.url}/can-bo/chuyen-hang-loat`)
    await supervisor.getByLabel('Đang ở').selectOption(phoHien)
    await supervisor.getByLabel('Chuyển đến').selectOption(meSo)
    await supervisor.getByRole('button', { name: 'Xem trước' }).click()
    await supervisor.getByRole('heading', { name: 'Sẽ chuyển 1 vụ việc' }).waitFor()
    await look(supervisor, 'reroute-preview')
    await supervisor.getByLabel('Lý do chuyển').fill('Sáp nhập địa bàn')
    await supervisor.getByRole('button', { name: 'Chuyển 1 vụ việc' }).click()
    await supervisor.getByText('Đã chuyển 1 vụ việc.').waitFor()
    await look(supervisor, 'reroute-done')

    await inspector.goto(`${server.xaOi.url}/can-bo?xem=all`)
    await look(inspector, 'inspector-list')
    await inspector.locator('.inbox-row a').first().click()
    await look(inspector, 'inspector-case')
    expect(await inspector.locator('main').textContent()).not.toMatch(/0912|345 678/)
    await inspector.goto(`${server.xaOi.url}/can-bo/so-lieu`)
    await look(inspector, 'figures')
    await inspector.goto(`${server.xaOi.url}/can-bo/nhat-ky`)
    await look(inspector, 'audit')
  })
})
