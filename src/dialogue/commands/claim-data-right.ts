import { deleteData } from '../flows/delete-data/flow.js'
import { dataRightIn } from '../flows/own-data/data-rights.js'
import { ownData } from '../flows/own-data/flow.js'
import { inBetween } from '../patterns/continue.js'
import type { Handler } from './handler.js'
import { mustGuard } from './start-flow.js'

/** A right to one's own data is no addition to a case, whichever is spoken of; an open question is asked again after it. */
export const claimDataRight: Handler = async (turn, open) => {
  const right = mustGuard(turn) ? null : dataRightIn(turn.message.text)
  if (right === null || (right === 'delete' && open?.flow === deleteData)) return null
  const outcome = await (right === 'delete' ? deleteData : ownData).begin(turn)
  return open ? inBetween(turn, outcome, open.flow, open.state) : outcome
}
