import type { FlowState } from '../../conversation.js'
import type { SaidWhen } from './read-time.js'

/** What was chosen and told so far; `move`: the code of the booking that moves, or is asked to be cancelled. */
export type BookingData = {
  communeCode?: string
  dayId?: string
  slot?: string
  about?: string
  name?: string | null
  phone?: string | null
  move?: string
  /** Day or hour that was said before the commune or the day was known. */
  wanted?: SaidWhen
  /** What the open step shows, so that it is asked again in the same words. */
  shown?: string
}

export type BookingStep = 'commune' | 'day' | 'slot' | 'about' | 'name' | 'confirm' | 'cancel'

export const atStep = (step: BookingStep, data: BookingData): FlowState => ({
  name: 'book-reception',
  version: 1,
  step,
  data,
})

/** The data of this flow; empty where another one is open, or none. */
export const dataOf = (state: FlowState | null): BookingData =>
  state?.name === 'book-reception' ? (state.data as BookingData) : {}
