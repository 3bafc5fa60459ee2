import type { Procedure } from '../../../catalog/procedure.js'
import { type Choice, reply } from '../../../messaging/message.js'
import { foldMarks, shorten } from '../../../shared/text.js'
import type { GeneralQuestion } from '../../../understanding/facts/known-matters.js'
import type { Understood } from '../../../understanding/understand.js'
import { commandWords, payload } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Payload, Turn } from '../../flow.js'
import { toldOf } from '../../told-of.js'
import { wording } from '../../wording.js'
import { papersOfSeveral } from '../checklist/needed-papers.js'
import { sourceLines } from './answer-parts.js'
import { namesNothing } from './asking-only.js'
import { aspectAsked } from './aspect-asked.js'
import { behindSlip, wantedInstead } from './change-of-mind.js'
import { type Aspect, otherChoices, reportChoice } from './describe-procedure.js'
import { answerNamed } from './in-topic.js'
import { isOfThis } from './of-topic.js'
import { tellAbout, topicOf } from './tell-about.js'
import { tellChosen, tellElsewhere } from './tell-elsewhere.js'
import { tellsFact } from './told-fact.js'
import { procedureWording } from './wording.js'

const mostOffered = 3
const longestPending = 300
const longestEcho = 80
/** From this on a procedure is offered though nothing names it surely. */
const nearEnough = 0.3

/** Choices that tell this part of each. */
export const offer = ({ catalog }: Turn['slices'], slugs: string[], aspect: Aspect): Choice[] =>
  slugs.flatMap((slug) => {
    const procedure = catalog.get(slug)
    const command = aspect === 'all' || aspect === 'more' ? commandWords.procedure : commandWords[aspect]
    return procedure ? [{ label: procedure.short_name, value: payload(command, slug) }] : []
  })

/** Share of a procedure's short name that a message says. */
const saidOf = ({ short_name }: Procedure, said: ReadonlySet<string>): number => {
  const words = new Set(foldMarks(short_name).split(' '))
  return [...words].filter((word) => said.has(word)).length / words.size
}

/** Who names a number of pages asks about a procedure whose fee goes by the page: the one whose name is said most. */
const chargedByPage = ({ slices, message }: Turn): Procedure | undefined => {
  const said = new Set(foldMarks(message.text).split(' '))
  return slices.catalog
    .findAll()
    .filter(({ fees }) => fees?.some(({ per }) => per === 'page'))
    .toSorted((a, b) => saidOf(b, said) - saidOf(a, said))
    .find((procedure) => saidOf(procedure, said) > 0)
}

/** A question of no one procedure beyond doubt, though one may be named. */
export const answerSurelyGeneral = (turn: Turn): Outcome | null => {
  const { generalQuestion } = turn.understood
  return generalQuestion && generalQuestion.needs.length > 0 ? answerGeneral(turn, generalQuestion, 'all') : null
}

/** What holds for every procedure, and those that may be meant. */
const answerGeneral = (turn: Turn, question: GeneralQuestion, aspect: Aspect): Outcome => {
  const { slices, understood, now } = turn
  const isSure = question.needs.length > 0
  const near = !isSure && understood.certainty === 'choose' ? understood.candidates.slice(0, mostOffered) : []
  const offered = offer(
    slices,
    near.map(({ slug }) => slug),
    aspect,
  )
  const { slug, answer, source, as_of } = question
  const text = [answer, ...sourceLines(source, { verified_on: null, as_of }, now)].join('\n')
  const said = reply(text, [...offered, reportChoice(slug), choices.person])
  return { replies: [{ ...said, told: [toldOf(turn, slug, ['answer'])] }] }
}

/** The same list was offered just before, and answered with another question. */
const isListedAgain = ({ conversation: { context }, message: { text } }: Turn, slugs: readonly string[]): boolean =>
  !text.startsWith('/') && context.list?.join() === slugs.join()

const askWhich = (turn: Turn, slugs: readonly string[]): string => {
  const { text } = turn.message
  if (turn.isFurther) return procedureWording.whichProcedureAlso(text)
  return isListedAgain(turn, slugs)
    ? procedureWording.whichProcedureStill(shorten(text, longestEcho))
    : procedureWording.whichProcedure
}

/** Asks which of these is meant. */
export const offerWhich = (
  turn: Turn,
  slugs: string[],
  pending: string | null,
  aspect: Aspect = aspectAsked(turn) ?? 'all',
): Outcome => ({
  replies: [
    reply(askWhich(turn, slugs), [
      ...offer(turn.slices, slugs, aspect),
      procedureWording.noneOfThese,
      ...(isListedAgain(turn, slugs) ? [choices.person] : []),
    ]),
  ],
  lesson: 'doubted',
  context: { pending: pending && shorten(pending, longestPending), list: slugs },
})

/** What is wanted instead of the topic: "thôi tôi đóng hẳn luôn", "nhầm, …". Null: nothing is, or nothing known. */
export const answerChange = (turn: Turn): Promise<Outcome> | Outcome | null => {
  const { conversation, message, slices } = turn
  const [topic] = conversation.context.topics
  const rest = topic ? wantedInstead(message.text) : null
  if (!topic || rest === null || tellsFact(rest)) return null
  const understood = slices.understanding.understand(rest)
  if (understood.alert || understood.otherAgency || ofOffices.has(understood.intent)) return null
  const changed = { ...turn, message: { ...message, text: rest }, understood }
  const isOfField = behindSlip(message.text) === null && !understood.isNamed && rest.split(/\s+/).length <= mostBare
  const [nearest, next] = isOfField ? nearestInField(changed, topic.slug) : othersThan(topic.slug, understood)
  const own = understood.candidates.find(({ slug }) => slug === topic.slug)?.score ?? 0
  if (!nearest || nearest.score < Math.max(nearEnough, own)) return null
  const isClear = nearest.score - Math.max(own, next?.score ?? 0) >= clearLead
  if (isClear) return tellAbout(changed, nearest.slug, aspectAsked(changed) ?? 'all')
  const others = othersThan(topic.slug, understood).slice(0, mostOffered)
  return offerWhich(
    changed,
    others.map(({ slug }) => slug),
    rest,
  )
}

const othersThan = (slug: string, { candidates }: Understood): Understood['candidates'] =>
  candidates.filter((one) => one.slug !== slug)

/** Few words that name no procedure are of the topic's field: "thôi em chấm dứt hẳn". */
const nearestInField = ({ message: { text }, understood, slices }: Turn, slug: string): Understood['candidates'] => {
  const ofField = slices.understanding.understand(`${text} ${slices.catalog.get(slug)?.short_name}`).candidates
  const scoreIn = (of: string): number => ofField.find((one) => one.slug === of)?.score ?? 0
  return othersThan(slug, understood)
    .map((one) => ({ ...one, score: one.score + scoreIn(one.slug) }))
    .toSorted((one, other) => other.score - one.score)
}
const mostBare = 5

/** "bố cháu mất rồi, khai tử cần gì": another procedure that is named behind a fact. */
export const answerBehindFact = (turn: Turn): Promise<Outcome> | null => {
  const { conversation, message, slices } = turn
  const [topic] = conversation.context.topics
  const [, fact = '', rest = ''] = /^([^,.;]{5,}?)[,.;]\s*(\S.*)$/su.exec(message.text) ?? []
  if (!topic || !tellsFact(fact) || isOfThis(rest)) return null
  const understood = slices.understanding.understand(rest)
  const slug = understood.isNamed ? understood.procedure?.slug : undefined
  if (!slug || slug === topic.slug) return null
  const asked = { ...turn, message: { ...message, text: rest }, understood }
  return tellAbout(asked, slug, aspectAsked(asked) ?? 'all')
}
const clearLead = 0.04
const ofOffices = new Set(['feedback', 'complaint', 'denunciation', 'contact_info', 'case_status'])

/** "xây khoảng 800 triệu": read as nothing that is helped with, a number told is of what is spoken of. */
const tellsNumber = ({ understood: { intent, entities }, message: { text } }: Turn): boolean =>
  intent === 'out_of_scope' &&
  (entities.quantities.length > 0 || /\d/.test(text)) &&
  text.split(/\s+/).length <= mostTold
const mostTold = 10

/** A question while several procedures are offered that none of them surely answers: they are offered again. */
export const offerAgain = (turn: Turn): Outcome | null => {
  const { conversation, understood, message, slices } = turn
  const { pending } = conversation.context
  const isAsked = understood.intent.startsWith('procedure_') || tellsFact(message.text) || tellsNumber(turn)
  if (!pending || !isAsked || understood.alert || understood.otherAgency || understood.lifeEvent) return null
  const offered = slices.understanding
    .understand(pending)
    .candidates.slice(0, mostOffered)
    .map(({ slug }) => slug)
  const [nearest] = understood.candidates
  const isElse = understood.isNamed || (understood.certainty === 'sure' && nearest && !offered.includes(nearest.slug))
  return isElse ? null : offerWhich(turn, offered, `${pending}. ${message.text}`)
}

/** Sure: the answer. Doubtful: two or three choices. Unknown: says so and tells the editors. Never a guess. */
const answer = async (turn: Turn): Promise<Outcome> => {
  const { understood, conversation } = turn
  const aspect: Aspect = aspectAsked(turn) ?? 'all'
  if (understood.otherAgency) return tellElsewhere(turn, understood.otherAgency)
  if (understood.lifeEvent && aspect === 'all') {
    const { name, procedures: slugs, note } = understood.lifeEvent
    const bundle = slugs.flatMap((slug) => turn.slices.catalog.get(slug) ?? [])
    const named = understood.procedure?.slug
    const spokenOf = named && slugs.includes(named) ? named : slugs[0]
    const shared = papersOfSeveral(bundle)
    const text = [
      procedureWording.lifeEvent(name),
      ...bundle.map(({ short_name }, index) => `${index + 1}. ${short_name}`),
      ...(shared.length > 0 ? [procedureWording.sharedPapers, ...shared.map((paper) => `• ${paper}`)] : []),
      ...(note ? [note] : []),
    ].join('\n')
    return {
      replies: [
        {
          ...reply(text, offer(turn.slices, slugs, 'all')),
          told: bundle.map(({ slug }) => toldOf(turn, slug, ['short_name', 'situations'])),
        },
      ],
      context: spokenOf ? { ...topicOf(turn, spokenOf), list: bundle.map(({ slug }) => slug) } : {},
    }
  }
  if (understood.procedure)
    return answerNamed(turn, understood.procedure.slug) ?? tellAbout(turn, understood.procedure.slug, aspect)
  if (understood.generalQuestion) return answerGeneral(turn, understood.generalQuestion, aspect)
  const charged = understood.entities.pages === null ? undefined : chargedByPage(turn)
  if (charged) return tellAbout(turn, charged.slug, 'fee')
  if (understood.certainty === 'none') {
    if (conversation.context.procedure) return tellAbout(turn, conversation.context.procedure, aspect)
    const near = understood.candidates.filter(({ score }) => score >= nearEnough)
    if (near.length === 0 || namesNothing(foldMarks(turn.message.text)))
      return { replies: [reply(wording.whichProcedureFirst, [choices.person])], lesson: 'asked_which' }
  }
  const { text } = turn.message
  if (understood.certainty === 'choose' || understood.certainty === 'none')
    return offerWhich(
      turn,
      understood.candidates.slice(0, mostOffered).map(({ slug }) => slug),
      text.startsWith('/') ? null : text,
    )
  return {
    lesson: 'missed',
    replies: [
      reply(`${procedureWording.procedureUnknown} ${procedureWording.procedureUnknownNext}`, [
        choices.person,
        choices.help,
      ]),
    ],
  }
}

const aspectCommand =
  (aspect: Aspect): Payload =>
  (turn, slug) =>
    tellAbout(turn, slug, aspect)

const report: Payload = (turn, slug) => {
  const name = turn.slices.catalog.get(slug)?.short_name ?? turn.slices.understanding.matterNameOf(slug)
  if (!name) return { replies: [reply(procedureWording.gone)] }
  return {
    replies: [reply(procedureWording.reportAsk(name), [choices.cancel])],
    flow: { name: 'report-error', version: 1, step: 'text', data: { slug } },
  }
}

/** What “Thêm” shows. */
const others: Payload = (turn, slug) => {
  const procedure = turn.slices.catalog.get(slug)
  return procedure
    ? { replies: [reply(procedureWording.askOthers(procedure.short_name), otherChoices(procedure))] }
    : { replies: [reply(procedureWording.gone)] }
}

export const answerProcedure: Flow = {
  name: 'answer-procedure',
  begin: answer,
  payloads: {
    [commandWords.procedure]: aspectCommand('all'),
    [commandWords.papers]: aspectCommand('papers'),
    [commandWords.fee]: aspectCommand('fee'),
    [commandWords.time]: aspectCommand('time'),
    [commandWords.place]: aspectCommand('place'),
    [commandWords.form]: aspectCommand('form'),
    [commandWords.more]: aspectCommand('more'),
    [commandWords.others]: others,
    [commandWords.elsewhere]: tellChosen,
    [commandWords.report]: report,
    [commandWords.noneOfThese]() {
      return { replies: [reply(procedureWording.tellMore)], lesson: 'corrected' }
    },
  },
}
