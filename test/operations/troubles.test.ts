import { expect, test } from 'vitest'
import { jobTable } from '../../src/jobs/index.js'
import { jobStateOf, type ServiceState } from '../../src/operations/state.js'
import { findTroubles, limits } from '../../src/operations/troubles.js'

const now = new Date('2026-12-03T03:00:00Z')
const ago = (ms: number): Date => new Date(now.getTime() - ms)
const seen = {
  name: 'may-1:3000',
  version: '1',
  parts: [],
  startedAt: ago(9_000_000),
  seenAt: now,
  behindMs: 0,
  received: {},
}
const well: ServiceState = {
  database: { isUp: true, pingMs: 1 },
  queues: [{ direction: 'in', channel: 'zalo', count: 1, oldestMs: 900 }],
  failed: 0,
  unreadable: 0,
  jobs: [],
  disk: { freeBytes: 9e9, floorBytes: 2e9 },
  certificateUntil: null,
  marks: [
    { name: 'backup', at: ago(3_600_000), detail: '' },
    { name: 'restore_drill', at: ago(3_600_000), detail: '' },
  ],
  switches: [],
  processes: [{ ...seen, isAlive: true }],
  clockBehindMs: 0,
}
const queue = (direction: 'in' | 'out', oldestMs: number): Partial<ServiceState> => ({
  queues: [{ direction, channel: 'zalo', count: 7, oldestMs }],
})
const zaloOff = { name: 'channel:zalo', isOff: true, reason: 'thử', since: now }
const run = { name: 'remind', startedAt: ago(60_000), endedAt: now, failure: null }

const table: [string, Partial<ServiceState>, string | null][] = [
  ['all is well', {}, null],
  ['the database away', { database: { isUp: false, pingMs: null } }, 'MongoDB'],
  ['messages in that wait', queue('in', limits.oldestInMs + 1), '7 tin đến từ zalo'],
  ['messages in that wait just so long', queue('in', limits.oldestInMs), null],
  ['messages out that wait', queue('out', limits.oldestOutMs + 1), '7 tin chưa gửi được qua zalo'],
  ['messages out that wait less', queue('out', limits.oldestInMs + 1), null],
  ['a queue that was stopped by hand', { ...queue('in', 1e9), switches: [zaloOff] }, null],
  ['a full disk', { disk: { freeBytes: 3.9e9, floorBytes: 2e9 } }, 'Đĩa sắp đầy'],
  ['a certificate near its end', { certificateUntil: ago(-5 * 86_400_000) }, 'còn 5 ngày'],
  ['a certificate past its end', { certificateUntil: ago(86_400_000) }, 'đã hết hạn'],
  ['a certificate for long', { certificateUntil: ago(-60 * 86_400_000) }, null],
  [
    'a job that failed',
    { jobs: [jobStateOf('remind', jobTable.remind, { ...run, failure: 'TypeError' }, now)] },
    'gặp lỗi',
  ],
  [
    'a job that is late',
    { jobs: [jobStateOf('remind', jobTable.remind, { ...run, startedAt: ago(181_000) }, now)] },
    'quá hạn chạy',
  ],
  ['a job in time', { jobs: [jobStateOf('remind', jobTable.remind, { ...run, startedAt: ago(179_000) }, now)] }, null],
  ['a job never run', { jobs: [jobStateOf('remind', jobTable.remind, null, now)] }, null],
  ['a clock that is off', { processes: [{ ...seen, behindMs: -300_000, isAlive: true }] }, 'lệch 300 giây'],
  [
    'a server that fell silent',
    { processes: [{ ...seen, seenAt: ago(120_000), isAlive: false }] },
    'không báo còn chạy',
  ],
  ['a server of yesterday', { processes: [{ ...seen, seenAt: ago(90_000_000), isAlive: false }] }, null],
  ['messages given up', { failed: 3 }, '3 tin gửi không được'],
  ['updates that were not read', { unreadable: 2 }, '2 tin đến không đọc được'],
  ['no backup', { marks: well.marks.slice(1) }, 'npm run backup'],
  [
    'an old backup',
    { marks: [{ name: 'backup', at: ago(limits.backupMs + 1), detail: '' }, ...well.marks.slice(1)] },
    'npm run backup',
  ],
  ['no drill', { marks: well.marks.slice(0, 1) }, 'npm run restore'],
]
test.each(table)('%s', (_name, differs, told) => {
  const found = findTroubles({ ...well, ...differs }, now)
  expect(found).toHaveLength(told === null ? 0 : 1)
  if (told !== null) expect(found[0]).toContain(told)
})
