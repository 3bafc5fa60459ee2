import { describe, expect, test } from 'vitest'
import { reportsApart } from '../../src/dialogue/flows/several-matters/reports-apart.js'
import { useJourney } from './journey.js'

describe('two reports in one message', () => {
  test.each([
    [
      'hát karaoke ồn ào cả đêm ở thôn Mễ xã Mễ Sở, với lại cống trước nhà tôi tắc bốc mùi',
      'cống trước nhà tôi tắc bốc mùi',
    ],
    ['den duong thon 3 xa Me So hong ca thang nay, ngoai ra rac chat dong o cong cho', 'rac chat dong o cong cho'],
    ['Đường thôn Đồng nhiều ổ gà. Tiện thể em phản ánh chó thả rông cắn trẻ con', 'chó thả rông cắn trẻ con'],
  ])('“%s” are cut', (text, second) => {
    expect(reportsApart(text)?.matters.map((one) => one.text)[1]).toBe(second)
  })

  test.each([
    'cống tắc, nước ngập cả ngõ, với lại ngập vào cả nhà tôi',
    'rác chất đống cả tuần, ngoài ra mùi hôi thối không chịu được',
    'đèn đường hỏng, với lại gọi mãi không ai sửa',
    'đèn đường thôn 3 hỏng và đường nhiều ổ gà nên hay ngã',
    'đường nhiều ổ gà, với lại rác đổ ở đâu thì được?',
  ])('“%s” is one', (text) => {
    expect(reportsApart(text)).toBeNull()
  })
})

const journey = useJourney()

test('each is sent by itself, with the commune that was told once', async () => {
  const citizen = journey.citizen()
  await citizen.say('hát karaoke ồn ào cả đêm ở thôn Mễ xã Mễ Sở, với lại cống trước nhà tôi tắc bốc mùi')
  expect(citizen.heard()).toContain('2 việc khác nhau')
  for (let tries = 0; tries < 20; tries += 1) {
    if ((await journey.core.cases.findByChat(citizen.chat, 5)).length === 2) break
    await citizen.say(citizen.heard().includes('xem lại') ? 'gửi' : 'Bỏ qua')
  }
  const found = await journey.core.cases.findByChat(citizen.chat, 5)
  expect(found.map(({ text }) => text).toSorted()).toEqual([
    expect.stringContaining('cống trước nhà tôi tắc'),
    expect.stringContaining('karaoke'),
  ])
  expect(found.every(({ agency }) => agency.name === 'UBND xã Mễ Sở')).toBe(true)
})
