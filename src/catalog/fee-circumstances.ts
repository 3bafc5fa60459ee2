import type { channels } from './options.js'
import type { Person } from './said-people.js'
import type { Quantity } from './said-quantities.js'

/** What a message tells that changes a fee. */
export type FeeCircumstances = {
  channel: keyof typeof channels | null
  quantities: readonly Quantity[]
  people: readonly Person[]
  /** The message without marks, short forms written out. */
  plain: string
}

export const noCircumstances: FeeCircumstances = { channel: null, quantities: [], people: [], plain: '' }

const said = {
  online: /\b(online|truc tuyen|qua mang|tren mang|vneid|dich vu cong)\b/,
  post: /\b(buu chinh|buu dien)\b/,
  in_person: /\b(truc tiep|(?:ra|len|den|toi|tai) (?:tan )?(?:xa|phuong|uy ban|cong an|noi))\b/,
} as const satisfies Record<keyof typeof channels, RegExp>

/** What was read of a message; see the readers of understanding. */
type Told = Pick<FeeCircumstances, 'quantities' | 'people' | 'plain'>

export const findFeeCircumstances = ({ quantities, people, plain }: Told): FeeCircumstances => {
  const channelsSaid = (Object.keys(said) as (keyof typeof said)[]).filter((channel) => said[channel].test(plain))
  return {
    channel: channelsSaid.length === 1 ? (channelsSaid[0] ?? null) : null,
    quantities,
    people,
    plain,
  }
}
