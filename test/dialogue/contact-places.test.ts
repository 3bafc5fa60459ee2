import { beforeAll, describe, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

const last = async (...texts: string[]): Promise<string> => startDialogue({ known }).say(...texts)

describe('communes asked one after the other', () => {
  test.each([
    ['còn xã Mễ Sở', 'UBND xã Mễ Sở'],
    ['thế xã Mễ Sở thì sao', 'UBND xã Mễ Sở'],
    ['Mễ Sở thì sao ạ', 'UBND xã Mễ Sở'],
    ['Trưng Trắc nữa', 'nay là xã Như Quỳnh.\nUBND xã Như Quỳnh'],
    ['thị trấn Trần Cao cũng về đó à', 'nay là xã Quang Hưng'],
  ])('after one’s contacts “%s” has those of that', async (text, expected) => {
    expect(await last('số điện thoại xã Yên Mỹ', text)).toContain(expected)
  })

  test('an old name with several heirs is asked about, another one after it isn’t taken for its answer', async () => {
    const dialogue = startDialogue({ known })
    expect(await dialogue.say('số điện thoại xã Yên Mỹ', 'còn Đình Dù thì sao')).toContain('có ở nhiều nơi')
    expect(await dialogue.say('xã Minh Tân thì sao')).not.toContain('nhắc lại')
    expect(await dialogue.say('còn Mễ Sở')).toContain('UBND xã Mễ Sở')
  })

  test('after where to hand in one goes on about that', async () => {
    const said = await last('làm giấy khai sinh ở đâu', 'xã Yên Mỹ', 'còn xã Mễ Sở thì sao')
    expect(said).toMatch(/^ĐĂNG KÝ KHAI SINH[\s\S]*UBND xã Mễ Sở/)
  })

  test('a statement that names a place is none', async () => {
    expect(await last('số điện thoại xã Yên Mỹ', 'đường trục xã Mễ Sở sụt một hố to lắm')).not.toContain(
      'UBND xã Mễ Sở',
    )
  })
})
