import { beforeAll, describe, expect, test } from 'vitest'
import { saysWrong } from '../../src/dialogue/flows/report-error/says-wrong.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)
const start = () => startDialogue({ known })

test.each(['hôm qua đi làm giấy khai sinh bị vòi 500 nghìn mới làm', 'tôi phản ánh: đi làm giấy bị vòi 500 nghìn'])(
  '“%s” is asked about first, the protected way named',
  async (text) => {
    const dialogue = start()
    expect(await dialogue.say(text)).toContain('giống một tố cáo')
    expect(dialogue.conversation().flow).toMatchObject({ name: 'choose-kind', data: { proposed: 'denunciation' } })
  },
)

describe('“Báo sai”', () => {
  test('with an accusation in it never goes to the editors', async () => {
    const dialogue = start()
    const said = await dialogue.say('/baosai register-birth', 'chủ tịch xã bắt đưa 2 triệu mới làm chứ lệ phí gì')
    expect(said).toContain('giống một tố cáo')
    expect(dialogue.tasks).toEqual([])
  })

  test('about a fact goes there', async () => {
    const dialogue = start()
    await dialogue.say('/baosai register-birth', 'phí bản sao đã đổi thành 10.000 đồng rồi')
    expect(dialogue.tasks).toMatchObject([{ kind: 'error_report', facts: { slug: 'register-birth' } }])
  })
})

describe('words that an answer is wrong', () => {
  test.each([
    'Giá sai rồi, ở phường tôi thu 50k',
    'gia sai roi, o phuong toi thu 50k',
    'phí không đúng, bản sao 10.000 đồng cơ',
    'lệ phí bạn nói sai rồi',
    'phi cu roi',
    'sai giờ rồi, xã làm từ 7 giờ',
    'giờ làm việc sai rồi',
    'số ngày trên sai',
    'địa chỉ này chưa đúng',
    'sai rồi, ở đây thu 50 nghìn',
  ])('“%s”', (text) => expect(saysWrong(text)).toBe(true))

  test.each([
    'ngày sinh của cháu bị sai',
    'địa chỉ trên căn cước sai rồi',
    'giá sai thì làm sao?',
    'phí có sai không',
    'sai rồi',
    'nhầm, tôi 22 tuổi rồi',
    'tôi muốn sửa ngày sai trong giấy khai sinh',
    'giờ tôi làm gì',
  ])('not “%s”', (text) => expect(saysWrong(text)).toBe(false))

  test.each(['Giá sai rồi, ở phường tôi thu 50k', 'le phi sai roi o xa toi thu 50k'])(
    '“%s” after a fee goes whole to the editors, and the citizen is told so',
    async (text) => {
      const dialogue = start()
      await dialogue.say('lệ phí đăng ký khai sinh bao nhiêu')
      expect(await dialogue.say(text)).toContain('ghi nguyên lời này về “Đăng ký khai sinh”')
      expect(dialogue.tasks).toMatchObject([{ kind: 'error_report', facts: { slug: 'register-birth', text } }])
    },
  )

  test('where nothing was told, is no report of an answer', async () => {
    const dialogue = start()
    await dialogue.say('Giá sai rồi, ở phường tôi thu 50k')
    expect(dialogue.tasks.filter(({ kind }) => kind === 'error_report')).toEqual([])
  })

  test('with an accusation in it is asked about first', async () => {
    const dialogue = start()
    await dialogue.say('lệ phí đăng ký khai sinh bao nhiêu')
    expect(await dialogue.say('Giá sai rồi, chủ tịch xã bắt đưa 2 triệu mới làm')).toContain('giống một tố cáo')
    expect(dialogue.tasks).toEqual([])
  })
})

describe('a cry in the middle of a long text', () => {
  const filler = 'Con đường làng tôi hỏng đã lâu, mưa xuống là ngập, bà con đã kiến nghị nhiều lần mà chưa ai sửa. '
  const around = (cry: string): string => `${filler.repeat(40)}${cry} ${filler.repeat(40)}`
  const alertOf = (text: string) => known.understanding?.understand(text).alert?.level

  test.each([
    'Cứu tôi với, chồng tôi đang cầm dao đuổi giết tôi.',
    'Nhà bên đang cháy to lắm, có người kẹt bên trong!',
  ])('“%s” is heard', (cry) => expect(alertOf(around(cry))).toBe('emergency'))

  test.each(['', 'Năm ngoái có vụ tai nạn ở khúc cua này.', 'Con dao, cái liềm để ngoài chợ đều gỉ cả.'])(
    '“%s” sounds no alarm',
    (text) => expect(alertOf(around(text))).not.toBe('emergency'),
  )
})

describe('a lost card', () => {
  test.each([['mất căn cước có bị phạt không'], ['làm căn cước ở đâu', 'em bị mất thẻ', 'có bị phạt không']])(
    'isn’t told the fine of an expired one: %s',
    async (...texts) => expect(await start().say(...texts)).not.toContain('500.000'),
  )

  test('an expired one is', async () => {
    expect(await start().say('làm căn cước ở đâu', 'thẻ hết hạn có bị phạt không')).toContain('500.000')
  })
})

test.each(['lịch tiếp công dân xã Yên Mỹ', 'tiếp công dân cần mang gì'])(
  'after “%s” how to write a petition of feedback is answered',
  async (before) => expect(await start().say(before, 'đơn phản ánh viết thế nào')).toMatch(/ghi rõ việc gì/),
)
