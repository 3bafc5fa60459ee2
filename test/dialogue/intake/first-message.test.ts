import { describe, expect, test } from 'vitest'
import { draftFrom } from '../../../src/dialogue/flows/intake/gather.js'
import { foldMarks } from '../../../src/shared/text.js'

/** What happened, as people begin to tell it: the house, a neighbour and a hamlet stand in the middle of it. */
const stories = [
  'nhà tôi bị hàng xóm xả nước thải',
  'nhà em bị lụt hết rồi',
  'đèn đường thôn 1 hỏng mấy hôm',
  'cả xóm mất điện suốt đêm',
  'đổ rác bừa bãi ra mương',
  'bụi bẩn quá nhiều không thở được',
  'ở làng có người đốt rơm khói mù mịt',
  'trẻ con xóm 3 không có chỗ chơi',
  'chó nhà hàng xóm thả rông cắn người',
  'đội 5 bị ngập cống không thoát',
]
const names = ['tôi là Hà Thị Nga', 'em tên Huy', 'Ngô Quốc Toản']
const phones = ['0912345678', 'sđt 0912 345 678', 'số của em là 0912345678']
const places = ['xóm 4, xã Vũ Lạc', 'xã Mễ Sở', 'thôn Hạ xã Đức Hợp']
const former = ['tp Thái Bình', 'huyện Văn Giang', 'Kim Động']

type Part = { name: string; phone: string; place: string; story: string }
const orders: ((part: Part) => string[])[] = [
  ({ name, phone, place, story }) => [name, story, place, phone],
  ({ name, phone, place, story }) => [name, place, story, phone],
  ({ name, phone, place, story }) => [story, place, name, phone],
  ({ name, phone, place, story }) => [place, story, phone, name],
  ({ name, place, story }) => [name, story, place],
  ({ phone, story, place }) => [phone, story, place],
  ({ story, phone }) => [story, phone],
  ({ name, story }) => [name, story],
]

const words = (text: string): string[] => foldMarks(text).match(/[a-z\d]+/g) ?? []

const wordsLost = (story: string, kept: string): string[] => words(story).filter((word) => !words(kept).includes(word))

describe.each([
  ['as written', (text: string) => text],
  ['without marks', (text: string) => foldMarks(text)],
])('%s', (_how, write) => {
  test.each(stories)('“%s” stands in the story whatever stands around it', (story) => {
    for (const [k, order] of orders.entries())
      for (const [n, name] of names.entries()) {
        const part = { name, phone: phones[n] ?? '', place: places[(n + k) % places.length] ?? '', story }
        const said = order(part)
          .map((one) => (one === name || !/^[\p{Ll}\d]/u.test(one) ? one : write(one)))
          .join(', ')
        const draft = draftFrom(said)
        const times = draft.when ?? ''
        expect({ said, lost: wordsLost(story, `${draft.text ?? ''} ${times}`) }).toEqual({ said, lost: [] })
        expect(draft.text).not.toMatch(/0912|Thị Nga|tên Huy/u)
        if (said.includes('0912')) expect(draft.text).not.toMatch(/Quốc Toản/u)
      }
  })

  test.each(stories)('“%s” with the former district behind the commune', (story) => {
    for (const [k, name] of names.entries()) {
      const draft = draftFrom([name, write(story), places[k], former[k], '0912345678'].join(', '))
      expect({ name, text: words(`${draft.text ?? ''} ${draft.when ?? ''}`) }).toEqual({
        name,
        text: expect.arrayContaining(words(story)),
      })
      expect(draft.text).not.toMatch(/Thái Bình|Văn Giang|Kim Động/u)
      expect(draft.communeCode).toBeDefined()
    }
  })
})

test.each([
  [
    'em tên Huy, đèn đường thôn 1 xã Mễ Sở hỏng từ hôm qua, sđt 0912345678',
    'đèn đường thôn 1 xã Mễ Sở hỏng từ hôm qua',
  ],
  ['e ten Huy, den duong thon 1 xa Me So hong tu hom qua, sdt 0912345678', 'den duong thon 1 xa Me So hong tu hom qua'],
  ['tôi tên Lan, đèn hỏng, xã Mễ Sở', 'đèn hỏng'],
  ['e ten Lan, rac thoi, cho xa Me So, 0912345678', 'rac thoi'],
  ['số e là 0912345678 zalo, đường vào xóm hỏng nặng', 'zalo, đường vào xóm hỏng nặng'],
  ['đường vào xóm hỏng nặng, gọi số phụ 0901112224 gọi ban ngày', 'đường vào xóm hỏng nặng, gọi ban ngày'],
  ['nhà cạnh trường xả khói, số tôi 0912345678', 'nhà cạnh trường xả khói'],
  ['nha ve sinh cho xa Me So ban lam', 'nha ve sinh cho xa Me So ban lam'],
])('of “%s” the story is “%s”', (said, story) => {
  expect(draftFrom(said).text).toBe(story)
})

test.each([
  ['tôi tên Cúc, nhà ở đội 5, đường vào xóm ngập nặng', 'đội 5', 'đường vào xóm ngập nặng'],
  [
    'em là Nguyễn Văn Bình, số nhà 12 ngõ 3 xã Mễ Sở, cống tắc cả tháng',
    'số nhà 12 ngõ 3 xã Mễ Sở',
    'cống tắc cả tháng',
  ],
  ['toi ten Lan, nha toi o thon Dong xa Me So, rac chat dong dau ngo', 'thon Dong xa Me So', 'rac chat dong dau ngo'],
  [
    'Đỗ Thị Cúc, 12 đường Lê Lợi phường Phố Hiến, 0912345678, vỉa hè vỡ nát',
    '12 đường Lê Lợi phường Phố Hiến',
    'vỉa hè vỡ nát',
  ],
])('an address of who is writing stays one: “%s”', (said, address, story) => {
  expect(draftFrom(said)).toMatchObject({ address, text: story })
})

test('a place behind the story is where it happened, not where who is writing lives', () => {
  const said = 'tôi là Hà Thị Nga, nhà tôi bị hàng xóm xả nước thải, xóm 4, xã Vũ Lạc, tp Thái Bình, 0912345678'
  const { address, place } = draftFrom(said)
  expect({ address, place }).toEqual({ address: undefined, place: 'xóm 4, xã Vũ Lạc, tp Thái Bình' })
})
