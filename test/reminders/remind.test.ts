import { beforeEach, describe, expect, test } from 'vitest'
import { commune, local, staff, useReminders } from './world.js'

const world = useReminders()
beforeEach(() => world.empty())

/** Runs the job at every half hour from one moment to another, and says when the reminders were made. */
const runThrough = async (from: string, to: string): Promise<void> => {
  for (let at = local(from).getTime(); at <= local(to).getTime(); at += 30 * 60_000) {
    const minute = new Date(at + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    world.setNow(minute)
    await world.reminders.run()
  }
}

const madeAt = async (caseId: string): Promise<string[]> => {
  const found = await world
    .collection('reminders')
    .find({ caseId, clockId: 'target.answer' })
    .sort({ createdAt: 1 })
    .toArray()
  return found.map(
    ({ step, createdAt }) =>
      `${step} ${new Date((createdAt as Date).getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}`,
  )
}

describe('the life of one feedback', () => {
  test('four steps, each once, at 7:30 of its working day, over Tết', async () => {
    world.setNow('2027-01-29 15:00')
    const found = await world.open()
    await runThrough('2027-02-04 00:00', '2027-02-24 00:00')
    expect(await madeAt(found.id)).toEqual([
      'half 2027-02-12 07:30',
      'before 2027-02-18 07:30',
      'day 2027-02-19 07:30',
      'after 2027-02-22 07:30',
    ])
  }, 60_000)

  test('officers before the day, their leader too on it, leader and province after it', async () => {
    world.setNow('2026-11-30 09:00')
    const found = await world.open()
    for (const at of ['2026-12-07 07:30', '2026-12-11 07:30', '2026-12-14 07:30', '2026-12-15 07:30']) {
      world.setNow(at)
      await world.reminders.run()
      await world.reminders.run()
    }
    const answers = (await world.told(found.id)).filter((line) => line.includes('target.answer'))
    expect(answers).toEqual([
      'officer: target.answer half',
      'officer: target.answer before',
      'officer leader: target.answer day',
      'leader supervisor: target.answer after',
    ])
  })

  test('a server that was down over a week-end says the newest step alone', async () => {
    world.setNow('2026-11-30 09:00')
    const found = await world.open()
    world.setNow('2026-12-15 10:12')
    await world.reminders.run()
    expect((await world.told(found.id)).filter((line) => line.includes('target.answer'))).toEqual([
      'leader supervisor: target.answer after',
    ])
  })

  test('a duty that is done is not reminded of again, and what was said of it stands no more', async () => {
    world.setNow('2026-11-30 09:00')
    const found = await world.open()
    world.setNow('2026-12-07 07:30')
    await world.reminders.run()
    expect(await world.reminders.countUnread('officer')).toBeGreaterThan(0)
    const before = await world.told(found.id)
    await world.cases.move(await world.seen(found), { to: 'in_progress' })
    await world.cases.move(await world.seen(found), { to: 'answered', text: 'Đã sửa.' })
    for (const at of ['2026-12-07 07:31', '2026-12-11 07:30', '2026-12-14 07:30', '2026-12-15 07:30']) {
      world.setNow(at)
      await world.reminders.run()
    }
    expect(await world.told(found.id)).toEqual(before)
    expect(await world.reminders.findStanding('officer', 10)).toEqual([])
  })

  test('what is said on the last day stands until the duty is done, earlier steps give way', async () => {
    world.setNow('2026-11-30 09:00')
    await world.open()
    const standing = async (at: string) => {
      world.setNow(at)
      await world.reminders.run()
      const found = await world.reminders.findStanding('officer', 10)
      return found.filter(({ clockId }) => clockId === 'target.answer').map(({ step }) => step)
    }
    expect(await standing('2026-12-07 07:30')).toEqual(['half'])
    expect(await standing('2026-12-11 07:30')).toEqual(['before'])
    expect(await standing('2026-12-14 07:30')).toEqual(['day'])
    expect(await standing('2026-12-15 07:30')).toEqual(['day'])
  })
})

test('of protected cases those hear who handle them, without code, duty or place', async () => {
  world.setNow('2026-11-30 09:00')
  for (const accountId of ['officer', 'leader', 'supervisor', 'denunciations']) await world.reachable(accountId)
  const found = await world.open('denunciation', { text: 'ông Bảy nhận tiền' })
  const paper = { paper_number: '12', paper_date: '2026-11-30', paper_signer: 'Nguyễn Văn An' }
  await world.cases.move(await world.seen(found, staff.at(-1)), { to: 'received', ...paper, day: paper.paper_date })
  for (let day = 1; day <= 60; day += 1) {
    const at = new Date(local('2026-11-30 07:30').getTime() + day * 86_400_000)
    world.setNow(new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))
    await world.reminders.run()
  }
  const lines = await world.told()
  expect(lines.length).toBeGreaterThan(2)
  for (const line of lines) expect(line).toMatch(/^denunciations: /)
  const said = [...(await world.collect()), ...world.letters.map(({ to, subject, text }) => `${to} ${subject} ${text}`)]
  expect(said.length).toBeGreaterThan(0)
  const kept = JSON.stringify(await world.collection('reminders').find({}).toArray())
  for (const text of [...said, kept]) {
    expect(text).not.toContain(found.receiptCode)
    expect(text).not.toMatch(/ông Bảy|Nguyễn Văn An|0912345678|Thôn Đông/)
  }
  for (const text of said) expect(text).toMatch(/^(telegram:)?denunciations/)
})

test('whoever is accused by name hears nothing of it, not even a number', async () => {
  world.setNow('2026-11-30 09:00')
  const paper = { paper_number: '12', paper_date: '2026-11-30', paper_signer: 'Nguyễn Văn An' }
  const handler = staff.at(-1)
  const found = await world.open('denunciation', { text: 'ông Lê Văn Tám nhận tiền' })
  await world.cases.move(await world.seen(found, handler), { to: 'received', ...paper, day: paper.paper_date })
  const accounts = [...staff, { ...staff.at(-1), id: 'accused', displayName: 'Lê Văn Tám' } as (typeof staff)[number]]
  const { reminders } = await world.anotherProcess({ accounts: { findAll: async () => accounts } })
  for (const at of ['2026-12-03 07:30', '2026-12-08 07:30', '2026-12-09 07:30', '2026-12-10 07:30']) {
    world.setNow(at)
    await reminders.run()
    expect(Object.values((await reminders.findLastDigest('accused'))?.counts ?? {}).map(({ count }) => count)).toEqual([
      0, 0, 0, 0, 0,
    ])
  }
  expect((await world.told()).length).toBeGreaterThan(2)
  expect(await reminders.findStanding('accused', 10)).toEqual([])
  expect((await reminders.findLastDigest('denunciations'))?.counts.overdue.count).toBe(1)
})

test('nothing of what goes out has personal data or the words of a case', async () => {
  world.setNow('2026-11-30 09:00')
  await world.reachable('officer')
  const found = await world.open()
  for (const at of ['2026-12-07 07:30', '2026-12-11 07:30', '2026-12-14 07:30']) {
    world.setNow(at)
    await world.reminders.run()
  }
  const said = [...(await world.collect()), ...world.letters.map(({ subject, text }) => `${subject} ${text}`)]
  expect(said.join('\n')).toContain(found.receiptCode)
  expect(said.join('\n')).not.toMatch(/Nguyễn Văn An|0912345678|Thôn Đông|rác ngập|ông Tư/)
})

describe('the digest', () => {
  test('is made at 7:30 of a working day, once for each account that works on cases', async () => {
    world.setNow('2026-11-30 09:00')
    await world.open()
    await runThrough('2026-12-04 06:00', '2026-12-04 09:00')
    await runThrough('2026-12-05 06:00', '2026-12-05 09:00')
    const digests = await world.collection('reminders').find({ what: 'digest' }).toArray()
    expect(digests.map(({ _id }) => _id).toSorted()).toEqual(
      ['denunciations', 'elsewhere', 'leader', 'officer', 'supervisor'].map((id) => `digest:2026-12-04:${id}`),
    )
    expect(
      digests.every(({ createdAt }) => (createdAt as Date).getTime() === local('2026-12-04 07:30').getTime()),
    ).toBe(true)
  })

  test('counts what is due today, overdue, new and waiting for the citizen, with codes', async () => {
    world.setNow('2026-11-30 09:00')
    const due = await world.open()
    const asked = await world.open()
    await world.cases.ask(await world.seen(asked), { text: 'Ở đâu ạ?' })
    world.setNow('2026-11-27 09:00')
    const overdue = await world.open()
    world.setNow('2026-12-11 09:00')
    const fresh = await world.open()
    await world.reachable('officer')
    world.setNow('2026-12-14 07:30')
    await world.reminders.run()
    const digest = await world.reminders.findLastDigest('officer')
    expect(digest?.counts).toMatchObject({
      dueToday: { count: 2, codes: expect.arrayContaining([due.receiptCode, asked.receiptCode]) },
      overdue: { count: 1, codes: [overdue.receiptCode] },
      fresh: { count: 1, codes: [fresh.receiptCode] },
      waiting: { count: 1, codes: [asked.receiptCode] },
    })
    const [message, ...more] = await world.collect()
    expect(more).toEqual([])
    expect(message).toMatch(/^telegram:officer Việc ngày 14\/12\/2026\n/)
    expect(message).toContain(`Quá hạn: 1 (${overdue.receiptCode})`)
    expect(message).toContain('Xem: http://xaoi.test/can-bo/nhac-viec')
    expect(world.letters.map(({ to }) => to)).toEqual(['officer@xaoi.test'])
    expect((await world.reminders.findLastDigest('elsewhere'))?.counts.overdue.count).toBe(0)
    expect(await world.reminders.countUnread('elsewhere')).toBe(0)
  })

  test('a step that comes up after it has a message of its own', async () => {
    world.setNow('2026-11-30 09:00')
    await world.reachable('officer')
    const found = await world.open()
    world.setNow('2026-12-07 07:30')
    await world.reminders.run()
    expect((await world.collect()).filter((text) => text.includes('Nhắc việc'))).toEqual([])
    await world.collection('cases').updateOne({ _id: found.id }, { $set: { remindAt: new Date(0) } })
    await world.collection('reminders').deleteMany({ what: 'step' })
    world.setNow('2026-12-07 10:00')
    await world.reminders.run()
    const messages = await world.collect()
    expect(messages.join('\n')).toContain(
      `telegram:officer Nhắc việc ${found.receiptCode}. Trả lời phản ánh: đã qua nửa thời gian, hạn 14/12/2026.`,
    )
  })

  test('of protected cases has counts alone', async () => {
    world.setNow('2026-11-30 09:00')
    await world.reachable('denunciations')
    const tip = await world.open('tip')
    world.setNow('2026-12-01 07:30')
    await world.reminders.run()
    expect((await world.reminders.findLastDigest('denunciations'))?.counts.fresh).toEqual({ count: 1, codes: [] })
    const said = await world.collect()
    expect(said.join('\n')).toContain('Mới nhận: 1\n')
    expect(said.join('\n')).not.toContain(tip.receiptCode)
  })
})

test('a citizen whose first complaint is unanswered is told once what is open to them, until when', async () => {
  world.setNow('2026-10-05 09:00')
  const found = await world.open('complaint')
  const paper = { paper_number: '12', paper_date: '2026-10-05', paper_signer: 'Nguyễn Văn Chủ' }
  await world.cases.move(await world.seen(found), { to: 'received', ...paper, day: paper.paper_date })
  await world.cases.move(await world.seen(found), { to: 'accepted', ...paper })
  const accepted = await world.seen(found)
  // Thirty days from 5 October end on Wednesday 4 November 2026.
  expect(accepted.found.clocks.find(({ clockId }) => clockId === 'kn.resolve1')?.dueOn).toBe('2026-11-04')
  const news = async () => {
    const [stored] = await world.collection('cases').find({ _id: found.id }).toArray()
    return ((stored?.outgoing ?? []) as { text: string }[])
      .map(({ text }) => text)
      .filter((text) => text.includes('đã hết hạn giải quyết'))
  }
  world.setNow('2026-11-04 17:00')
  await world.reminders.run()
  expect(await news()).toEqual([])
  for (const at of ['2026-11-05 07:30', '2026-11-05 07:31', '2026-11-06 07:30']) {
    world.setNow(at)
    await world.reminders.run()
  }
  const [text, ...more] = await news()
  expect(more).toEqual([])
  expect(text).toContain('ngày 04/11/2026 (Luật Khiếu nại Điều 28)')
  expect(text).toContain('Khiếu nại lần hai: đến hết ngày 04/12/2026 (Luật Khiếu nại Điều 33 khoản 1)')
  expect(text).toContain('Khởi kiện tại tòa án: đến hết ngày 04/11/2027 (Luật Tố tụng hành chính Điều 116)')
  expect(text).toContain('Chủ tịch UBND tỉnh')
  const { found: now } = await world.seen(found)
  expect(now.timeline.filter(({ what }) => what === 'unanswered')).toHaveLength(1)
  expect(now.clocks.filter(({ clockId }) => clockId === 'kn.second')).toHaveLength(1)
  // The duty itself goes on: it is still overdue.
  expect(now.clocks.find(({ clockId }) => clockId === 'kn.resolve1')?.stoppedOn).toBeNull()
})

test.each([
  ['2026-12-07 07:30', /^(?!.*Khiếu nại lần hai: ).*Khởi kiện tại tòa án: đến hết ngày 04\/11\/2027/s],
  ['2027-11-08 07:30', null],
])('ways that are closed by then are not told of: at %s', async (at, expected) => {
  world.setNow('2026-10-05 09:00')
  const found = await world.open('complaint')
  const paper = { paper_number: '12', paper_date: '2026-10-05', paper_signer: 'Nguyễn Văn Chủ' }
  await world.cases.move(await world.seen(found), { to: 'received', ...paper, day: paper.paper_date })
  await world.cases.move(await world.seen(found), { to: 'accepted', ...paper })
  world.setNow(at)
  await world.reminders.run()
  const [stored] = await world.collection('cases').find({ _id: found.id }).toArray()
  const news = ((stored?.outgoing ?? []) as { text: string }[])
    .map(({ text }) => text)
    .filter((text) => text.includes('đã hết hạn'))
  expect(news).toEqual(expected ? [expect.stringMatching(expected)] : [])
  expect((await world.seen(found)).found.timeline.filter(({ what }) => what === 'unanswered')).toHaveLength(1)
})

test('once the late decision has been sent the limits run from its receipt', async () => {
  world.setNow('2026-10-05 09:00')
  const found = await world.open('complaint')
  const paper = { paper_number: '12', paper_date: '2026-10-05', paper_signer: 'Nguyễn Văn Chủ' }
  await world.cases.move(await world.seen(found), { to: 'received', ...paper, day: paper.paper_date })
  await world.cases.move(await world.seen(found), { to: 'accepted', ...paper })
  world.setNow('2026-11-10 09:00')
  await world.reminders.run()
  const late = { ...paper, paper_date: '2026-11-10' }
  await world.cases.move(await world.seen(found), { to: 'decided', ...late, text: 'Sai', ground: 'cancelled' })
  const { found: decided } = await world.seen(found)
  const clock = decided.clocks.findIndex(({ clockId }) => clockId === 'kn.send1')
  await world.cases.finishDuty(await world.seen(found), { clock, ...late, day: '2026-11-10' })
  const { found: sent } = await world.seen(found)
  const limits = sent.clocks.filter(({ clockId, stoppedOn }) => clockId === 'kn.second' && stoppedOn === null)
  expect(limits.map(({ startedOn, dueOn }) => [startedOn, dueOn])).toEqual([['2026-11-10', '2026-12-10']])
})

test('a paused complaint is neither reminded of nor told as unanswered', async () => {
  world.setNow('2026-10-05 09:00')
  const found = await world.open('complaint')
  const paper = { paper_number: '12', paper_date: '2026-10-05', paper_signer: 'Nguyễn Văn Chủ' }
  await world.cases.move(await world.seen(found), { to: 'received', ...paper, day: paper.paper_date })
  await world.cases.move(await world.seen(found), { to: 'accepted', ...paper })
  await world.cases.move(await world.seen(found), { to: 'paused', ...paper, text: 'ốm', ground: 'obstacle' })
  world.setNow('2026-11-05 07:30')
  await world.reminders.run()
  expect((await world.told(found.id)).filter((line) => line.includes('kn.resolve1'))).toEqual([])
  const { found: now } = await world.seen(found)
  expect(now.timeline.some(({ what }) => what === 'unanswered')).toBe(false)
})

test('every account reads and marks its own', async () => {
  world.setNow('2026-11-30 09:00')
  const found = await world.open()
  world.setNow('2026-12-14 07:30')
  await world.reminders.run()
  const [unreadOfOfficer, unreadOfLeader] = await Promise.all(['officer', 'leader'].map(world.reminders.countUnread))
  expect(unreadOfOfficer).toBeGreaterThan(1)
  const [standing] = await world.reminders.findStanding('officer', 10)
  expect(standing?.caseId).toBe(found.id)
  await world.reminders.markRead('officer', standing?.key ?? '')
  expect(await world.reminders.countUnread('officer')).toBe((unreadOfOfficer ?? 0) - 1)
  await world.reminders.markRead('officer', null)
  expect(await world.reminders.countUnread('officer')).toBe(0)
  expect(await world.reminders.countUnread('leader')).toBe(unreadOfLeader)
  expect(commune).toBe(found.agency.communeCode)
})
