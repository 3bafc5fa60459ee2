import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '../../src/channels/channel.js'
import { channelOf, type IncomingMessage } from '../../src/messaging/message.js'
import { choice, eventually } from '../channels/start-messaging.js'

/** A channel joined to inbox and outbox, and the citizen at its other end. */
export type ChannelUnderTest = {
  channel: Channel
  handled: IncomingMessage[]
  /** A chat that can be written to. */
  chat: string
  /** The citizen writes; the platform may deliver the same thing twice. */
  write(text: string, times: number): Promise<void>
  /** The citizen presses a choice or types what stands in for it. */
  pick(value: string): Promise<void>
  /** Texts that the citizen saw, in order, with what can be picked. */
  seen(): Promise<{ text: string; choices: string[] }[]>
  /** Makes the platform unreachable; null where the channel needs none. */
  cutOff: (() => Promise<void>) | null
  stop(): Promise<void>
}

/** What every channel promises, whatever its platform (channel-protocols, sections 5 and 6). */
export const channelContract = (name: string, setUp: () => Promise<ChannelUnderTest>): void => {
  describe(`the channel "${name}"`, () => {
    let it: ChannelUnderTest
    beforeEach(async () => {
      it = await setUp()
    })
    afterEach(() => it.stop())

    const send = (text: string, choices: { label: string; value: string }[] = []) =>
      it.channel.send({ id: `contract:${randomUUID()}`, chat: it.chat, text, choices, causedBy: 'contract' })

    test('tells its name and what it can show', () => {
      expect(it.channel.name).toBe(name)
      expect(name).toMatch(/^[a-z]+$/)
      expect(it.channel.capabilities.longestText).toBeGreaterThan(500)
      expect(it.channel.capabilities.buttons).toBeTypeOf('boolean')
    })

    test("takes a citizen's message once, however often it is delivered, and the answer arrives", async () => {
      await it.write('đường làng tôi ngập', 3)
      const shown = await eventually(async () => {
        const all = await it.seen()
        return all.length > 0 && all
      })
      expect(shown).toEqual([{ text: 'Đã nhận: đường làng tôi ngập', choices: ['Gặp cán bộ'] }])
      expect(it.handled).toHaveLength(1)
      const [message] = it.handled
      expect(message).toMatchObject({ channel: name, text: 'đường làng tôi ngập' })
      expect(message?.id.startsWith(`${name}:`)).toBe(true)
      expect(channelOf(message?.chat ?? '')).toBe(name)
      expect(Math.abs(Date.now() - (message?.at.getTime() ?? 0))).toBeLessThan(10_000)
    })

    test("brings a picked choice back as its value's text", async () => {
      await it.write('mở đầu', 1)
      await eventually(() => it.handled.length === 1)
      await it.pick('/phi register-birth')
      await eventually(() => it.handled.length === 2)
      expect(it.handled[1]?.text).toBe('/phi register-birth')
    })

    test('answers in the order of the questions', async () => {
      for (const text of ['một', 'hai', 'ba']) await it.write(text, 1)
      const shown = await eventually(async () => {
        const all = await it.seen()
        return all.length === 3 && all
      })
      expect(shown.map(({ text }) => text)).toEqual(['Đã nhận: một', 'Đã nhận: hai', 'Đã nhận: ba'])
    })

    test('delivers any reply: long, with many choices, with long labels, with signs of all kinds', async () => {
      const labels = Array.from({ length: 30 }, (_, index) =>
        choice(`Lựa chọn ${index} ${'dài '.repeat(30)}`, `/c ${index}`),
      )
      for (const outcome of [
        await send('Câu ngắn.'),
        await send('Một câu dài. '.repeat(1_500)),
        await send('🌾'.repeat(5_000)),
        await send('<b>&amp; *không* _phải_ [mã]', labels),
        await send('Giá trị dài', [choice('Một', 'ộ'.repeat(500))]),
      ])
        expect(outcome.outcome).toBe('delivered')
    })

    test('says what happened instead of throwing when the platform is unreachable', async () => {
      if (!it.cutOff) return
      await it.cutOff()
      const { outcome } = await send('còn đó không')
      expect(['retry', 'unclear']).toContain(outcome)
    })

    test('stops cleanly, also twice', async () => {
      await it.channel.stop()
      await it.channel.stop()
    })
  })
}
