import type { Told } from '../messaging/message.js'
import type { Turn } from './flow.js'

/** What an answer about a procedure rests on, as it is kept with the answer. */
export const toldOf = ({ slices }: Turn, procedure: string, facts: string[]): Told => ({
  procedure,
  version: slices.catalog.versionOf(procedure),
  facts,
})
