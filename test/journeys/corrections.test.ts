import { expect, test } from 'vitest'
import { useJourney } from './journey.js'

const journey = useJourney({}, { rings: true })
const night = new Date('2026-12-01T22:30:00+07:00')
const morning = new Date('2026-12-02T07:00:00+07:00')
const justBefore = new Date(morning.getTime() - 1)

test('a correction that is sent at night goes out in the morning, an answer at once', async () => {
  journey.setNow(night.toISOString())
  const { corrections, outbox, outboxStore } = journey.core.messaging
  const chats = Array.from({ length: 100 }, (_, index) => `fake:night-${index}`)
  const told = { procedure: 'register-birth', version: 2, facts: ['fees'], text: 'Phí đã được sửa' }
  await corrections.add({ id: 'one', ...told, chats, accountId: 'x', at: night })
  await outbox.collect()
  for (const chat of chats) {
    expect(await outboxStore.nextWaiting(chat, justBefore)).toBeNull()
    expect(await outboxStore.nextWaiting(chat, morning)).toMatchObject({ text: told.text, state: 'waiting' })
  }
  const citizen = journey.citizen()
  await citizen.say('phí làm giấy khai sinh')
  expect(await outboxStore.nextWaiting(citizen.chat, justBefore)).toBeNull()
  expect((await outboxStore.findDeliveredAfter(citizen.chat, null, 10)).length).toBeGreaterThan(0)
})
