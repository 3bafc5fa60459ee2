import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Account, type Role, roles } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import type { Cases, Seen } from '../../src/cases/cases.js'
import { createEntryForm } from '../../src/cases/desk/entry-form.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { communeContactSchema } from '../../src/places/commune-contact.js'
import { traceOf } from '../../src/shared/keys.js'
import { useJourney } from './journey.js'

const journey = useJourney()
const at = new Date('2026-11-25T03:00:00Z')
const commune = '12049'

const lesson = { way: 'question', text: 'xin tờ giấy hoa cho cháu', says: null } as const

const accountOf = (role: Role): Account => ({
  id: `account-${role}`,
  userName: role,
  displayName: role,
  role,
  communeCode: roles[role].isOfCommune ? commune : null,
})

const open = (kind: CaseKind): Promise<Case> => {
  const told = { placeText: null, when: null, against: null, request: null, evidence: null, attachments: [] }
  const reporter = { name: 'Người Gửi', address: null, phone: null }
  return journey.core.cases.open({
    content: { kind, category: 'other', text: 'mặt đường làng nhiều ổ gà', communeCode: commune, reporter, ...told },
    openedBy: randomUUID(),
    chat: `fake:${randomUUID()}`,
    at,
  })
}

const onCase = async (role: Role, kind: CaseKind, run: (cases: Cases, seen: Seen) => Promise<void>): Promise<Done> => {
  const found = await open(kind)
  const account = accountOf(role)
  return {
    what: 'case_changed',
    subject: found.id,
    accountId: account.id,
    run: () => run(journey.core.cases, { account, found, at }),
  }
}

const onSent = async (run: (cases: Cases, seen: Seen) => Promise<void>): Promise<Done> => {
  const { cases } = journey.core
  const opened = await open('feedback')
  const earlier = new Date(at.getTime() - 60_000)
  await cases.transfer(
    { account: accountOf('officer'), found: opened, at: earlier },
    { to: 'province', text: 'việc của tỉnh' },
  )
  const account = accountOf('supervisor')
  const found = await cases.getFor(account, opened.id)
  return {
    what: 'case_changed',
    subject: found.id,
    accountId: account.id,
    run: () => run(cases, { account, found, at }),
  }
}

const failedMessage = async (): Promise<string> => {
  const id = `fake:${randomUUID()}`
  const chat = `fake:${randomUUID()}`
  await journey.core.messaging.outboxStore.add(
    { id, chat, text: 'x', choices: [], causedBy: id },
    at,
    new Date('2099-01-01'),
  )
  await journey.core.messaging.outboxStore.markFailed(id, 'rejected', null)
  return id
}

const draftOf = async (slug: string) => {
  const entry = await journey.core.catalog.findVersions(slug)
  if (!entry?.published) throw new Error(`no ${slug}`)
  return { content: entry.published.procedure, expected: entry.revision }
}

const receptionOf = (date: string) => {
  const open = { from: '08:00', to: '16:00', minutesPerSlot: 15 }
  const fields = { ...open, who: 'Chủ tịch', place: 'Phòng tiếp công dân', onlineLink: null, topics: null }
  const by = { account: accountOf('officer'), at }
  return { by, wanted: { communeCode: commune, dates: [date], fields }, id: `${commune}-${date}-0800` }
}

/** Something that was prepared: `run` does it, and the trail has to say so. */
type Done = { what: string; subject: string; accountId: string | null; run(): Promise<unknown> }

const form = { text: 'xong', paper_number: '', paper_date: '', paper_signer: '' }
const editor = { accountId: 'account-editor', by: 'Biên tập', why: 'thử', at }
const slug = 'register-birth'
const other = 'register-death'

const verbs: Record<string, () => Promise<Done>> = {
  'a move of a case': () =>
    onCase('officer', 'feedback', (cases, seen) => cases.move(seen, { ...form, to: 'in_progress' })),
  'a message to the citizen': () =>
    onCase('officer', 'feedback', (cases, seen) => cases.reply(seen, { text: 'Xin chào' })),
  'a question to the citizen': () =>
    onCase('officer', 'feedback', (cases, seen) => cases.ask(seen, { text: 'Ở đâu ạ?' })),
  'a complaint told in full': () =>
    onCase('officer', 'complaint', (cases, seen) => cases.complete(seen, { request: 'Bồi thường cây' })),
  'a transfer': () =>
    onCase('officer', 'feedback', (cases, seen) => cases.transfer(seen, { to: 'province', text: 'việc của tỉnh' })),
  'a transfer accepted': () => onSent((cases, seen) => cases.acceptTransfer(seen)),
  'a transfer returned': () =>
    onSent((cases, seen) => cases.returnTransfer(seen, { text: 'không phải việc của tỉnh' })),
  'news told by telephone': async () => {
    const account = accountOf('officer')
    const form = createEntryForm('2026-11-25').parse({
      kind: 'feedback',
      what: 'đèn đường hỏng',
      where: 'thôn Đông',
      commune: commune,
      phone: '0912 345 678',
      way: 'telephone',
    })
    const { cases } = journey.core
    const entered = await cases.enter({ account, form, formKey: randomUUID(), files: [], at })
    if (entered === 'hand over') throw new Error('not entered')
    await cases.reply({ account, found: entered, at }, { text: 'Mai có người đến' })
    const found = await cases.getFor(account, entered.id)
    const run = () => cases.markTold({ account, found, at }, { item: found.toTell[0]?.id ?? '', how: 'telephone' })
    return { what: 'case_changed', subject: found.id, accountId: account.id, run }
  },
  'a bulk re-routing': async () => {
    const { id } = await open('feedback')
    const account = accountOf('supervisor')
    const key = randomUUID()
    const chosen = {
      from: commune,
      to: '11953',
      kind: null,
      category: null,
      state: null,
      opened_from: null,
      opened_to: null,
    }
    const run = () => journey.core.cases.reroute(account, { ...chosen, key, reason: 'sáp nhập', ids: [id] }, at)
    return { what: 'cases_rerouted', subject: key, accountId: account.id, run }
  },
  'a list taken out': async () => {
    const found = await open('feedback')
    const account = accountOf('officer')
    const words = found.receiptCode
    const run = () => journey.core.cases.exportFor(account, { queue: 'all', words }, at)
    return { what: 'cases_exported', subject: '1', accountId: account.id, run }
  },
  'new cases given out evenly': async () => {
    const account = accountOf('leader')
    const run = () => journey.core.cases.desk.setEven(account, commune, true, at)
    return { what: 'distribution_changed', subject: commune, accountId: account.id, run }
  },
  'somebody not at the desk': async () => {
    const account = accountOf('officer')
    const run = () => journey.core.cases.desk.setPresent(account, account.id, false, at)
    return { what: 'desk_presence_changed', subject: account.id, accountId: account.id, run }
  },
  'an officer urged': async () => {
    const { cases, accounts, reminders } = journey.core
    const wanted = { userName: 'duoc.nhac', displayName: 'Được Nhắc', role: 'officer', communeCode: commune } as const
    const { account: officer, address } = await accounts.createByOwner(wanted, at)
    const token = address.slice(address.lastIndexOf('/') + 1)
    await accounts.accept({ token, password: 'một câu dài dễ nhớ', displayName: '', at })
    const told = { placeText: null, when: null, against: null, request: null, evidence: null, attachments: [] }
    const found = await cases.open({
      content: {
        kind: 'complaint',
        category: 'other',
        text: 'chậm trả hồ sơ',
        communeCode: commune,
        reporter: { name: 'Người Gửi', address: null, phone: null },
        ...told,
      },
      openedBy: randomUUID(),
      chat: `fake:${randomUUID()}`,
      at: new Date('2026-10-01T03:00:00Z'),
    })
    const leader = accountOf('leader')
    const letter = { day: '2026-10-01', to: 'received' }
    await cases.move({ account: leader, found, at: new Date('2026-10-01T04:00:00Z') }, letter)
    await cases.assign({ account: leader, found: await cases.getFor(leader, found.id), at }, { to: officer.id })
    const run = () => reminders.urge({ by: leader, officerId: officer.id, at })
    return { what: 'officer_urged', subject: found.id, accountId: leader.id, run }
  },
  'a paper with its number': async () => {
    const found = await open('feedback')
    const account = accountOf('officer')
    const typed = { reason: 'không thuộc thẩm quyền', signs_as: 'chairman', signer: 'Bình' }
    const order = { account, found, kind: 'khong-thu-ly', form: typed, at, paperId: randomUUID() }
    return {
      what: 'case_changed',
      subject: found.id,
      accountId: account.id,
      run: () => journey.core.papers.issue(order),
    }
  },
  'a message about a protected case': () =>
    onCase('denunciation_officer', 'denunciation', (cases, seen) => cases.reply(seen, { text: 'Xin chào' })),
  'a look at a protected case': async () => {
    const { id } = await open('tip')
    const account = accountOf('denunciation_officer')
    const run = () => journey.core.cases.view({ account, id, at })
    return { what: 'protected_case_viewed', subject: id, accountId: account.id, run }
  },
  'an answer to who asked for a person': async () => {
    const id = `fake:${randomUUID()}`
    const { tasks } = journey.core
    const from = { openedBy: id, chat: id, communeCode: commune, at }
    await tasks.open({ ...from, kind: 'hand_off', facts: { question: 'alo' } })
    const account = accountOf('officer')
    const task = (await tasks.findFor(account, 'hand_off', 1_000)).find(({ chat }) => chat === id)?.id ?? ''
    const run = () => tasks.answer({ account, id: task, text: 'Chào anh', agencyNameOf: () => 'UBND xã', at })
    return { what: 'hand_off_answered', subject: task, accountId: account.id, run }
  },
  'a request to delete data, dealt with': async () => {
    const id = `fake:${randomUUID()}`
    const { tasks } = journey.core
    await tasks.requestDeletion({ openedBy: id, chat: id, at })
    const account = accountOf('supervisor')
    const task = (await tasks.findFor(account, 'data_request', 1_000)).find(({ chat }) => chat === id)?.id ?? ''
    const run = () => tasks.tickOff({ account, ids: [task], at })
    return { what: 'data_request_done', subject: task, accountId: account.id, run }
  },
  'a commune’s contacts': async () => {
    const fields = communeContactSchema.parse({ phone: '0221 3862 345' })
    const run = () =>
      journey.core.places.saveContact({ communeCode: commune, fields, accountId: 'account-officer', at })
    return { what: 'contact_changed', subject: commune, accountId: 'account-officer', run }
  },
  'a reception day planned': async () => {
    const { by, wanted, id } = receptionOf('2031-06-03')
    const run = () => journey.core.reception.plan(by, wanted)
    return { what: 'reception_planned', subject: id, accountId: by.account.id, run }
  },
  'a reception day posted': async () => {
    const { by, wanted, id } = receptionOf('2031-06-04')
    await journey.core.reception.plan(by, wanted)
    const run = () => journey.core.reception.post(by, id)
    return { what: 'reception_posted', subject: id, accountId: by.account.id, run }
  },
  'a reception day taken back': async () => {
    const { by, wanted, id } = receptionOf('2031-06-05')
    await journey.core.reception.plan(by, wanted)
    const run = () => journey.core.reception.remove(by, id)
    return { what: 'reception_removed', subject: id, accountId: by.account.id, run }
  },
  'a reception day postponed': async () => {
    const { by, wanted, id } = receptionOf('2031-06-06')
    await journey.core.reception.plan(by, wanted)
    await journey.core.reception.post(by, id)
    const run = () => journey.core.reception.postpone(by, { id, reason: 'bão', to: '2031-06-13', place: null })
    return { what: 'reception_postponed', subject: id, accountId: by.account.id, run }
  },
  'who came to a reception': async () => {
    const { by, wanted, id } = receptionOf('2026-11-25')
    await journey.core.reception.plan(by, wanted)
    await journey.core.reception.post(by, id)
    const order = { dayId: id, slot: '15:00', chat: null, phone: '0912345678', name: 'Tý', about: 'đường' }
    const became = await journey.core.reception.book({ ...order, openedBy: randomUUID(), at })
    if (became.outcome !== 'booked') throw new Error(became.outcome)
    const run = () => journey.core.reception.mark(by, { id: became.booking.id, dayId: id, state: 'came' })
    return { what: 'reception_marked', subject: id, accountId: by.account.id, run }
  },
  'a change of the calendar': async () => {
    const { deadlines } = journey.core
    const seen = deadlines.current().number
    const closure = { communeCode: commune, from: '2026-12-01', to: '2026-12-02', reason: 'Lũ', decision: 'QĐ 1' }
    const run = () =>
      deadlines.save(
        { what: 'closure', id: null, ...closure },
        { seen, by: 'Quản trị', accountId: 'account-administrator', at },
      )
    return { what: 'calendar_changed', subject: `calendar:${seen + 1}`, accountId: 'account-administrator', run }
  },
  'a dead letter sent again': async () => {
    const id = await failedMessage()
    const run = () => journey.core.messaging.outbox.sendAgain(id, 'account-supervisor')
    return { what: 'message_sent_again', subject: traceOf(id), accountId: 'account-supervisor', run }
  },
  'a draft of a procedure': async () => {
    const draft = await draftOf(slug)
    const run = () => journey.core.catalog.saveDraft({ slug, ...draft, ...editor })
    return { what: 'procedure_drafted', subject: slug, accountId: editor.accountId, run }
  },
  'drafts from a spreadsheet': async () => {
    const { expected } = await draftOf(other)
    const changes = [{ slug: other, expected, content: { notes: 'Nhớ mang căn cước' } }]
    const run = () => journey.core.catalog.importDrafts({ changes, ...editor })
    return { what: 'procedure_imported', subject: other, accountId: editor.accountId, run }
  },
  'a procedure published': async () => {
    const expected = await journey.core.catalog.saveDraft({ slug, ...(await draftOf(slug)), ...editor })
    const run = () => journey.core.catalog.publishDraft({ slug, expected, ...editor })
    return { what: 'procedure_published', subject: slug, accountId: editor.accountId, run }
  },
  'a procedure published from a day on': async () => {
    const expected = await journey.core.catalog.saveDraft({ slug, ...(await draftOf(slug)), ...editor })
    const from = new Date('2099-01-01T00:00:00+07:00')
    const run = async () => {
      await journey.core.catalog.publishDraft({ slug, expected, from, ...editor })
    }
    return { what: 'procedure_scheduled', subject: slug, accountId: editor.accountId, run }
  },
  'a day of publishing taken back': async () => {
    const { expected } = await draftOf(slug)
    const run = () => journey.core.catalog.cancelScheduled({ slug, expected, ...editor })
    return { what: 'procedure_schedule_cancelled', subject: slug, accountId: editor.accountId, run }
  },
  'a draft sent for review': async () => {
    const expected = await journey.core.catalog.saveDraft({ slug, ...(await draftOf(slug)), ...editor })
    const run = () => journey.core.catalog.sendForReview({ slug, expected, ...editor })
    return { what: 'procedure_sent_for_review', subject: slug, accountId: editor.accountId, run }
  },
  'a draft given back': async () => {
    const { expected } = await draftOf(slug)
    const run = () => journey.core.catalog.returnDraft({ slug, expected, ...editor })
    return { what: 'procedure_draft_returned', subject: slug, accountId: editor.accountId, run }
  },
  'a procedure taken away': async () => {
    const { expected } = await draftOf(other)
    const run = () => journey.core.catalog.withdraw({ slug: other, expected, ...editor })
    return { what: 'procedure_withdrawn', subject: other, accountId: editor.accountId, run }
  },
  'a version brought back': async () => {
    const { expected } = await draftOf(slug)
    const run = () => journey.core.catalog.restoreVersion({ slug, number: 1, expected, ...editor })
    return { what: 'procedure_restored', subject: slug, accountId: editor.accountId, run }
  },
  'a sentence taught': async () => {
    const { expected } = await draftOf(slug)
    const run = () => journey.core.catalog.teach({ slug, expected, lesson, ...editor })
    return { what: 'procedure_taught', subject: slug, accountId: editor.accountId, run }
  },
  'a sentence no longer taught': async () => {
    const { expected } = await draftOf(slug)
    const run = () => journey.core.catalog.teach({ slug, expected, lesson, isUndone: true, ...editor })
    return { what: 'procedure_lesson_undone', subject: slug, accountId: editor.accountId, run }
  },
  'a draft thrown away': async () => {
    const expected = await journey.core.catalog.saveDraft({ slug, ...(await draftOf(slug)), ...editor })
    const run = () => journey.core.catalog.discardDraft({ slug, expected, ...editor })
    return { what: 'procedure_draft_discarded', subject: slug, accountId: editor.accountId, run }
  },
}

beforeAll(() => journey.setNow(at.toISOString()))

describe.each(Object.keys(verbs))('%s', (name) => {
  test('is in the audit trail once, and not again when it is refused as done already', async () => {
    const { what, subject, accountId, run } = await (verbs[name] as () => Promise<Done>)()
    const entries = async () =>
      (await journey.core.accounts.audit.findLatest(1_000, { subjects: [subject] })).filter(
        (entry) => entry.what === what,
      )
    const before = (await entries()).length
    await run()
    const [entry] = await entries()
    expect(entry).toMatchObject({ what, subject, accountId, at })
    expect(await entries()).toHaveLength(before + 1)

    const isRepeatable = ['contact_changed', 'protected_case_viewed', 'cases_exported'].includes(what)
    await run().catch((error) => expect((error as Error).name).toMatch(/Conflict|NotFound/))
    expect(await entries()).toHaveLength(before + (isRepeatable ? 2 : 1))
  })
})

test('nothing in the trail says which chat', async () => {
  expect(JSON.stringify(await journey.core.accounts.audit.findLatest(1_000))).not.toContain('fake:')
})
