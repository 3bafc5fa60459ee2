import { describe, expect, test } from 'vitest'
import type { Case, CaseClock, TimelineEvent } from '../../src/cases/case.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { caseFacts } from '../../src/indicators/sources/case-facts.js'
import { caseIn } from '../cases/case-parts.js'

const at = (day: string): Date => new Date(`${day}T10:00:00+07:00`)
let events = 0
const event = (day: string, what: string, to: string | null, more: Partial<TimelineEvent> = {}): TimelineEvent =>
  ({
    id: `e${events++}`,
    at: at(day),
    by: { role: what === 'opened' ? 'citizen' : 'staff', accountId: null, name: '' },
    what,
    from: null,
    to,
    text: null,
    paper: null,
    ...more,
  }) as TimelineEvent

const term = (more: Partial<CaseClock> = {}): CaseClock =>
  ({
    clockId: 'target.answer',
    ruleVersion: 'target.answer',
    article: '',
    startedOn: '2026-11-02',
    rawLastDay: '2026-11-23',
    dueOn: '2026-11-23',
    dueAt: at('2026-11-23'),
    remindOn: '2026-11-20',
    skipped: [],
    provisional: false,
    pausedOn: null,
    stoppedOn: null,
    pauses: [],
    extensions: 0,
    ...more,
  }) as CaseClock

const opened = event('2026-11-02', 'opened', 'received')
const factsOf = (found: Case) =>
  caseFacts(found, () => stateCalendar).map(({ day, measure, by, n }) =>
    [day, measure, by, n].filter((part) => part !== ''),
  )
const feedback = (state: 'received' | 'answered' | 'withdrawn', more: Partial<Case>): Case =>
  caseIn(state === 'received' ? 'feedback' : 'feedback', state, {
    openedAt: at('2026-11-02'),
    clocks: [term()],
    timeline: [opened],
    ...more,
  })

describe('what a case gives, by its days', () => {
  test('open: late the day after its last one, silent after ten working days', () => {
    expect(factsOf(feedback('received', {}))).toEqual([
      ['2026-11-02', 'open', 1],
      ['2026-11-02', 'received', 'web', 1],
      ['2026-11-17', 'silent', 1],
      ['2026-11-24', 'late', 1],
      ['2026-11-24', 'unhappy', 1],
    ])
  })

  test('answered in time with a law named: neither late nor silent', () => {
    const found = feedback('answered', {
      clocks: [term({ stoppedOn: '2026-11-10' })],
      timeline: [opened, event('2026-11-10', 'moved', 'answered', { text: 'Theo Điều 28, xã đã sửa.' })],
    })
    expect(new Set(factsOf(found).map(String))).toEqual(
      new Set(
        [
          ['2026-11-02', 'open', 1],
          ['2026-11-02', 'received', 'web', 1],
          ['2026-11-10', 'answered', 1],
          ['2026-11-10', 'answered_by_first_day', 1],
          ['2026-11-10', 'answered_days', '6', 1],
          ['2026-11-10', 'answered_in_time', 1],
          ['2026-11-10', 'answered_in_words', 1],
          ['2026-11-10', 'answered_with_basis', 1],
          ['2026-11-10', 'open', -1],
        ].map(String),
      ),
    )
  })

  const measuresOf = (found: Case) => factsOf(found).map(([day, measure]) => `${day} ${measure}`)

  test('answered late after an apology: late while it was, and told', () => {
    const found = feedback('answered', {
      clocks: [term({ stoppedOn: '2026-11-26' })],
      timeline: [
        opened,
        event('2026-11-20', 'replied', null, { text: 'Xã xin lỗi, việc còn chậm.' }),
        event('2026-11-26', 'moved', 'answered', { text: 'xong' }),
      ],
    })
    expect(factsOf(found)).toEqual(
      expect.arrayContaining([
        ['2026-11-24', 'late', 1],
        ['2026-11-26', 'late', -1],
        ['2026-11-26', 'answered_late', 1],
        ['2026-11-26', 'late_told', 1],
        ['2026-11-24', 'unhappy', 1],
      ]),
    )
    expect(measuresOf(found)).not.toContain('2026-11-26 answered_in_time')
  })

  test('a term that stands still isn’t late; one that ends by withdrawal is no answer', () => {
    expect(measuresOf(feedback('received', { clocks: [term({ pausedOn: '2026-11-20' })] }))).not.toContain(
      '2026-11-24 late',
    )
    const withdrawn = feedback('withdrawn', {
      clocks: [term({ stoppedOn: '2026-11-09' })],
      timeline: [opened, event('2026-11-09', 'moved', 'withdrawn')],
    })
    expect(measuresOf(withdrawn)).toContain('2026-11-09 withdrawn')
    expect(measuresOf(withdrawn).some((one) => one.includes('answered'))).toBe(false)
  })

  test('a step that was taken back counts for nothing', () => {
    const wrong = event('2026-11-05', 'moved', 'refused', { id: 'wrong' })
    const found = feedback('received', {
      timeline: [opened, wrong, event('2026-11-05', 'moved', 'received', { facts: { takesBack: 'wrong' } })],
    })
    expect(measuresOf(found).some((one) => one.includes('refused'))).toBe(false)
  })

  test('a move counts for the commune that moved it on; the second one goes in circles', () => {
    const found = feedback('received', {
      formerOffices: [
        { communeCode: '11953', until: '2026-11-04' },
        { communeCode: '12055', until: '2026-11-20' },
      ],
    })
    const moved = caseFacts(found, () => stateCalendar).filter(({ measure }) => /moved|bounced/.test(measure))
    expect(moved.map(({ measure, commune, day }) => `${day} ${commune} ${measure}`).toSorted()).toEqual([
      '2026-11-04 11953 moved',
      '2026-11-04 11953 moved_in_time',
      '2026-11-20 12055 bounced',
      '2026-11-20 12055 moved',
    ])
  })

  test('of a denunciation only that it is there and was handled in time, for no commune and no field', () => {
    const found = caseIn('denunciation', 'received', {
      openedAt: at('2026-11-02'),
      timeline: [opened],
      clocks: [term({ clockId: 'tc.first', stoppedOn: '2026-11-09', dueOn: '2026-11-11' })],
      category: 'officials',
    })
    expect(caseFacts(found, () => stateCalendar)).toEqual(
      ['first_handled', 'first_in_time', 'received']
        .map((measure) => ({
          day: measure === 'received' ? '2026-11-02' : '2026-11-09',
          measure,
          commune: '',
          kind: 'protected',
          field: '',
          by: '',
          n: 1,
        }))
        .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    )
  })

  test('a petition that nobody signed gives nothing', () => {
    expect(factsOf(caseIn('complaint', 'draft', { timeline: [event('2026-11-02', 'opened', 'draft')] }))).toEqual([])
  })
})
