import { describe, expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney()
const supervisor = buildAccount('supervisor')

const waiting = async ({ chat }: Citizen) => {
  const mine = await journey.core.tasks.findFor(buildAccount('officer'), 'hand_off', 100)
  const all = [...mine, ...(await journey.core.tasks.findFor(supervisor, 'hand_off', 100))]
  return [...new Map(all.filter((task) => task.chat === chat).map((task) => [task.id, task])).values()]
}
const questionsOf = async (citizen: Citizen) =>
  (await waiting(citizen)).map(({ facts }) => (facts as { question: string }).question)

const said = async (...texts: string[]): Promise<Citizen> => {
  const citizen = journey.citizen()
  for (const text of texts) await citizen.say(text)
  return citizen
}

const asked = ['cho tôi gặp cán bộ', 'Tôi không rõ', 'sổ đỏ nộp lâu chưa có']

describe('a request for a person', () => {
  test('asked for twice before it went is asked for once', async () => {
    const citizen = await said('cho tôi gặp cán bộ', 'tôi muốn gặp cán bộ', 'Tôi không rõ', 'sổ đỏ nộp lâu chưa có')
    expect(await questionsOf(citizen)).toEqual(['sổ đỏ nộp lâu chưa có'])
    expect(citizen.heard()).not.toContain('xã, phường nào')
  })

  test.each(['cho tôi gặp cán bộ', 'toi muon gap can bo', '/canbo'])(
    '“%s” after it went puts no second one',
    async (text) => {
      const citizen = await said(...asked, text)
      expect(citizen.heard()).toContain('đang chờ trả lời')
      expect(await questionsOf(citizen)).toHaveLength(1)
    },
  )

  test('takes in what is added next, and a telephone', async () => {
    const more = ['nop tu thang 3 o mot cua', 'goi cho toi di so 0912345678', 'nha o thon Dong nhe']
    const citizen = await said(...asked, ...more)
    expect(citizen.heard()).toContain('Đã ghi thêm')
    expect(await questionsOf(citizen)).toEqual([`sổ đỏ nộp lâu chưa có\n${more.join('\n')}`])
  })

  test('collects what is told while the commune is asked', async () => {
    const citizen = await said(
      'cho tôi gặp cán bộ',
      'sổ đỏ nộp lâu chưa có',
      'nộp từ tháng 3 ở một cửa',
      'Tôi không rõ',
    )
    expect(await questionsOf(citizen)).toEqual(['sổ đỏ nộp lâu chưa có\nnộp từ tháng 3 ở một cửa'])
  })

  test.each(['đăng ký khai sinh cần giấy tờ gì', 'phản ánh đèn đường thôn Lác xã Yên Mỹ hỏng cả tháng', 'cảm ơn'])(
    '“%s” is something else',
    async (text) => {
      const citizen = await said(...asked, text)
      expect(citizen.heard()).not.toContain('Đã ghi thêm vào câu hỏi')
      expect(await questionsOf(citizen)).toEqual(['sổ đỏ nộp lâu chưa có'])
    },
  )
})
