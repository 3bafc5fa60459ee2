import { beforeAll, describe, expect, test } from 'vitest'
import { denouncersRight } from '../../src/dialogue/flows/sign-or-not/denouncers-data.js'
import { takeOutSealedSecret } from '../../src/dialogue/sealed-secret.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const view = 'tôi muốn xem dữ liệu của tôi mà các anh đang giữ'
const change = 'tôi muốn sửa địa chỉ trong đơn tố cáo, ghi nhầm thôn'
const erase = 'xóa hết dữ liệu của tôi đi, tôi sợ lộ'
const eraseDenunciation = 'tôi sợ lộ tên, xóa đơn tố cáo hôm qua của tôi được không'

const tell = async () => {
  const dialogue = startDialogue({ known })
  await dialogue.say('toi muon to cao can bo dia chinh phuong Pho Hien')
  await dialogue.say('Tố cáo')
  await dialogue.say('Nêu tên và ký đơn')
  await dialogue.say('ông ấy nhận 20 triệu của dân để làm sổ đỏ ở phường Phố Hiến')
  return dialogue
}

describe('a denouncer’s wishes about their data', () => {
  test.each([
    [view, 'Xem bản sao', 'tóm tắt lại'],
    [change, 'Xin sửa', 'sửa địa chỉ thành'],
    [erase, 'Xin xóa', '“hủy”'],
    [eraseDenunciation, 'Xin xóa', '“hủy”'],
  ])('are answered within the talk, and written down nowhere: “%s”', async (said, choice, here) => {
    const dialogue = await tell()
    const before = dialogue.conversation().flow
    const heard = await dialogue.say(said)
    const all = JSON.stringify(heard)
    for (const words of ['chưa gửi', here, '/gui-kin/ho-so', choice]) expect(all).toContain(words)
    expect(dialogue.conversation().flow?.data).toEqual(before?.data)
    expect(dialogue.conversation().flow?.step).toBe(before?.step)
    expect(dialogue.cases).toEqual([])
  })

  test.each([change, erase, eraseDenunciation])(
    'outside it lead to the sealed page, in every chat alike: “%s”',
    async (said) => {
      const [denouncer, other] = [await tell(), startDialogue({ known })]
      await denouncer.say('hủy')
      const heard = [await denouncer.say(said), await other.say(said)].map((one) => JSON.stringify(one))
      expect(heard[0]).toBe(heard[1])
      expect(heard[0]).toContain('/gui-kin/ho-so')
    },
  )

  test.each([
    'sửa địa chỉ thành thôn Đoài',
    'ông ấy xóa tên tôi khỏi danh sách hộ nghèo',
    'cán bộ xem thông tin của dân rồi bán',
    'xóa dữ liệu của tôi',
    'dữ liệu của tôi',
    'rút đơn tố cáo',
  ])('aren’t heard in an ordinary chat in “%s”', (said) => {
    expect(denouncersRight(said, { isTelling: false })).toBeNull()
  })

  test.each([
    'sửa địa chỉ thành thôn Đoài',
    'ông ấy xóa tên tôi khỏi danh sách hộ nghèo',
    'chủ tịch sợ lộ nên xóa hồ sơ',
  ])('aren’t heard in what is told: “%s”', (said) => expect(denouncersRight(said, { isTelling: true })).toBeNull())
})

describe('the sixteen digits of a sealed case', () => {
  const digits = '9457 5823 6405 5291'
  test.each([
    `số bí mật ${digits}`,
    digits,
    digits.replaceAll(' ', ''),
    `K7M2Q-9XTR4 ${digits}`,
    `mã K7M2Q-9XTR4, số kín của tôi là ${digits}`,
  ])('are warned of and kept nowhere: “%s”', async (said) => {
    const dialogue = startDialogue({ known })
    await dialogue.say('xin chào')
    const heard = JSON.stringify(await dialogue.say(said))
    expect(heard).toContain('không gửi vào đây')
    expect(heard).toContain('/gui-kin/ho-so')
    expect(JSON.stringify(dialogue.conversation())).not.toMatch(/9457|5291/)
  })

  test('get into no story that is being told', async () => {
    const dialogue = await tell()
    const before = dialogue.conversation().flow
    await dialogue.say(digits)
    expect(dialogue.conversation().flow).toEqual(before)
    await dialogue.say(`hôm qua, số bí mật ${digits} là của tôi`)
    expect(JSON.stringify(dialogue.conversation())).not.toMatch(/9457|5823/)
  })

  test.each([
    'chuyển khoản vào thẻ 9704 1234 5678 9012',
    'số thẻ 9704123456789012',
    'nó bảo tôi chuyển tiền vào 9704 1234 5678 9012 rồi chặn máy',
    'số căn cước 034095001234',
    'điện thoại 0912345678',
  ])('are no other figures: “%s”', (said) => expect(takeOutSealedSecret(said)).toBeNull())
})
