import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createZaloApi, type ZaloApi } from '../../src/channels/zalo/zalo-api.js'
import { ZaloRefused, ZaloUnreachable } from '../../src/channels/zalo/zalo-errors.js'
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
  expect(await api.setWebhook('https://example.vn/webhooks/zalo', 'at-least-8')).toMatchObject({
    verification: { ok: false },
  })
  expect(await api.testWebhook()).toMatchObject({ ok: true })
  expect(await api.getWebhookInfo()).toMatchObject({ url: 'https://example.vn/webhooks/zalo' })
  await api.deleteWebhook()
  expect(emulator.sent.map(({ text }) => text)).toEqual([
    'xin chào',
    'kèm chữ',
    '[sticker-1]',
    '[https://example.vn/a.aac]',
  ])
  expect(emulator.fetched).toEqual([picture])
  expect(emulator.typing).toEqual([lan])
})

test('an idle poll is no error', async () => {
  expect(await api.getUpdates(1)).toBeNull()
  emulator.fail({ method: 'getUpdates', times: 1, error: 400, description: 'Request timeout' })
  expect(await api.getUpdates(1)).toBeNull()
})

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
