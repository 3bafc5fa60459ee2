import { beforeEach, describe, expect, test } from 'vitest'
import { InvalidInput } from '../../src/shared/errors.js'
import { useReminders } from './world.js'

const world = useReminders()
beforeEach(async () => {
  await world.empty()
  world.setNow('2026-11-30 09:00')
})

const link = (chat: string, code: string) => world.reminders.linkChat(chat, code, world.now())
const chatOf = async (accountId: string) => (await world.reminders.getWay(accountId)).chat

describe('a chat', () => {
  test('is linked by the code that the console shows, in any case of letters', async () => {
    const code = await world.reminders.createChatCode('officer')
    expect(await link('zalo:7', ` ${code.toLowerCase()} `)).toBe('linked')
    expect(await chatOf('officer')).toBe('zalo:7')
  })

  test('is not linked by a wrong code, an old one, one that another chat used, nor on the web', async () => {
    const old = await world.reminders.createChatCode('officer')
    expect(await link('telegram:1', 'ABCDEFGH')).toBe('wrong_code')
    expect(await link('web:1', old)).toBe('wrong_channel')
    const code = await world.reminders.createChatCode('officer')
    expect(await link('telegram:1', old)).toBe('wrong_code')
    expect(await link('telegram:1', code)).toBe('linked')
    expect(await link('telegram:2', code)).toBe('wrong_code')
    const late = await world.reminders.createChatCode('leader')
    world.setNow('2026-11-30 09:15')
    expect(await link('telegram:2', late)).toBe('wrong_code')
    expect(await chatOf('officer')).toBe('telegram:1')
    expect(await chatOf('leader')).toBeNull()
  })

  test('that sends its code twice is told the same twice', async () => {
    const code = await world.reminders.createChatCode('officer')
    expect([await link('telegram:1', code), await link('telegram:1', code)]).toEqual(['linked', 'linked'])
  })

  test('belongs to one account: the last that linked it', async () => {
    await link('telegram:1', await world.reminders.createChatCode('officer'))
    await link('telegram:1', await world.reminders.createChatCode('leader'))
    expect([await chatOf('officer'), await chatOf('leader')]).toEqual([null, 'telegram:1'])
  })

  test('is unlinked by itself or on the console, and hears nothing then', async () => {
    const chat = await world.reachable('officer')
    expect(await world.reminders.unlinkChat(chat, world.now())).toBe(true)
    expect(await world.reminders.unlinkChat(chat, world.now())).toBe(false)
    await link('telegram:1', await world.reminders.createChatCode('officer'))
    await world.reminders.removeWay('officer', 'chat', world.now())
    await world.reminders.removeWay('officer', 'email', world.now())
    await world.open()
    world.setNow('2026-12-14 07:30')
    await world.reminders.run()
    expect([await world.collect(), world.letters]).toEqual([[], []])
    const [way] = await world.collection('reminder_ways').find({}).toArray()
    expect(((way?.audit ?? []) as { what: string }[]).map(({ what }) => what)).toEqual([
      'reminder_chat_linked',
      'reminder_email_confirmed',
      'reminder_chat_removed',
      'reminder_chat_linked',
      'reminder_chat_removed',
      'reminder_email_removed',
    ])
  })

  test('the code is not stored as it is', async () => {
    const code = await world.reminders.createChatCode('officer')
    expect(JSON.stringify(await world.collection('reminder_ways').find({}).toArray())).not.toContain(code)
  })
})

describe('an address', () => {
  test('is used once the code that was sent there has come back', async () => {
    await world.reminders.sendEmailCode('officer', ' a@xaoi.test ')
    const [letter] = world.letters
    expect(letter).toMatchObject({ to: 'a@xaoi.test' })
    const code = /: (\w{8})/.exec(letter?.text ?? '')?.[1] ?? ''
    expect((await world.reminders.getWay('officer')).email).toBeNull()
    await expect(world.reminders.confirmEmail('officer', 'ABCDEFGH', world.now())).rejects.toThrow(InvalidInput)
    await expect(world.reminders.confirmEmail('leader', code, world.now())).rejects.toThrow(InvalidInput)
    await world.reminders.confirmEmail('officer', code, world.now())
    expect((await world.reminders.getWay('officer')).email).toBe('a@xaoi.test')
  })

  test.each(['', 'a', 'a@', 'a@x y', 'a@b.vn, c@d.vn', 'a@b.vn\nBcc: c@d.vn'])('“%s” is none', async (typed) => {
    await expect(world.reminders.sendEmailCode('officer', typed)).rejects.toThrow(InvalidInput)
    expect(world.letters).toEqual([])
  })

  test('is refused where letters can not be sent', async () => {
    const { reminders } = await world.anotherProcess({ sendMail: null })
    await expect(reminders.sendEmailCode('officer', 'a@xaoi.test')).rejects.toThrow('chưa cài gửi thư')
    world.answerMail(() => 'again')
    await expect(world.reminders.sendEmailCode('officer', 'a@xaoi.test')).rejects.toThrow('Chưa gửi được')
  })
})
