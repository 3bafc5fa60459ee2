import { describe, expect, test } from 'vitest'
import { mayBeRelated } from '../../src/cases/resolver-kin.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()
const latest = async (citizen: Citizen) => {
  const [found] = await journey.core.cases.findByChat(citizen.chat, 1)
  if (!found) throw new Error(citizen.heard())
  return journey.read(found)
}
const teller = ['Lê Thị Hoa', 'Thôn Trai Trang, xã Yên Mỹ', '0987654321']

const toCard = async (story: string): Promise<Citizen> => {
  const citizen = journey.citizen()
  await citizen.say(story)
  await citizen.press('Tố cáo')
  await citizen.press('Nêu tên và ký đơn')
  for (const text of ['cô giáo Lường Thị Mai trường THCS Mễ Sở', 'bỏ qua', 'bỏ qua', ...teller]) await citizen.say(text)
  expect(citizen.heard()).toContain('Gửi đi chứ ạ?')
  return citizen
}
const story = 'cô giáo Lường Thị Mai trường THCS Mễ Sở thu tiền trái quy định của học sinh, đánh cháu'

describe('at the card', () => {
  test('a question with kinship beside it is answered, kept whole, and marked for the officer', async () => {
    const citizen = await toCard(story)
    const said = 'thế hiệu trưởng có biết tên tôi không, ông ấy là anh rể cô giáo'
    await citizen.say(said)
    expect(citizen.heard()).toMatch(/Có ạ[\s\S]*Hiệu trưởng[\s\S]*giữ bí mật[\s\S]*có thể có quan hệ/)
    await citizen.say('gửi')
    const found = await latest(citizen)
    expect(found.text).toContain(said)
    expect(mayBeRelated(found)).toBe(true)
  })
})

describe('a wish for protection in words', () => {
  test.each([
    [`${story}. Tôi sợ bị trù dập, xin được bảo vệ`, 'requested'],
    [`${story}. Ông ấy cho người đến dọa, xin được bảo vệ`, 'urgent'],
    [story, null],
  ])('marks the case as the tick does: “%s” is %s', async (told, protection) => {
    const citizen = await toCard(told)
    await citizen.say('gửi')
    expect((await latest(citizen)).protection).toBe(protection)
  })
})

test('a drug dealer next door: 113 at once, no post is asked for, the police in the end', async () => {
  const citizen = journey.citizen()
  await citizen.say('nha ben canh buon ma tuy, t so lam k dam noi ten')
  expect(citizen.heard()).toMatch(/công an[\s\S]*113/)
  await citizen.press('Gửi tin báo')
  expect(citizen.heard()).not.toContain('chức vụ')
  for (const text of ['thanh nien that nghiep', 'thôn Phú Trạch Mễ Sở', 'bỏ qua', 'bỏ qua', 'gửi'])
    await citizen.say(text)
  expect(await latest(citizen)).toMatchObject({
    communeCode: '12049',
    settledBy: expect.stringMatching(/^cơ quan công an/),
  })
  expect(citizen.heard()).toContain('113')
})
