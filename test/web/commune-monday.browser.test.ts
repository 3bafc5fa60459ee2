import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactLabels } from '../../src/places/wording.js'
import { localDay, readableDay } from '../../src/shared/clock.js'
import { findChromium, openBrowser } from '../browser-support.js'
import { makeAccount, password, startServer } from './staff.js'

const own = '12049'
const inDays = (count: number): string => localDay(new Date(Date.now() + count * 86_400_000))
/** 'YYYY-MM' of the month after this one: all its days lie ahead. */
const nextMonth = (): string => {
  const [year = 0, month = 0] = inDays(0).split('-').map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
}
const pdf = { name: 'du-toan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }

describe.skipIf(!findChromium())('a commune’s Monday, the province’s approval, a citizen without script', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  const pages = {} as Record<'officer' | 'supervisor' | 'citizen', Page>

  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
    for (const role of ['officer', 'supervisor'] as const) {
      await makeAccount(server.xaOi, role, role, role === 'officer' ? own : null)
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
      await page.goto(`${server.xaOi.url}/dang-nhap`)
      await page.locator('[name=user_name]').fill(role)
      await page.locator('[name=password]').fill(password)
      await page.locator('[name=password]').press('Enter')
      await page.waitForURL(/can-bo/)
      pages[role] = page
    }
    const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } }
    pages.citizen = await (await browser.newContext(phone)).newPage()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const go = (page: Page, path: string) => page.goto(server.xaOi.url + path)
  const heard = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()

  test('the commune enters contacts and hours, a closure, a publication, two reception days', async () => {
    const { officer } = pages
    await go(officer, '/can-bo/lien-he')
    await officer.getByLabel(contactLabels.address, { exact: true }).fill('Thôn Phú Thị, xã Mễ Sở')
    await officer.getByLabel(contactLabels.hours, { exact: true }).fill('T2-T6 7h30-11h30, 13h30-17h; t7 7:30-11:30')
    await officer.getByLabel(contactLabels.leaderName, { exact: true }).fill('Nguyễn Văn Mẫu')
    await officer.getByRole('button', { name: 'Gửi tỉnh duyệt' }).click()
    await heard(officer, 'Đã gửi tỉnh duyệt')
    await officer.getByLabel('Từ ngày').fill(inDays(1))
    await officer.getByLabel('Lý do').fill('mất điện')
    await officer.getByRole('button', { name: 'Thêm ngày đóng cửa' }).click()
    await heard(officer, 'Đã báo ngày đóng cửa')

    await go(officer, '/can-bo/cong-khai')
    await officer.getByLabel('Loại nội dung').selectOption('budget')
    await officer.getByLabel('Tên văn bản').fill('Dự toán năm tới')
    await officer.getByLabel('Ngày quyết định').fill(inDays(0))
    await officer.getByLabel('Người chịu trách nhiệm').fill('Bà Hoa, kế toán')
    await officer.getByLabel('Tệp văn bản').setInputFiles(pdf)
    await officer.getByRole('button', { name: 'Ghi lại, chờ đăng' }).click()
    await heard(officer, 'Bấm đăng để người dân đọc được')
    await officer.getByRole('button', { name: 'Đăng từ hôm nay' }).click()
    await heard(officer, 'Đã đăng')

    await go(officer, `/can-bo/tiep-dan?thang=${nextMonth()}`)
    await officer.locator('.slot input').nth(0).check()
    await officer.locator('.slot input').nth(7).check()
    await officer.getByRole('button', { name: 'Thêm vào lịch' }).click()
    await heard(officer, 'Đã thêm 2 buổi')
    for (const left of [1, 0]) {
      // the day that was posted before says so, too: the answer itself is waited for
      const posted = officer.waitForResponse((response) => response.request().method() === 'POST')
      await officer.locator('form[action$="/dang"] button').first().click()
      expect((await posted).status()).toBeLessThan(400)
      await heard(officer, 'Đã đăng')
      await go(officer, `/can-bo/tiep-dan?thang=${nextMonth()}`)
      await expect.poll(() => officer.locator('form[action$="/dang"]').count()).toBe(left)
    }
  })

  test('the province approves, and imports what a spreadsheet says of all', async () => {
    const { supervisor } = pages
    await go(supervisor, '/can-bo/lien-he/duyet')
    await heard(supervisor, 'Thôn Phú Thị, xã Mễ Sở')
    await supervisor.getByRole('button', { name: 'Duyệt, hiện cho người dân' }).click()
    await heard(supervisor, 'Người dân thấy ngay')

    await go(supervisor, '/can-bo/lien-he/bang')
    const [download] = await Promise.all([
      supervisor.waitForEvent('download'),
      supervisor.getByRole('link', { name: 'Tải tệp CSV' }).click(),
    ])
    const sheet = await download.createReadStream()
    const bytes = Buffer.concat(await sheet.toArray())
    const broken = Buffer.from(String(bytes).replace('"Thôn Phú Thị, xã Mễ Sở"', `"${'a'.repeat(301)}"`))
    const upload = async (buffer: Buffer): Promise<void> => {
      await supervisor.getByLabel('Tệp bảng tính').setInputFiles({ name: 'lien-he.csv', mimeType: 'text/csv', buffer })
      await supervisor.getByRole('button', { name: 'Nhập', exact: true }).click()
    }
    await upload(broken)
    await heard(supervisor, 'Viết không quá 300 ký tự')
    await upload(bytes)
    await heard(supervisor, 'không có gì để nhập')
  })

  test('a citizen without script finds, reads, prints, and books', async () => {
    const { citizen } = pages
    await go(citizen, '/')
    await citizen.getByRole('searchbox').first().fill('khai sinh')
    await citizen.getByRole('searchbox').first().press('Enter')
    await citizen.locator('a[href="/thu-tuc/register-birth"]').first().click()
    await heard(citizen, 'Giấy tờ')
    await citizen.emulateMedia({ media: 'print' })
    expect(await citizen.locator('nav:visible').count()).toBe(0)
    await citizen.emulateMedia({ media: 'screen' })

    await go(citizen, '/xa/xa-me-so')
    for (const words of ['Thôn Phú Thị, xã Mễ Sở', 'thứ bảy: 7:30–11:30', 'Nguyễn Văn Mẫu']) await heard(citizen, words)
    await heard(citizen, `Ngày ${readableDay(inDays(1))} trụ sở không làm việc: mất điện`)
    await citizen.getByRole('link', { name: 'Những nội dung xã công khai' }).click()
    await heard(citizen, 'Dự toán năm tới')

    await go(citizen, '/xa/xa-me-so/tiep-dan')
    await citizen.locator('input[type=radio]').first().check()
    await citizen.locator('[name=ten]').fill('Trần Thị Tý')
    await citizen.locator('[name=dien_thoai]').fill('0912 345 678')
    await citizen.locator('[name=viec]').fill('đường vào thôn lầy lội')
    await citizen.locator('form.card .button').click()
    await heard(citizen, 'Đã đặt lịch')
    const code = (await citizen.locator('.receipt-code strong').textContent()) ?? ''
    await go(citizen, '/tiep-dan')
    await citizen.locator('[name=ma]').fill(code)
    await citizen.locator('[name=so]').fill('5678')
    await citizen.getByRole('button', { name: 'Xem lịch' }).click()
    await heard(citizen, 'đường vào thôn lầy lội')
    await citizen.getByRole('button', { name: 'Hủy lịch này' }).click()
    await citizen.getByRole('button', { name: 'Hủy lịch', exact: true }).click()
    await heard(citizen, 'Đã hủy lịch')
    expect(await citizen.content()).not.toContain('Trần Thị Tý')
  })
})
