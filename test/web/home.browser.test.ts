import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type IncomingMessage, type Reply, reply } from '../../src/messaging/message.js'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { choice, echo, eventually, startDatabaseServer } from '../channels/start-messaging.js'
import { type CitizenPages, startCitizenPages } from './home-support.js'

const chromium = findChromium()

describe.skipIf(!chromium)('the chat on the home page, in Chromium', () => {
  let database: Awaited<ReturnType<typeof startDatabaseServer>>
  let pages: CitizenPages
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let problems: string[]
  let answer: (message: IncomingMessage) => Reply[] | Promise<Reply[]>

  beforeAll(async () => {
    database = await startDatabaseServer()
    browser = await openBrowser()
    pages = await startCitizenPages({ uri: database.uri, answer: (message) => answer(message) })
  })
  afterAll(async () => {
    await browser.close()
    await pages.stop()
    await database.stop()
  })
  beforeEach(async () => {
    answer = echo
    problems = []
    pages.messaging.handled.length = 0
    context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    page = await open()
  })
  afterEach(async () => {
    await context.close()
    expect(problems).toEqual([])
  })

  const open = async (): Promise<Page> => {
    const opened = await context.newPage()
    opened.on('pageerror', (error) => problems.push(error.message))
    await opened.goto(pages.url)
    return opened
  }
  const say = async (text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Tin nhắn của anh/chị' }).fill(text)
    await page.keyboard.press('Enter')
  }
  const bubbles = (of: Page = page): Promise<string[]> => of.locator('[data-id] p').allInnerTexts()
  const shows = (count: number, of: Page = page) =>
    eventually(async () => {
      const texts = await bubbles(of)
      return texts.length >= count && texts
    })
  const handledTexts = (): string[] => pages.messaging.handled.map(({ text }) => text)

  test('a typed message and its answer appear, the typing place keeps the focus', async () => {
    await say('xin chào')
    expect(await shows(2)).toEqual(['xin chào', 'Đã nhận: xin chào'])
    expect(await page.evaluate('document.activeElement?.id')).toBe('chat-text')
    expect(await page.getByRole('log').textContent()).toContain('xin chào')
  })

  test('the answer is in sight, though it comes while the page still moves to the question', async () => {
    answer = ({ text }) => [reply(`${'Một dòng dài của câu trả lời. '.repeat(12)}\n`.repeat(4) + text)]
    for (const [k, text] of ['câu một', 'câu hai', 'câu ba'].entries()) {
      await say(text)
      await shows(2 * (k + 1))
    }
    const seen = () =>
      page.evaluate(`(() => {
        const log = document.querySelector('[role=log]').getBoundingClientRect()
        const [mine, theirs] = [...document.querySelectorAll('[data-id]')].slice(-2).map((node) => node.getBoundingClientRect())
        return mine.top - log.top < 40 && theirs.top < log.bottom - 100
      })()`)
    await expect.poll(seen, { timeout: 5_000 }).toBe(true)
  })

  test('with the keyboard alone: an example, then a choice, whose label is shown and whose value is sent', async () => {
    await page.keyboard.press('Tab')
    while ((await page.evaluate('document.activeElement?.textContent')) !== 'Làm giấy khai sinh cho con cần gì?')
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await shows(2)
    while ((await page.evaluate('document.activeElement?.textContent')) !== 'Gặp cán bộ')
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect((await shows(4))[2]).toBe('Gặp cán bộ')
    expect(handledTexts()).toEqual(['Làm giấy khai sinh cho con cần gì?', '/canbo'])
    expect(await page.getByRole('button', { name: 'Gặp cán bộ' }).count()).toBe(1)
  })

  test("an officer's answer appears without a reload, and nothing appears twice, also after one", async () => {
    await say('đường ngập')
    await shows(2)
    await pages.messaging.parts.outboxStore.add(
      {
        id: `case-${randomUUID()}`,
        chat: pages.messaging.handled[0]?.chat ?? '',
        text: 'Xã đã cho khơi cống.',
        choices: [],
        causedBy: 'case',
      },
      new Date(),
    )
    const all = ['đường ngập', 'Đã nhận: đường ngập', 'Xã đã cho khơi cống.']
    expect(await shows(3)).toEqual(all)
    await page.reload()
    await shows(3)
    await page.waitForTimeout(1_500)
    expect(await bubbles()).toEqual(all)
  })

  test('a message that could not be sent is said to be unsent, and goes out once when sent again', async () => {
    const bringBack = await pages.cutOff()
    await say('có ai không')
    const retry = page.getByRole('button', { name: 'Gửi lại' })
    await retry.waitFor()
    expect(await page.locator('.problem').textContent()).toContain('Chưa gửi được')
    await bringBack()
    await retry.click()
    expect(await shows(2)).toEqual(['có ai không', 'Đã nhận: có ai không'])
    expect(await page.locator('.problem').count()).toBe(0)
    expect(handledTexts()).toEqual(['có ai không'])
  })

  test('what could not be sent goes out by itself when the network is back', async () => {
    const bringBack = await pages.cutOff()
    await say('còn mạng không')
    await page.locator('.problem').waitFor()
    await bringBack()
    await page.evaluate("dispatchEvent(new Event('online'))")
    expect(await shows(2)).toEqual(['còn mạng không', 'Đã nhận: còn mạng không'])
    expect(handledTexts()).toEqual(['còn mạng không'])
  })

  test('a picture is sent from the page, what is no allowed file is refused with the reason', async () => {
    const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
    const picker = page.locator('[data-file]')
    await picker.setInputFiles({ name: 'cột điện.png', mimeType: 'image/png', buffer: picture })
    expect(await shows(2)).toEqual(['Tệp: cột điện.png', 'Đã nhận: '])
    const [message] = pages.messaging.handled.slice(-1)
    const [kept] = await pages.messaging.parts.attachments.findMany([`${message?.id}:0`])
    expect(kept).toMatchObject({ type: 'image/png', name: 'cột điện.png', size: picture.length })
    await picker.setInputFiles({ name: 'ảnh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('không phải ảnh') })
    await page.locator('.problem').waitFor()
    expect(await page.locator('.problem').textContent()).toContain('Loại tệp này không nhận được')
  })

  test("the server's own sentence is shown when it refuses", async () => {
    await page.evaluate("document.querySelector('textarea').removeAttribute('maxlength')")
    await say('a'.repeat(100_001))
    await page.locator('.problem').waitFor()
    expect(await page.locator('.problem').textContent()).toContain('dài quá 100.000 ký tự')
  })

  test('a message that was on its way when the page was closed goes out when it is opened again, once', async () => {
    let release = (): void => {}
    answer = (message) =>
      new Promise((resolve) => {
        release = () => resolve(echo(message))
      })
    await say('mở rồi đóng')
    await eventually(() => handledTexts().length === 1)
    await page.close()
    page = await open()
    expect(await bubbles()).toEqual(['mở rồi đóng'])
    release()
    expect(await shows(2)).toEqual(['mở rồi đóng', 'Đã nhận: mở rồi đóng'])
    expect(handledTexts()).toEqual(['mở rồi đóng'])
  })

  test('markup in an answer stays text, an address becomes a link', async () => {
    answer = () => [reply('<img src=x onerror=alert(1)> Xem: http://example.vn/don/1?s=a_b-c. Hết')]
    await say('thử')
    await shows(2)
    expect(await page.locator('.chat-log img').count()).toBe(0)
    const link = page.locator('.bubble-bot a')
    expect(await link.getAttribute('href')).toBe('http://example.vn/don/1?s=a_b-c')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  })

  test('Enter that ends a word of a Vietnamese input method sends nothing, Shift+Enter is a new line', async () => {
    const box = page.getByRole('textbox')
    await box.fill('đườ')
    await box.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    expect(await bubbles()).toEqual([])
    await box.press('Shift+Enter')
    await box.pressSequentially('làng')
    await box.press('Enter')
    await shows(2)
    expect(handledTexts()).toEqual(['đườ\nlàng'])
  })

  test('two tabs show one conversation', async () => {
    await say('tab một')
    await shows(2)
    const other = await open()
    expect(await shows(2, other)).toEqual(['tab một', 'Đã nhận: tab một'])
    await say('lần nữa')
    expect(await shows(4, other)).toEqual(['tab một', 'Đã nhận: tab một', 'lần nữa', 'Đã nhận: lần nữa'])
  })

  test('a new conversation starts empty, as another conversation', async () => {
    await say('cũ')
    await shows(2)
    page.on('dialog', (dialog) => dialog.accept())
    await page.getByRole('button', { name: 'Cuộc trò chuyện mới' }).click()
    expect(await bubbles()).toEqual([])
    await say('mới')
    await shows(2)
    expect(new Set(pages.messaging.handled.map(({ chat }) => chat)).size).toBe(2)
  })

  test('without its cookie the page goes on in a new conversation and keeps what was said', async () => {
    await say('trước')
    await shows(2)
    await context.clearCookies()
    await say('sau')
    expect(await shows(4)).toEqual(['trước', 'Đã nhận: trước', 'sau', 'Đã nhận: sau'])
  })

  test('works over plain http in an office, where crypto.randomUUID is absent, and without storage', async () => {
    await context.addInitScript(
      `Object.defineProperty(crypto, 'randomUUID', { value: undefined })
       Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed') } })`,
    )
    page = await open()
    await say('một')
    await say('hai')
    expect(await shows(4)).toContain('Đã nhận: hai')
    expect(new Set(pages.messaging.handled.map(({ chat }) => chat)).size).toBe(1)
  })

  test('no page has an accessibility violation or scrolls sideways at 320 px, in light and dark', async () => {
    answer = (message) => [
      reply(`${message.text} ${'dài '.repeat(80)} https://example.vn/${'a'.repeat(80)}`, [
        choice('Một lựa chọn rất dài để xem nó có xuống dòng trên màn hình hẹp không', '/a'),
        choice('Ngắn', '/b'),
      ]),
    ]
    const theCase = await pages.cases.open({
      content: {
        kind: 'complaint',
        category: 'other',
        text: `Nội dung ${'rất dài '.repeat(50)}${'a'.repeat(200)}`,
        placeText: null,
        communeCode: null,
        when: null,
        against: 'UBND xã',
        request: null,
        evidence: null,
        attachments: [],
        reporter: { name: 'Lan', address: null, phone: null },
      },
      openedBy: randomUUID(),
      chat: 'web:test',
      at: new Date(),
    })
    await page.setViewportSize({ width: 320, height: 640 })
    const check = async (): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await assertNoAxeViolations(page)
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    }
    await check()
    await say('xin chào')
    await shows(2)
    await check()
    const petition = `/don/${await pages.cases.openPetitionLink(theCase, new Date())}`
    for (const path of ['/quyen-rieng-tu', petition]) {
      await page.goto(pages.url + path)
      await check()
    }
    await page.getByLabel('4 ký tự cuối').fill(theCase.receiptCode.slice(-4))
    await page.getByRole('button', { name: 'Mở' }).click()
    await page.getByText('đã sẵn sàng để in').waitFor()
    await check()
  })
})
