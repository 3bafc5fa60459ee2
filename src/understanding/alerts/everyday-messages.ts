import type { Procedure } from '../../catalog/procedure.js'
import type { Intent } from '../intents/intent-files.js'

/** Many more are at hand than teach anything. */
const step = 2

/** What people denounce was often a danger when it happened. */
const isOfDanger = ({ name }: Intent): boolean => name === 'denunciation'

/** Of these procedures people ask while somebody is in danger: shelter, protection of children. */
const urgentMatters = /khẩn cấp|tạm lánh|xâm hại|bạo lực|bảo vệ trẻ|can thiệp/i

/** Half of what citizens ask day by day: no danger. */
export const everydayMessages = ({
  intents,
  procedures,
}: {
  intents: readonly Intent[]
  procedures: readonly Procedure[]
}): string[] =>
  [
    ...intents.filter((intent) => !isOfDanger(intent)).flatMap(({ examples }) => examples),
    ...procedures.filter(({ name }) => !urgentMatters.test(name)).flatMap(({ questions }) => questions),
  ].filter((_text, k) => k % step === 0)
