import { describeFeeRange, describeFeesBriefly } from '../../../catalog/fees.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { catalogWording } from '../../../catalog/wording.js'
import { reply } from '../../../messaging/message.js'
import { localDay } from '../../../shared/clock.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { toldOf } from '../../told-of.js'
import { namesNothing } from './asking-only.js'
import { aspectAsked } from './aspect-asked.js'
import type { Aspect } from './describe-procedure.js'
import { clausesOf } from './first-answer.js'
import { offer, offerWhich } from './flow.js'
import { answerNamed, papersWanted } from './in-topic.js'
import { amountFor, asksBareSum, asksReceived } from './received.js'
import { tellAbout } from './tell-about.js'
import { ageIn, plain, tellingWords } from './topics.js'
import { procedureWording as say } from './wording.js'

const mostWords = 10
const mostFees = 2
const quiteCertain = 0.8

/**
 * A question that names nothing, while several procedures are listed and none was chosen: answered for each in a line, or it
 * is asked which. Null: it isn't such a question.
 */
export const answerOfList = (turn: Turn): Promise<Outcome> | Outcome | null => {
  const { conversation, message, understood, slices } = turn
  const { list, pending } = conversation.context
  const { text } = message
  if (!list || list.length < 2 || conversation.flow || text.startsWith('/') || turn.isFurther) return null
  if (understood.alert || understood.otherAgency) return null
  if (understood.procedure && list.includes(understood.procedure.slug) && whatOf.test(plain(text).trim()))
    return tellAbout(turn, understood.procedure.slug, 'all')
  if (understood.lifeEvent) return null
  const procedures = list.flatMap((slug) => slices.catalog.get(slug) ?? [])
  const named = procedures.filter((one) => isSaid(one, text))
  if (named.length === 1 && named[0] && isQuestion(text) && !understood.procedure)
    return answerNamed(turn, named[0].slug) ?? tellAbout(turn, named[0].slug, aspectAsked(turn) ?? 'all')
  if (!asksOfAny(turn)) return null
  const isOfSum =
    asksReceived(text) || (asksBareSum(text) && procedures.some((one) => pays.test(plain(one.short_name))))
  const { aspect, tell, isSmall } = askedOf(turn, isOfSum)
  const told = procedures.flatMap((one) => {
    const line = tell(one)
    return line === null
      ? []
      : [{ slug: one.slug, line: say.ofList(one.short_name, line), isKnown: line !== say.sumNotKnown }]
  })
  if (isSmall && pending && told.length < procedures.length) return null
  if (!told.some(({ isKnown }) => isKnown)) return offerWhich(turn, list, pending, aspect)
  return {
    replies: [
      {
        ...reply(told.map(({ line }) => line).join('\n'), offer(slices, list, aspect)),
        told: told.map(({ slug }) => toldOf(turn, slug, [aspect === 'all' ? 'answers' : aspect])),
      },
    ],
    context: { list, pending },
  }
}

/** "hợp đồng mua bán xe thì sao": one of the list, for what is said. */
const whatOf = /\bthi (?:sao|the nao|ra sao)(?: a)?$/

const asksOfAny = ({ message: { text }, understood: { intent } }: Turn): boolean =>
  text.split(/\s+/).length <= mostWords &&
  namesNothing(plain(text)) &&
  (isQuestion(text) || intent.startsWith('procedure_') || asksReceived(text))

/** Whether a text says all the telling words of a procedure's name. */
const isSaid = ({ short_name }: Procedure, text: string): boolean => {
  const said = new Set(plain(text).split(' '))
  const telling = tellingWords(short_name)
  return telling.length >= fewestTelling && telling.every((word) => said.has(word))
}
const fewestTelling = 2

const isOfTax = (name: string): boolean => /thuế|trước bạ/iu.test(name.normalize('NFC'))

type AskedOf = { aspect: Aspect; tell: (procedure: Procedure) => string | null; isSmall?: true }

/** What is asked of each, and what a procedure says to it; null: nothing, or no line has room for it. */
const askedOf = (turn: Turn, isOfSum: boolean): AskedOf => {
  const { text } = turn.message
  const aspect = aspectAsked(turn)
  if (papersWanted.test(plain(text).trim())) return { aspect: 'papers', tell: () => null }
  if (ownDeadline.test(plain(text).trim())) return { aspect: 'all', tell: tellDeadline }
  if (isOfSum) return { aspect: 'all', tell: (procedure) => tellReceived(turn, procedure) }
  if (aspect === 'fee') return { aspect, tell: (procedure) => tellFee(procedure, localDay(turn.now)) }
  if (aspect === 'time')
    return { aspect, tell: ({ time_limit: limit }) => (limit ? clausesOf(limit.text, say.choices.time) : say.notKnown) }
  if (aspect === 'place') return { aspect, tell: ({ received_by_text: where }) => clausesOf(where, say.choices.place) }
  return { aspect: 'all', tell: ({ slug }) => tellSmall(turn, slug), isSmall: true }
}

/** "bao lâu phải đi báo": how long the citizen has, not the office. */
const ownDeadline =
  /\b(?:bao lau|may ngay|may hom|khi nao|bao gio) (?:nua )?(?:la |thi )?phai (?:di )?(?:bao|khai|lam|nop|dang ky)\b|\bphai (?:di )?(?:bao|khai|lam|nop|dang ky) (?:trong|truoc) (?:bao lau|may ngay)\b/
const tellDeadline = ({ answers }: Procedure): string | null =>
  answers.find(({ about, situation }) => about === 'deadline' && situation === null)?.says ?? null

const tellReceived = ({ conversation: { context } }: Turn, { answers, short_name }: Procedure): string | null => {
  const told = [context.lastSaid, context.pending].filter((said) => said !== null)
  const amount = amountFor(answers, told, { name: short_name, age: ageIn(told) })
  return amount?.says ?? (pays.test(plain(short_name)) ? say.sumNotKnown : null)
}

/** A paper about a disability pays nothing by itself. */
const pays = /\b(?:tro cap|ho tro|che do|phu cap|mai tang|tien tuat)\b/

const tellFee = ({ fees, short_name }: Procedure, day: string): string => {
  if (fees === null) return catalogWording.unknownInBrief
  const lines = describeFeesBriefly(fees, day)
  if (fees.every(({ amount }) => amount === 0)) return isOfTax(short_name) ? say.freeBesideTax : say.free
  if (lines.length <= mostFees) return lines.join('; ')
  return `${describeFeeRange(fees, day) ?? say.byCase} (${say.seeMore(say.choices.fee)})`
}

const tellSmall = ({ slices, message }: Turn, slug: string): string | null => {
  const found = slices.understanding.findAnswer(slug, message.text)
  return found?.from === 'answer' && found.certainty >= quiteCertain ? found.text : null
}
