import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { createLogger } from '../../src/shared/logger.js'
import { once } from '../../src/shared/once.js'
import { tasksPath } from '../../src/web/kit/tasks-address.js'
import { buildAccount } from '../accounts/build-account.js'
import { createChatClient } from '../channels/chat-client.js'
import { eventually, freePort } from '../channels/start-messaging.js'
import { startTelegramEmulator, type TelegramEmulator } from '../emulators/telegram.js'
import { startZaloEmulator, type ZaloEmulator } from '../emulators/zalo.js'
import { type createClient, signInAs, startServer } from '../web/staff.js'

const own = '12049'
const secret = 'Dien thoai cua can bo'
const token = '7702:pictures'
const onTelegram = 52
const onZalo = 'b1b2c3d4e5f60718293a'

let server: Awaited<ReturnType<typeof startServer>>
let telegram: TelegramEmulator
let zalo: ZaloEmulator
let officer: ReturnType<typeof createClient>
let browser: ReturnType<typeof createChatClient>

const picture = (format: 'jpeg' | 'png' | 'webp' = 'jpeg', background = 'teal') =>
  sharp({ create: { width: 2_000, height: 1_000, channels: 3, background } })
    .withExif({ IFD0: { Make: secret } })
    .toFormat(format)
    .toBuffer()

/** The least that is an iPhone's HEIC by its head. */
const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic'),
  Buffer.alloc(4),
  Buffer.from('mif1heic'),
  Buffer.alloc(64),
])

beforeAll(async () => {
  telegram = await startTelegramEmulator({ token })
  zalo = await startZaloEmulator({ token })
  const port = String(await freePort())
  // Ten in the morning, so that no quiet hours hold the officer's words back.
  const shift = new Date('2026-11-25T03:00:00Z').getTime() - Date.now()
  server = await startServer(
    {
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      CHAT_PER_SECOND: '0',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_PER_SECOND: '0',
      ZALO_BOT_TOKEN: token,
      ZALO_API_ROOT: zalo.apiRoot,
      ZALO_PER_SECOND: '0',
    },
    createLogger('silent'),
    { now: () => new Date(Date.now() + shift) },
  )
  officer = (await signInAs(server.xaOi, 'can.bo.anh', 'officer', own)).client as ReturnType<typeof createClient>
  browser = createChatClient(server.xaOi.url)
  await browser.post('xin chào')
  zalo.write(onZalo, 'xin chào')
  await eventually(() => zalo.sent.length > 0)
}, 60_000)
afterAll(async () => {
  await server.stop()
  await telegram.stop()
  await zalo.stop()
})

const open = (chat: string | null, kind: CaseKind = 'feedback'): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: {
      kind,
      category: 'other',
      text: 'Ổ gà trước cổng trường tiểu học',
      placeText: 'cổng trường',
      communeCode: own,
      when: null,
      against: null,
      request: null,
      evidence: null,
      attachments: [],
      reporter: { name: null, address: null, phone: '0912345678' },
    },
    openedBy: randomUUID(),
    chat,
    at: new Date(),
  })

const pageOf = async ({ id }: Case): Promise<string> => (await officer.get(`/can-bo/vu-viec/${id}`)).text()

/** Sends a form of the case's page as a browser without script does. */
const send = async (
  found: Case,
  path: string,
  fields: Record<string, string>,
  pictures: readonly [string, Buffer][],
): Promise<Response> => {
  const page = await pageOf(found)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
  const body = new FormData()
  for (const [name, value] of Object.entries({ _csrf: csrf, version, ...fields })) body.append(name, value)
  for (const [name, bytes] of pictures) body.append('pictures', new Blob([new Uint8Array(bytes)]), name)
  return fetch(`${server.xaOi.url}/can-bo/vu-viec/${found.id}/${path}`, {
    method: 'POST',
    body,
    headers: { cookie: officer.cookie() },
    redirect: 'manual',
  })
}

const stored = async ({ id }: Case): Promise<Case> =>
  (await server.xaOi.core.cases.store.get(id, { isProtected: false })) as Case
const errorIn = (page: string): string => /role="alert">([^<]*)</.exec(page)?.[1] ?? ''

type Seen = { text: string; photo: Buffer | null }

/** What a citizen sees on each channel, from the first message about this case on. */
const channels: Record<string, { chat: () => string; seen: (code: string) => Promise<Seen[]> }> = {
  telegram: {
    chat: () => `telegram:${onTelegram}`,
    seen: async (code) =>
      telegram.sent.filter(({ text }) => text.includes(code)).map(({ text, photo = null }) => ({ text, photo })),
  },
  zalo: {
    chat: () => `zalo:${onZalo}`,
    seen: async (code) =>
      Promise.all(
        zalo.sent
          .filter(({ text }) => text.includes(code))
          .map(async ({ text, photo }) => ({
            text,
            photo: photo ? Buffer.from(await (await fetch(photo)).arrayBuffer()) : null,
          })),
      ),
  },
  web: {
    chat: () => `web:${browser.conversationId}`,
    async seen(code) {
      const events = await browser.listen()
      await new Promise((resolve) => setTimeout(resolve, 200))
      await events.close()
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      return Promise.all(
        events.received
          .filter(({ text }) => text.includes(code))
          .map(async ({ text, picture: address }) => ({
            text,
            photo: address
              ? Buffer.from(await (await fetch(server.xaOi.url + address, { headers: { cookie } })).arrayBuffer())
              : null,
          })),
      )
    },
  },
}

describe.each(Object.keys(channels))('on %s', (name) => {
  const channel = channels[name] as (typeof channels)[string]

  test.each([
    ['an answer that ends the case', 'buoc', { to: 'answered' }],
    ['a message', 'nhan', {}],
    ['a question', 'hoi', {}],
  ])('%s arrives with its pictures, small and without metadata', async (_what, path, fields) => {
    const found = await open(channel.chat())
    const response = await send(found, path, { ...fields, text: 'Đã vá xong, mời xem ảnh.' }, [
      ['trước.jpg', await picture()],
      ['sau.png', await picture('png', 'gray')],
    ])
    expect(response.status).toBe(303)
    await eventually(async () => (await channel.seen(found.receiptCode)).filter(({ photo }) => photo).length === 2)
    const seen = await channel.seen(found.receiptCode)
    const [words, first, second] = seen.slice(-3)
    expect(words).toMatchObject({ text: expect.stringContaining('Đã vá xong'), photo: null })
    expect([first?.text, second?.text]).toEqual([
      `Ảnh 1/2 kèm tin về ${found.receiptCode}`,
      `Ảnh 2/2 kèm tin về ${found.receiptCode}`,
    ])
    for (const one of [first, second]) {
      const { format, width, exif } = await sharp(one?.photo as Buffer).metadata()
      expect({ format, width, exif }).toEqual({ format: 'jpeg', width: 1_600, exif: undefined })
    }

    const now = await stored(found)
    expect(now.timeline.at(-1)?.facts?.pictures).toHaveLength(2)
    const files = await server.xaOi.core.attachments.findMany(now.attachments)
    expect(files.map(({ name: file, caseId }) => [file, caseId])).toEqual([
      ['trước.jpg', found.id],
      ['sau.png', found.id],
    ])
    const page = await pageOf(found)
    const timeline = page.slice(page.indexOf('id="timeline"'))
    expect(timeline.match(/<img [^>]*alt="Ảnh cơ quan gửi: (trước\.jpg|sau\.png)"/g)).toHaveLength(2)
    expect(page).toContain('cơ quan gửi cho người dân')
  })
})

const askForPerson = async (chat: string, audience: 'office' | 'protected' = 'office'): Promise<string> => {
  const { tasks } = server.xaOi.core
  const openedBy = randomUUID()
  const facts = { question: `Lối vào một cửa ở đâu? ${openedBy}` }
  await tasks.open({ kind: 'hand_off', openedBy, chat, communeCode: own, audience, at: new Date(), facts })
  const looks = buildAccount(audience === 'protected' ? 'denunciation_officer' : 'supervisor')
  const open = await tasks.findFor(looks, 'hand_off', 1_000)
  return open.find((task) => JSON.stringify(task.facts).includes(openedBy))?.id ?? ''
}

/** Answers a hand-off as a browser without script does. */
const answerWith = async (
  id: string,
  text: string,
  pictures: readonly [string, Buffer][],
  client: ReturnType<typeof createClient> = officer,
): Promise<Response> => {
  const page = await (await client.get(tasksPath)).text()
  const body = new FormData()
  for (const [name, value] of Object.entries({
    _csrf: /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? '',
    key: id,
    text,
  }))
    body.append(name, value)
  for (const [name, bytes] of pictures) body.append('pictures', new Blob([new Uint8Array(bytes)]), name)
  return fetch(`${server.xaOi.url}${tasksPath}/tra-loi`, {
    method: 'POST',
    body,
    headers: { cookie: client.cookie() },
    redirect: 'manual',
  })
}

/** The only one of the office: whoever came second would wait for the keys. */
const signInToProtect = once(
  async () => (await signInAs(server.xaOi, 'can.bo.to.cao', 'denunciation_officer', null)).client,
)

describe('the answer to who asked for a person', () => {
  test.each(Object.keys(channels))('arrives on %s with its pictures behind it', async (name) => {
    const channel = channels[name] as (typeof channels)[string]
    const id = await askForPerson(channel.chat())
    const words = `Mời xem ảnh lối vào ${id}`
    expect(
      (
        await answerWith(id, words, [
          ['cửa.jpg', await picture()],
          ['sơ đồ.png', await picture('png')],
        ])
      ).status,
    ).toBe(303)
    const photos = async () => (await channel.seen('kèm câu trả lời')).filter(({ photo }) => photo)
    await eventually(async () => (await photos()).length === 2)
    const seen = await channel.seen('')
    const at = seen.findIndex(({ text }) => text.includes(words))
    expect(seen.slice(at + 1, at + 3).map(({ text }) => text)).toEqual([
      'Ảnh 1/2 kèm câu trả lời',
      'Ảnh 2/2 kèm câu trả lời',
    ])
    for (const { photo } of seen.slice(at + 1, at + 3)) {
      const { width, exif } = await sharp(photo as Buffer).metadata()
      expect({ width, exif }).toEqual({ width: 1_600, exif: undefined })
    }
  })

  test('of two officers the second is told, and none of their pictures goes out', async () => {
    const id = await askForPerson(`telegram:${onTelegram}`)
    const isShown = (await (await officer.get(tasksPath)).text()).includes(`id="pictures-${id}"`)
    expect(isShown).toBe(true)
    expect((await answerWith(id, 'Lời thứ nhất.', [])).status).toBe(303)
    const late = await answerWith(id, 'Lời thứ hai.', [['a.jpg', await picture()]])
    expect(late.status).toBe(409)
    const { outboxStore } = server.xaOi.core.messaging
    await eventually(async () => (await outboxStore.findCausedBy(`task:${id}`)).length > 0)
    expect((await outboxStore.findCausedBy(`task:${id}`)).map(({ picture: key }) => key ?? null)).toEqual([null])
  })

  test('with a picture that is none is refused; the words stay and nobody is answered', async () => {
    const id = await askForPerson(`telegram:${onTelegram}`)
    const refused = await answerWith(id, 'Chữ đã gõ.', [['IMG_1.HEIC', heic]])
    const page = await refused.text()
    expect(refused.status).toBe(400)
    expect(errorIn(page)).toMatch(/Hãy đổi sang JPEG.*hãy chọn lại ảnh/)
    expect(page).toContain('Chữ đã gõ.</textarea>')
    expect((await answerWith(id, 'Lần này được.', [])).status).toBe(303)
  })

  test('takes none where only those answer who open protected cases', async () => {
    const client = await signInToProtect()
    const id = await askForPerson(`telegram:${onTelegram}`, 'protected')
    const page = await (await client.get(tasksPath)).text()
    expect(page).toContain(`answer-${id}`)
    expect(page).not.toContain('name="pictures"')
    const refused = await answerWith(id, 'Kèm ảnh.', [['a.jpg', await picture()]], client as typeof officer)
    expect(refused.status).toBeGreaterThanOrEqual(400)
  })
})

test("another browser's conversation shows no picture", async () => {
  const found = await open(`web:${browser.conversationId}`)
  await send(found, 'nhan', { text: 'Mời xem ảnh.' }, [['a.jpg', await picture()]])
  const { outboxStore } = server.xaOi.core.messaging
  const message = await eventually(async () =>
    (await outboxStore.findCausedBy(`case:${found.id}`)).find(({ picture: key }) => key),
  )
  const address = `/api/chat/${browser.conversationId}/pictures/${encodeURIComponent(message?._id ?? '')}`
  expect((await fetch(server.xaOi.url + address)).status).toBe(403)
})

test('a picture that a platform refuses is shown as undelivered, its words arrived, and it can be sent again', async () => {
  const found = await open(`zalo:${onZalo}`)
  zalo.fail({ method: 'sendPhoto', times: 1, error: 400, description: 'Bad request: photo' })
  await send(found, 'nhan', { text: 'Mời xem ảnh đường đã vá.' }, [['a.webp', await picture('webp')]])
  const { outboxStore } = server.xaOi.core.messaging
  await eventually(async () => (await outboxStore.findFailedOf(`case:${found.id}`)).length === 1)
  const seen = () => zalo.sent.filter(({ text }) => text.includes(found.receiptCode))
  expect(seen().map(({ photo }) => Boolean(photo))).toEqual([false])
  const page = await pageOf(found)
  expect(page).toContain(`Ảnh 1/1 kèm tin về ${found.receiptCode}`)
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(page) ?? []
  await officer.post('/can-bo/chua-gui-duoc/gui-lai', { key, back: found.id })
  await eventually(() => seen().length === 2)
  expect(seen().map(({ photo }) => Boolean(photo))).toEqual([false, true])
})

test('a platform that fails for a moment gets the picture once it is back, once', async () => {
  const found = await open(`telegram:${onTelegram}`)
  telegram.fail({ method: 'sendPhoto', times: 1, error: 500, description: 'Internal Server Error' })
  await send(found, 'nhan', { text: 'Mời xem ảnh.' }, [['a.jpg', await picture()]])
  const photos = () => telegram.sent.filter(({ text, photo }) => photo && text.includes(found.receiptCode))
  await eventually(() => photos().length === 1, 15_000)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(photos()).toHaveLength(1)
}, 20_000)

test('somebody was faster: the words stay, the pictures are to be chosen again, nothing went out', async () => {
  const found = await open(`telegram:${onTelegram}`)
  const response = await send(found, 'nhan', { text: 'Chữ đã gõ dài.', version: '0' }, [['a.jpg', await picture()]])
  const page = await response.text()
  expect(response.status).toBe(409)
  expect(page).toContain('Chữ đã gõ dài.</textarea>')
  expect(errorIn(page)).toContain('hãy chọn lại ảnh')
  expect((await stored(found)).attachments).toEqual([])
})

test.each<[string, () => Promise<[string, Buffer][]>, string]>([
  ['a HEIC', async () => [['IMG_1.HEIC', heic]], 'Hãy đổi sang JPEG'],
  ['a paper', async () => [['a.jpg', Buffer.from('%PDF-1.7\n')]], 'Hãy đổi sang JPEG'],
  ['a picture cut short', async () => [['a.jpg', (await picture()).subarray(0, 3_000)]], 'Hãy chọn ảnh khác'],
  [
    'six pictures',
    async () => {
      const one = await picture()
      return Array.from({ length: 6 }, (_, index): [string, Buffer] => [`${index}.jpg`, one])
    },
    'Mỗi lần gửi được 5 ảnh',
  ],
])('%s is refused with what to do; the words stay and nothing goes out', async (_what, make, why) => {
  const found = await open(`telegram:${onTelegram}`)
  const response = await send(found, 'nhan', { text: 'Chữ đã gõ.' }, await make())
  const page = await response.text()
  expect(response.status).toBe(400)
  expect(errorIn(page)).toContain(why)
  expect(errorIn(page)).toContain('hãy chọn lại ảnh')
  expect(page).toContain('Chữ đã gõ.</textarea>')
  expect(await stored(found)).toMatchObject({ attachments: [], version: found.version })
})

test('without a chat no picture is offered, and one that is sent all the same is refused', async () => {
  const found = await open(null)
  expect(await pageOf(found)).not.toContain('name="pictures"')
  expect((await send(found, 'nhan', { text: 'Lời nhắn.' }, [['a.jpg', await picture()]])).status).toBe(400)
})

test('of a protected case no picture goes out', async () => {
  const client = await signInToProtect()
  const found = await open(`telegram:${onTelegram}`, 'denunciation')
  const page = await (await client.get(`/can-bo/vu-viec/${found.id}`)).text()
  expect(page).toContain('/nhan"')
  expect(page).not.toContain('name="pictures"')
})

test('those whose reports go on with this one hear the words alone', async () => {
  const found = await open(`telegram:${onTelegram}`)
  const joined = await open(`zalo:${onZalo}`)
  const at = new Date()
  const account = (await server.xaOi.accounts.findAll()).find(({ userName }) => userName === 'can.bo.anh')
  if (!account) throw new Error('no account')
  await server.xaOi.core.cases.join(
    { account, found: await stored(joined), at },
    { code: found.receiptCode, text: 'cùng một việc' },
  )
  await send(found, 'buoc', { to: 'answered', text: 'Đã vá xong cả đoạn.' }, [['a.jpg', await picture()]])
  await eventually(() =>
    zalo.sent.some(({ text }) => text.includes('Đã vá xong cả đoạn') && text.includes(joined.receiptCode)),
  )
  expect(zalo.sent.filter(({ text, photo }) => photo && text.includes(joined.receiptCode))).toEqual([])
})
