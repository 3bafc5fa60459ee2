import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney({ UPLOADS_MB_PER_DAY: '1' })
const photo = await sharp({ create: { width: 64, height: 64, channels: 3, background: 'green' } })
  .jpeg()
  .toBuffer()

const sendPhoto = (citizen: Citizen, caption = '') => {
  const ref = randomUUID()
  journey.files.set(ref, { outcome: 'fetched', bytes: photo })
  return citizen.say(caption, `fake:${randomUUID()}`, {
    files: [{ kind: 'photo', ref, name: null, size: photo.length }],
  })
}
const filesIn = async (citizen: Citizen): Promise<number> => {
  const { flow, context } = await journey.core.dialogue.conversations.load(citizen.chat)
  const ids = [...((flow?.data.files as string[] | undefined) ?? []), ...(context.files?.ids ?? [])]
  return (await journey.core.attachments.findMany(ids)).length
}
const sweepAt = (instant: string) => {
  journey.setNow(instant)
  const { attachments, dialogue } = journey.core
  return attachments.sweep(journey.now(), dialogue.findHeldFiles)
}

test('a file is swept after an hour, a draft’s with the draft’s last day, a case’s never', async () => {
  journey.setNow('2026-11-25T03:00:00Z')
  const [idle, drafting, sent] = [journey.citizen(), journey.citizen(), journey.citizen()]
  await sendPhoto(idle)
  for (const citizen of [drafting, sent]) {
    await citizen.say('cột điện ở xã Yên Mỹ sắp đổ ra đường rất nguy hiểm')
    await sendPhoto(citizen)
  }
  for (let tries = 0; tries < 6 && !sent.heard().includes('Anh/chị xem lại'); tries += 1) await sent.say('Bỏ qua')
  await sent.press('Gửi')
  await sendPhoto(sent, 'bổ sung: cột nghiêng thêm')
  const [opened] = await journey.core.cases.findByChat(sent.chat, 1)
  if (!opened) throw new Error('no case')
  expect(await journey.core.cases.findFilesOf(opened)).toHaveLength(2)

  await sweepAt('2026-11-25T03:59:00Z')
  expect([await filesIn(idle), await filesIn(drafting)]).toEqual([1, 1])
  await sweepAt('2026-11-25T04:01:00Z')
  expect([await filesIn(idle), await filesIn(drafting)]).toEqual([0, 1])
  await sweepAt('2026-12-02T02:59:00Z')
  expect(await filesIn(drafting)).toBe(1)
  await sweepAt('2026-12-02T03:01:00Z')
  expect(await filesIn(drafting)).toBe(0)
  expect(await journey.core.cases.findFilesOf(opened)).toHaveLength(2)
})

/** All the hourly jobs that end drafts and their files. */
const endDraftsAt = async (instant: string): Promise<number> => {
  journey.setNow(instant)
  await journey.core.dialogue.eraseDrafts()
  return sweepAt(instant)
}

test('a draft that was put aside holds its files for seven days, also while the chat goes on', async () => {
  journey.setNow('2026-12-03T03:00:00Z')
  const citizen = journey.citizen()
  await citizen.say('cột điện ở xã Yên Mỹ sắp đổ ra đường rất nguy hiểm')
  await sendPhoto(citizen)
  await citizen.say('hủy')
  expect(await endDraftsAt('2026-12-10T02:59:00Z')).toBe(0)
  await citizen.say('xin chào')
  expect(await endDraftsAt('2026-12-10T03:01:00Z')).toBe(1)
  await citizen.say('lấy lại')
  expect(citizen.heard()).toMatch(/không có việc .* dở/i)
})

describe('the draft of a denunciation or tip', () => {
  const tip = async (): Promise<Citizen> => {
    const citizen = journey.citizen()
    for (const text of ['/gui to-cao', 'không nêu tên', 'địa chính xã Mễ Sở nhận 20 triệu để sửa sổ'])
      await citizen.say(text)
    await sendPhoto(citizen)
    return citizen
  }
  const storedOf = async ({ chat }: Citizen) => JSON.stringify(await journey.core.dialogue.conversations.load(chat))

  test('is erased with its files when it is dropped', async () => {
    journey.setNow('2026-12-11T03:00:00Z')
    const citizen = await tip()
    await citizen.say('hủy')
    await citizen.say('xin chào')
    expect(await storedOf(citizen)).not.toContain('20 triệu')
    expect(await endDraftsAt('2026-12-11T04:01:00Z')).toBe(1)
  })

  test.each([
    ['put aside', 'để tôi hỏi vợ đã', '2026-12-13'],
    ['left as it stood', null, '2026-12-16'],
    ['pushed aside by another matter', '/start', '2026-12-19'],
  ])('%s: is offered by no button and erased after 24 hours', async (_how, said, day) => {
    journey.setNow(`${day}T03:00:00Z`)
    const citizen = await tip()
    if (said) {
      const replies = await citizen.say(said)
      expect(replies.flatMap(({ choices }) => choices.map(({ label }) => label))).not.toContain('Lấy lại')
    }
    const next = day.replace(/\d+$/, (date) => String(Number(date) + 1))
    expect(await endDraftsAt(`${next}T02:59:00Z`)).toBe(0)
    expect(await storedOf(citizen)).toContain('20 triệu')
    expect(await endDraftsAt(`${next}T03:01:00Z`)).toBe(1)
    expect(await storedOf(citizen)).not.toContain('20 triệu')
    await citizen.say('lấy lại')
    expect(citizen.heard()).toMatch(/không có việc .* dở/i)
  })
})

test('a chat that may send no more today is told so in words', async () => {
  journey.setNow('2026-12-27T03:00:00Z')
  const citizen = journey.citizen()
  for (let i = 0; i < 5; i += 1) await sendPhoto(citizen)
  expect(citizen.heard()).toContain('Anh/chị gửi tiếp vào ngày mai giúp')
  journey.setNow('2026-12-28T03:00:00Z')
  await sendPhoto(citizen)
  expect(citizen.heard()).not.toContain('ngày mai')
})
