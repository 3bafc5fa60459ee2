import { withdrawals } from './grounds.js'
import type { ActDefinition } from './state-table.js'
import { minutesDay, withdrawalDay } from './wording.js'

/**
 * Rút một phần, rút toàn bộ, biên bản không bị ép (Luật Khiếu nại Điều 10, 11a; Luật Tố cáo Điều 33, 34): the same for both
 * kinds but for the words. `open`: the letter was received and nothing has ended it; `accepted`: a withdrawal of the whole is
 * noted there, and what stops the case is the decision that follows.
 */
export const withdrawalActs = <S extends string>({
  open,
  accepted,
  news,
}: {
  open: readonly S[]
  accepted: readonly S[]
  news: { part: string; free: string; whole: string }
}) => {
  const letter = { dayLabel: withdrawalDay, grounds: withdrawals, by: 'decider', starts: [], stops: [] } as const
  return {
    withdraw_part: {
      ...letter,
      label: 'Ghi nhận rút một phần',
      in: open,
      asks: ['letter', 'ground', 'reason'],
      guards: ['freely_withdrawn'],
      after: ['received'],
      news: news.part,
    },
    withdrawal_checked: {
      label: 'Ghi biên bản: không bị ép rút đơn',
      in: open,
      asks: ['letter', 'reason'],
      dayLabel: minutesDay,
      guards: ['coerced'],
      by: 'decider',
      starts: [],
      stops: [],
      news: news.free,
    },
    withdrawal_received: {
      ...letter,
      label: 'Ghi nhận đơn rút toàn bộ',
      in: accepted,
      asks: ['letter', 'ground'],
      guards: ['freely_withdrawn'],
      isOfCourse: true,
      news: news.whole,
    },
  } as const satisfies Record<string, ActDefinition<S>>
}
