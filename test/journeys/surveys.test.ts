import { describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { kindNames, kindOf, stateNamesOf } from '../../src/cases/kinds/index.js'
import { isAsked } from '../../src/surveys/about-case.js'
import { buildAccount } from '../accounts/build-account.js'
import { caseIn } from '../cases/case-parts.js'
import { listed } from '../shared/listed.js'
import { type Citizen, useJourney } from './journey.js'

const trial = 'fake:trial'
const journey = useJourney({ TRIAL_CHATS: trial })
let now = Date.parse('2026-11-25T03:00:00Z')
const later = (minutes = 1): void => {
  now += minutes * 60_000
  journey.setNow(new Date(now).toISOString())
}
const day = 24 * 60

const codeIn = (text: string): string => /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(text)?.[0] ?? ''
const answersOf = async (kind: string) =>
  (await listed(journey.core.surveys.readAnswers(new Date(0)))).filter((one) => one.kind === kind)
/** Everything that is on its way arrives. */
const settle = async () => {
  await journey.core.messaging.outbox.collect()
  const waiting = () => journey.connection.collection('outgoing').countDocuments({ state: 'waiting' })
  await expect.poll(waiting, { timeout: 8_000 }).toBe(0)
}
const run = async () => {
  await journey.core.surveys.run(journey.now())
  await settle()
}

/** A report that was sent and answered; the citizen was asked for a mark. */
const answered = async () => {
  later()
  await journey.core.surveys.run(journey.now())
  const citizen = journey.citizen()
  await citizen.say('Phản ánh rác chất đống ở cổng chợ xã Mễ Sở cả tuần nay không ai dọn')
  for (let tries = 0; tries < 6 && !citizen.heard().includes('xem lại'); tries += 1) await citizen.say('Bỏ qua')
  await citizen.press('Gửi')
  const code = codeIn(citizen.heard())
  const load = async () => (await journey.core.cases.getByReceiptCode(code)) as Case
  const account = { ...buildAccount('officer'), communeCode: (await load()).communeCode }
  const move = async (form: { to: string; text?: string; answer?: string }) => {
    later()
    await journey.core.cases.move({ account, found: await load(), at: journey.now() }, form)
  }
  await move({ to: 'in_progress' })
  await move({ to: 'answered', answer: 'Đã dọn.', text: 'Đã dọn.' })
  await settle()
  later()
  return { citizen, code, load, move, account }
}
const heardLast = (citizen: Citizen) => citizen.delivered().at(-1)?.text ?? ''

describe('after a closed case', () => {
  test('one tap, then the questions one by one; what is said stands under no name', async () => {
    const { citizen, code, load } = await answered()
    await citizen.say(`/cham ${code} 4`)
    expect(citizen.heard()).toContain('không ghi tên')
    await citizen.press('Trả lời thêm')
    expect(citizen.heard()).toContain('Câu 1/6')
    await citizen.press('Hài lòng')
    await citizen.press('Bỏ qua')
    await citizen.say('5')
    await citizen.say('bình thường')
    await citizen.press('Không')
    await citizen.say('nên có thêm chỗ ngồi, gọi tôi 0912 345 678')
    expect(citizen.heard()).toContain('không kèm tên')
    const [fact, ...others] = await answersOf('case')
    expect(others).toEqual([])
    expect(fact).toMatchObject({
      overall: 4,
      factors: { access: 4, result: 5, pakn: 3 },
      extra: 'none',
      wishes: ['office'],
      flags: [],
      counted: true,
      service: (await load()).category,
      communeCode: (await load()).agency.communeCode,
    })
    const stored = await journey.connection.collection('survey_answers').findOne({ _id: fact?.id as never })
    const words = JSON.stringify(stored)
    for (const secret of [citizen.chat, code, (await load()).id, '0912']) expect(words).not.toContain(secret)
    await run()
    const [invitation] = await listed(journey.core.surveys.readInvitations(new Date(0)))
    expect(invitation).toMatchObject({ answeredAt: expect.any(Date), communeCode: fact?.communeCode })
  })

  test('another mark takes the place of the first and counts once', async () => {
    const { citizen, code } = await answered()
    const before = (await answersOf('case')).length
    await citizen.say(`/cham ${code} 1`)
    await citizen.say(`/cham ${code} 5`)
    const all = await answersOf('case')
    expect(all).toHaveLength(before + 1)
    expect(all.at(-1)?.overall).toBe(5)
  })

  test('who wants no survey any more says so in many words; a commune’s own sheet is named', async () => {
    const citizen = journey.citizen()
    for (const said of ['khong hoi toi y kien nua', 'dung khao sat toi nua', 'toi khong muon bi hoi y kien nua']) {
      await citizen.say(said)
      expect(citizen.heard()).toContain('không hỏi ý kiến anh/chị nữa')
    }
    expect(await journey.core.surveys.mayAsk(citizen.chat)).toBe(false)
    await citizen.say('khảo sát hài lòng xã Mễ Sở')
    expect(citizen.heard()).toContain('/kien?xa=12049')
  })

  test('what was answered in a month that is closed stays as it is', async () => {
    const { citizen, code } = await answered()
    await citizen.say(`/cham ${code} 4`)
    const [before] = (await answersOf('case')).slice(-1)
    later(40 * day)
    await citizen.say(`/cham ${code} 1`)
    await citizen.press('Trả lời thêm')
    await citizen.press('Hài lòng')
    expect(citizen.heard()).toContain('không còn nữa')
    expect((await answersOf('case')).find(({ id }) => id === before?.id)).toEqual(before)
  })

  test('a question in the middle is answered and the survey goes on; the third time it lets go', async () => {
    const { citizen, code } = await answered()
    await citizen.say(`/cham ${code} 4`)
    await citizen.press('Trả lời thêm')
    await citizen.say('Hài lòng')
    for (const asked of ['làm giấy khai sinh cần gì', 'chứng thực bản sao hết bao nhiêu tiền']) {
      await citizen.say(asked)
      expect(citizen.heard()).toMatch(/Ta làm tiếp nhé.*Câu 2\/6/s)
    }
    await citizen.say('hài lòng')
    expect(citizen.heard()).toContain('Câu 3/6')
    expect((await answersOf('case')).at(-1)?.factors).toMatchObject({ access: 4, officers: 4 })
    await citizen.say('làm căn cước cần giấy tờ gì')
    expect(citizen.heard()).not.toContain('Câu 3/6')
  })

  test('whoever refuses in the middle is asked no more, also after something else', async () => {
    const { citizen, code } = await answered()
    await citizen.say(`/cham ${code} 2`)
    await citizen.press('Trả lời thêm')
    await citizen.say('Hài lòng')
    await citizen.say('làm giấy khai sinh cần gì')
    await citizen.say('không hỏi tôi nữa')
    expect(citizen.heard()).toContain('không hỏi ý kiến anh/chị nữa')
    for (const said of ['', 'cảm ơn', 'chưa được, vẫn còn rác', 'Mở lại vụ đó']) {
      if (said) await citizen.say(said)
      expect(citizen.heard()).not.toMatch(/Câu \d\/6|Ta làm tiếp/)
    }
  })

  test('a mark is changed in words within a day, and is no word for the commune', async () => {
    const { citizen, code, load } = await answered()
    await citizen.say(`tôi chấm 2 điểm cho vụ ${code}`)
    expect((await load()).rating?.score).toBe(2)
    for (const [said, score] of [
      ['bấm nhầm, 4 điểm', 4],
      ['chấm lại 5 điểm', 5],
    ] as const) {
      await citizen.say(said)
      expect((await load()).rating?.score).toBe(score)
    }
    await citizen.say('chưa được, vẫn còn rác')
    await citizen.say('chấm lại 2 điểm')
    expect((await load()).rating?.score).toBe(2)
    await citizen.say('chào')
    await citizen.press('Mở lại vụ đó')
    expect(JSON.stringify((await load()).timeline)).not.toMatch(/chấm lại|chào/)
  })

  test('behind a danger, or words that accuse an officer, the survey is not taken up', async () => {
    for (const said of ['cháy nhà rồi cứu với', 'cán bộ địa chính xã nhận hối lộ 5 triệu của tôi']) {
      const { citizen, code } = await answered()
      await citizen.say(`/cham ${code} 4`)
      await citizen.press('Trả lời thêm')
      await citizen.say(said)
      expect(citizen.heard()).not.toContain('Câu 1/6')
    }
  })

  test('“trả lời thêm”, typed later, is the survey’s and no addition to the case', async () => {
    const { citizen, code, load } = await answered()
    await citizen.say(`/cham ${code} 4`)
    await citizen.say('làm giấy khai sinh cần gì')
    await citizen.say('trả lời thêm')
    expect(citizen.heard()).toContain('Câu 1/6')
    for (let passed = 0; passed < 5; passed += 1) await citizen.press('Bỏ qua')
    await citizen.say('chỗ ngồi chờ hơi ít')
    expect(citizen.heard()).toContain('không kèm tên')
    await citizen.say('tra loi them')
    expect(citizen.heard()).toContain('Câu 6/6')
    await citizen.say('nên mở cửa sớm hơn')
    expect(citizen.heard()).toContain('không kèm tên')
    expect(JSON.stringify((await load()).timeline)).not.toMatch(/trả lời thêm|tra loi them|mở cửa sớm/)
  })

  test('a sentence that accuses an officer is not kept, and the way that is safe is told', async () => {
    const { citizen, code } = await answered()
    await citizen.say(`/cham ${code} 2`)
    await citizen.press('Trả lời thêm')
    for (let passed = 0; passed < 5; passed += 1) await citizen.press('Bỏ qua')
    await citizen.say('cán bộ địa chính xã nhận hối lộ của dân')
    expect(citizen.heard()).toContain('tố cáo')
    const stored = await journey.connection.collection('survey_answers').find({}).toArray()
    expect(JSON.stringify(stored)).not.toContain('hối lộ')
  })

  test('who refuses is not asked again: no offer, no reminder, no mark with the next answer', async () => {
    const { citizen, code, move } = await answered()
    await run()
    await citizen.say('không hỏi tôi nữa')
    expect(citizen.heard()).toContain('sẽ không hỏi ý kiến')
    later(4 * day)
    const before = citizen.delivered().length
    await run()
    expect(citizen.delivered()).toHaveLength(before)
    await citizen.say('van chua don, toi muon mo lai')
    await citizen.press('Mở lại')
    await move({ to: 'answered', answer: 'Dọn rồi.', text: 'Dọn rồi.' })
    await settle()
    expect(heardLast(citizen)).toContain('Dọn rồi')
    expect(citizen.delivered().at(-1)?.choices).toEqual([])
    await citizen.say(`/cham ${code} 5`)
    expect(citizen.heard()).not.toContain('Trả lời thêm')
  })

  test('who says nothing is reminded once', async () => {
    const { citizen } = await answered()
    await run()
    const before = citizen.delivered().length
    later(4 * day)
    await run()
    expect(heardLast(citizen)).toContain('Nhắc một lần')
    later(4 * day)
    await run()
    expect(citizen.delivered()).toHaveLength(before + 1)
  })

  test('a case that is taken up again after its mark is flagged, not dropped', async () => {
    const { citizen, code } = await answered()
    await citizen.say(`/cham ${code} 2`)
    await citizen.say('van con nguyen, chua don')
    await citizen.press('Mở lại')
    await run()
    const fact = (await answersOf('case')).find(({ flags }) => flags.includes('reopened'))
    expect(fact).toMatchObject({ overall: 2, counted: true })
  })
})

test.each(kindNames.flatMap((kind) => stateNamesOf(kind).map((state) => [kind, state] as const)))(
  'whether people are asked about a %s that is %s',
  (kind, state) => {
    const asked = isAsked(caseIn(kind, state as never))
    if (kindOf(kind).isProtected) expect(asked).toBe(false)
    else expect(asked).toBe(['answered', 'closed', 'decided'].includes(state))
  },
)

test('a mark is taken of a complaint whose decision is in effect, and flagged where that came on its last day', async () => {
  const clock = { clockId: 'kn.resolve1', dueOn: '2026-11-25', stoppedOn: '2026-11-25' } as Case['clocks'][number]
  for (const [chat, clocks] of [
    ['fake:late', [clock]],
    ['fake:early', [{ ...clock, dueOn: '2026-12-25' }]],
  ] as const) {
    const found = caseIn('complaint', 'in_effect', { receiptCode: chat, clocks: [...clocks] })
    await journey.core.surveys.noteCaseMark(found, { chat, score: 3, at: journey.now() })
  }
  const all = (await answersOf('case')).filter(({ service, overall }) => service === 'other' && overall === 3)
  expect(all.map(({ flags }) => flags.join()).toSorted()).toEqual(['', 'last_minute'])
})

test('a denunciation is never asked about, whatever mark is sent', async () => {
  const found = caseIn('denunciation', 'received' as never)
  const mark = { chat: 'fake:x', score: 5 as const, at: journey.now() }
  await expect(journey.core.surveys.noteCaseMark(found, mark)).rejects.toThrow('not asked')
})

describe('a day after guidance', () => {
  const guided = async (citizen: Citizen) => {
    await citizen.say('làm giấy khai sinh cho con cần gì')
    await citizen.press('Giấy tờ cho trường hợp của tôi')
    while (!citizen.heard().includes('giấy tờ anh/chị cần')) await citizen.say('không')
  }

  test('who is drawn is asked, and answers by a tap', async () => {
    const citizen = journey.citizen()
    await guided(citizen)
    await run()
    expect(heardLast(citizen)).not.toContain('Vừa rồi')
    later(day)
    await run()
    expect(heardLast(citizen)).toContain('Vừa rồi anh/chị hỏi về “Đăng ký khai sinh”')
    const tap =
      citizen
        .delivered()
        .at(-1)
        ?.choices.find(({ label }) => label === 'Không hài lòng')?.value ?? ''
    await citizen.say(tap)
    await citizen.press('Trả lời thêm')
    expect(citizen.heard()).toContain('Câu 1/6')
    expect(await answersOf('guidance')).toMatchObject([{ overall: 2, service: 'Hộ tịch', counted: true }])
    const stranger = journey.citizen()
    await stranger.say(tap)
    expect(stranger.heard()).toContain('không còn nữa')
    expect(await answersOf('guidance')).toHaveLength(1)
  })

  test('nobody is asked at night, nor twice in a month', async () => {
    const citizen = journey.citizen()
    await guided(citizen)
    now = Date.parse(`${new Date(now + day * 60_000).toISOString().slice(0, 10)}T14:30:00Z`)
    later()
    await run()
    expect(heardLast(citizen)).not.toContain('Vừa rồi')
    later(12 * 60)
    await run()
    expect(heardLast(citizen)).toContain('Vừa rồi')
    await guided(citizen)
    later(day)
    await run()
    expect(citizen.delivered().filter(({ text }) => text.includes('Vừa rồi'))).toHaveLength(1)
  })

  test('a trial is asked, and never counted', async () => {
    await journey.core.surveys.noteGuided({
      chat: trial,
      slug: 'register-birth',
      communeCode: null,
      service: 'Hộ tịch',
      at: journey.now(),
    })
    later(day)
    await run()
    const stored = await journey.connection.collection('survey_invitations').findOne({ chat: trial })
    expect(stored).toMatchObject({ isTrial: true, drawn: true })
    const before = (await listed(journey.core.surveys.readAnswers(new Date(0)))).filter(({ counted }) => counted)
    await journey.core.surveys.noteGuidanceMark(String(stored?._id), { chat: trial, score: 5, at: journey.now() })
    const all = await listed(journey.core.surveys.readAnswers(new Date(0)))
    expect(all.filter(({ counted }) => counted)).toHaveLength(before.length)
    expect(all.filter(({ counted }) => !counted)).toHaveLength(1)
    const facts = await listed(journey.core.surveys.readInvitations(new Date(0)))
    expect(facts.map(({ id }) => id)).not.toContain(String(stored?._id))
  })
})
