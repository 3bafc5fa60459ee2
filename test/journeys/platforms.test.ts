import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { startXaOi, type XaOi } from '../../src/main.js'
import { createLogger } from '../../src/shared/logger.js'
import { eventually, freePort } from '../channels/start-messaging.js'
import { startTelegramEmulator } from '../emulators/telegram.js'
import { startZaloEmulator } from '../emulators/zalo.js'
import { modelCache } from '../model-cache.js'

/** One citizen on a platform, as the platform's emulator lets a test play one. */
type Phone = {
  env: Record<string, string>
  chat: string
  write(text: string): void
  photo(bytes: Buffer): void
  /** Presses a button or, where there are none, types its number. */
  pick(label: string): void
  heard(): string[]
  stop(): Promise<void>
}

const openTelegram = async (): Promise<Phone> => {
  const emulator = await startTelegramEmulator({ token: '7701:journey' })
  const lan = 41
  return {
    env: {
      TELEGRAM_BOT_TOKEN: '7701:journey',
      TELEGRAM_API_ROOT: emulator.apiRoot,
      TELEGRAM_PER_SECOND: '0',
    },
    chat: `telegram:${lan}`,
    write: (text) => emulator.write(lan, { text }),
    photo: (bytes) => emulator.sendPhoto(lan, bytes),
    pick(label) {
      const button = emulator.sent.flatMap(({ buttons }) => buttons.flat()).findLast(({ text }) => text.includes(label))
      if (!button) throw new Error(`no button ${label}`)
      emulator.press(lan, button.callback_data)
    },
    heard: () => emulator.sent.map(({ text, buttons }) => [text, ...buttons.flat().map((one) => one.text)].join('\n')),
    stop: emulator.stop,
  }
}

const openZalo = async (): Promise<Phone> => {
  const emulator = await startZaloEmulator({ token: '7701:journey' })
  const lan = 'a1b2c3d4e5f60718293a'
  return {
    env: { ZALO_BOT_TOKEN: '7701:journey', ZALO_API_ROOT: emulator.apiRoot, ZALO_PER_SECOND: '0' },
    chat: `zalo:${lan}`,
    write: (text) => emulator.write(lan, text),
    photo: (bytes) => emulator.sendPhoto(lan, bytes),
    pick(label) {
      const line = emulator.sent
        .flatMap(({ text }) => text.split('\n'))
        .findLast((one) => /^\d+\. /.test(one) && one.includes(label))
      if (!line) throw new Error(`no line ${label}`)
      emulator.write(lan, line.slice(0, line.indexOf('.')))
    },
    heard: () => emulator.sent.map(({ text }) => text),
    stop: emulator.stop,
  }
}

const platforms = { telegram: openTelegram, zalo: openZalo }
const secrets = { TELEGRAM_WEBHOOK_SECRET: 'a-webhook-secret', ZALO_WEBHOOK_SECRET: 'a-webhook-secret' }

let stopAll: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stopAll.reverse()) await stop()
  stopAll = []
})

const start = async (phone: Phone, way: string): Promise<XaOi> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-platform-'))
  const port = String(await freePort())
  const webhook = way === 'webhook' ? { ...secrets, PUBLIC_URL: `http://127.0.0.1:${port}` } : {}
  const config = readConfig({
    DATA_DIR: dataDir,
    CACHE_DIR: modelCache,
    PORT: port,
    LOG_LEVEL: 'silent',
    CHAT_PER_SECOND: '0',
    ...phone.env,
    ...webhook,
  })
  // Ten in the morning, so that no quiet hours hold the officer's answer back.
  const shift = new Date('2026-11-25T03:00:00Z').getTime() - Date.now()
  const clock = { now: () => new Date(Date.now() + shift) }
  const xaOi = await startXaOi({ config, clock, logger: createLogger('silent') })
  stopAll.push(async () => {
    await xaOi.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  return xaOi
}

const officer = {
  id: 'officer',
  userName: 'officer',
  displayName: 'Trần Thị Bình',
  role: 'supervisor' as const,
  communeCode: null,
}

describe.each(Object.keys(platforms) as (keyof typeof platforms)[])('on %s', (platform) => {
  test.each(['polling', 'webhook'])(
    'the whole journey by %s',
    async (way) => {
      const phone = await platforms[platform]()
      stopAll.push(phone.stop)
      const xaOi = await start(phone, way)
      const { cases, messaging, attachments } = xaOi.core

      /** Waits for an answer that has these words, among what came after the last one. */
      let seen = 0
      const hear = async (words: string): Promise<string> => {
        const find = () =>
          phone
            .heard()
            .slice(seen)
            .find((text) => text.includes(words))
        const found = await eventually(find, 15_000).catch(() => {
          throw new Error(`never heard “${words}” in: ${phone.heard().slice(seen).join(' || ')}`)
        })
        seen = phone.heard().indexOf(found, seen) + 1
        return found
      }

      phone.write('làm giấy khai sinh cho con cần gì')
      await hear('Giấy chứng sinh')
      phone.write('thế hết bao nhiêu tiền')
      await hear('miễn phí')
      phone.write('đèn đường thôn Đỗ Xá xã Yên Mỹ hỏng cả tháng không ai sửa')
      await hear('ảnh, giấy tờ')
      phone.photo(
        await sharp({ create: { width: 40, height: 40, channels: 3, background: 'blue' } })
          .jpeg()
          .toBuffer(),
      )
      await hear('1 tệp')
      for (const [label, next] of [
        ['Bỏ qua', 'Xong'],
        ['Xong', 'họ tên'],
        ['Bỏ qua', 'Số điện thoại'],
        ['Bỏ qua', 'xem lại'],
      ] as const) {
        await eventually(() => phone.heard().at(-1)?.includes(label))
        phone.pick(label)
        await hear(next)
      }
      phone.pick('Gửi')
      const receipt = await hear('Mã biên nhận')
      const [found] = await cases.findByChat(phone.chat, 1)
      if (!found) throw new Error('no case')
      expect(receipt).toContain(found.receiptCode)
      expect(found.attachments).toHaveLength(1)
      expect(await attachments.findMany(found.attachments)).toMatchObject([{ type: 'image/jpeg', caseId: found.id }])

      await cases.move(
        { account: officer, found, at: new Date() },
        { to: 'answered', text: 'Đã thay bóng đèn mới.', paper_number: '', paper_date: '', paper_signer: '' },
      )
      messaging.outbox.wake()
      await hear('Đã thay bóng đèn mới.')
      phone.pick('5 – ')
      await hear('Cảm ơn')
      expect((await cases.findByChat(phone.chat, 1))[0]?.rating).toMatchObject({ score: 5 })
      expect(await xaOi.core.messaging.inboxStore.countUnreadable()).toBe(0)
    },
    60_000,
  )
})

test('what nobody waits for lets people sleep; answers go out at night', async () => {
  const phone = await openTelegram()
  stopAll.push(phone.stop)
  const xaOi = await start(phone, 'polling')
  const night = new Date('2026-11-25T15:00:00Z')
  const { outboxStore } = xaOi.core.messaging
  const message = { chat: phone.chat, choices: [], causedBy: 'case:1' }
  const { afterQuietHours } = await import('../../src/messaging/quiet-hours.js')
  await outboxStore.add({ ...message, id: randomUUID(), text: 'tin báo', isNews: true }, night, afterQuietHours(night))
  await outboxStore.add({ ...message, id: randomUUID(), text: 'câu trả lời' }, new Date('2026-11-25T02:59:00Z'))
  await eventually(() => phone.heard().includes('câu trả lời'))
  expect(phone.heard()).not.toContain('tin báo')
}, 30_000)
