import type { FlowState, Outcome } from '../conversation.js'
import type { Flow, Turn } from '../flow.js'

/** What is open: the flow with its state, or nothing. */
export type Open = { flow: Flow; state: FlowState } | null

/** What a command does; null: the message is no such command. */
export type Handler = (turn: Turn, open: Open) => Promise<Outcome | null> | Outcome | null
