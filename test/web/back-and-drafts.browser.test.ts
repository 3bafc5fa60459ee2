import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactFieldNames } from '../../src/places/commune-contact.js'
import { findChromium, openBrowser } from '../browser-support.js'
import { makeAccount, password, startServer } from './staff.js'

const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const commune = '12073'

describe.skipIf(!findChromium())('Back, reload and what was typed', () => {
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

  const open = async (path: string, javaScriptEnabled: boolean): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } })
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(server.xaOi.url + path)
    return page
  }
  const send = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const answerSum = async (page: Page): Promise<void> => {
    const label = (await page.locator('label[for=tra_loi]').textContent()) ?? ''
    const [, first = '', second = ''] = /^(\S+) cộng (\S+) bằng/.exec(label) ?? []
    await page.getByLabel('bằng mấy').fill(String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)))
  }
  const fillReport = async (page: Page, text: string): Promise<void> => {
    await page.locator('#viec').fill(text)
    await page.locator('#xa').selectOption('12049')
    await page.locator('#cho').fill('thôn Đa Ngưu')
  }
  const title = (page: Page) => page.locator('h1').textContent()

  test.each([true, false])(
    'script %s: from the receipt back to the wrong sum and to the form, and nothing is sent twice',
    async (script) => {
      const page = await open('/phan-anh', script)
      const text = script ? 'Cống đầu ngõ tắc, mưa là ngập' : 'Chó thả rông cắn trẻ con, không ai nhốt'
      await fillReport(page, text)
      await page.getByLabel('bằng mấy').fill('99')
      await send(page, 'Gửi phản ánh')
      expect(await page.locator('#viec').inputValue()).toBe(text)
      await answerSum(page)
      await send(page, 'Gửi phản ánh')
      const code = (await page.locator('.receipt-code strong').first().textContent()) ?? ''
      expect(code).toMatch(/^[A-Z2-9]{5}-[A-Z2-9]{5}$/)
      await page.reload()
      expect(await page.locator('.receipt-code strong').first().textContent()).toBe(code)
      await page.goBack()
      expect(await page.locator('#viec').inputValue()).toBe(text)
      await page.goBack()
      expect(new URL(page.url()).search).toBe('')
      if (script) expect(await page.evaluate('Object.keys(sessionStorage)')).toEqual([])
      await page.goForward()
      await page.goForward()
      expect(await page.locator('.receipt-code strong').first().textContent()).toBe(code)
    },
  )

  test.each([true, false])(
    'script %s: a booking is cancelled after one question, and Back shows what was asked',
    async (script) => {
      const { reception } = server.xaOi.core
      const day = script ? '2099-06-09' : '2099-06-16'
      const account = { id: 'x', userName: 'x', displayName: 'x', role: 'officer', communeCode: commune } as const
      const by = { account, at: new Date() }
      const fields = {
        from: '08:00',
        to: '10:00',
        who: 'Chủ tịch',
        place: 'Phòng tiếp',
        onlineLink: null,
        topics: null,
      }
      await reception.plan(by, { communeCode: commune, dates: [day], fields: { ...fields, minutesPerSlot: 15 } })
      const dayId = `${commune}-${day}-0800`
      await reception.post(by, dayId)
      const order = {
        dayId,
        slot: '08:15',
        chat: null,
        phone: `091100011${script ? 1 : 2}`,
        name: 'Ông Tám',
        about: 'mương tắc',
      }
      const became = await reception.book({ ...order, openedBy: `x:${script}`, at: new Date() })
      if (became.outcome !== 'booked') throw new Error(became.outcome)
      const page = await open('/tiep-dan', script)
      await page.locator('#ma').fill(became.booking.code)
      await page.locator('#so').fill(order.phone.slice(-4))
      await send(page, 'Xem lịch')
      await send(page, 'Hủy lịch này')
      expect(await title(page)).toBe('Hủy lịch này?')
      expect((await reception.getByCode(became.booking.code))?.state).toBe('booked')
      await send(page, 'Hủy lịch')
      await page.getByText('Đã hủy lịch.').waitFor()
      expect((await reception.getByCode(became.booking.code))?.state).not.toBe('booked')
      await page.goBack()
      expect(await title(page)).toBe('Lịch tiếp công dân đã đặt')
      await page.getByText('Lịch này đã hủy').waitFor()
    },
  )

  test('half a message stays in the chat’s box while its author looks elsewhere, and is gone once it is sent', async () => {
    const page = await open('/', true)
    const box = page.locator('#chat-text')
    await box.fill('cho em hỏi thủ tục')
    await page.goto(`${server.xaOi.url}/thu-tuc`)
    await page.goBack()
    expect(await box.inputValue()).toBe('cho em hỏi thủ tục')
    await page.reload()
    expect(await box.inputValue()).toBe('cho em hỏi thủ tục')
    await send(page, 'Gửi')
    await page.locator('.bubble-me, .bubble-person').first().waitFor()
    await page.reload()
    expect(await box.inputValue()).toBe('')
  })

  test('a report keeps its draft on reload, before and after an answer, but never the sum', async () => {
    const page = await open('/phan-anh', true)
    await fillReport(page, 'Đèn đường cháy bóng')
    await page.getByLabel('bằng mấy').fill('99')
    await page.reload()
    expect(await page.locator('#viec').inputValue()).toBe('Đèn đường cháy bóng')
    expect(await page.locator('#xa').inputValue()).toBe('12049')
    expect(await page.getByLabel('bằng mấy').inputValue()).toBe('')
    await page.getByText('Chữ gõ dở lần trước vẫn còn').waitFor()
    await send(page, 'Gửi phản ánh')
    await page.locator('#viec').fill('Đèn đường cháy bóng cả tuần')
    await page.reload()
    expect(await page.locator('#viec').inputValue()).toBe('Đèn đường cháy bóng cả tuần')
    await page.goto(`${server.xaOi.url}/phan-anh`)
    await send(page, 'Bỏ chữ gõ dở')
    expect(await page.locator('#viec').inputValue()).toBe('')
  })

  test('without script the examples lead to a page', async () => {
    const page = await open('/', false)
    await page.getByRole('link', { name: 'Đăng ký kết hôn mất mấy ngày?' }).click()
    expect(await page.locator('main').textContent()).toContain('Đăng ký kết hôn')
    await page.goBack()
    await page.getByRole('link', { name: 'Đường làng tôi ngập rác' }).click()
    expect(new URL(page.url()).pathname).toBe('/phan-anh')
  })

  test('contacts left half written come back with a word and both versions, and not into another commune’s', async () => {
    await makeAccount(server.xaOi, 'tinh', 'supervisor', null)
    const page = await open(`/can-bo/lien-he?xa=${commune}`, true)
    await page.getByLabel('Tên đăng nhập').fill('tinh')
    await page.getByLabel('Mật khẩu').fill(password)
    await send(page, 'Đăng nhập')
    const address = page.locator('#address')
    await address.waitFor()
    await page.waitForLoadState()
    await address.fill('Nhà cũ, thôn Đông')
    await page.goto(`${server.xaOi.url}/can-bo/lien-he?xa=12049`)
    expect(await address.inputValue()).not.toBe('Nhà cũ, thôn Đông')
    const { places } = server.xaOi.core
    const standing = await places.getContact(commune)
    const change = { communeCode: commune, seen: standing.revision ?? 0, accountId: 'x', at: new Date() }
    const fields = Object.fromEntries(contactFieldNames.map((name) => [name, standing[name]]))
    await places.saveContact({ ...change, fields: { ...fields, address: 'Nhà mới, thôn Tây' } as never })
    await page.goto(`${server.xaOi.url}/can-bo/lien-he?xa=${commune}`)
    await page.getByText('Chữ gõ dở lần trước').waitFor()
    expect(await address.inputValue()).toBe('Nhà mới, thôn Tây')
    await send(page, 'Điền chữ gõ dở')
    expect(await address.inputValue()).toBe('Nhà cũ, thôn Đông')
    await send(page, 'Lấy bản đang lưu')
    expect(await address.inputValue()).toBe('Nhà mới, thôn Tây')
  })
})
