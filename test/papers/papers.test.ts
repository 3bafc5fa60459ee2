import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Account, Role } from '../../src/accounts/roles.js'
import { roles } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import type { CaseKind } from '../../src/cases/kinds/index.js'
import { kindOf } from '../../src/cases/kinds/index.js'
import { type IssueParts, issuePaper } from '../../src/papers/issue-paper.js'
import { createNumberStore } from '../../src/papers/number-store.js'
import { createPaperStore } from '../../src/papers/paper-store.js'
import type { Papers } from '../../src/papers/papers.js'
import { petitionOf } from '../../src/papers/templates/petition.js'
import { createSealing } from '../../src/sealing/sealing.js'
import { systemClock } from '../../src/shared/clock.js'
import { useJourney } from '../journeys/journey.js'
import { buildCase } from './build-case.js'
import { readPdf } from './read-pdf.js'
import { typedFor } from './samples.js'

const journey = useJourney()
const at = new Date('2026-12-05T03:00:00Z')
const commune = '12049'

const accountOf = (role: Role): Account => ({
  id: `account-${role}`,
  userName: role,
  displayName: 'Cán bộ Hoa',
  role,
  communeCode: roles[role].isOfCommune ? commune : null,
})
const officer = accountOf('officer')
const denunciationOfficer = accountOf('denunciation_officer')

let papers: Papers
let parts: IssueParts
beforeAll(async () => {
  const { core } = journey
  // Models of its own: a second server on the same database.
  const connection = journey.connection.useDb(journey.connection.name)
  papers = core.papers
  const { boxes } = createSealing({ connection, keyDir: journey.keyDir, clock: systemClock })
  const store = createPaperStore({ connection, caseBoxes: core.cases.boxes, boxes })
  parts = { numbers: createNumberStore(connection), papers: store, cases: core.cases }
})
beforeEach(async () => {
  for (const name of ['paper_numbers', 'papers', 'protected_papers'])
    await journey.connection.collection(name).deleteMany({})
})

/** A case with a signed letter. */
const openCase = async (kind: CaseKind, changes: Partial<Case> = {}): Promise<Case> => {
  const { text, placeText, communeCode, when, against, request, evidence, reporter } = {
    ...buildCase(kind, { state: 'received' } as never),
    ...changes,
  }
  const opened = await journey.core.cases.open({
    content: {
      kind,
      category: 'other',
      text,
      placeText,
      communeCode,
      when,
      against,
      request,
      evidence,
      attachments: [],
      reporter,
    },
    openedBy: randomUUID(),
    chat: `fake:${randomUUID()}`,
    at,
  })
  if (opened.state !== 'draft') return opened
  const form = {
    to: 'received',
    text: '',
    paper_number: '1',
    paper_date: '2026-12-01',
    paper_signer: 'Trần Thị Bình',
    day: '2026-12-05',
  }
  const account = kindOf(kind).isProtected ? denunciationOfficer : officer
  await journey.core.cases.move({ account, found: opened, at }, form)
  return reload(opened)
}
const reload = async ({ id, kind }: Case): Promise<Case> =>
  (await journey.core.cases.store.get(id, kindOf(kind))) as Case

const order = (
  found: Case,
  kind: string,
  form: Record<string, unknown> = typedFor('khong-thu-ly'),
  account = officer,
) => ({
  account,
  found,
  kind,
  form,
  at,
})
const issue = (found: Case, kind: string, form?: Record<string, unknown>, account?: Account, paperId = randomUUID()) =>
  papers.issue({ ...order(found, kind, form, account), paperId })
const madeEvents = (found: Case) => found.timeline.filter(({ what }) => what === 'paper_made')

describe('a paper with a number', () => {
  test('is in the timeline once, by kind, number, day and signer, and can be printed again as it was', async () => {
    const found = await openCase('complaint')
    await issue(found, 'khong-thu-ly')
    const after = await reload(found)
    expect(madeEvents(after)).toMatchObject([
      {
        to: 'Thông báo không thụ lý, từ chối',
        paper: { number: '01/TB-UBND', date: '2026-12-05', signer: 'Nguyễn Thị Hồng Hạnh' },
        by: { role: 'staff', accountId: officer.id },
        text: null,
      },
    ])
    const [made] = await papers.findMade(after)
    expect(made).toMatchObject({ number: '01/TB-UBND', day: '2026-12-05' })
    await journey.core.cases.reply({ account: officer, found: after, at }, { text: 'đổi' })
    const { bytes } = await papers.open(await reload(found), made?.id ?? '')
    expect((await readPdf(bytes))[0]?.text).toContain('Số: 01/TB-UBND')
    expect((await papers.open(after, made?.id ?? '')).bytes.equals(bytes)).toBe(true)
  })

  test('a draft leaves no trace', async () => {
    const found = await openCase('complaint')
    const bytes = await papers.draft(order(found, 'khong-thu-ly', {}))
    expect((await readPdf(bytes))[0]?.text).toContain('DỰ THẢO')
    expect((await reload(found)).version).toBe(found.version)
    expect(await journey.connection.collection('paper_numbers').countDocuments()).toBe(0)
  })

  test('waits for what its step waits for, as a draft it doesn’t', async () => {
    const opened = await openCase('complaint')
    const invitation = {
      id: 'invited',
      at,
      by: { role: 'staff', accountId: 'a', name: 'Lan' },
      what: 'moved',
      from: 'verifying',
      to: 'dialogue',
      text: null,
      paper: { number: '7/GM-UBND', date: '2026-12-05', signer: 'Trần Văn Chủ' },
      facts: { day: '2026-12-12' },
    } as const
    const found: Case = { ...opened, state: 'dialogue', timeline: [...opened.timeline, invitation] }
    const form = typedFor('quyet-dinh-lan-dau')
    await expect(issue(found, 'quyet-dinh-lan-dau', form)).rejects.toThrow('Hãy ghi kết quả đối thoại')
    expect(await journey.connection.collection('paper_numbers').countDocuments()).toBe(0)
    expect((await papers.draft(order(found, 'quyet-dinh-lan-dau', form))).length).toBeGreaterThan(1_000)
  })

  test('one form sent three times at once is one paper with one number', async () => {
    const found = await openCase('complaint')
    const id = randomUUID()
    await Promise.all([1, 2, 3].map(() => issue(found, 'khong-thu-ly', undefined, undefined, id)))
    expect(madeEvents(await reload(found))).toHaveLength(1)
    expect(await journey.connection.collection('paper_numbers').countDocuments()).toBe(1)
  })

  test('ten papers of ten cases at once have the numbers 1 to 10', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => openCase('complaint')))
    await Promise.all(all.map((found) => issue(found, 'khong-thu-ly')))
    const numbers = await Promise.all(all.map(async (found) => (await papers.findMade(found))[0]?.number))
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 10 }, (_, index) => `${String(index + 1).padStart(2, '0')}/TB-UBND`),
    )
  })

  test('one that fails gives its number to the next', async () => {
    const found = await openCase('complaint')
    const broken = { ...typedFor('khong-thu-ly'), reason: 'vì 漢' }
    await expect(issue(found, 'khong-thu-ly', broken)).rejects.toThrow('“漢”')
    expect(await papers.findMade(found)).toEqual([])
    await issue(found, 'khong-thu-ly')
    expect((await papers.findMade(found))[0]?.number).toBe('01/TB-UBND')
  })

  test('asks for what is required, by the names of the fields', async () => {
    const found = await openCase('complaint')
    await expect(issue(found, 'khong-thu-ly', { reason: '  ' })).rejects.toThrow(
      'Cấp số thì phải ghi đủ: Lý do; Người ký; Họ tên người ký.',
    )
  })

  test.each([
    ['a day that is none', { by: '2026-02-30' }],
    ['a text without end', { missing: 'a'.repeat(20_001) }],
    ['an option that is none', { signs_as: 'emperor' }],
  ])('refuses %s', async (_, wrong) => {
    const found = await openCase('complaint')
    await expect(papers.draft(order(found, 'yeu-cau-bo-sung', wrong))).rejects.toThrow('chưa đúng hoặc quá dài')
  })

  test('goes on though the case changed meanwhile: the number is given', async () => {
    const found = await openCase('complaint')
    await journey.core.cases.reply({ account: officer, found, at }, { text: 'tin khác' })
    await issue(found, 'khong-thu-ly')
    expect(madeEvents(await reload(found))).toHaveLength(1)
  })
})

describe('a process that dies', () => {
  const dieAt = (step: 'keep' | 'issue' | 'note' | 'mark') => {
    const die = async () => {
      throw new Error('killed')
    }
    return {
      numbers: { ...parts.numbers, release: async () => undefined, ...(step === 'issue' && { issue: die }) },
      papers: { ...parts.papers, ...(step === 'keep' && { keep: die }), ...(step === 'mark' && { markNoted: die }) },
      cases: step === 'note' ? { notePaper: die } : parts.cases,
    } as IssueParts
  }
  const content = petitionOf('complaint', buildCase('complaint', { state: 'draft' }))
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

  test.each([
    ['complaint', 'keep', 0],
    ['complaint', 'issue', 0],
    ['complaint', 'note', 1],
    ['complaint', 'mark', 1],
    ['denunciation', 'keep', 0],
    ['denunciation', 'note', 1],
  ] as const)('of a %s, at "%s" leaves %i paper noted after settling, and no gap', async (of, step, noted) => {
    const found = await openCase(of)
    const dying = issuePaper(dieAt(step), {
      paperId: 'p',
      found,
      kind: 'khong-thu-ly',
      at,
      by: { accountId: 'a', name: 'Hoa' },
      signer: 'Bình',
      register: { issuer: 'commune:12049', symbol: 'TB' },
      make: async (number) => ({ number: `0${number}/TB-UBND`, content }),
    })
    await expect(dying).rejects.toThrow('killed')
    await papers.settle(later(1))
    await papers.settle(later(20))
    await papers.settle(later(40))
    const after = await reload(found)
    expect(madeEvents(after)).toHaveLength(noted)
    expect(await papers.findMade(after)).toHaveLength(noted)
    await papers.issue({ ...order(await openCase('complaint'), 'khong-thu-ly'), at: later(41), paperId: 'next' })
    const numbers = await journey.connection.collection('paper_numbers').find().sort({ number: 1 }).toArray()
    expect(numbers.map(({ number, state }) => [number, state])).toEqual(
      noted === 1
        ? [
            [1, 'issued'],
            [2, 'issued'],
          ]
        : [[1, 'issued']],
    )
  })
})

test('a process that was only slow can’t issue a paper that was settled meanwhile', async () => {
  const found = await openCase('complaint')
  const slow: IssueParts = {
    ...parts,
    papers: {
      ...parts.papers,
      async keep(paper, where) {
        await parts.papers.keep(paper, where)
        await papers.settle(new Date(at.getTime() + 20 * 60_000))
      },
    },
  }
  const issuing = issuePaper(slow, {
    paperId: 'slow',
    found,
    kind: 'khong-thu-ly',
    at,
    by: { accountId: 'a', name: 'Hoa' },
    signer: 'Bình',
    register: { issuer: 'commune:12049', symbol: 'TB' },
    make: async () => ({
      number: '01/TB-UBND',
      content: petitionOf('complaint', buildCase('complaint', { state: 'draft' })),
    }),
  })
  await expect(issuing).rejects.toThrow('Hãy cấp số lại')
  expect(madeEvents(await reload(found))).toEqual([])
})

describe('who may', () => {
  const makeable = (role: Role, found: Case) => papers.findMakeable(accountOf(role), found).map(({ kind }) => kind)

  test('an officer of another commune, an editor, an administrator: nothing', async () => {
    const found = await openCase('complaint')
    expect(papers.findMakeable({ ...officer, communeCode: '11953' }, found)).toEqual([])
    expect(makeable('editor', found)).toEqual([])
    expect(makeable('administrator', found)).toEqual([])
    await expect(issue(found, 'khong-thu-ly', undefined, { ...officer, communeCode: '11953' })).rejects.toThrow()
  })

  test('who handles but doesn’t decide makes receipts and asks for more', async () => {
    expect(makeable('supervisor', await openCase('complaint'))).toEqual(['bien-nhan', 'yeu-cau-bo-sung'])
    expect(makeable('supervisor', await openCase('feedback'))).toEqual([
      'bien-nhan',
      'yeu-cau-bo-sung',
      'khong-thu-ly',
      'chuyen-don',
    ])
  })

  test('papers of a denunciation are made by its officers alone', async () => {
    const found = await openCase('denunciation')
    for (const role of ['officer', 'leader', 'supervisor', 'administrator'] as const)
      expect(makeable(role, found), role).toEqual([])
    expect(makeable('denunciation_officer', found)).toEqual([
      'bien-nhan',
      'yeu-cau-bo-sung',
      'thu-ly-to-cao',
      'khong-thu-ly',
      'chuyen-don',
      'bao-ve',
      'khong-bao-ve',
    ])
  })

  test('a second decision is made by who decides for the province, not by the commune', async () => {
    const found = buildCase('complaint', { state: 'second_complaint' })
    for (const role of ['officer', 'leader', 'supervisor'] as const) expect(makeable(role, found), role).toEqual([])
  })

  test('a paper of another state or of no kind is refused', async () => {
    const found = await openCase('complaint')
    await expect(papers.draft(order(found, 'quyet-dinh-lan-dau'))).rejects.toThrow('không lập được')
    await expect(papers.draft(order(found, '__proto__'))).rejects.toThrow('Không có giấy này')
  })

  test('that a denunciation was accepted gets no number before it was; it is only drafted', async () => {
    const found = await openCase('denunciation')
    const typed = typedFor('thu-ly-to-cao')
    expect((await papers.formOf(denunciationOfficer, found, 'thu-ly-to-cao')).isDraftOnly).toBe(true)
    await expect(issue(found, 'thu-ly-to-cao', typed, denunciationOfficer)).rejects.toThrow('chưa cấp số')
    const bytes = await papers.draft(order(found, 'thu-ly-to-cao', typed, denunciationOfficer))
    expect((await readPdf(bytes))[0]?.text).toContain('DỰ THẢO')
  })

  test('papers of protected cases lie apart, and another case’s paper isn’t opened', async () => {
    const found = await openCase('denunciation')
    await issue(found, 'yeu-cau-bo-sung', typedFor('yeu-cau-bo-sung'), denunciationOfficer)
    expect(await journey.connection.collection('papers').countDocuments()).toBe(0)
    const [made] = await papers.findMade(found)
    expect(made?.number).toBe('01/TB-UBND-TC')
    await expect(papers.open(await openCase('denunciation'), made?.id ?? '')).rejects.toThrow('Không có giấy này')
    const register = JSON.stringify(await journey.connection.collection('paper_numbers').find().toArray())
    expect(register).not.toMatch(/Lan|ABCDE|Mễ Sở/)
    expect(register).not.toContain(found.id)
  })

  test('a paper made after its step takes the number, day and signer that the step wrote down, and no other', async () => {
    const found = await openCase('complaint')
    const step = {
      id: 'decided',
      at: new Date('2026-11-20T03:00:00Z'),
      by: { role: 'staff', accountId: 'a', name: 'Lan' },
      what: 'moved',
      from: 'verifying',
      to: 'decided',
      text: null,
      paper: { number: '200/QĐ-UBND', date: '2026-11-20', signer: 'Trần Văn Chủ' },
    } as const
    const decided: Case = { ...found, state: 'decided', timeline: [...found.timeline, step] }
    const form = await papers.formOf(officer, decided, 'quyet-dinh-lan-dau')
    expect(form.recorded?.number).toBe('200/QĐ-UBND')
    expect(form.fields.find(({ name }) => name === 'signer')?.value).toBe('Trần Văn Chủ')
    await issue(decided, 'quyet-dinh-lan-dau', typedFor('quyet-dinh-lan-dau'))
    const made = await papers.findMade(decided)
    expect(made.at(-1)).toMatchObject({ number: '200/QĐ-UBND', day: '2026-11-20', signer: 'Trần Văn Chủ' })
    expect(await journey.connection.collection('paper_numbers').countDocuments()).toBe(0)
    await issue(decided, 'quyet-dinh-lan-dau', typedFor('quyet-dinh-lan-dau'))
    const numbers = (await papers.findMade(decided)).map(({ number }) => number)
    expect(numbers.toSorted()).toEqual(['01/QĐ-UBND', '200/QĐ-UBND'])
  })

  test('the form of a paper for others isn’t filled with what the denouncer said', async () => {
    const { fields } = await papers.formOf(denunciationOfficer, await openCase('denunciation'), 'chuyen-don')
    expect(fields.map(({ value }) => value).filter((value) => value !== null)).toEqual([])
    const open = await papers.formOf(officer, await openCase('feedback'), 'chuyen-don')
    expect(open.fields.find(({ name }) => name === 'content')?.value).toContain('120 m²')
  })

  test.each([
    ['denunciation', 'chuyen-don', 'Chủ tịch UBND xã Mễ Sở', /người bị tố cáo/],
    ['complaint', 'huong-dan', 'UBND xã Mễ Sở', /đã ở cơ quan này/],
  ] as const)('a %s isn’t sent on by a paper to whom the step refuses', async (kind, name, to, why) => {
    const found = await openCase(kind, kind === 'denunciation' ? { against: 'Chủ tịch UBND xã Mễ Sở' } : {})
    const account = kind === 'denunciation' ? denunciationOfficer : officer
    const form = { ...typedFor(name), to }
    await expect(papers.draft(order(found, name, form, account))).rejects.toThrow(why)
    await expect(issue(found, name, form, account)).rejects.toThrow(why)
    expect(await journey.connection.collection('paper_numbers').countDocuments()).toBe(0)
  })
})
