import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import { codeAt } from '../../src/accounts/totp.js'
import type { Case } from '../../src/cases/case.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { findChromium, openBrowser } from '../browser-support.js'
import { buildContent } from '../cases/build-content.js'
import { makeAccount, password, startServer } from './staff.js'

describe.skipIf(!findChromium())('what staff type into a form', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  let idleMs = 0
  const now = () => new Date(Date.now() + idleMs)
  beforeAll(async () => {
    server = await startServer({}, undefined, { now })
    browser = await openBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** Of who must take a second step, by name. */
  const recoveryCodes = new Map<string, string[]>()

  const signIn = async (page: Page, userName: string): Promise<void> => {
    await page.getByLabel('Tên đăng nhập').fill(userName)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    const menu = page.getByText('Menu', { exact: true })
    const code = page.getByLabel('Mã 6 số')
    await menu.or(code).first().waitFor()
    if (page.url().includes('/dang-nhap/dat-ma')) {
      const secret = ((await page.locator('.typed-key').textContent()) ?? '').replaceAll(' ', '')
      await code.fill(codeAt(secret, now()))
      await page.getByRole('button', { name: 'Xác nhận' }).click()
      recoveryCodes.set(userName, await page.locator('.recovery-codes code').allTextContents())
      await page.getByRole('link', { name: 'Tôi đã cất' }).click()
    } else if (page.url().includes('/dang-nhap/ma')) {
      await code.fill(recoveryCodes.get(userName)?.pop() ?? '')
      await page.getByRole('button', { name: 'Đăng nhập' }).click()
    }
    await menu.waitFor()
  }

  /** The session ends, the form says so and stays, and its author signs in again in another tab. */
  const signInBeside = async (
    page: Page,
    userName: string,
    end: () => Promise<void> = () => page.context().clearCookies(),
  ): Promise<void> => {
    await end()
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

  test('is there again after a reload, a session that ended and one that waited too long, and gone once it was sent', async () => {
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

    const waitIdle = async () => {
      idleMs += 31 * 60_000
    }
    await write(page, 'Gõ xong thì đi họp')
    await signInBeside(page, 'viet.do.officer', waitIdle)
    expect(await written(page)).toBe('Gõ xong thì đi họp')
    await page.getByRole('button', { name: 'Nhắn người dân' }).click()
    await page.getByText('Đã lưu. Tin cho người dân').waitFor()
    await write(page, 'Gõ nửa chừng')
    await waitIdle()
    await page.reload()
    await page.getByText('Phiên làm việc đã hết').waitFor()
    await signIn(page, 'viet.do.officer')
    expect(new URL(page.url()).pathname).toBe(`/can-bo/vu-viec/${found.id}`)
    expect(await written(page)).toBe('Gõ nửa chừng')
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

  test('for somebody who waits is there again after another page, and kept nowhere where it is protected or was sent', async () => {
    const { tasks } = server.xaOi.core
    const ask = (question: string, more: object) =>
      tasks.open({
        kind: 'hand_off',
        openedBy: question,
        chat: 'web:waits',
        at: new Date(),
        facts: { question },
        ...more,
      })
    await ask('hỏi giờ làm việc', { communeCode: '12049' })
    await ask('hỏi việc kín', { audience: 'protected' })
    const openTasks = async (userName: string, role: Role, communeCode: string | null) => {
      await makeAccount(server.xaOi, userName, role, communeCode)
      const page = await (await browser.newContext()).newPage()
      await page.goto(`${server.xaOi.url}/can-bo/viec-can-lam`)
      await signIn(page, userName)
      await page.goto(`${server.xaOi.url}/can-bo/viec-can-lam`)
      const kept = () => page.evaluate('JSON.stringify({ ...sessionStorage })')
      return { page, kept, box: page.getByLabel('Câu trả lời gửi người dân') }
    }
    const { page, kept, box } = await openTasks('tra.loi', 'officer', '12049')
    await box.fill('Xã làm việc từ 7 giờ')
    await page.goto(`${server.xaOi.url}/can-bo`)
    await page.goto(`${server.xaOi.url}/can-bo/viec-can-lam?loai=cho-tra-loi`)
    expect(await box.inputValue()).toBe('Xã làm việc từ 7 giờ')
    await page.getByRole('button', { name: 'Trả lời', exact: true }).click()
    await page.getByText('Không có ai đang chờ.').waitFor()
    expect(await kept()).toBe('{}')

    const secret = await openTasks('tra.loi.kin', 'denunciation_officer', null)
    await secret.box.fill('lời kín')
    expect(await secret.kept()).toBe('{}')
  })

  /** The page of the counter with one way of looking at each field. */
  const counter = async (userName: string, role: Role = 'officer', communeCode: string | null = '12049') => {
    await makeAccount(server.xaOi, userName, role, communeCode)
    const page = await (await browser.newContext()).newPage()
    const open = () => page.goto(`${server.xaOi.url}/can-bo/nhap-ho`)
    await open()
    await signIn(page, userName)
    const what = page.getByLabel('Việc gì đã xảy ra *')
    return {
      page,
      open,
      what,
      where: page.getByLabel('Nơi xảy ra *', { exact: true }),
      noPhone: page.getByLabel('Không có điện thoại'),
      back: page.getByText('Chữ gõ dở lần trước vẫn còn dưới đây.'),
      send: () => page.getByRole('button', { name: 'Nhập và in biên nhận' }).click(),
      kept: () => page.evaluate('JSON.stringify({ ...sessionStorage })'),
      texts: async () => {
        const looks = { id: 'x', userName: 'x', displayName: 'x', role: 'supervisor', communeCode: null } as const
        const { cases } = await server.xaOi.core.cases.findFor(looks, { queue: 'all' }, new Date())
        return cases.map(({ text }) => text)
      },
    }
  }

  test('at the counter is there again after Back, another page and the end of the session, and gone once it was sent', async () => {
    const { page, open, what, where, noPhone, back, send, kept, texts } = await counter('quay.giu')
    expect(await back.isVisible()).toBe(false)
    await what.fill('cột điện nghiêng trước trạm y tế')
    await noPhone.check()
    await page.locator('summary', { hasText: 'Cơ quan khác chuyển đến' }).click()
    await page.getByLabel('Số văn bản chuyển').fill('12/CV')
    await page.getByRole('link', { name: 'Xã Ơi' }).first().click()
    await page.waitForURL(`${server.xaOi.url}/`)
    await page.goBack()
    await back.waitFor()
    expect(await what.inputValue()).toBe('cột điện nghiêng trước trạm y tế')

    await open()
    await back.waitFor()
    expect(await what.inputValue()).toBe('cột điện nghiêng trước trạm y tế')
    expect(await noPhone.isChecked()).toBe(true)
    expect(await page.getByLabel('Số văn bản chuyển').isVisible()).toBe(true)

    await where.fill('thôn Đồng')
    await page.context().clearCookies()
    await open()
    await signIn(page, 'quay.giu')
    await back.waitFor()
    expect(await where.inputValue()).toBe('thôn Đồng')

    await page.getByLabel('Số văn bản chuyển').fill('')
    await page.getByLabel('Loại việc *').selectOption('complaint')
    await send()
    await page.getByText('Đơn này phải có họ tên người gửi.').waitFor()
    await what.fill('cột điện nghiêng trước trạm y tế, sắp đổ')
    await open()
    expect(await what.inputValue()).toBe('cột điện nghiêng trước trạm y tế, sắp đổ')

    await page.getByLabel('Loại việc *').selectOption('feedback')
    await send()
    await page.getByRole('heading', { name: 'Biên nhận' }).waitFor()
    expect(await kept()).toBe('{}')
    await page.goBack()
    await what.waitFor()
    expect(await what.inputValue()).toBe('')
    expect(await back.isVisible()).toBe(false)
    expect(await texts()).toContain('cột điện nghiêng trước trạm y tế, sắp đổ')
  })

  test('at the counter goes again as one case when nobody knows whether it arrived, and as two when it is another', async () => {
    const { page, open, what, where, noPhone, back, send, texts } = await counter('quay.mat.mang')
    /** Resolves once an answer was cut off: until then the page hasn't heard so. */
    const cutAnswers = async (): Promise<{ heard: Promise<void> }> => {
      let cut = (): void => undefined
      const heard = new Promise<void>((resolve) => {
        cut = resolve
      })
      await page.route('**/can-bo/nhap-ho', async (route) => {
        if (route.request().method() !== 'POST') return route.continue()
        await route.fetch({ maxRedirects: 0 })
        await route.abort()
        cut()
      })
      return { heard }
    }
    const sendUnheard = async (text: string) => {
      await what.fill(text)
      await where.fill('thôn Hạ')
      await noPhone.check()
      const { heard } = await cutAnswers()
      await send()
      await heard
      await expect.poll(texts).toContain(text)
      await page.unroute('**/can-bo/nhap-ho')
      await open()
      await back.waitFor()
    }
    const countOf = async (text: string) => (await texts()).filter((one) => one === text).length

    await sendUnheard('nắp hố ga vỡ ở chợ')
    await send()
    await page.getByRole('heading', { name: 'Biên nhận' }).waitFor()
    expect(await countOf('nắp hố ga vỡ ở chợ')).toBe(1)

    await open()
    await sendUnheard('trâu bò thả rông ở đê')
    await what.fill('loa phường hỏng hai hôm')
    await send()
    await page.getByRole('heading', { name: 'Biên nhận' }).waitFor()
    expect(await countOf('trâu bò thả rông ở đê')).toBe(1)
    expect(await countOf('loa phường hỏng hai hôm')).toBe(1)
  })

  test('at the counter is dropped by a press, and stays nowhere once it accuses somebody', async () => {
    const { page, open, what, where, noPhone, back, send, kept } = await counter('quay.bo')
    await what.fill('của người trước')
    await open()
    const reloaded = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Bỏ, nhập việc khác' }).click()
    await reloaded
    expect(await what.inputValue()).toBe('')
    expect(await back.isVisible()).toBe(false)
    expect(await kept()).toBe('{}')

    await what.fill('trưởng thôn ăn chặn')
    expect(await kept()).toContain('ăn chặn')
    await page.getByLabel('Loại việc *').selectOption('denunciation')
    expect(await kept()).toBe('{}')
    await what.fill('trưởng thôn ăn chặn tiền cứu trợ')
    expect(await kept()).toBe('{}')

    await page.getByLabel('Loại việc *').selectOption('feedback')
    await what.fill('Chủ tịch xã nhận tiền của nhà tôi mới ký')
    await where.fill('trụ sở xã')
    await noPhone.check()
    await send()
    await page.getByRole('heading', { name: 'Mời người dân gặp người xử lý tố cáo' }).waitFor()
    expect(await kept()).toBe('{}')

    const secret = await counter('quay.kin', 'denunciation_officer', null)
    await secret.what.fill('lời tố cáo')
    expect(await secret.kept()).toBe('{}')
  })
})
