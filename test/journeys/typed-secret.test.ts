import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()
const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''
const story = 'phản ánh: đèn đường ở thôn Phú Thị xã Mễ Sở hỏng, tối om, trẻ con đi học về ngã'
const tell = async (citizen: Citizen, words: string): Promise<void> => {
  await citizen.say(words)
  for (const answer of ['hôm qua', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
}
const sent = async (words = story): Promise<Case> => {
  const citizen = journey.citizen()
  await tell(citizen, words)
  await citizen.say('Gửi')
  const found = await journey.core.cases.getByReceiptCode(codeIn(citizen.heard()))
  if (!found) throw new Error(citizen.heard())
  return found
}

test('code and secret number lead to the page that reads them, and tell nothing that the code alone wouldn’t', async () => {
  const { receiptCode } = await sent()
  const alone = journey.citizen()
  await alone.say(receiptCode)
  for (const words of [
    `${receiptCode} 123456`,
    `${receiptCode.replace('-', '')}123 456`,
    `mã ${receiptCode} số kín 12 34 56`,
  ]) {
    const citizen = journey.citizen()
    await citizen.say(words)
    expect(citizen.heard()).toMatch(/\/tra-cuu/)
    expect(citizen.heard()).toContain(alone.heard())
    expect(citizen.heard()).not.toMatch(/tối om|12 ?34 ?56/)
  }
  expect(alone.heard()).not.toContain('/tra-cuu')
})

test('the secret number alone leads there, too; sixteen figures to the sealed page', async () => {
  const citizen = journey.citizen()
  await citizen.say('số kín của tôi là 123456')
  expect(citizen.heard()).toContain('/tra-cuu')
  await citizen.say('K7M2Q-9XTR4 4821 0937 5520 1186')
  expect(citizen.heard()).toContain('/gui-kin/ho-so')
  expect(citizen.heard()).not.toContain('/tra-cuu')
})

test('in the middle of a report it is answered, and stands neither in the story nor in what is kept of the talk', async () => {
  const { receiptCode } = await sent('phản ánh: rác thải chất đống ở thôn Đa Hòa xã Mễ Sở, hôi thối lắm')
  const citizen = journey.citizen()
  await citizen.say('phản ánh: nắp cống vỡ ở thôn Nhạn Tháp xã Mễ Sở, xe máy sa xuống hố (số kín 739164)')
  await citizen.say(`${receiptCode} 739 164`)
  expect(citizen.heard()).toContain('/tra-cuu')
  for (const answer of ['hôm qua', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  expect(citizen.heard()).toContain('nắp cống vỡ')
  expect(citizen.heard()).not.toContain('739')
  await citizen.say('Gửi')
  const stored = await journey.connection.collection('cases').find({}).toArray()
  expect(JSON.stringify(stored)).toContain('nắp cống vỡ')
  expect(JSON.stringify(stored)).not.toMatch(/739 ?164/)
})
