import { expect, test } from 'vitest'
import { clocksCard } from '../../src/web/console/clocks-view.js'
import { at, caseIn, clocks } from '../cases/case-parts.js'

const idle = { clocks: [], category: 'other', findings: [], stops: [] } as const
const startedOn = (...days: string[]) =>
  clocks.afterStep({
    ...idle,
    clocks: [],
    day: '2026-11-20',
    starts: days.map((day) => ({ clock: 'kn.pause.send' as const, day })),
  })
const shown = (...days: string[]): string => String(clocksCard(caseIn('complaint', 'resumed', startedOn(...days)), at))

test('two clocks of one name are told apart by the day on which they began', () => {
  expect(shown('2026-11-10', '2026-11-20')).toMatch(/tiếp tục \(từ 10\/11\/2026\)[\s\S]*tiếp tục \(từ 20\/11\/2026\)/)
  expect(shown('2026-11-20')).not.toContain('(từ')
})

test('the days off that a target skips are named', () => {
  const running = clocks.afterStep({
    ...idle,
    clocks: [],
    day: '2026-11-20',
    starts: [{ clock: 'target.answer', day: '2026-11-20' }],
  })
  expect(String(clocksCard(caseIn('feedback', 'received', running), at))).toMatch(/nghỉ cuối tuần/)
})
