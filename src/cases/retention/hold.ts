import { z } from 'zod'
import { retentionWording as say } from './wording.js'

/** Why a case is kept beyond its time. Of a list and never in words, so that it tells nothing of a protected case. */
export const holdGrounds = {
  court: 'Tòa án đang thụ lý',
  investigation: 'Cơ quan điều tra yêu cầu giữ',
  inspection: 'Thanh tra, kiểm tra, kiểm toán đang xem xét',
  further: 'Đang có khiếu nại, tố cáo tiếp',
} as const
export type HoldGround = keyof typeof holdGrounds

/** Why it isn't any more. */
export const liftGrounds = { ended: 'Việc cần giữ đã xong', mistaken: 'Giữ nhầm' } as const
export type LiftGround = keyof typeof liftGrounds

type By = { accountId: string; name: string }
export type Hold = { ground: HoldGround; by: By; at: Date }
export type LiftedHold = Hold & { lifted: { ground: LiftGround; by: By; at: Date } }

const oneOf = <T extends string>(table: Record<T, string>) =>
  z.enum(Object.keys(table) as [T, ...T[]], say.errors.ground)

export const holdForm = z.object({ ground: oneOf<HoldGround>(holdGrounds) })
export const liftForm = z.object({ ground: oneOf<LiftGround>(liftGrounds) })
