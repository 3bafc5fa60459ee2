import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '../browser-support.js'
import { makeAccount, password, type StaffClient, signInAs, startServer } from '../web/staff.js'

const meSo = '12049'
const phoHien = '11953'

const matters = [
  'Đèn đường thôn Phú Trạch tắt ba hôm nay',
  'Rác tràn ra lòng đường trước chợ Mễ',
  'Cống trước nhà văn hóa tắc, nước ngập sân',
  'Quán hát cạnh trường mở loa to đến nửa đêm',
]

/** The ten tasks of docs/console.md. A click is one press of the pointer; typing and the Enter that ends it are none. */
describe.skipIf(!findChromium())('the ten commonest tasks cost no more clicks than in docs/console.md', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let page: Page
  let entering: StaffClient
  let clicks = 0

  const enter = async (what: string, telephone: string): Promise<void> => {
    await entering.get('/can-bo/nhap-ho')
    const response = await entering.post('/can-bo/nhap-ho', {
      key: randomUUID(),
      kind: 'feedback',
      what,
      where: 'thôn Phú Trạch',
      commune: meSo,
      phone: telephone,
      way: 'counter',
    })
    if (response.status !== 303) throw new Error(`entering answered ${response.status}: ${await response.text()}`)
  }
  const inbox = () => page.goto(`${server.xaOi.url}/can-bo`)
  const row = (what: string) => page.locator('.inbox-row', { hasText: what })
  const open = async (what: string): Promise<void> => {
    await inbox()
    await row(what).getByRole('link').click()
    await page
      .getByRole('heading', { name: what.slice(0, 20) })
      .or(page.locator('#answer-box'))
      .first()
      .waitFor()
    clicks = 0
  }
  const answerArea = () => page.locator('#move-answered-text')
  const saved = () => page.waitForURL(/[?&](xong|gui)\b/)

  beforeAll(async () => {
    server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
    entering = (await signInAs(server.xaOi, 'nhap.ho', 'officer', meSo)).client
    for (const [index, what] of matters.entries()) await enter(what, `091234567${index}`)
    await makeAccount(server.xaOi, 'muoi.viec', 'officer', meSo)
    browser = await openBrowser()
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
    await page.exposeFunction('countClick', () => clicks++)
    await page.addInitScript(
      "addEventListener('pointerdown', (event) => { if (event.isTrusted) globalThis.countClick() }, true)",
    )
    await page.goto(`${server.xaOi.url}/dang-nhap`)
    await page.getByLabel('Tên đăng nhập').fill('muoi.viec')
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByText('Menu', { exact: true }).waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })
  beforeEach(() => {
    clicks = 0
  })

  test('what is due today, and what new cases are about: none', async () => {
    await inbox()
    clicks = 0
    await page.locator('[data-queue="due_today"] .count').waitFor()
    for (const what of matters) expect(await row(what).locator('.duty').textContent()).toMatch(/hạn|còn|ngày|nay/)
    expect(clicks).toBe(0)
  })

  test('find by telephone, name, code or words without marks: one', async () => {
    for (const [typed, what] of [
      ['0912345671', matters[1]],
      ['quan hat nua dem', matters[3]],
    ] as const) {
      await inbox()
      clicks = 0
      await page.getByRole('searchbox').click()
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await page.waitForURL(/tim=/)
      expect(await page.locator('.inbox-row').count(), typed).toBe(1)
      expect(await row(what ?? '').count(), typed).toBe(1)
      expect(clicks).toBe(1)
    }
  })

  test('start: one', async () => {
    await open(matters[0] ?? '')
    await page.getByRole('button', { name: 'Bắt đầu xử lý' }).click()
    await saved()
    expect(clicks).toBe(1)
  })

  test('internal note: two', async () => {
    await open(matters[0] ?? '')
    await page.locator('summary', { hasText: 'Ghi chú' }).click()
    await page.keyboard.type('Đã gọi tổ điện, chiều có người.')
    await page.getByRole('button', { name: 'Lưu ghi chú' }).click()
    await saved()
    expect(clicks).toBe(2)
  })

  test('ask the citizen: two', async () => {
    await open(matters[1] ?? '')
    await page.locator('summary', { hasText: 'Hỏi thêm dân' }).click()
    await page.keyboard.type('Rác đổ ở cổng nào của chợ ạ?')
    await page.getByRole('button', { name: 'Hỏi thêm người dân', exact: true }).click()
    await saved()
    expect(clicks).toBe(2)
  })

  test('answer: two', async () => {
    await open(matters[0] ?? '')
    await answerArea().click()
    await page.keyboard.type('Tổ điện đã thay bóng, đèn sáng từ tối nay.')
    await page.getByRole('button', { name: 'Trả lời kết quả' }).click()
    await saved()
    expect(clicks).toBe(2)
  })

  test('answer with a template: two, its gaps typed over', async () => {
    await open(matters[2] ?? '')
    const template = page.locator('[data-fills="move-answered-text"] [data-fill]').first()
    const text = (await template.getAttribute('data-fill')) ?? ''
    await template.click()
    const area = answerArea()
    await expect.poll(() => area.inputValue()).toBe(text)
    for (const gap of text.match(/\[[^\]]*\]/g) ?? []) {
      expect(gap).not.toBe('')
      await area.evaluate((field) => {
        const one = field as unknown as { value: string; setSelectionRange(from: number, to: number): void }
        one.setSelectionRange(one.value.indexOf('['), one.value.indexOf(']') + 1)
      })
      await page.keyboard.type('ngày mai')
    }
    await page.getByRole('button', { name: 'Trả lời kết quả' }).click()
    await saved()
    expect(clicks).toBe(2)
  })

  test('another template takes the place of the one before; what was typed stays', async () => {
    await open(matters[1] ?? '')
    const templates = page.locator('[data-fills="move-answered-text"] [data-fill]')
    const texts = await templates.evaluateAll((all) => all.map((one) => one.getAttribute('data-fill')))
    await answerArea().fill('Kính gửi bà.')
    for (const at of [0, 1]) {
      await templates.nth(at).click()
      expect(await answerArea().inputValue()).toBe(`Kính gửi bà.\n${texts[at]}`)
    }
    await answerArea().fill('')
  })

  test('next case of the same list: one; answered and on to the next: no more', async () => {
    await open(matters[1] ?? '')
    const here = page.url()
    await page.getByRole('link', { name: 'Việc kế' }).click()
    await page.waitForURL((address) => address.href !== here)
    expect(new URL(page.url()).pathname).toMatch(/^\/can-bo\/vu-viec\//)
    expect(clicks).toBe(1)
  })

  test('transfer: three', async () => {
    await open(matters[3] ?? '')
    await page.locator('summary', { hasText: 'Chuyển cơ quan khác' }).click()
    const to = page.getByLabel('Chuyển đến')
    await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('transfer-to')
    await page.keyboard.type('pho hien')
    expect(await to.inputValue()).toBe(phoHien)
    await page.getByLabel('Lý do chuyển').click()
    await page.keyboard.type('Quán này thuộc phường Phố Hiến.')
    await page.getByRole('button', { name: 'Chuyển cơ quan khác' }).click()
    await page.getByRole('button', { name: 'Rút lại việc chuyển' }).waitFor()
    expect(clicks).toBe(3)
  })
})
