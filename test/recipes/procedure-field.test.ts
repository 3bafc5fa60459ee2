import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { type Catalog, createCatalog } from '../../src/catalog/catalog.js'
import { noCircumstances } from '../../src/catalog/fee-circumstances.js'
import { optionalText } from '../../src/catalog/field.js'
import type { Procedure } from '../../src/catalog/procedure.js'
import { defineProcedureField, procedureFields } from '../../src/catalog/procedure-fields.js'
import { createProcedureFormat, procedureFormat } from '../../src/catalog/procedure-format.js'
import { describeProcedure } from '../../src/dialogue/flows/answer-procedure/describe-procedure.js'
import { createLogger } from '../../src/shared/logger.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { createTextsOf } from '../../src/understanding/search/procedure-texts.js'
import { publishPage } from '../../src/web/editor/publish-page.js'
import { sectionPage } from '../../src/web/editor/section-page.js'
import { mountPages } from '../../src/web/kit/mount-pages.js'
import { readSession } from '../../src/web/kit/security.js'
import type { WebParts } from '../../src/web/kit/web-parts.js'
import { checklistPage } from '../../src/web/public-pages/checklist-page.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { startTestDatabase } from '../journeys/journey.js'
import { createClient, type StaffClient } from '../web/staff.js'

/** One entry more in the table of src/catalog/procedure-fields.ts: all that a new field takes. */
const fields = {
  ...procedureFields,
  hotline: defineProcedureField({
    label: 'Đường dây nóng',
    help: 'Số điện thoại hỏi riêng về thủ tục này',
    input: { kind: 'text' },
    schema: optionalText,
    optional: true,
    shown: 'place',
    printed: true,
    searched: 'text',
    show: (value) => (value === null ? [] : [`gọi ${value}`]),
  }),
}
const format = createProcedureFormat(fields)

const now = new Date('2026-11-25T03:00:00Z')
const clock = { now: () => now }
const slug = 'register-birth'

let folder: string
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let catalog: Catalog
let server: Server
let editor: StaffClient

const published = (): Procedure => catalog.get(slug) as Procedure

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaoi-recipe-'))
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  catalog = createCatalog({ connection, clock, logger: createLogger('silent'), format })
  await catalog.prepare()
  await writeFile(join(folder, `${slug}.yml`), `${procedureFormat.toYaml(buildProcedure(slug))}hotline: 1900 1234\n`)
  await catalog.importFolder(folder)
  await catalog.refresh()

  const account: Account = { id: '1', userName: 'e', displayName: 'Biên tập', role: 'editor', communeCode: null }
  const app = express()
  server = createServer(app).listen(0)
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const parts = {
    catalog,
    understanding: { rehearse: async () => null },
    navigationOf: () => [],
    accounts: { getSignedIn: async () => account, noteUse: async () => {} },
    keys: { csrf: Buffer.alloc(32) },
    publicUrl,
    clock,
  }
  app.use(readSession(parts as unknown as WebParts))
  mountPages(app, [checklistPage, publishPage, sectionPage], parts as unknown as WebParts)
  editor = createClient(publicUrl, { xaoi_session: 'any' })
}, 60_000)

afterAll(async () => {
  server.close()
  await connection.close()
  await database.stop()
  await rm(folder, { recursive: true })
})

test('the file is checked by it', () => {
  const result = format.fromYaml(`${procedureFormat.toYaml(buildProcedure(slug))}hotline: 19001234\n`, 'a.yml', slug)
  expect(result).toMatchObject({ problems: [expect.stringMatching(/^a\.yml:\d+: mục hotline: .*hãy viết/)] })
})

test('the answer tells it, in the part that it names', () => {
  const tell = (aspect: 'all' | 'place' | 'fee') =>
    describeProcedure(
      aspect,
      { procedure: published(), now, office: null, circumstances: noCircumstances },
      catalog.format.fields,
    ).text
  expect(tell('all')).toContain('Đường dây nóng: gọi 1900 1234')
  expect(tell('place')).toContain('Đường dây nóng: gọi 1900 1234')
  expect(tell('fee')).not.toContain('1900')
})

test('the page to print has it', async () => {
  const page = await (await editor.get(`/giay-to/${slug}`)).text()
  expect(page).toContain('<strong>Đường dây nóng:</strong> gọi 1900 1234')
})

test('the search learns it', () => {
  expect(createTextsOf(catalog.format.fields)(published()).around).toContain('1900 1234')
})

test('the editor asks for it, previews and publishes it, and export writes it', async () => {
  const address = `/bien-tap/thu-tuc/${slug}`
  const page = await (await editor.get(`${address}/noi-thoi-gian`)).text()
  expect(page).toContain('<label for="hotline">Đường dây nóng</label>')
  expect(page).toContain('name="hotline" value="1900 1234"')

  const form = { ...formOf(page), hotline: '1900 5678' }
  const preview = await editor.post(`${address}/noi-thoi-gian`, { ...form, do: 'preview' })
  expect(await preview.text()).toContain('gọi 1900 5678')
  expect((await editor.post(`${address}/noi-thoi-gian`, { ...form, do: 'save' })).status).toBe(303)
  const revision = String((await catalog.findVersions(slug))?.revision)
  expect((await editor.post(`${address}/cong-bo`, { revision, why: 'đổi số' })).status).toBe(303)
  expect(published()).toMatchObject({ hotline: '1900 5678' })

  await catalog.exportFolder(folder)
  expect(await readFile(join(folder, `${slug}.yml`), 'utf8')).toMatch(/\nhotline: 1900 5678\n$/)
})

/** The form of a page as a browser would post it. */
const formOf = (page: string): Record<string, string> => {
  const readable = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const inputs = [...page.matchAll(/<input [^>]*name="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/type="checkbox"/.test(tag) || / checked/.test(tag))
    .map(([tag, name]) => [name, /value="([^"]*)"/.exec(tag)?.[1] ?? ''])
  const areas = [...page.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name, text]) => [name, text])
  const selects = [...page.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name, options]) => [name, /value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? ''],
  )
  return Object.fromEntries([...inputs, ...areas, ...selects].map(([name, value]) => [name, readable(value ?? '')]))
}
