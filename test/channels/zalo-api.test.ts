import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createZaloApi, type ZaloApi } from '../../src/channels/zalo/zalo-api.js'
import { ZaloRefused, ZaloUnreachable } from '../../src/channels/zalo/zalo-errors.js'
import { serveOnLoopback } from '../emulators/platform-server.js'
import { startZaloEmulator, type ZaloEmulator } from '../emulators/zalo.js'

const token = '123456789:secret-of-zalo'
const lan = 'a1b2c3d4e5f60718293a'
let emulator: ZaloEmulator
let api: ZaloApi

beforeEach(async () => {
  emulator = await startZaloEmulator({ token })
  api = createZaloApi({ token, apiRoot: emulator.apiRoot })
  emulator.write(lan, 'chào')
  await api.getUpdates(1)
})
afterEach(() => emulator.stop())

const failureOf = async (call: Promise<unknown>): Promise<Error> => {
  try {
    await call
  } catch (error) {
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('secret-of-zalo')
    expect(JSON.stringify(error)).not.toContain('secret-of-zalo')
    expect((error as Error).stack).not.toContain('secret-of-zalo')
    return error as Error
  }
  throw new Error('it did not fail')
}

test('every endpoint is called as documented', async () => {
  const picture = emulator.sendPhoto(lan, Buffer.from('ảnh'))
  expect(await api.getMe()).toMatchObject({ id: '123456789', account_type: 'BASIC' })
  expect((await api.sendMessage(lan, 'xin chào')).message_id).toMatch(/^\w{20}$/)
  await api.sendPhoto(lan, picture, 'kèm chữ')
  await api.sendSticker(lan, 'sticker-1')
  await api.sendVoice(lan, 'https://example.vn/a.aac')
  await api.sendChatAction(lan)
  expect(emulator.sent.map(({ text }) => text)).toEqual([
    'xin chào',
    'kèm chữ',
    '[sticker-1]',
    '[https://example.vn/a.aac]',
  ])
  expect(emulator.fetched).toEqual([picture])
  expect(emulator.typing).toEqual([lan])
})

test.each([
  [200, 'webhook.ok'],
  [403, 'webhook.http.403'],
  [404, 'webhook.http.404'],
  [502, 'webhook.http.5xx'],
  [418, 'webhook.http.other'],
])('a webhook that answers the probe with %d is set, and the outcome is told', async (status, outcome) => {
  const hook = await serveOnLoopback(async (_request, response) => void response.writeHead(status).end())
  const isOk = status === 200
  expect(await api.setWebhook(hook.url, 'at-least-8')).toMatchObject({
    url: hook.url,
    verification: { ok: isOk, outcome },
  })
  expect(await api.testWebhook()).toMatchObject({ ok: isOk, outcome })
  expect(await api.getWebhookInfo()).toMatchObject({ url: hook.url })
  expect(await failureOf(api.getUpdates(1))).toMatchObject({ code: 400 })
  await api.deleteWebhook()
  expect(await api.getWebhookInfo()).toMatchObject({ url: '' })
  await hook.stop()
})

test('an address that nobody answers is set all the same; too many tests of it are refused with 426', async () => {
  expect(await api.setWebhook('http://127.0.0.1:9/hook', 'at-least-8')).toMatchObject({
    verification: { ok: false, outcome: 'webhook.err.unreachable' },
  })
  for (let count = 0; count < 3; count += 1) await api.testWebhook()
  expect(await failureOf(api.testWebhook())).toMatchObject({ code: 426 })
})

test.each([
  ['http://xa.example.vn/hook', 'at-least-8'],
  ['https://192.168.1.2/hook', 'at-least-8'],
  ['https://10.0.0.2/hook', 'at-least-8'],
  ['http://127.0.0.1:9/hook', 'short'],
])('the webhook %s with the secret %s is refused', async (url, secret) => {
  expect(await failureOf(api.setWebhook(url, secret))).toMatchObject({ code: 400 })
})

test('an idle poll is no error, with a code and without', async () => {
  expect(await api.getUpdates(1)).toBeNull()
  const without = await startZaloEmulator({ token, idle: 'without code' })
  expect(await createZaloApi({ token, apiRoot: without.apiRoot }).getUpdates(1)).toBeNull()
  await without.stop()
})

test("a gateway's page that says time-out is a failure, not an idle poll", async () => {
  emulator.fail({ method: 'getUpdates', times: 1, html: 504 })
  expect(await failureOf(api.getUpdates(1))).toMatchObject({ code: 504 })
})

test('several bots live at one address', async () => {
  const other = emulator.addBot({ token: '2:other' })
  other.write(lan, 'chào bot khác')
  const otherApi = createZaloApi({ token: '2:other', apiRoot: emulator.apiRoot })
  expect(await otherApi.getMe()).toMatchObject({ id: '2' })
  expect(await otherApi.getUpdates(1)).toMatchObject({ message: { text: 'chào bot khác' } })
  await otherApi.sendMessage(lan, 'chào lại')
  expect([emulator.sent, other.sent.map(({ text }) => text)]).toEqual([[], ['chào lại']])
})

describe('answers that are not quite as documented', () => {
  const answering = async (status: number, body: string, headers: Record<string, string> = {}) => {
    const server = await serveOnLoopback(async (request, response) => {
      for await (const _chunk of request);
      response.writeHead(status, headers).end(body)
    })
    const sending = createZaloApi({ token, apiRoot: server.url }).sendMessage(lan, 'chào')
    const outcome = await sending.catch((error: unknown) => error)
    await server.stop()
    return outcome
  }

  test.each([
    ['{"ok":true,"error_code":0,"result":{"message_id":12,"date":"hôm nay"}}', '12'],
    ['{"ok":true,"result":{}}', null],
    ['{"ok":true}', null],
  ])('%s is a message that arrived', async (body, id) => {
    expect(await answering(200, body)).toEqual({ message_id: id })
  })

  test.each([
    ['{"ok":false,"error_code":"429","description":null}', 429],
    ['{"ok":false,"errorCode":426}', 426],
    ['{"ok":false,"description":"Request timeout"}', 408],
  ])('%s is a refusal with its code', async (body, code) => {
    expect(await answering(200, body)).toMatchObject({ name: 'ZaloRefused', code })
  })

  test('a page of a portal instead of the platform took nothing', async () => {
    expect(await answering(302, '', { location: 'http://127.0.0.1:9/' })).toMatchObject({ surelyNotSent: true })
    expect(await answering(200, '<html>')).toMatchObject({ name: 'ZaloUnreachable', surelyNotSent: false })
  })
})

test('a call that nobody answers ends, as a time-out that may have arrived', async () => {
  emulator.fail({ method: 'sendChatAction', times: 1, never: true })
  expect(await failureOf(api.sendChatAction(lan))).toMatchObject({ failure: 'timeout', surelyNotSent: false })
}, 10_000)

describe('a failed call says what failed and never holds the token', () => {
  test.each([
    ['a wrong token, at HTTP 200', { error: 401, description: 'Unauthorized' }, 401],
    ['rate limited', { error: 429, description: 'Quota exceeded' }, 429],
    ['an internal error', { error: 403, description: 'Internal server error' }, 403],
    ['a gateway page', { html: 502 }, 502],
  ])('%s', async (_what, fault, code) => {
    emulator.fail({ method: 'sendMessage', times: 1, ...fault })
    expect(await failureOf(api.sendMessage(lan, 'chào'))).toMatchObject({ name: 'ZaloRefused', code })
  })

  test.each([
    ['a line cut before', { reset: 'before' as const }],
    ['a line cut after', { reset: 'after' as const }],
    ['half an answer', { half: true as const }],
  ])('%s may have arrived', async (_what, fault) => {
    emulator.fail({ method: 'sendMessage', times: 1, ...fault })
    const error = await failureOf(api.sendMessage(lan, 'chào'))
    expect(error).toBeInstanceOf(ZaloUnreachable)
    expect(error).toMatchObject({ surelyNotSent: false })
  })

  test('no server at all surely did not take it', async () => {
    await emulator.stop()
    expect(await failureOf(api.sendMessage(lan, 'chào'))).toMatchObject({ surelyNotSent: true })
  })

  test('refusals with their own HTTP status are read the same', async () => {
    const strict = await startZaloEmulator({ token: '1:other', refusalStatus: 'as code' })
    const error = await failureOf(createZaloApi({ token, apiRoot: strict.apiRoot }).getMe())
    await strict.stop()
    expect(error).toBeInstanceOf(ZaloRefused)
    expect(error).toMatchObject({ code: 401 })
  })
})
