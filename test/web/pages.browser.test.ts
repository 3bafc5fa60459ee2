import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '../../src/accounts/roles.js'
import { mayOpen } from '../../src/web/kit/web-page.js'
import { buildAccount } from '../accounts/build-account.js'
import { assertNoAxeViolations, findChromium, openBrowser } from '../browser-support.js'
import { buildContent } from '../cases/build-content.js'
import { findDoors } from './doors.js'
import { signInAs, startServer } from './staff.js'

const own = '12049'
const receptionDay = `${own}-2099-06-12-0800`
/** The first that may open a page looks at it. */
const viewers: readonly Role[] = [
  'leader',
  'supervisor',
  'administrator',
  'editor',
  'denunciation_officer',
  'inspector',
  'identity_keeper',
]

/** Streams, files and answers to scripts: no pages. */
const notPages = new Set([
  // leads to another site
  '/gui-kin/thoat',
  '/nhung.js',
  '/robots.txt',
  '/sitemap.xml',
  '/so-lieu/tin.xml',
  '/so-lieu/tu-dien.csv',
  '/so-lieu/:month/so-lieu.csv',
  '/so-lieu/:month/so-lieu.json',
  '/bang-chung/tat-ca.json',
  '/bang-chung/kiem-tra.html',
  '/bang-chung/ngay/:day',
  '/can-bo/dong-tin',
  '/can-bo/dong-tin/so',
  '/can-bo/moi',
  '/can-bo/phien',
  '/can-bo/xuat.:format',
  '/can-bo/vu-viec/:id/dang-xem',
  '/bien-tap/thu-tuc/:slug/dang-xem',
  '/bien-tap/bang-tinh/danh-muc.:format',
  '/can-bo/vu-viec/:id/tep/:file',
  '/tai-khoan/nhap/mau.csv',
])

/** Presses Tab through the whole page; gives what can be reached and wasn't, and where the focus can't be seen. */
const walkByKeyboard = async (page: Page): Promise<{ missed: string[]; unseen: string[] }> => {
  const count = (await page.evaluate(`(() => {
    document.activeElement?.blur()
    globalThis.walked = new Set()
    globalThis.unseen = []
    const isMarked = (one) => getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none'
    document.addEventListener('focusin', ({ target }) => {
      globalThis.walked.add(target)
      if (!isMarked(target) && !isMarked(target.closest('.inbox-row') ?? target)) globalThis.unseen.push(target.outerHTML.slice(0, 120))
    })
    globalThis.reachable = [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary')]
      .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], [hidden]'))
    return globalThis.reachable.length
  })()`)) as number
  const stopsInDates = 3 * (await page.locator('input[type="date"]:visible').count())
  const presses = Array.from({ length: count + stopsInDates + 3 }, () => page.keyboard.press('Tab'))
  await Promise.all(presses)
  return (await page.evaluate(
    `({ missed: globalThis.reachable.filter((one) => !globalThis.walked.has(one) && one.type !== 'radio').map((one) => one.outerHTML.slice(0, 120)), unseen: globalThis.unseen })`,
  )) as { missed: string[]; unseen: string[] }
}

describe.skipIf(!findChromium())('every page, on a telephone, a tablet and a desk, and by keyboard alone', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let browser: Browser
  const contexts = new Map<Role | 'anybody', BrowserContext>()
  let caseId = ''

  beforeAll(async () => {
    server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
    browser = await openBrowser()
    contexts.set('anybody', await browser.newContext())
    for (const role of viewers) {
      const { client } = await signInAs(server.xaOi, `xem.${role}`, role, roles[role].isOfCommune ? own : null)
      const context = await browser.newContext()
      await context.addCookies(
        client
          .cookie()
          .split('; ')
          .map((one) => ({
            name: one.slice(0, one.indexOf('=')),
            value: one.slice(one.indexOf('=') + 1),
            url: server.xaOi.url,
          })),
      )
      contexts.set(role, context)
    }
    for (let index = 0; index < 4; index++) {
      const found = await server.xaOi.core.cases.open({
        content: buildContent({ text: `Đèn đường số ${index} hỏng, tối không ai dám đi`, placeText: 'thôn Phú Trạch' }),
        openedBy: `pages:${index}`,
        chat: 'web:pages',
        at: new Date(),
      })
      caseId = found.id
    }
    const { reception } = server.xaOi.core
    const leader = { account: { ...buildAccount('leader'), communeCode: own }, at: new Date() }
    const fields = {
      from: '08:00',
      to: '09:00',
      who: 'Chủ tịch',
      place: 'Phòng tiếp công dân',
      onlineLink: null,
      topics: null,
    }
    await reception.plan(leader, { communeCode: own, dates: ['2099-06-12'], fields: { ...fields, minutesPerSlot: 15 } })
    await reception.post(leader, receptionDay)
    await reception.book({
      ...{ dayId: receptionDay, slot: '08:15', chat: null, phone: '0912345678', name: 'Bà Tý' },
      ...{ about: 'đường vào thôn lầy', openedBy: 'pages', at: new Date() },
    })
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  const samples: Record<string, string> = {
    slug: 'register-birth',
    token: 'khong-co',
    id: '',
    code: '12049',
    event: 'moi-sinh-con',
    day: receptionDay,
  }
  const doors = findDoors().filter(({ action }) => action.method === 'get' && !notPages.has(action.path))
  const viewerOf = (who: (typeof doors)[number]['who']): Role | 'anybody' | undefined =>
    who === 'anybody' ? 'anybody' : viewers.find((role) => mayOpen(who, buildAccount(role)))

  const further = [
    ['/khong-co-trang-nay', 'anybody'],
    ['/can-bo/lien-he?xa=12049', ['edit_contacts']],
    ['/xa/xa-me-so', 'anybody'],
    ['/xa/xa-me-so/tiep-dan', 'anybody'],
    ['/kien/xa-me-so', 'anybody'],
    ['/can-bo/viec-can-lam?loai=cau-chua-tra-loi', ['edit_catalog']],
  ] as const
  test.each([...doors.map(({ action, who }) => [action.path, who] as const), ...further])('%s', async (path, who) => {
    const viewer = viewerOf(who)
    const page = await (contexts.get(viewer as Role) as BrowserContext).newPage()
    const address = path.replace(/:(\w+)/g, (_, part: string) =>
      part === 'id' ? caseId : (samples[part] ?? 'khong-co'),
    )
    const response = await page.goto(server.xaOi.url + address)
    expect(response?.status(), `${viewer} opens ${address}`).toBeLessThan(500)
    const isHtml = response?.headers()['content-type']?.startsWith('text/html') === true
    for (const width of [viewer === 'anybody' ? 320 : 360, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(over, `${address} at ${width}`).toBeLessThanOrEqual(0)
      if (width < 768 && isHtml) await assertNoAxeViolations(page)
    }
    expect(await walkByKeyboard(page)).toEqual({ missed: [], unseen: [] })
    await page.close()
  })

  test('pages of staff weigh at most 80 kB when they are opened for the first time', async () => {
    for (const address of ['/can-bo', `/can-bo/vu-viec/${caseId}`]) {
      const state = await (contexts.get('leader') as BrowserContext).storageState()
      const context = await browser.newContext({ storageState: state })
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      let bytes = 0
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
      await page.goto(server.xaOi.url + address, { waitUntil: 'load' })
      await page.evaluate('document.fonts.ready.then(() => true)')
      expect(bytes, address).toBeGreaterThan(10_000)
      expect(bytes, address).toBeLessThanOrEqual(80_000)
      await context.close()
    }
  })
})
