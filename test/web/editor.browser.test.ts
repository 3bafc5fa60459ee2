import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { makeAccount, password, startServer } from './staff.js'

const slug = 'khai-sinh-luu-dong'
const path = `/bien-tap/thu-tuc/${slug}`
const newYear = new Date('2027-01-01T00:00:00+07:00')

describe.skipIf(!findChromium())('an editor’s day', () => {
  let now = new Date('2026-12-31T23:45:00+07:00')
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let lan: Page
  let minh: Page

  const signIn = async (page: Page, userName: string): Promise<void> => {
    await page.goto(`${server.xaOi.url}/bien-tap`)
    await page.getByLabel('Tên đăng nhập').fill(userName)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Biên tập thủ tục' }).waitFor()
  }
  const openAs = async (userName: string): Promise<Page> => {
    await makeAccount(server.xaOi, userName, 'editor', null)
    const page = await (await browser.newContext()).newPage()
    await signIn(page, userName)
    return page
  }
  beforeAll(async () => {
    server = await startServer({}, undefined, { now: () => now })
    browser = await openBrowser()
    lan = await openAs('lan')
    minh = await openAs('minh')
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const go = (page: Page, to: string) => page.goto(server.xaOi.url + to)
  const said = (page: Page, words: string) => page.getByText(words).first().waitFor()
  /** Waits for the page that answers, which may say the same as the one before. */
  const save = async (page: Page) => {
    const answered = page.waitForEvent('load')
    await page.locator('.save-bar').getByRole('button', { name: 'Lưu nháp' }).click()
    await answered
    await said(page, 'Đã lưu nháp')
  }
  /** Fills in why and presses a button of one form. */
  const order = async (page: Page, verb: string, name: string, why: string) => {
    const form = page.locator(`form[action="${path}/${verb}"]`).filter({ has: page.getByRole('button', { name }) })
    const folded = page.locator('details:not([open])').filter({ has: form }).locator('> summary')
    if ((await folded.count()) > 0) await folded.click()
    await form.locator('input[name="why"]').fill(why)
    await form.getByRole('button', { name }).click()
  }
  const live = () => server.xaOi.core.catalog.get(slug)

  test('a procedure is made from a copy, and what was typed is there again after a reload', async () => {
    await lan.getByRole('link', { name: 'Thêm thủ tục' }).click()
    await lan.getByLabel('Tên ngắn').fill('Khai sinh lưu động')
    await lan.locator('select[name="copy"]').evaluate((select) => {
      ;(select as unknown as { value: string }).value = 'register-birth'
    })
    await lan.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await said(lan, 'Đã tạo bản nháp')
    await lan.getByLabel('Tên chính thức').fill('Thủ tục đăng ký khai sinh lưu động')
    await lan.reload()
    expect(await lan.getByLabel('Tên chính thức').inputValue()).toBe('Thủ tục đăng ký khai sinh lưu động')
    await said(lan, 'Chữ gõ dở lần trước vẫn còn')
    await lan.getByRole('button', { name: 'Bỏ chữ gõ dở' }).click()
    await lan.waitForFunction("document.querySelector('#name').value === ''")
    expect(await lan.getByText('Chữ gõ dở lần trước vẫn còn').isVisible()).toBe(false)
    await lan.getByLabel('Tên chính thức').fill('Thủ tục đăng ký khai sinh lưu động')
    await save(lan)
    await said(lan, 'chỗ cần sửa trước khi công bố')
    await lan.getByRole('link', { name: 'Câu người dân hay hỏi' }).click()
    const asked = [
      'cán bộ về thôn làm khai sinh',
      'khai sinh lưu động là gì',
      'đăng ký lưu động khai sinh',
      'có về nhà làm khai sinh không',
      'khai sinh tại nhà',
    ]
    await lan.locator('#questions').fill(asked.join('\n'))
    await lan.locator('#also_called').fill('khai sinh tại thôn')
    await lan.locator('#test_questions').fill('xã về tận nhà làm khai sinh à')
    await save(lan)
    expect(await lan.getByText('chỗ cần sửa').count()).toBe(0)
    await assertNoAxeViolations(lan)
  })

  test('its answer is seen while it is typed', async () => {
    await go(lan, `${path}/noi-thoi-gian`)
    await lan.locator('#received_by_text').fill('Nhà văn hóa thôn Đoài')
    await lan.locator('[data-preview]').getByText('Nhà văn hóa thôn Đoài').first().waitFor()
    expect(live()).toBeNull()
    await save(lan)
  })

  test('a second person publishes it, after every question was asked of it', async () => {
    await go(lan, `${path}/cong-bo`)
    await order(lan, 'gui-duyet', 'Gửi duyệt', 'thủ tục mới của tỉnh')
    await said(lan, 'Đã gửi duyệt')
    await go(minh, '/bien-tap?q=khaisinhluu')
    await said(minh, 'Chờ duyệt')
    await go(minh, `${path}/cong-bo`)
    await minh.locator('[data-rehearsal="done"]').waitFor({ timeout: 80_000 })
    await assertNoAxeViolations(minh)
    await order(minh, 'cong-bo', 'Công bố ngay', 'đã đối chiếu')
    await said(minh, 'Đã công bố')
    expect(live()?.received_by_text).toBe('Nhà văn hóa thôn Đoài')
  })

  test('a fee changes at midnight of the first of next month, and is rolled back', async () => {
    const before = live()?.fees
    await go(lan, `${path}/phi-quyen-loi`)
    const first = lan.locator('[id="fees.0"]')
    if ((await first.getAttribute('open')) === null) await first.locator('> summary').click()
    await lan.locator('[id="fees.0.amount"]').fill('15.000')
    await save(lan)
    await go(lan, `${path}/cong-bo`)
    await order(lan, 'gui-duyet', 'Gửi duyệt', 'Nghị quyết của HĐND tỉnh')
    await said(lan, 'Đã gửi duyệt')
    await go(minh, `${path}/cong-bo`)
    await minh.getByText('Hẹn ngày công bố').first().click()
    await minh.getByLabel('Từ 0 giờ ngày').fill('2027-01-01')
    await order(minh, 'cong-bo', 'Hẹn ngày công bố', 'đã đối chiếu nghị quyết')
    await said(minh, 'Đã hẹn ngày')
    expect(live()?.fees).toEqual(before)
    now = newYear
    expect(live()?.fees?.[0]?.amount).toBe(15_000)
    await server.xaOi.core.catalog.refresh()

    await go(lan, path)
    await lan.getByRole('link', { name: 'Dùng lại bản này' }).first().click()
    await order(lan, 'khoi-phuc', 'Gửi duyệt bản này', 'nghị quyết hoãn')
    await said(lan, 'Đã gửi duyệt bản cũ')
    await go(minh, `${path}/cong-bo`)
    await order(minh, 'cong-bo', 'Công bố ngay', 'đã đối chiếu')
    await said(minh, 'Đã công bố')
    expect(live()?.fees).toEqual(before)
  })

  test('a procedure is made from a record of the national portal', async () => {
    await go(lan, '/bien-tap/them')
    await lan.getByLabel('Tên ngắn').fill('Cấp bản sao từ hồ sơ')
    const record = { ma_thu_tuc: '9.635001', ten_thu_tuc: 'Thủ tục cấp bản sao từ hồ sơ quốc gia' }
    await lan.locator('textarea[name="record"]').fill(JSON.stringify(record))
    await lan.getByRole('button', { name: 'Tạo bản nháp' }).click()
    await said(lan, 'Đã tạo bản nháp')
    expect(await lan.getByLabel('Tên chính thức').inputValue()).toBe(record.ten_thu_tuc)
    expect(await lan.locator('#code').inputValue()).toBe(record.ma_thu_tuc)
  })

  test('a procedure is made from a carried record with one click', async () => {
    await go(lan, '/bien-tap/them')
    await lan.getByLabel('Mã hoặc tên thủ tục').fill('giao khu vực biển')
    await lan.getByRole('button', { name: 'Tìm bản ghi' }).click()
    await said(lan, 'Đã có trong danh mục')
    await lan.getByLabel('Mã hoặc tên thủ tục').fill('quaydinh danh')
    await lan.getByRole('button', { name: 'Tìm bản ghi' }).click()
    await said(lan, 'Không có bản ghi nào khớp')
    await lan.getByLabel('Mã hoặc tên thủ tục').fill('giaorung')
    await lan.getByRole('button', { name: 'Tìm bản ghi' }).click()
    await assertNoAxeViolations(lan)
    await lan.getByRole('button', { name: 'Tạo bản nháp từ bản ghi này' }).first().click()
    await said(lan, 'Đã tạo bản nháp từ bản ghi quốc gia')
    expect(await lan.locator('#code').inputValue()).toMatch(/^\d\.\d{6}$/)
  })

  test('what citizens asked in vain is taught with a look at what else it changes, and taken back', async () => {
    const sentence = 'làm thẻ hoa sen cho bà cần gì'
    const { inbox } = server.xaOi.core.messaging
    const message = { id: `web:${randomUUID()}`, chat: `web:${randomUUID()}`, channel: 'web', text: sentence, at: now }
    await inbox.receive(message)
    expect(await inbox.waitUntilHandled(message, 20_000)).toBe(true)
    await go(lan, '/can-bo/viec-can-lam?loai=cau-chua-tra-loi')
    await lan.locator('a[href^="/bien-tap/day?viec="]').first().click()
    await said(lan, sentence)
    await lan.getByLabel('Cho thủ tục').selectOption({ value: 'join-health-insurance' })
    await lan.getByRole('button', { name: 'Thử', exact: true }).click()
    await lan.locator('[data-rehearsal="done"]').waitFor({ timeout: 80_000 })
    await assertNoAxeViolations(lan)
    await lan.getByRole('button', { name: 'Dạy ngay' }).click()
    await said(lan, 'Đã dạy.')
    expect(server.xaOi.core.catalog.get('join-health-insurance')?.questions).toContain(sentence)
    await lan
      .getByRole('button', { name: /Bỏ câu này/ })
      .first()
      .click()
    await said(lan, 'Đã bỏ.')
    expect(server.xaOi.core.catalog.get('join-health-insurance')?.questions).not.toContain(sentence)
  }, 120_000)

  test('who was told a fact that is corrected hears the correction', async () => {
    const { outbox, outboxStore } = server.xaOi.core.messaging
    const entry = await server.xaOi.core.catalog.findVersions(slug)
    const id = randomUUID()
    const chat = `web:${randomUUID()}`
    const told = [{ procedure: slug, version: entry?.published?.number ?? 0, facts: ['result'] }]
    await outboxStore.add({ id, chat, causedBy: id, text: 'Nộp ở xã', choices: [], told }, now)
    await outboxStore.markDelivered(id, chat, null, now)
    now = new Date('2027-01-01T07:30:00+07:00')
    await signIn(lan, 'lan')
    await go(lan, `${path}/noi-thoi-gian`)
    await lan.locator('#result').fill('Giấy khai sinh trao tại nhà')
    await save(lan)
    await go(lan, `${path}/cong-bo`)
    await order(lan, 'cong-bo', 'Công bố ngay', 'đúng theo quy trình mới')
    await said(lan, 'Đã công bố')
    await lan.getByRole('link', { name: 'Báo lại cho họ' }).first().click()
    await assertNoAxeViolations(lan)
    await lan.getByRole('button', { name: 'Gửi cho 1 cuộc trò chuyện' }).click()
    await said(lan, 'Đã gửi.')
    const lastHeard = async () => {
      await outbox.collect()
      return (await outboxStore.findDeliveredAfter(chat, null, 10)).at(-1)?.text
    }
    await expect.poll(lastHeard, { timeout: 20_000 }).toContain('Giấy khai sinh trao tại nhà')
  })

  test('each of its pages fits a telephone', async () => {
    await lan.setViewportSize({ width: 360, height: 760 })
    for (const part of [
      '',
      '/ten-cau-hoi',
      '/giay-to',
      '/phi-quyen-loi',
      '/hoi-nhanh',
      '/cong-bo',
      '/so-sanh',
      '/ban/1',
    ]) {
      await go(lan, path + part)
      expect(await lan.evaluate('document.documentElement.scrollWidth - innerWidth'), part).toBeLessThanOrEqual(0)
    }
  })
})
