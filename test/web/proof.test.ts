import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { findChromium, openBrowser } from '../browser-support.js'
import { buildContent } from '../cases/build-content.js'
import { createClient, startServer } from './staff.js'

let now = new Date('2026-12-01T00:30:00+07:00')
let server: Awaited<ReturnType<typeof startServer>>
let folder: string
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => now })
  folder = await mkdtemp(join(tmpdir(), 'xaoi-proof-'))
}, 120_000)
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const text = async (path: string): Promise<string> => (await fetch(server.xaOi.url + path)).text()
const own = (code: string): Promise<Response> =>
  createClient(server.xaOi.url).postRaw('/bang-chung/cua-toi', { ma: code })
const lookUp = async (code: string): Promise<string> =>
  (await createClient(server.xaOi.url).send('/tra-cuu', { ma: code })).text()
const open = async (kind: 'feedback' | 'tip'): Promise<string> =>
  (
    await server.xaOi.core.cases.open({
      content: buildContent({ kind }),
      openedBy: `proof-page:${kind}`,
      chat: null,
      at: now,
    })
  ).receiptCode

/** npm run proof -- check FILE ROOTS. */
const command = (...files: string[]) =>
  promisify(execFile)('node', ['--import', 'tsx', 'src/commands/proof.ts', 'check', ...files]).then(
    ({ stdout }) => ({ code: 0, said: stdout.trim() }),
    ({ code, stdout }) => ({ code, said: String(stdout).trim() }),
  )

describe('from the receipt to the check without network', () => {
  const codes: string[] = []
  const file = (name: string): string => join(folder, name)

  test('a proof waits until its day is closed, and is then there for each kind alike', {
    timeout: 30_000,
  }, async () => {
    codes.push(await open('feedback'), await open('tip'))
    for (const code of codes) {
      expect(await lookUp(code)).toContain('sau 1 giờ sáng mai')
      expect((await own(code)).status).toBe(400)
    }
    expect(await text('/bang-chung')).toContain('Chưa có ngày nào được khép.')
    now = new Date('2026-12-02T01:00:30+07:00')
    await vi.waitFor(async () => expect(await text('/bang-chung')).toContain('01/12/2026'), 10_000)
    for (const code of codes) {
      const page = await lookUp(code)
      expect(page).toContain('Vụ việc có trong dấu công bố của ngày 01/12/2026.')
      expect(page).toContain('action="/bang-chung/cua-toi"')
      const answer = await own(` ${code.toLowerCase()} `)
      expect(answer.headers.get('content-disposition')).toContain(`bang-chung-${code}.json`)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      await writeFile(file(`${code}.json`), await answer.text())
    }
    await writeFile(file('tat-ca.json'), await text('/bang-chung/tat-ca.json'))
    await writeFile(file('kiem-tra.html'), await text('/bang-chung/kiem-tra.html'))
  })

  test('what is published has four things a day, none of a case', async () => {
    const { days } = JSON.parse(await text('/bang-chung/tat-ca.json'))
    expect(days.map((day: object) => Object.keys(day))).toEqual([['day', 'size', 'root', 'chain']])
    expect(JSON.parse(await text('/bang-chung/ngay/2026-12-01'))).toMatchObject(days[0])
    for (const path of ['/bang-chung/ngay/2026-11-30', '/bang-chung/ngay/hom-qua'])
      expect((await fetch(server.xaOi.url + path)).status).toBe(404)
  })

  test('the command says what it found, and ends with 1 where nothing is shown', { timeout: 60_000 }, async () => {
    const [code = ''] = codes
    expect(await command(file(`${code}.json`), file('tat-ca.json'))).toEqual({
      code: 0,
      said: `Đúng. Vụ việc ${code} đã có trong hệ thống, chậm nhất là hết ngày 01/12/2026.`,
    })
    const proof = JSON.parse(await own(code).then((answer) => answer.text()))
    await writeFile(file('sua.json'), JSON.stringify({ ...proof, salt: '0'.repeat(64) }))
    expect(await command(file('sua.json'), file('tat-ca.json'))).toEqual({
      code: 1,
      said: 'Không khớp. Mã hoặc số trong tệp không thuộc dấu của ngày 01/12/2026.',
    })
    expect((await command(file('kiem-tra.html'), file('tat-ca.json'))).said).toContain('không đúng mẫu')
  })

  test.skipIf(!findChromium())('the page says it from the disk, without network', { timeout: 60_000 }, async () => {
    const browser = await openBrowser()
    try {
      const context = await browser.newContext({ offline: true })
      const page = await context.newPage()
      await page.goto(pathToFileURL(file('kiem-tra.html')).href)
      await page.setInputFiles('#days', file('tat-ca.json'))
      for (const code of codes) {
        await page.setInputFiles('#proof', file(`${code}.json`))
        await vi.waitFor(async () =>
          expect(await page.textContent('#result')).toBe(
            `Đúng. Vụ việc ${code} đã có trong hệ thống, chậm nhất là hết ngày 01/12/2026.`,
          ),
        )
      }
      await page.setInputFiles('#proof', file('sua.json'))
      await vi.waitFor(async () => expect(await page.textContent('#result')).toContain('Không khớp.'))
    } finally {
      await browser.close()
    }
  })

  test('a code that is missing, wrong or unknown is told so at the field; the page is in the sitemap', async () => {
    const told = async (code: string) => /id="ma-error">([^<]+)</.exec(await (await own(code)).text())?.[1] ?? ''
    expect(await told('')).toContain('mã biên nhận')
    expect(await told('K7M2Q-9XTR4')).not.toBe('')
    expect(await text('/sitemap.xml')).toContain('/bang-chung</loc>')
  })
})
