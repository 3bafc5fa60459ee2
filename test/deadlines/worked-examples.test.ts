import { describe, expect, it } from 'vitest'
import { computeClock } from '../../src/deadlines/clock-events.js'
import type { ClockId, Finding } from '../../src/deadlines/clock-rules.js'

type Example = {
  id: string
  clock: ClockId
  /** Day, or day and local time, of the event. */
  start: string
  due: string
  raw?: string
  findings?: Finding[]
  extensions?: number
  pause?: { on: string; resumed: string }
  version?: string
}

/** Worked by hand from the statutes and the calendar; each row stands for one example of the legal office. */
const examples: Example[] = [
  {
    id: 'K01',
    clock: 'kn.accept',
    start: '2026-02-09',
    raw: '2026-02-19',
    due: '2026-02-23',
    version: 'kn.accept@origin',
  },
  {
    id: 'K02',
    clock: 'kn.accept',
    start: '2026-06-30',
    raw: '2026-07-10',
    due: '2026-07-10',
    version: 'kn.accept@origin',
  },
  { id: 'K03', clock: 'kn.accept', start: '2026-07-01', due: '2026-07-10', version: 'kn.accept@2026-07-01' },
  { id: 'K04', clock: 'kn.accept', start: '2026-07-06', due: '2026-07-15' },
  { id: 'K05', clock: 'kn.accept', start: '2026-08-20', due: '2026-08-28' },
  { id: 'K06', clock: 'kn.accept', start: '2026-08-22T20:10', due: '2026-09-04' },
  { id: 'K07', clock: 'kn.accept', start: '2026-08-26T16:45', due: '2026-09-09' },
  { id: 'K08', clock: 'kn.accept', start: '2027-02-01', due: '2027-02-17' },
  { id: 'K09', clock: 'kn.resolve1', start: '2026-07-15', raw: '2026-08-14', due: '2026-08-14' },
  { id: 'K10', clock: 'kn.resolve1', start: '2026-07-15', findings: ['complex'], raw: '2026-08-29', due: '2026-09-03' },
  {
    id: 'K11',
    clock: 'kn.resolve1',
    start: '2026-07-15',
    findings: ['remote', 'complex'],
    raw: '2026-09-13',
    due: '2026-09-14',
  },
  { id: 'K12', clock: 'kn.resolve2', start: '2026-08-03', raw: '2026-09-17', due: '2026-09-17' },
  {
    id: 'K13 complex',
    clock: 'kn.resolve2',
    start: '2026-08-03',
    findings: ['complex'],
    raw: '2026-10-02',
    due: '2026-10-02',
  },
  {
    id: 'K13 remote',
    clock: 'kn.resolve2',
    start: '2026-08-03',
    findings: ['remote'],
    raw: '2026-10-02',
    due: '2026-10-02',
  },
  {
    id: 'K14',
    clock: 'kn.resolve2',
    start: '2026-08-03',
    findings: ['complex', 'remote'],
    raw: '2026-10-12',
    due: '2026-10-12',
  },
  { id: 'K15', clock: 'kn.limit', start: '2025-11-20', raw: '2026-02-18', due: '2026-02-23' },
  { id: 'K16', clock: 'kn.limit', start: '2026-06-02', raw: '2026-08-31', due: '2026-09-03' },
  { id: 'K17', clock: 'kn.second', start: '2026-01-30', raw: '2026-03-01', due: '2026-03-02' },
  { id: 'K18', clock: 'kn.send1', start: '2026-08-28', due: '2026-09-07' },
  { id: 'K19', clock: 'kn.send2', start: '2026-04-24', raw: '2026-05-01', due: '2026-05-04' },
  {
    id: 'K20',
    clock: 'kn.resolve1',
    start: '2026-08-10',
    pause: { on: '2026-08-20', resumed: '2026-10-05' },
    raw: '2026-10-25',
    due: '2026-10-26',
  },
  { id: 'K21', clock: 'kn.pause.send', start: '2026-08-27', due: '2026-09-04' },
  { id: 'K22', clock: 'kn.dialogue', start: '2026-09-15', due: '2026-09-10' },
  { id: 'K23', clock: 'kn.effect', start: '2026-07-30', raw: '2026-08-29', due: '2026-08-30' },
  { id: 'K24', clock: 'kn.sue', start: '2026-03-02', raw: '2027-03-02', due: '2027-03-02' },
  { id: 'T01', clock: 'tc.first', start: '2026-02-09', due: '2026-02-25' },
  { id: 'T02', clock: 'tc.first', start: '2026-02-09', findings: ['several_places'], due: '2026-03-02' },
  { id: 'T03', clock: 'tc.first', start: '2026-08-27', due: '2026-09-10' },
  { id: 'T04', clock: 'tc.transfer', start: '2026-04-28', due: '2026-05-07' },
  { id: 'T05', clock: 'tc.notify', start: '2026-08-26', due: '2026-09-07' },
  { id: 'T06', clock: 'tc.resolve', start: '2026-08-03', raw: '2026-09-02', due: '2026-09-03' },
  { id: 'T07', clock: 'tc.resolve', start: '2026-08-03', extensions: 1, raw: '2026-10-02', due: '2026-10-02' },
  { id: 'T07 as its own clock', clock: 'tc.extend', start: '2026-09-02', raw: '2026-10-02', due: '2026-10-02' },
  { id: 'T08', clock: 'tc.resolve', start: '2026-08-03', extensions: 2, raw: '2026-11-01', due: '2026-11-02' },
  {
    id: 'T09',
    clock: 'tc.resolve',
    start: '2026-03-02',
    pause: { on: '2026-03-20', resumed: '2026-04-20' },
    raw: '2026-05-02',
    due: '2026-05-04',
  },
  { id: 'T10', clock: 'tc.pause.send', start: '2026-04-29', due: '2026-05-08' },
  { id: 'T11', clock: 'tc.conclude.send', start: '2026-08-25', due: '2026-09-04' },
  { id: 'T12 act', clock: 'tc.act', start: '2026-08-25', due: '2026-09-08' },
  { id: 'T12 publish', clock: 'tc.publish', start: '2026-08-25', due: '2026-09-08' },
  { id: 'T13', clock: 'tc.repeat', start: '2026-08-14', raw: '2026-09-03', due: '2026-09-03' },
  { id: 'T14 demand', clock: 'tc.overdue.demand', start: '2026-09-08', due: '2026-09-15' },
  { id: 'T14 report', clock: 'tc.overdue.report', start: '2026-09-15', due: '2026-09-22' },
  { id: 'T15', clock: 'tc.press', start: '2026-10-05', raw: '2026-10-25', due: '2026-10-26' },
  { id: 'P01', clock: 'pa.notice', start: '2025-12-31', due: '2026-01-15' },
  { id: 'P02', clock: 'pa.notice', start: '2026-08-25', due: '2026-09-11' },
  { id: 'P03', clock: 'pa.transfer', start: '2025-12-30', due: '2026-01-08' },
  { id: 'P04', clock: 'pa.transfer', start: '2026-02-12', due: '2026-02-26' },
  { id: 'P05', clock: 'don.red', start: '2026-07-10', raw: '2026-08-24', due: '2026-08-24' },
  { id: 'R01', clock: 'tcd.refuse', start: '2026-08-21', due: '2026-08-25' },
  { id: 'R02', clock: 'tcd.post', start: '2026-05-05', due: '2026-04-23' },
  { id: 'R03 invite', clock: 'tcd.online', start: '2026-09-08', due: '2026-08-27' },
  { id: 'R03 test', clock: 'tcd.online.test', start: '2026-09-08', due: '2026-09-07' },
  { id: 'D01', clock: 'dl.reply', start: '2026-02-13', due: '2026-02-24' },
  { id: 'D02', clock: 'dl.do.access', start: '2026-02-13', raw: '2026-02-23', due: '2026-02-23' },
  { id: 'D03', clock: 'dl.do.delete', start: '2026-02-13', raw: '2026-03-05', due: '2026-03-05' },
]

const at = (start: string): Date => new Date(`${start.includes('T') ? start : `${start}T09:00`}:00+07:00`)

describe('worked examples of the clock table', () => {
  it.each(examples)('$id: $clock from $start is due $due', (example) => {
    const clock = computeClock({
      clockId: example.clock,
      startedAt: at(example.start),
      ...(example.findings && { findings: example.findings }),
      ...(example.extensions && { extensions: example.extensions }),
      ...(example.pause && { pauses: [{ pausedOn: example.pause.on, resumedAt: at(example.pause.resumed) }] }),
    })
    expect(clock).toMatchObject({
      startedOn: example.start.slice(0, 10),
      dueOn: example.due,
      ...(example.raw && { rawLastDay: example.raw }),
      ...(example.version && { ruleVersion: example.version }),
    })
  })

  it('D04: 72 hours from a breach found on a Saturday evening run through days off', () => {
    const clock = computeClock({ clockId: 'dl.breach', startedAt: at('2026-08-29T21:30') })
    expect(clock).toMatchObject({ dueOn: '2026-09-01', dueAt: at('2026-09-01T21:30'), skipped: [] })
  })
})
