import type { Procedure } from '../../../catalog/procedure.js'
import { describePaper } from '../../../catalog/wording.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { commandWords, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { toldOf } from '../../told-of.js'
import { wording } from '../../wording.js'
import { readYesNo } from '../../yes-no.js'
import { procedureWording } from '../answer-procedure/wording.js'
import { checklistOf, questionsOf } from './needed-papers.js'
import { checklistWording } from './wording.js'

const say = checklistWording

type Asked = { slug: string; chosen: number[]; next: number }

const asking = (asked: Asked): FlowState => ({ name: 'checklist', version: 1, step: 'question', data: asked })

const askedOf = ({ data }: FlowState): Asked | null =>
  typeof data.slug === 'string' && Array.isArray(data.chosen) && typeof data.next === 'number' ? (data as Asked) : null

/** The list of papers for the person's situation, with what people forget and a page to print. */
const listFor = (turn: Turn, procedure: Procedure, chosen: number[]): Reply => {
  const { papers, sometimes, oftenForgotten } = checklistOf(procedure, chosen)
  const text = [
    say.title(procedure.short_name),
    ...papers.map((paper, index) => `${index + 1}. ${describePaper(paper)}`),
    ...sometimes.flatMap(({ when, papers: more }) => [
      `${procedureWording.inCase(when)}:`,
      ...more.map((paper) => `• ${describePaper(paper)}`),
    ]),
    ...(oftenForgotten.length > 0
      ? [`${procedureWording.oftenForgotten}:`, ...oftenForgotten.map((one) => `• ${one}`)]
      : []),
    say.print(turn.slices.addresses.checklist(procedure.slug, chosen)),
    say.again,
  ].join('\n')
  const offered = [
    { label: procedureWording.choices.fee, value: payload(commandWords.fee, procedure.slug) },
    { label: procedureWording.choices.place, value: payload(commandWords.place, procedure.slug) },
  ]
  return { ...reply(text, offered), told: [toldOf(turn, procedure.slug, ['situations', 'often_forgotten'])] }
}

const goOn = async (turn: Turn, asked: Asked): Promise<Outcome> => {
  const procedure = turn.slices.catalog.get(asked.slug)
  if (!procedure) return { replies: [reply(procedureWording.gone)], flow: null }
  const question = questionsOf(procedure)[asked.next]
  if (question) return { replies: [reply(question.question, [say.yes, say.no, choices.cancel])], flow: asking(asked) }
  const checklist = { slug: asked.slug, chosen: asked.chosen }
  await noteGuided(turn, procedure)
  return {
    replies: [listFor(turn, procedure, asked.chosen)],
    flow: null,
    context: { procedure: asked.slug, checklist },
  }
}

/** A day later the person may be asked how it helped; never in a talk about accusations. */
const noteGuided = async ({ slices, conversation, message, now, isProtected }: Turn, { slug, field }: Procedure) => {
  if (isProtected || conversation.context.protectedAt) return
  const { commune } = conversation.context
  await slices.surveys.noteGuided({ chat: message.chat, slug, communeCode: commune, service: field, at: now })
}

const answerOf = ({ message: { text } }: Turn): 'yes' | 'no' | null =>
  text === say.yes.value ? 'yes' : text === say.no.value ? 'no' : readYesNo(text)

/** Asks up to five questions about the person's situation, then gives exactly that list of papers. */
export const checklist: Flow = {
  name: 'checklist',
  version: 1,
  phrases: [
    'gui lai danh sach',
    'danh sach cua toi',
    'xem lai danh sach',
    'gui lai danh sach giay to',
    'gui lai giay to',
  ],
  begin(turn) {
    const kept = turn.conversation.context.checklist
    const procedure = kept && turn.slices.catalog.get(kept.slug)
    if (!kept || !procedure) return { replies: [reply(say.none, [choices.help])] }
    return { replies: [listFor(turn, procedure, kept.chosen)] }
  },
  answer(turn, state) {
    const asked = askedOf(state)
    const procedure = asked && turn.slices.catalog.get(asked.slug)
    const question = procedure && questionsOf(procedure)[asked.next]
    const said = answerOf(turn)
    if (!asked || !question || said === null) return null
    return goOn(turn, {
      ...asked,
      next: asked.next + 1,
      chosen: said === 'yes' ? [...asked.chosen, question.index] : asked.chosen,
    })
  },
  expects: () => 'yes_no',
  askAgain: () => reply(say.chooseYesNo, [say.yes, say.no, choices.cancel]),
  payloads: {
    [commandWords.myPapers]: (turn, slug) =>
      slug ? goOn(turn, { slug, chosen: [], next: 0 }) : { replies: [reply(wording.whichProcedureFirst)] },
  },
}
