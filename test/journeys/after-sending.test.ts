import { describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
let minutes = 0
/** Every act comes later than the one before, as in life. */
const later = (): void => {
  minutes += 1
  journey.setNow(new Date(Date.parse('2026-11-25T03:00:00Z') + minutes * 60_000).toISOString())
}

const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''

const openFeedback = async () => {
  const citizen = journey.citizen()
  later()
  await citizen.say('Phản ánh rác chất đống ở cổng chợ xã Mễ Sở cả tuần nay không ai dọn')
  for (let tries = 0; tries < 6 && !citizen.heard().includes('xem lại'); tries += 1) await citizen.say('Bỏ qua')
  later()
  await citizen.press('Gửi')
  const code = codeIn(citizen.heard())
  const load = async (): Promise<Case> => {
    const found = await journey.core.cases.getByReceiptCode(code)
    if (!found) throw new Error(citizen.heard())
    return found
  }
  const { communeCode } = await load()
  const account: Account = { id: 'o', userName: 'o', displayName: 'Trần Thị Bình', role: 'officer', communeCode }
  const act = async (what: 'ask' | 'reply', text: string): Promise<void> => {
    later()
    await journey.core.cases[what]({ account, found: await load(), at: journey.now() }, { text })
    await journey.core.messaging.outbox.collect()
    later()
  }
  const answer = async (): Promise<void> => {
    for (const form of [{ to: 'in_progress' }, { to: 'answered', answer: 'Đã dọn.', text: 'Đã dọn.' }]) {
      later()
      if ((await load()).state !== form.to)
        await journey.core.cases.move({ account, found: await load(), at: journey.now() }, form)
    }
    await journey.core.messaging.outbox.collect()
    later()
  }
  const said = async (what: string): Promise<string[]> =>
    (await load()).timeline.filter((event) => event.what === what).map(({ text }) => text ?? '')
  return { citizen, code, load, act, answer, said }
}

const sayAll = async (citizen: Citizen, ...texts: string[]): Promise<void> => {
  for (const text of texts) {
    later()
    await citizen.say(text)
  }
}

describe("an officer's question", () => {
  test.each([
    ['in one message', ['o dau xom canh cong chao']],
    ['in several', ['canh nha van hoa thon 3', 'o dau xom canh cong chao', 'gan cay xang ay']],
    ['short', ['rồi ạ']],
    ['with words of other requests', ['hom qua luc may gio thi khong nho', 'nha toi co giay khai sinh de o do']],
  ])('is answered %s: all of it is shown back and sent on a yes', async (_how, texts) => {
    const { citizen, act, said, code } = await openFeedback()
    await act('ask', 'Chỗ nào vậy anh/chị?')
    await sayAll(citizen, ...texts)
    expect(citizen.heard()).toContain(code)
    if (texts.length > 1) for (const text of texts) expect(citizen.heard()).toContain(text)
    await sayAll(citizen, 'vâng gửi đi')
    expect(await said('answered')).toEqual([texts.join('\n')])
  })

  test.each([
    ['a question of the case', 'bao giờ giải quyết xong', /dự kiến/],
    ['a procedure', 'đăng ký khai sinh cần giấy tờ gì', /khai sinh/i],
    ['an emergency', 'cháy nhà rồi cứu với', /114/],
  ])('%s is answered in between, and what waits stays', async (_what, text, heard) => {
    const { citizen, act, said } = await openFeedback()
    await act('ask', 'Chỗ nào vậy anh/chị?')
    await sayAll(citizen, 'cạnh nhà văn hóa thôn 3', text)
    expect(citizen.heard()).toMatch(heard)
    await sayAll(citizen, 'vâng gửi đi')
    expect(await said('answered')).toEqual(['cạnh nhà văn hóa thôn 3'])
  })

  test.each(['hủy', 'thôi'])('“%s” stops it', async (text) => {
    const { citizen, act, said } = await openFeedback()
    await act('ask', 'Chỗ nào vậy anh/chị?')
    await sayAll(citizen, 'cạnh nhà văn hóa thôn 3', text)
    expect(citizen.heard()).toContain('Đã dừng')
    expect(await said('answered')).toEqual([])
  })

  test('takes along what waited when it came', async () => {
    const { citizen, act, said } = await openFeedback()
    await sayAll(citizen, 'mui boc len kinh khung lam')
    await act('ask', 'Chỗ nào vậy anh/chị?')
    await sayAll(citizen, 'canh nha van hoa thon 3', 'ok gửi')
    expect(await said('answered')).toEqual(['mui boc len kinh khung lam\ncanh nha van hoa thon 3'])
  })
})

test("what is said after an officer's message is about that case", async () => {
  const { citizen, act, said } = await openFeedback()
  await act('reply', 'Chiều nay xã cho xe ra dọn.')
  await sayAll(citizen, 'vang e don roi a', 'con moi cai bao to')
  await citizen.press('Bổ sung')
  expect(await said('added')).toEqual(['vang e don roi a\ncon moi cai bao to'])
})

describe('right after sending', () => {
  test('several statements collect, a question is no yes, all of them go', async () => {
    const { citizen, said } = await openFeedback()
    await sayAll(citizen, 'mui boc len kinh khung lam', 'da co nguoi nga them nua', 'co ai xem chua')
    expect(await said('added')).toEqual([])
    await sayAll(citizen, 'bổ sung vào vụ đó')
    expect(await said('added')).toEqual(['mui boc len kinh khung lam\nda co nguoi nga them nua'])
  })

  test('or begin a new report with all of them', async () => {
    const { citizen, said } = await openFeedback()
    await sayAll(citizen, 'den duong thon 5 cung hong', 'toi om ca xom')
    await citizen.press('Gửi phản ánh mới')
    await sayAll(citizen, 'tóm tắt lại xem nào')
    expect(citizen.heard()).toMatch(/den duong thon 5 cung hong[,\s]+toi om ca xom/)
    expect(await said('added')).toEqual([])
  })

  test.each([
    'bao gio tra loi toi',
    'bao gio sua duong',
    'mấy ngày thì giải quyết',
    'khi nao moi don vay',
    'bao lâu thì xong',
  ])('“%s” is about that case', async (text) => {
    const { citizen } = await openFeedback()
    await sayAll(citizen, text)
    expect(citizen.heard()).toContain('Ngày dự kiến trả lời')
  })

  test.each(['bao lâu thì có giấy khai sinh', 'khi nào xã Mễ Sở làm việc'])('“%s” is not', async (text) => {
    const { citizen } = await openFeedback()
    await sayAll(citizen, text)
    expect(citizen.heard()).not.toContain('Ngày dự kiến trả lời')
  })
})

describe('an answer that does not satisfy', () => {
  test.each([
    'van chua don',
    'cham qua, rac van con nguyen',
    'toi muon mo lai',
    'xin mo lai vu CODE',
    'mở lại vụ này cho tôi',
  ])('“%s” offers reopening first', async (text) => {
    const { citizen, answer, load, code } = await openFeedback()
    await answer()
    await sayAll(citizen, text.replace('CODE', code))
    expect(citizen.heard()).toContain(`mở lại vụ ${code}`)
    await sayAll(citizen, 'rac con ca dong to', 'mở lại')
    expect(await load()).toMatchObject({ state: 'reopened', reopenedByCitizen: 1 })
    expect((await load()).timeline.at(-1)?.text).toContain('rac con ca dong to')
  })

  test('goes before what waited since before the answer', async () => {
    const { citizen, answer, load } = await openFeedback()
    await sayAll(citizen, 'mui boc len kinh khung lam')
    await answer()
    await sayAll(citizen, 'van chua don', 'mở lại')
    expect(await load()).toMatchObject({ state: 'reopened' })
  })

  test.each(['van chua don', 'toi muon mo lai', 'xin mo lai vu CODE'])(
    'the second time “%s” is told that it was answered, and what remains',
    async (text) => {
      const { citizen, answer, load, code } = await openFeedback()
      await answer()
      await sayAll(citizen, 'van chua don', 'mở lại')
      await answer()
      await sayAll(citizen, text.replace('CODE', code))
      expect(citizen.heard()).toContain('đã mở lại một lần')
      expect(citizen.heard()).not.toContain('phải trả lời chậm nhất ngày')
      expect((await load()).reopenedByCitizen).toBe(1)
      await citizen.press('Nhắn thêm')
      await sayAll(citizen, 'van con rac')
      expect((await load()).timeline.at(-1)).toMatchObject({ what: 'added', text: 'van con rac' })
    },
  )

  test('thanks are no objection', async () => {
    const { citizen, answer } = await openFeedback()
    await answer()
    await sayAll(citizen, 'sach roi cam on cac anh nhe')
    expect(citizen.heard()).not.toContain('mở lại')
  })

  test('what is under way need not be reopened', async () => {
    const { citizen } = await openFeedback()
    await sayAll(citizen, 'toi muon mo lai')
    expect(citizen.heard()).toContain('chưa cần mở lại')
  })
})

describe('a mark that was asked for', () => {
  test.each([
    ['5 diem', 5],
    ['2 điểm', 2],
    ['cho 4 sao', 4],
    ['rất hài lòng', 5],
    ['không hài lòng', 2],
    ['chấm 3 điểm thôi', 3],
  ])('“%s” is given', async (text, score) => {
    const { citizen, answer, load } = await openFeedback()
    await answer()
    await sayAll(citizen, text)
    expect((await load()).rating).toMatchObject({ score })
  })

  test('is read after an addition, not as the cancelling of what was asked before', async () => {
    const { citizen, answer, load } = await openFeedback()
    await sayAll(citizen, 'mui boc len kinh khung lam', 'bổ sung vào vụ đó')
    await answer()
    await sayAll(citizen, 'cam on', 'bổ sung: mai nhớ dọn tiếp nhé', '1')
    expect((await load()).rating).toMatchObject({ score: 1 })
    expect(citizen.heard()).toContain('mở lại được một lần')
  })

  test('promises no reopening that is used', async () => {
    const { citizen, answer } = await openFeedback()
    await answer()
    await sayAll(citizen, 'van chua don', 'mở lại')
    await answer()
    await sayAll(citizen, '1 sao')
    expect(citizen.heard()).toContain('không mở lại được nữa')
  })

  test('“5 điểm” where none was asked is no mark', async () => {
    const { citizen, load } = await openFeedback()
    await sayAll(citizen, '5 điểm')
    expect((await load()).rating).toBeNull()
  })
})
