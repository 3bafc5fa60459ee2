import type { Request } from 'express'
import type { WebParts } from '../../kit/web-parts.js'

/** 'unknown': it couldn't be asked just now. */
export type StepState = 'done' | 'todo' | 'unknown'

/** What is to be done: in words, as lines of .env or of a terminal, at an address. */
export type Todo = { text: string; lines?: readonly string[]; link?: { href: string; label: string } }

/** How a step stands in the running system, and what is left of it. */
export type Reading = { state: StepState; found: readonly string[]; todo: readonly Todo[] }

/** One step of the set-up. `isOptional`: the service is whole without it. */
export type Step = {
  title: string
  why: string
  isOptional?: true
  read(parts: WebParts, request: Request): Promise<Reading>
}

/** Done when nothing is left to do. */
export const reading = (found: readonly string[], todo: readonly Todo[]): Reading => ({
  state: todo.length === 0 ? 'done' : 'todo',
  found,
  todo,
})
