import type { Answer } from '../../../catalog/answer-fields.js'
import { nameLaws } from '../../../catalog/law-names.js'
import type { Procedure } from '../../../catalog/procedure.js'
import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { commandWords, payload } from '../../choice-words.js'
import type { Outcome, Topic } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { foldMeant } from '../../meant-words.js'
import { toldOf } from '../../told-of.js'
import { withTopic } from './topics.js'
import { procedureWording as say } from './wording.js'

/** "thuê" is renting. */
const foldTax = (text: string): string =>
  foldMeant(text, { thue: ['thuế'] }).replace(/\b(?:bn|bnhieu|bao nhiu|nhiu)\b/g, 'bao nhieu')

const taxes =
  /\b(?:tien|dong|nop|chiu|tinh|muc|mien|ve|con) thue\b(?! (?:nha|phong|tro|xe)\b)|\bthue (?:suat|bao nhieu|the nao|tinh|thang|nam|moi|mot|1|ho kinh doanh|kinh doanh|dat|thu nhap|khoan|cho thue|nha tro|phong tro|may|sao)\b|\bthue[?. ]*$|\btruoc ba\b/
const sums =
  /\b(?:bao nhieu|may (?:tien|dong|tram|trieu|phan tram|%)|phan tram|the nao|tinh sao|thi sao|muc nao|co (?:phai )?(?:dong|nop|chiu)|phai (?:dong|nop|chiu))\b|%/
const paid = /\b(?:dong|nop|chiu|mat|het|ton|phai|tra|thu|nam|thang|met|m2|met vuong|ha|hecta|mau|tien|nha nuoc)\b/
const filing = /\b(?:le phi|phi|to khai|ho so|giay|khai|lam thu tuc)\b/

const isForTax = ({ short_name }: Procedure): boolean => /^khai thue\b|\btruoc ba\b/.test(foldMarks(short_name))

/** Whether it is asked how much tax is paid, not what handing in costs. */
const asksTax = ({ message: { text }, understood }: Turn, procedure: Procedure): boolean => {
  const folded = foldTax(text)
  if (!sums.test(folded)) return false
  if (taxes.test(folded)) return true
  return isForTax(procedure) && !understood.otherAgency && paid.test(folded) && !filing.test(folded)
}

const isTax = /thuế|trước bạ/iu
const speaksOfTax = /thuế|trước bạ|doanh thu/iu

/** What the procedure has written of the tax itself; null: nothing. */
const answerOfTax = ({ slices, message }: Turn, procedure: Procedure): Answer | null => {
  const { slug, answers } = procedure
  const own = answers.filter(
    ({ about, says }) => about === 'amount' || (about !== 'fee' && speaksOfTax.test(says.normalize('NFC'))),
  )
  const found = slices.understanding.findAnswer(slug, message.text)
  const told = found?.from === 'answer' ? own.find(({ says }) => found.text.startsWith(says)) : undefined
  return (
    told ??
    (isForTax(procedure) ? own.find(({ about }) => about === 'amount') : undefined) ??
    own.find(({ asks }) => asks.some((ask) => taxes.test(foldTax(ask)) && sums.test(foldTax(ask)))) ??
    null
  )
}

/** How much tax is paid: what is written of it, or that it isn't known; never the fee for handing in. Null: something else is asked. */
export const answerTax = (turn: Turn, { slug }: Pick<Topic, 'slug'>): Outcome | null => {
  const { slices, message, conversation } = turn
  const procedure = slices.catalog.get(slug)
  if (!procedure || turn.isFurther || !asksTax(turn, procedure)) return null
  if (procedure.fees?.some(({ what }) => isTax.test(what.normalize('NFC')) && !/khai/iu.test(what))) return null
  const answer = answerOfTax(turn, procedure)
  if (!answer && !isForTax(procedure)) return null
  const basis = answer?.basis ? `\n${say.basis(nameLaws(answer.basis))}` : ''
  const see = { label: say.aboutAll(procedure.short_name), value: payload(commandWords.procedure, slug) }
  return {
    replies: [
      {
        ...reply(`${answer?.says ?? say.taxUnknown}${basis}`, [see]),
        told: [toldOf(turn, slug, [answer ? `answer: ${answer.about}` : 'unknown'])],
      },
    ],
    ...(!answer && { lesson: 'missed' as const }),
    context: { procedure: slug, topics: withTopic(conversation.context.topics, slug, message.text), matter: null },
  }
}
