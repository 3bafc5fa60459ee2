import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { maskCase } from '../../src/cases/inspect/mask-case.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { buildAccount } from '../accounts/build-account.js'
import { useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=1' })
const inspector = buildAccount('inspector')
const officer = buildAccount('officer')

const person = { name: 'Nguyễn Thị Hồng Thắm', address: 'số 7 ngõ 3 thôn Mễ Sở', phone: '0912 345 678' }
const secrets = [person.name, person.address, '345 678', '0912', '033180001234', 'tham.nguyen@', '0987.654.321']

const open = (kind: CaseKind): Promise<Case> =>
  journey.core.cases.open({
    content: {
      kind,
      category: 'roads',
      text: 'Tôi là nguyễn thị hồng thắm, CCCD 033180001234, gọi 0987.654.321: ổ gà sâu 20 cm từ ngày 20/11/2026',
      placeText: `trước nhà ở ${person.address}`,
      communeCode: '12049',
      when: 'từ 20/11/2026',
      against: null,
      request: 'trả lời vào tham.nguyen@example.com',
      evidence: 'ảnh của Nguyễn Thị Hồng Thắm',
      attachments: ['fake:file:0'],
      reporter: person,
    },
    openedBy: randomUUID(),
    chat: `fake:${randomUUID()}`,
    at: journey.now(),
  })

test('what an inspector reads tells the matter and not who the citizen is', async () => {
  const { cases } = journey.core
  const opened = await open('feedback')
  await cases.add(opened, {
    text: 'Tôi, Nguyễn Thị Hồng Thắm, 0912345678',
    messageId: randomUUID(),
    at: journey.now(),
    files: [],
  })
  const found = await cases.getFor(officer, opened.id)
  await cases.reply({ account: officer, found, at: journey.now() }, { text: 'Đã nhận, chị Nguyễn Thị Hồng Thắm.' })

  const shown = await cases.view({ account: inspector, id: opened.id, at: journey.now() })
  const written = JSON.stringify(shown)
  for (const secret of [...secrets, '0912345678', opened.receiptCode, opened.chat ?? ''])
    expect(written.toLowerCase(), secret).not.toContain(secret.toLowerCase())
  expect(shown.text).toContain('ổ gà sâu 20 cm từ ngày 20/11/2026')
  expect(shown).toMatchObject({
    when: 'từ 20/11/2026',
    state: 'received',
    attachments: [],
    reporter: { name: 'N. T. H. T.', address: '•••', phone: '•••78' },
  })
  expect(shown.timeline.map(({ what }) => what)).toEqual(['opened', 'added', 'replied'])
  const [listed] = (await cases.findFor(inspector, { queue: 'all' }, journey.now())).cases
  for (const secret of [...secrets, opened.receiptCode]) expect(JSON.stringify(listed)).not.toContain(secret)
})

test.each([
  ['gọi 0912 345 678 nhé', 'gọi ••• nhé'],
  ['số +84-912-345-678', 'số •••'],
  ['tiền 20.000.000 đồng', 'tiền ••• đồng'],
  ['năm 2026, 15 ngày, quyết định 12/QĐ-UBND', 'năm 2026, 15 ngày, quyết định 12/QĐ-UBND'],
])('of “%s” is shown “%s”', async (text, masked) => {
  const found = { ...(await open('feedback')), text }
  expect(maskCase(found).text).toBe(masked)
})

test('an inspector never sees a protected case, in no list, view or figure', async () => {
  const { cases } = journey.core
  const before = await cases.count(inspector, journey.now())
  const hidden = [await open('denunciation'), await open('tip')]
  for (const { id } of hidden) {
    await expect(cases.view({ account: inspector, id, at: journey.now() })).rejects.toThrow(/Không tìm thấy/)
    expect(await cases.findOneFor(inspector, id)).toBeNull()
  }
  for (const shows of ['open', 'overdue', 'under_way', 'unanswered', 'closed', 'all'] as const) {
    const listed = (await cases.findFor(inspector, { queue: shows }, journey.now())).cases.map(({ id }) => id)
    expect(hidden.some(({ id }) => listed.includes(id))).toBe(false)
  }
  expect(await cases.count(inspector, journey.now())).toEqual(before)
})

test('an inspector can do nothing to a case, and opens no file', async () => {
  const { cases } = journey.core
  const found = await open('feedback')
  const seen = { account: inspector, found, at: journey.now() }
  const tries = [
    cases.move(seen, { to: 'in_progress', text: '', paper_number: '', paper_date: '', paper_signer: '' }),
    cases.reply(seen, { text: 'x' }),
    cases.ask(seen, { text: 'x' }),
    cases.transfer(seen, { to: 'province', text: 'x' }),
    cases.noteFromCitizen(seen, { text: 'x' }),
    cases.markTold(seen, { item: 'x', how: 'counter' }),
    cases.removeFile(seen, { file: 'x', text: 'x' }),
  ]
  for (const one of await Promise.allSettled(tries)) expect(one).toMatchObject({ status: 'rejected' })
  const { version } = await cases.getFor(officer, found.id)
  expect(version).toBe(1)
  await expect(cases.findFileFor({ account: inspector, id: found.id, file: 'x' })).rejects.toThrow(/Không tìm thấy/)
})

test('the figures count what is open, late and finished, by kind and by agency', async () => {
  const { cases } = journey.core
  const at = journey.now()
  const before = await cases.count(inspector, at)
  const found = await open('feedback')
  await cases.move(
    { account: officer, found, at },
    { to: 'refused', text: 'không rõ', paper_number: '', paper_date: '', paper_signer: '' },
  )
  await open('feedback')
  const after = await cases.count(inspector, at)
  const { open: wereOpen, finished: wereFinished, late } = before.all
  expect(after.all).toMatchObject({ late, open: wereOpen + 1, finished: wereFinished + 1 })
  expect(after.byAgency.get('UBND xã Mễ Sở')).toEqual(after.byKind.get('feedback'))
  const later = await cases.count(inspector, new Date('2026-12-10T00:00:00Z'))
  expect(later.all.late).toBe(later.all.open)
  await expect(cases.count(officer, at)).rejects.toThrow(/không được/)
})
