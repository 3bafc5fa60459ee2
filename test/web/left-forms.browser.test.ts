import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findChromium, openBrowser } from '../browser-support.js'
import { makeAccount, password, startServer } from './staff.js'

const everyBox = ['in_person', 'online', 'post']
const groups: [string[]][] = [[[]], [['in_person']], [['in_person', 'post']]]
const place = 'noi-thoi-gian'
const fees = 'phi-quyen-loi'

describe.skipIf(!findChromium())('a form that is left', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let lan: Page
  let minh: Page
  const signIn = async (userName: string): Promise<Page> => {
    await makeAccount(server.xaOi, userName, 'editor', null)
    const page = await (await browser.newContext()).newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${server.xaOi.url}/bien-tap`)
    await page.getByLabel('Tên đăng nhập').fill(userName)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByRole('heading', { name: 'Biên tập thủ tục' }).waitFor()
    return page
  }
  beforeAll(async () => {
    server = await startServer()
    browser = await openBrowser()
    lan = await signIn('lan')
    minh = await signIn('minh')
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const open = (page: Page, slug: string, section: string) =>
    page.goto(`${server.xaOi.url}/bien-tap/thu-tuc/${slug}/${section}`)
  const leave = (page: Page) => page.goto(`${server.xaOi.url}/bien-tap`)
  const back = (page: Page) => page.getByText('Chữ gõ dở lần trước vẫn còn')
  const forget = (page: Page) => page.evaluate('sessionStorage.clear()')
  beforeEach(async () => {
    await leave(lan)
    await forget(lan)
  })
  const press = (page: Page) => page.locator('.save-bar').getByRole('button', { name: 'Lưu nháp' }).click()
  /** Waits for the page that answers, which may say the same as the one before. */
  const save = async (page: Page) => {
    const answered = page.waitForEvent('load')
    await press(page)
    await answered
    await page.getByText('Đã lưu nháp').first().waitFor()
  }
  const tick = async (page: Page, codes: readonly string[]) => {
    for (const code of everyBox)
      await page.locator(`input[name="channels"][value="${code}"]`).setChecked(codes.includes(code))
  }
  const ticked = (page: Page) =>
    page.evaluate<string[]>(`[...document.querySelectorAll('[name="channels"]:checked')].map(({ value }) => value)`)
  const draftOf = async (slug: string) =>
    (await server.xaOi.core.catalog.findVersions(slug))?.draft?.content as Record<string, unknown> | undefined
  /** The page is sent and comes back: what stood there before must not be taken for what comes. */
  const changeRow = async (page: Page, order: string) => {
    const loaded = page.waitForEvent('load')
    await page.locator(`button[name="row"][value="${order}"]`).click()
    await loaded
    await page.getByText('Đã đổi trên trang này, chưa lưu.').waitFor()
  }
  const field = (page: Page, name: string) => page.locator(`[id="${name}"]`)
  const unfold = (page: Page) =>
    page.evaluate(`for (const one of document.querySelectorAll('.editor-form details')) one.open = true`)

  test('has the one box that was ticked with the word that was typed', async () => {
    await open(lan, 'certify-copy', place)
    await field(lan, 'result').fill('Bản sao')
    await leave(lan)
    await open(lan, 'certify-copy', place)
    await back(lan).waitFor()
    expect(await field(lan, 'result').inputValue()).toBe('Bản sao')
    expect(await ticked(lan)).toEqual(['in_person'])
  })

  test.each(groups)('has the boxes %j as they were left, alone and beside a word', async (codes) => {
    for (const word of [null, 'Thẻ']) {
      await open(lan, 'identity-card', place)
      expect(await ticked(lan)).toEqual(everyBox)
      await tick(lan, codes)
      if (word) await field(lan, 'result').fill(word)
      await lan.reload()
      await back(lan).waitFor()
      expect(await ticked(lan)).toEqual(codes)
      await leave(lan)
      await open(lan, 'identity-card', place)
      expect(await ticked(lan)).toEqual(codes)
      if (word) expect(await field(lan, 'result').inputValue()).toBe(word)
      await tick(lan, everyBox)
      if (!word) expect(await lan.evaluate('sessionStorage.length')).toBe(0)
      await forget(lan)
    }
  })

  test.each(groups)('in conflict shows the boxes %j that were sent, and saves them', async (codes) => {
    const slug =
      ['adjust-building-permit', 'admit-to-social-care-facility', 'alcohol-retail-licence'][codes.length] ?? ''
    await open(lan, slug, place)
    await open(minh, slug, place)
    await field(minh, 'result').fill('Giấy của Minh')
    await save(minh)
    await tick(lan, codes)
    await field(lan, 'result').fill('Giấy của Lan')
    await press(lan)
    await lan.getByText('đã sửa phần này').waitFor()
    expect(await ticked(lan)).toEqual(codes)
    const listed = await lan.locator('.differences dt').allTextContents()
    expect(listed).toContain('Cách nộp')
    await save(lan)
    expect(await draftOf(slug)).toMatchObject({ channels: codes, result: 'Giấy của Lan' })
  })

  test('in conflict keeps the one box that nobody touched', async () => {
    await open(lan, 'certify-copy', place)
    await open(minh, 'certify-copy', place)
    await field(minh, 'result').fill('Giấy của Minh')
    await save(minh)
    await field(lan, 'result').fill('Giấy của Lan')
    await press(lan)
    await lan.getByText('đã sửa phần này').waitFor()
    expect(await ticked(lan)).toEqual(['in_person'])
    expect(await lan.locator('.differences dt').allTextContents()).toEqual(['Kết quả nhận được'])
    await save(lan)
    expect(await draftOf('certify-copy')).toMatchObject({ channels: ['in_person'], result: 'Giấy của Lan' })
  })

  test('has its rows as they were: a box to remove one, a choice, a new one, moved and copied ones', async () => {
    const names = async () =>
      lan.evaluate<string[]>(
        `[...document.querySelectorAll('[name^="fees."][name$=".what"]')].map(({ value }) => value)`,
      )
    await open(lan, 'certify-copy', fees)
    await unfold(lan)
    await field(lan, 'fees.0.per').selectOption('copy')
    await lan.locator('[name="fees.1.remove"]').check()
    await field(lan, 'fees.3.what').fill('Khoản mới')
    const [first = '', second = '', third = ''] = await names()
    await leave(lan)
    await open(lan, 'certify-copy', fees)
    await back(lan).waitFor()
    expect(await field(lan, 'fees.0.per').inputValue()).toBe('copy')
    expect(await lan.locator('[name="fees.1.remove"]').isChecked()).toBe(true)
    expect(await lan.locator('[name="fees.0.remove"]').isChecked()).toBe(false)
    expect(await names()).toEqual([first, second, third, 'Khoản mới'])

    await lan.locator('[name="fees.1.remove"]').uncheck()
    for (const order of ['fees.0:copy', 'fees.3:up']) {
      await unfold(lan)
      await changeRow(lan, order)
    }
    const moved = [first, first, third, second, 'Khoản mới', '']
    expect(await names()).toEqual(moved)
    await unfold(lan)
    await field(lan, 'fees.4.amount').fill('7000')
    await leave(lan)
    await open(lan, 'certify-copy', fees)
    await back(lan).waitFor()
    expect(await names()).toEqual(moved)
    expect(await field(lan, 'fees.4.amount').inputValue()).toBe('7000')
    await save(lan)
    const saved = (await draftOf('certify-copy'))?.fees as { what: string; per: string }[]
    expect(saved.map(({ what }) => what)).toEqual(moved.slice(0, -1))
    expect(saved.map(({ per }) => per).slice(0, 2)).toEqual(['copy', 'copy'])
  })

  test('has a moved row’s figure in that row alone, and ticks none to remove that another one lost', async () => {
    await open(lan, 'identity-card', fees)
    await unfold(lan)
    const amounts = () =>
      lan.evaluate<string[]>(
        `[...document.querySelectorAll('[id^="fees."]')].filter(({ id }) => /^fees.[0-9]+.amount$/.test(id)).map(({ value }) => value)`,
      )
    await field(lan, 'fees.1.amount').fill('0')
    await field(lan, 'fees.0.amount').fill('500')
    const [, , ...rest] = await amounts()
    await changeRow(lan, 'fees.0:down')
    expect(await amounts()).toEqual(['0', '500', ...rest])

    await open(minh, 'identity-card', fees)
    await unfold(minh)
    await field(minh, 'fees.2.amount').fill('51000')
    await save(minh)
    await unfold(lan)
    await lan.locator('[name="fees.0.remove"]').check()
    await press(lan)
    await lan.getByText('đã sửa phần này').waitFor()
    expect((await amounts())[0]).toBe('500')
    expect(await lan.locator('[name$=".remove"]:checked').count()).toBe(0)
  })

  test('has what two changed as its author left it, and saving tells of the other', async () => {
    const slug = 'agricultural-insurance-support'
    await open(lan, slug, place)
    await tick(lan, ['post'])
    await leave(lan)
    await open(minh, slug, place)
    await tick(minh, ['in_person'])
    await save(minh)
    await open(lan, slug, place)
    await back(lan).waitFor()
    expect(await ticked(lan)).toEqual(['post'])
    await press(lan)
    await lan.getByText('đã sửa phần này').waitFor()
    expect(await ticked(lan)).toEqual(['post'])
    await field(lan, 'result').fill('Viết trên trang báo trùng')
    await leave(lan)
    await open(lan, slug, place)
    await back(lan).waitFor()
    expect(await field(lan, 'result').inputValue()).toBe('Viết trên trang báo trùng')
    expect(await ticked(lan)).toEqual(['post'])
  })

  test('has every kind of input as it was left', async () => {
    const address = `${server.xaOi.url}/bien-tap/thu-o`
    await open(lan, 'certify-copy', place)
    const account = await lan.evaluate<string>('document.body.dataset.account')
    const script = await lan.evaluate<string>(`document.querySelector('script[src*="drafts"]').src`)
    const box = (name: string, value: string, isOn: boolean, type = 'checkbox') =>
      `<input type="${type}" name="${name}" value="${value}"${isOn ? ' checked' : ''}>`
    const option = (value: string, isOn: boolean) => `<option${isOn ? ' selected' : ''}>${value}</option>`
    const body = `<!doctype html><body data-account="${account}"><form method="post" action="/bien-tap/thu-o" data-draft="o" data-draft-ticks>
      <input name="text" value="cũ"><textarea name="long">cũ</textarea>
      ${box('single', '1', true)}${box('other', '1', false)}
      ${['a', 'b', 'c'].map((one) => box('group', one, one !== 'c')).join('')}
      ${['a', 'b', 'c'].map((one) => box('radio', one, one === 'a', 'radio')).join('')}
      <select name="one">${option('a', false)}${option('b', true)}</select>
      <select name="many" multiple>${['a', 'b', 'c'].map((one) => option(one, one !== 'c')).join('')}</select>
      </form><script type="module" src="${script}"></script></body>`
    await lan.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    const posted = () => lan.evaluate<string[][]>(`[...new FormData(document.querySelector('form'))]`)
    const change = async (name: string, how: () => Promise<unknown>) => {
      await lan.goto(address)
      const before = await posted()
      await how()
      const left = await posted()
      expect(left, name).not.toEqual(before)
      return left
    }
    const kinds: Record<string, () => Promise<unknown>> = {
      text: () => lan.locator('[name="text"]').fill(''),
      long: () => lan.locator('[name="long"]').fill('mới\nhai dòng'),
      unticked: () => lan.locator('[name="single"]').uncheck(),
      ticked: () => lan.locator('[name="other"]').check(),
      none: async () => {
        for (const one of ['a', 'b']) await lan.locator(`[name="group"][value="${one}"]`).uncheck()
      },
      first: () => lan.locator('[name="group"][value="b"]').uncheck(),
      all: () => lan.locator('[name="group"][value="c"]').check(),
      radio: () => lan.locator('[name="radio"][value="b"]').check(),
      select: () => lan.locator('[name="one"]').selectOption('a'),
      many: () => lan.locator('[name="many"]').selectOption(['c']),
      nothing: () => lan.locator('[name="many"]').selectOption([]),
    }
    for (const [name, how] of Object.entries(kinds)) {
      const left = await change(name, how)
      await lan.goto('about:blank')
      await lan.goto(address)
      expect(await posted(), name).toEqual(left)
      await forget(lan)
    }
    await lan.unroute(address)
  })
})
