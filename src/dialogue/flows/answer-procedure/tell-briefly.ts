import { doubtLines } from '../../../catalog/doubts.js'
import { describeFee } from '../../../catalog/fees.js'
import { reply } from '../../../messaging/message.js'
import { localDay } from '../../../shared/clock.js'
import { commandWords, payload } from '../../choice-words.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { toldOf } from '../../told-of.js'
import { procedureWording as say } from './wording.js'

/** The procedure spoken of in four lines; papers are never cut. Null: none is spoken of. */
export const tellBriefly = (turn: Turn): Outcome | null => {
  const [topic] = turn.conversation.context.topics
  const procedure = topic && turn.slices.catalog.get(topic.slug)
  if (!procedure) return null
  const { short_name, situations, received_by_text, time_limit, fees } = procedure
  const papers = situations.filter(({ when }) => when === null).flatMap((one) => one.papers.map(({ name }) => name))
  const day = localDay(turn.now)
  const paid = fees?.filter(({ amount }) => amount !== 0).map((fee) => describeFee(fee, day))
  const text = say.briefly({
    name: short_name,
    papers,
    where: received_by_text,
    time: time_limit?.text ?? null,
    fees: paid && (paid.length > 0 ? paid : [say.free]),
  })
  const told = ['situations', 'received_by_text', 'time_limit', 'fees']
  return {
    replies: [
      {
        ...reply([text, ...doubtLines(procedure, told)].join('\n'), [
          { label: say.choices.papers, value: payload(commandWords.papers, procedure.slug) },
        ]),
        told: [toldOf(turn, procedure.slug, told)],
      },
    ],
  }
}
