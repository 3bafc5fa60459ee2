import { beforeAll, describe, expect, test } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import type { Slices } from '../../src/dialogue/slices.js'
import { officeHoursOf } from '../../src/places/office-hours-of.js'
import { nothingEntered } from './nothing-entered.js'
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

describe('the police of a commune', () => {
  const entered = (fields: object): Partial<Slices> => ({
    ...known,
    places: {
      ...nothingEntered,
      getContact: async (code) => ({ ...(await nothingEntered.getContact(code)), ...fields }),
    },
  })

  test.each([
    ['số điện thoại công an xã mễ sở'],
    ['cong an xa o dau, sdt may', 'xã Mễ Sở'],
    ['cong an xa may gio lam', 'xã Mễ Sở'],
  ])('“%s” is answered about them alone', async (...texts) => {
    const all = {
      policeAddress: 'thôn Phú Thị',
      policeHours: 'Thứ hai: 7:30–11:30',
      policePhone: '0221 111',
      phone: '0221 999',
    }
    const said = await startDialogue({ known: entered(all) }).say(...texts)
    expect(said).toMatch(/^Công an xã Mễ Sở\n.*Phú Thị\n.*7:30–11:30\n.*0221 111/)
    expect(said).not.toContain('0221 999')
    const unknown = await startDialogue({ known: entered({ phone: '0221 999' }) }).say(...texts)
    expect(unknown).toMatch(/chưa cập nhật.*\n.*UBND xã Mễ Sở: 0221 999.*\n.*113/)
  })
})

describe('whether the office works', () => {
  const hours = 'Thứ hai đến thứ sáu: 7:30–11:30, 13:30–17:00'
  const open = (): Partial<Slices> => ({
    ...known,
    places: {
      ...nothingEntered,
      getContact: async (code) => ({ ...(await nothingEntered.getContact(code)), hours }),
      officeHours: async (communeCode) =>
        officeHoursOf({ communeCode: communeCode ?? '', hours, closures: [] }, { calendarOf: () => stateCalendar }),
    },
  })

  test.each([
    [
      'ubnd xa me so mai co lam viec k',
      /^Có làm việc: thứ Năm 26\/11\/2026, UBND xã Mễ Sở mở cửa 7:30–11:30, 13:30–17:00\./,
    ],
    [
      'xã mễ sở thứ 7 có làm ko',
      /^Không làm việc: thứ Bảy 28\/11\/2026, UBND xã Mễ Sở nghỉ\. Mở lại lúc 07:30 ngày 30\/11\/2026/,
    ],
    ['chủ nhật xã Mễ Sở có nghỉ không', /^Không làm việc: Chủ nhật|^Không làm việc: chủ nhật/],
  ])('“%s” is answered in the first line', async (text, expected) => {
    expect(await startDialogue({ known: open() }).say(text)).toMatch(expected)
  })

  test.each([
    ['gio nay con mo ko', 'Bây giờ đang làm việc, đến 11:30.'],
    ['thứ 7 có làm không', 'Không làm việc: thứ Bảy'],
    ['mai có làm việc ko', 'Có làm việc: thứ Năm'],
  ])('right after the hours “%s” has its line alone', async (text, expected) => {
    const said = await startDialogue({ known: open() }).say('xã Mễ Sở mấy giờ làm việc', text)
    expect(said).toMatch(new RegExp(`^${expected}`))
    expect(said).not.toContain('Chưa có thông tin')
  })

  test.each(['mai em làm khai sinh ở xã Mễ Sở có được không', 'thứ 7 có làm căn cước không'])(
    '“%s” asks for something else',
    async (text) => {
      expect(await startDialogue({ known: open() }).say(text)).not.toMatch(/^(?:Có|Không) làm việc:/)
    },
  )
})
