import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedMongo } from 'embedded-mongo'
import type { Page } from 'playwright-core'
import { connectMongo } from '../../../src/shared/mongo.js'
import { openBrowser } from '../../browser-support.js'
import { createChatClient } from '../../channels/chat-client.js'
import { modelCache } from '../../model-cache.js'
import { makeAccount, password, startServer } from '../../web/staff.js'

export type InterruptionReport = {
  tried: number
  byKind: Record<string, number>
  /** Words that in the end were neither in the case nor in the open form, with what had interrupted them. */
  lost: string[]
  /** Words that are in the case more than once. */
  doubled: string[]
}

const root = resolve(import.meta.dirname, '../../..')
const userName = 'bi.ngat'
const casesOpened = 6
/** A person presses again so often before giving up. */
const mostPresses = 6

const startChild = async (port: number, settings: Record<string, string>): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), CACHE_DIR: modelCache, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 900; tries += 1) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (response?.ok) return child
    await pause(100)
  }
  throw new Error('the server did not become ready')
}

/** Pseudo-random numbers from 0 up to below 1, the same for the same seed. */
const randomFrom = (seed: number) => () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return seed / 2 ** 32
}

type Form = { tab: string; area: string; button: string }
const forms: Form[] = [
  { tab: 'reply', area: '#reply-text', button: 'Nhắn người dân' },
  { tab: 'internal', area: '#internal-text', button: 'Lưu ghi chú' },
  { tab: 'ask', area: '#ask-text', button: 'Hỏi thêm người dân' },
]

const intake = [
  'đèn đường thôn tôi ở xã Mễ Sở hỏng cả tháng không ai sửa',
  '/boqua',
  '/boqua',
  '/boqua',
  '/boqua',
  '/gui-di',
]

/**
 * Types words into random forms of random cases, and lets something come between typing and sending: the session ends, the
 * same officer writes in a second tab, the citizen answers, the page is loaded again, the server is killed with -9. Then does
 * what people do (signs in in another tab, waits, presses again) and looks where the words are.
 */
export const runInterruptions = async ({
  count,
  seed,
  say = () => undefined,
}: {
  count: number
  seed: number
  say?: (line: string) => void
}): Promise<InterruptionReport> => {
  const random = randomFrom(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const mongoDir = await mkdtemp(join(tmpdir(), 'xaoi-interrupted-'))
  const mongo = await startEmbeddedMongo({ dataDir: mongoDir })
  const uri = new URL(mongo.uri)
  uri.pathname = '/xaoi_interrupted'

  const shared = { MONGODB_URI: uri.href, APP_SECRET: 'a secret of at least thirty-two characters' }
  const first = await startServer(shared)
  await makeAccount(first.xaOi, userName, 'officer', '12049')
  const port = Number(new URL(first.xaOi.url).port)
  await first.xaOi.stop()
  const settings = { ...shared, DATA_DIR: first.dataDir }
  let child = await startChild(port, settings)
  const base = `http://127.0.0.1:${port}`

  const connection = await connectMongo(uri.href)
  const citizens = await Promise.all(
    Array.from({ length: casesOpened }, async () => {
      const citizen = createChatClient(base)
      let last = ''
      for (const text of intake) last = JSON.stringify((await citizen.post(text)).replies)
      const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(last)?.[0] ?? ''
      const found = await connection.collection('cases').findOne({ receiptCode: code })
      if (!found) throw new Error(`no case came of the intake: ${last}`)
      return { citizen, code, id: String(found._id) }
    }),
  )

  const browser = await openBrowser()
  const context = await browser.newContext()
  const signIn = async (page: Page): Promise<void> => {
    await page.goto(`${base}/dang-nhap`)
    await page.getByLabel('Tên đăng nhập').fill(userName)
    await page.getByLabel('Mật khẩu').fill(password)
    await page.getByRole('button', { name: 'Đăng nhập' }).click()
    await page.getByText('Menu', { exact: true }).waitFor()
  }
  const inAnotherTab = async (run: (page: Page) => Promise<unknown>): Promise<void> => {
    const tab = await context.newPage()
    await run(tab)
    await tab.close()
  }
  const page = await context.newPage()
  await signIn(page)

  const open = async (on: Page, { tab }: Form, id: string): Promise<void> => {
    await on.goto(`${base}/can-bo/vu-viec/${id}`)
    const box = on.locator(`[data-tab="${tab}"]`)
    if ((await box.getAttribute('open')) === null) await box.locator('summary').click()
  }
  const press = (on: Page, { button }: Form): Promise<void> =>
    on.getByRole('button', { name: button, exact: true }).first().click({ timeout: 5_000 })

  const interruptions: Record<string, (at: { form: Form; one: (typeof citizens)[number] }) => Promise<void>> = {
    'the session ends': () => context.clearCookies(),
    'a second tab is faster': ({ form, one }) =>
      inAnotherTab(async (tab) => {
        await open(tab, form, one.id)
        await tab.locator(form.area).fill(`thẻ thứ hai ${random()}`)
        await press(tab, form)
        await tab.waitForURL(/[?&](xong|gui)\b/)
      }),
    'the citizen answers': async ({ one }) => {
      await one.citizen.post(`bổ sung vào vụ ${one.code}: tối qua có người ngã ${Math.floor(random() * 1e6)}`)
    },
    'the page is loaded again': async () => {
      await page.reload()
    },
    'the server is killed': async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
      if (random() < 0.5) await press(page, forms[0] as Form).catch(() => undefined)
      child = await startChild(port, settings)
    },
  }

  const timesIn = async (id: string, words: string): Promise<number> => {
    const found = await connection.collection('cases').findOne({ _id: id as never })
    return ((found?.timeline ?? []) as { text: string | null }[]).filter(({ text }) => text?.includes(words)).length
  }
  const report: InterruptionReport = { tried: 0, byKind: {}, lost: [], doubled: [] }
  try {
    for (let round = 0; round < count; round += 1) {
      const form = pick(forms)
      const one = pick(citizens)
      const kind = pick(Object.keys(interruptions))
      const mark = `dấu ${seed}.${round}`
      const typed = `Dòng một, ${mark}\nDòng hai: chiều mai xã xuống xem`
      await open(page, form, one.id)
      await page.locator(form.area).fill(typed)
      await interruptions[kind]?.({ form, one })
      let times = 0
      for (let presses = 0; presses < mostPresses && times === 0; presses += 1) {
        if (
          !(await page
            .locator(form.area)
            .isVisible()
            .catch(() => false))
        )
          await page
            .locator(`[data-tab="${form.tab}"] summary`)
            .click({ timeout: 2_000 })
            .catch(() => undefined)
        await press(page, form).catch(() => undefined)
        await page.waitForURL(/[?&](xong|gui)\b/, { timeout: 1_500 }).catch(() => undefined)
        times = await timesIn(one.id, mark)
        if (times === 0 && (await page.getByRole('link', { name: 'Đăng nhập ở thẻ mới' }).count()) > 0)
          await inAnotherTab(signIn)
      }
      const isOnPage = (
        await page
          .locator(form.area)
          .inputValue({ timeout: 2_000 })
          .catch(() => '')
      ).includes(mark)
      report.tried += 1
      report.byKind[kind] = (report.byKind[kind] ?? 0) + 1
      if (times === 0)
        report.lost.push(`${kind}, ${form.button}: ${isOnPage ? 'still in the form, never sent' : 'gone'}`)
      if (times > 1) report.doubled.push(`${kind}, ${form.button}: ${times} times`)
      if (round % 20 === 19)
        say(`${round + 1} interruptions, ${report.lost.length} lost, ${report.doubled.length} doubled`)
    }
  } finally {
    await browser.close()
    child.kill('SIGKILL')
    await connection.close()
    await mongo.close()
    await rm(mongoDir, { recursive: true, force: true })
    await rm(first.dataDir, { recursive: true, force: true })
  }
  return report
}
