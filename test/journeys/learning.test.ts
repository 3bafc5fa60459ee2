import { expect, test } from 'vitest'
import { programVersion } from '../../src/shared/program-version.js'
import type { TaskOf } from '../../src/tasks/task.js'
import { useJourney } from './journey.js'

const journey = useJourney()
const editor = { id: 'e', userName: 'e', displayName: 'e', role: 'editor', communeCode: null } as const
const lessons = async () => (await journey.core.tasks.findFor(editor, 'unanswered', 100)) as TaskOf<'unanswered'>[]

test('an answer keeps procedure, version and facts; a miss after it comes to the editors with that turn', async () => {
  const citizen = journey.citizen()
  await citizen.say('phí chứng thực bản sao', 'fake:fee')
  const [stored] = await journey.core.messaging.outboxStore.findCausedBy('fake:fee')
  expect(stored?.told).toMatchObject([{ procedure: 'certify-copy', version: 1, facts: ['fees'] }])
  await citizen.say('cho hỏi giấy phép nuôi chim yến')
  expect((await lessons()).map(({ facts }) => facts)).toMatchObject([
    {
      why: 'missed',
      text: 'cho hỏi giấy phép nuôi chim yến',
      talk: [
        {
          said: 'phí chứng thực bản sao',
          told: [`certify-copy, bản 1 (fees) [start flow/procedure_fee; ${programVersion()}]`],
        },
        { said: 'cho hỏi giấy phép nuôi chim yến', told: [] },
      ],
    },
  ])
})

test('an hour later it is another talk', async () => {
  const citizen = journey.citizen()
  await citizen.say('phí chứng thực bản sao')
  const before = journey.now()
  await journey.connection
    .collection('incoming')
    .updateMany({ chat: citizen.chat }, { $set: { storedAt: new Date(before.getTime() - 61 * 60_000) } })
  await citizen.say('cho hỏi giấy phép nuôi chim yến')
  const own = (await lessons()).filter(({ chat }) => chat === citizen.chat)
  expect(own.map(({ facts }) => facts.talk?.length)).toEqual([1])
})

test('what turns out to be a denunciation is taken back, and nothing of it is noted afterwards', async () => {
  const citizen = journey.citizen()
  await citizen.say('giấy phép nuôi chim yến của bà ấy là sao nhỉ')
  const ofChat = async () => (await lessons()).filter(({ chat }) => chat === citizen.chat).length
  expect(await ofChat()).toBe(1)
  await citizen.say('tôi tố cáo chủ tịch xã nhận hối lộ 50 triệu')
  expect(await ofChat()).toBe(0)
  await citizen.say('hủy')
  await citizen.say('giấy phép nuôi chim yến của bà ấy là sao nhỉ')
  expect(await ofChat()).toBe(0)
})
