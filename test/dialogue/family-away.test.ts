import { beforeAll, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const alarm = /\b11[1-5]\b(?!\.\d)/
const hear = (...said: string[]): Promise<string> => startDialogue({ known }).say(...said)

test.each([
  'bo be di nuoc ngoai ko ve dc',
  'bố bé đi nước ngoài không về được',
  'ba cua be di bien chua ve',
  'bố cháu đi tù không về được',
  'me chau di lam xa khong ve',
  'mẹ bé bỏ đi không về nữa',
  'chong em di lam xa chua ve',
  'cha be di lao dong dai loan ko ve',
  'bo be di lam ko lien lac dc',
])('in the talk of a birth, of a parent who is away: “%s” is no alarm', async (text) => {
  expect(await hear('làm khai sinh cho con', text)).not.toMatch(alarm)
})

test.each([
  'bé đi chơi không về',
  'be di choi tu chieu khong ve',
  'be di lac khong thay ve',
  'mẹ cháu đi chợ từ sáng chưa về',
  'chong em di bien ko ve, mat lien lac',
  'bo be di nuoc ngoai, be di choi khong ve',
  'chồng em bị lừa đi nước ngoài không về được',
])('whoever is lost is looked for even in that talk: “%s”', async (text) => {
  expect(await hear('làm khai sinh cho con', text)).toMatch(/113/)
})

test.each([
  'the tam tru cho vo nguoi nuoc ngoai',
  'thẻ tạm trú cho vợ người nước ngoài',
  'the bhyt cho vo nguoi ngheo',
  'lam the bhyt cho vo nguoi dan toc',
  'nhap khau cho vo nguoi tinh khac',
  'the bhyt cho vo nguoi cao tuoi',
])('a wife is nothing that breaks: “%s”', async (text) => {
  expect(await hear(text)).not.toMatch(alarm)
  expect(await hear('đăng ký kết hôn', text)).not.toMatch(alarm)
})

test.each(['vỡ đầu người chảy máu', 'tai nan vo dau nguoi bi thuong', 'vỡ kính người bị thương chảy máu'])(
  'what breaks and hurts is an alarm: “%s”',
  async (text) => expect(await hear(text)).toMatch(/115/),
)
