import { randomUUID } from 'node:crypto'
import { type Account, can } from '../accounts/roles.js'
import type { Case, Rating } from '../cases/case.js'
import { auditEntry } from '../shared/audit.js'
import { localDay, startOfLocalDay } from '../shared/clock.js'
import { Forbidden } from '../shared/errors.js'
import { sign } from '../shared/keys.js'
import type { Connection } from '../shared/mongo.js'
import type { Tasks } from '../tasks/tasks.js'
import { aboutCase, flagsOf, handlersOf, mayBeAsked } from './about-case.js'
import type { Answer } from './answer.js'
import { type Born, createAnswerStore, type Said } from './answer-store.js'
import { areOpinionsOut } from './closed-months.js'
import { type CauseForm, codeCause, findOwners, mayCode, openTask } from './code-cause.js'
import { type FlagName, typedLooked, usual } from './flags.js'
import { createInvitationStore } from './invitation-store.js'
import { type InviteParts, invite, monthOf, periodOf, planFor } from './invite.js'
import { createPlanStore } from './plan-store.js'
import { createProgressStore } from './progress-store.js'
import { type Mark, type Measure, readQuestions } from './questions.js'
import { readAnswers, readInvitations } from './read-facts.js'
import { type AnswerForm, saidOf } from './read-form.js'
import { createRefusalStore } from './refusal-store.js'
import { resultsOf } from './results.js'
import { topicsOf } from './topics.js'
import { surveyWording } from './wording.js'

export type { AnswerFact, InvitationFact } from './facts.js'

const say = surveyWording.errors

/**
 * As much of an answer with a low mark as staff see: of a sheet of the counter not the field, which with the month would tell
 * who stood there; null: nothing of it is low that they may see.
 */
const shownLow = (answer: Answer): Answer | null => {
  if (answer.kind === 'paper') return answer
  if (answer.kind === 'counter') return { ...answer, service: null }
  if (answer.overall === null || answer.overall > lowest) return null
  return { ...answer, factors: {}, once: null, visits: null, extra: null, wishes: [], sentence: null }
}
/** What a sheet asks about itself is an answer, no accusation: "phiền hà, sách nhiễu". */
const harassing =
  /(?<!\p{L})(?:hạch sách|hách sách|sách nhiễu|nhũng nhiễu|hach sach|sach nhieu|nhung nhieu)(?!\p{L})/giu
const good = 4
const lowest = 2
const mostTasks = 50
const mostCounted = 50_000

/** So many sheets of a counter and month, and one of them tells nobody who gave it. */
const fewestSheets = 5

type Sheet = Pick<Answer, 'kind' | 'communeCode' | 'answeredAt'>

const sheetsOf = ({ communeCode, answeredAt }: Sheet): string => `${communeCode} ${periodOf(answeredAt)}`

const isAmongOthers = (sheet: Sheet, counted: ReadonlyMap<string, number>, at: Date): boolean =>
  areOpinionsOut(localDay(sheet.answeredAt), localDay(at)) && (counted.get(sheetsOf(sheet)) ?? 0) >= fewestSheets

/** Who of the staff does something, and when. */
type By = { account: Account; at: Date }

/** Where an answer on the page comes from: the line's network and what the browser calls itself. */
type Origin = { network: string; browser: string }

/**
 * The door of this folder: people are asked how they were served, and what they say leads to causes and tasks. Answers
 * are kept without who gave them: keyed hashes alone say whether the same chat or device answered before.
 * Throws BadSetup when the file of questions is wrong.
 */
export const createSurveys = ({
  connection,
  key,
  questionsFile,
  cases,
  tasks,
  findStaff,
  accuses,
  withoutPersons,
  procedureNameOf,
  isTrial,
}: {
  connection: Connection
  key: Buffer
  /** The province's own questions; null: ours. */
  questionsFile: string | null
  cases: InviteParts['cases']
  tasks: Pick<Tasks, 'open'>
  /** The accounts that are in office. */
  findStaff: () => Promise<Account[]>
  /** Whether words accuse people in office of a crime: they are not kept here. */
  accuses: (text: string) => boolean
  /** A text without names, telephones and other numbers that persons are found by. */
  withoutPersons: (text: string) => string
  /** Of a procedure that is published, by slug. */
  procedureNameOf: (slug: string) => string | null
  /** Whether a chat is somebody's trial: it is asked, marked and never counted. */
  isTrial: (chat: string) => boolean
}) => {
  const questions = readQuestions(questionsFile)
  const answers = createAnswerStore(connection)
  const invitations = createInvitationStore(connection)
  const plans = createPlanStore(connection)
  const refusals = createRefusalStore(connection)
  const progress = createProgressStore(connection)

  const keyOf = (about: string, chat: string): string => sign(key, `${about}|${chat}`)
  const chatKeyOf = (chat: string): string => sign(key, `chat|${chat}`)
  const seedOf = (period: string): string => sign(key, `seed|${period}`).slice(0, 16)
  const inviting: InviteParts = {
    cases,
    answers,
    invitations,
    plans,
    refusals,
    progress,
    questions,
    keyOf,
    chatKeyOf,
    seedOf,
    isTrial,
    procedureNameOf,
  }

  const assertMay = (account: Account, permission: 'view_surveys' | 'handle_surveys', communeCode: string | null) => {
    if (!can(account, permission, communeCode)) throw new Forbidden(say.forbidden)
  }

  /** A sentence as it is kept: its topics, no person in it; nothing of one that accuses of a crime. */
  const readSentence = (sentence: string): Pick<Said, 'sentence' | 'wishes'> => {
    const kept = sentence.trim()
    return kept === '' || accuses(kept.normalize('NFC').replace(harassing, ' '))
      ? { sentence: null }
      : { sentence: withoutPersons(kept), wishes: topicsOf(kept) }
  }

  /** Flags all that came from one device, chat or network, where that is more than usual. */
  const flagMany = async (
    named: { device: string } | { network: string },
    { most, since, flag, at }: { most: number; since: Date; flag: FlagName; at: Date },
  ): Promise<void> => {
    if ((await answers.countOf(named, since)) > most) await answers.flag({ ...named, since }, flag, at)
  }

  const bornOfChat = (
    chat: string,
    about: Pick<Born, 'kind' | 'communeCode' | 'service' | 'flags' | 'handledBy'>,
  ): Born => ({
    ...about,
    counted: !isTrial(chat),
    device: chatKeyOf(chat),
    network: null,
  })

  const putOfChat = async (answerKey: string, born: Born, overall: number, at: Date): Promise<void> => {
    await answers.put(answerKey, born, { overall }, at)
    if (born.device)
      await flagMany(
        { device: born.device },
        { most: usual.chat, since: monthOf(periodOf(at)).from, flag: 'same_device', at },
      )
  }

  /** How many sheets the counters and months of these have, by `sheetsOf`. */
  const countSheets = async (found: readonly Sheet[]): Promise<Map<string, number>> => {
    const counters = new Map(found.filter(({ kind }) => kind === 'counter').map((one) => [sheetsOf(one), one]))
    const counted = await Promise.all(
      [...counters].map(async ([key, { communeCode, answeredAt }]): Promise<[string, number]> => {
        const { from, until } = monthOf(periodOf(answeredAt))
        return [key, await answers.countCounter(communeCode, from, until)]
      }),
    )
    return new Map(counted)
  }

  return {
    questions,
    prepare: () => Promise.all([answers, invitations, plans, refusals, progress].map((store) => store.prepare())),
    source: invitations.source,
    auditSource: answers.auditSource,

    /** Whether a chat may be asked at all: "không hỏi tôi nữa" holds for good. */
    mayAsk: async (chat: string): Promise<boolean> => !(await refusals.has(chatKeyOf(chat))),
    async refuse(chat: string, at: Date): Promise<void> {
      await refusals.add(chatKeyOf(chat), at)
      await invitations.refuse(chat, at)
    },

    /** The first tap about a closed case. Gives what names it for further answers. Throws on protected kinds. */
    async noteCaseMark(found: Case, { chat, score, at }: { chat: string; score: Rating['score']; at: Date }) {
      if (!mayBeAsked(found)) throw new Error('this case is not asked about')
      const about = aboutCase(found)
      const born = bornOfChat(chat, {
        kind: 'case',
        communeCode: found.agency.communeCode,
        service: found.category,
        flags: flagsOf(found),
        handledBy: handlersOf(found),
      })
      await putOfChat(keyOf(about, chat), born, score, at)
      await invitations.answer(keyOf(about, chat), at)
      return about
    },

    /** The first tap about guidance, by the invitation's id; false: this chat has no such invitation. */
    async noteGuidanceMark(
      id: string,
      { chat, score, at }: { chat: string; score: number; at: Date },
    ): Promise<boolean> {
      const found = await invitations.get(id)
      if (!found?.invitedAt || found.kind !== 'guidance' || found.chatKey !== chatKeyOf(chat)) return false
      const { communeCode, service } = found
      const born = bornOfChat(chat, { kind: 'guidance', communeCode, service, flags: [], handledBy: [] })
      await putOfChat(keyOf(id, chat), born, score, at)
      await invitations.answerById(id, at)
      return true
    },

    /** A further answer of a chat; false: nothing was answered first. */
    addMark: (about: string, { chat, measure, mark, at }: { chat: string; measure: Measure; mark: Mark; at: Date }) =>
      answers.add(keyOf(about, chat), saidOf(measure, mark), at),

    /** The free sentence of a chat; false: it accuses somebody of a crime and isn't kept. */
    async addSentence(about: string, { chat, text, at }: { chat: string; text: string; at: Date }): Promise<boolean> {
      const read = readSentence(text)
      if (read.sentence) await answers.add(keyOf(about, chat), read, at)
      return read.sentence !== null
    },

    /** Somebody reached the list of papers of a procedure: a day later they may be asked. Once a day for each. */
    async noteGuided({
      chat,
      slug,
      at,
      ...stratum
    }: {
      chat: string
      slug: string
      communeCode: string | null
      service: string | null
      at: Date
    }): Promise<void> {
      await invitations.add(keyOf(`guided:${slug}:${localDay(at)}`, chat), {
        ...stratum,
        id: randomUUID(),
        kind: 'guidance',
        chat,
        chatKey: chatKeyOf(chat),
        about: slug,
        foundAt: at,
        drawn: null,
        skipped: null,
        invitedAt: null,
        remindedAt: null,
        answeredAt: null,
        refusedAt: null,
        isTrial: isTrial(chat),
        updatedAt: at,
      })
    },

    /** An answer at the counter's page; `form` names the sheet: sent twice, it counts once. `isSentenceKept`: it accused nobody of a crime. */
    async takeCounter(
      { said, sentence }: AnswerForm,
      {
        form,
        communeCode,
        service,
        isOfficerNear,
        origin,
        at,
      }: {
        form: string
        communeCode: string
        service: string | null
        isOfficerNear: boolean
        origin: Origin
        at: Date
      },
    ): Promise<{ isSentenceKept: boolean }> {
      const since = startOfLocalDay(localDay(at))
      const read = readSentence(sentence)
      const network = sign(key, `network|${origin.network}|${localDay(at)}`)
      const device = sign(key, `device|${origin.network}|${origin.browser}|${localDay(at)}`)
      const born: Born = {
        kind: 'counter',
        communeCode,
        service,
        flags: isOfficerNear ? ['officer_near'] : [],
        counted: true,
        device,
        network,
        handledBy: [],
      }
      if (await answers.putOnce(keyOf(form, 'counter'), born, { ...said, ...read }, at)) {
        await flagMany({ device }, { most: usual.device, since, flag: 'same_device', at })
        await flagMany({ network }, { most: usual.network, since, flag: 'same_network', at })
      }
      return { isSentenceKept: sentence.trim() === '' || read.sentence !== null }
    },

    /** A sheet of paper that staff types in; `form` and what it gives as at the counter. Throws Forbidden. */
    async takePaper(
      { account, at }: By,
      { said, sentence }: AnswerForm,
      { form, communeCode, service }: { form: string; communeCode: string; service: string | null },
    ): Promise<{ isSentenceKept: boolean }> {
      assertMay(account, 'handle_surveys', communeCode)
      const born: Born = {
        kind: 'paper',
        communeCode,
        service,
        flags: ['typed_by_staff'],
        counted: true,
        device: null,
        network: null,
        handledBy: [account.id],
      }
      const entry = auditEntry({ accountId: account.id, at }, 'survey_typed', communeCode)
      const read = readSentence(sentence)
      const isSentenceKept = sentence.trim() === '' || read.sentence !== null
      await answers.putOnce(keyOf(form, `paper:${account.id}`), born, { ...said, ...read }, at, entry)
      const typed = await answers.findTyped(account.id, monthOf(periodOf(at)).from)
      if (typed.length < typedLooked || typed.some(({ overall }) => (overall ?? 0) < good)) return { isSentenceKept }
      for (const one of typed) await answers.flag({ key: one.key }, 'only_good', at)
      return { isSentenceKept }
    },

    /**
     * Counts of a commune's answers, or of all, in a month ('2026-12'), with how many were asked; `results` is null until the month is
     * closed. Causes of sheets of the counter as in `findLow`. What people think in shares is the indicators' matter. Throws Forbidden.
     */
    async findResults({ account, at }: By, communeCode: string | null, period: string) {
      assertMay(account, 'view_surveys', communeCode)
      const { from, until } = monthOf(period)
      const all = await answers.findBetween(communeCode, from, until, mostCounted)
      const sheets = await countSheets(all)
      const causes = all
        .filter((one) => one.kind !== 'counter' || isAmongOthers(one, sheets, at))
        .flatMap(({ cause }) => cause?.name ?? [])
      const [ofCases, ofGuidance] = await Promise.all([
        invitations.count('case', communeCode, from, until),
        invitations.count('guidance', communeCode, from, until),
      ])
      return {
        results: areOpinionsOut(localDay(new Date(until.getTime() - 1)), localDay(at)) ? resultsOf(all) : null,
        invitations: { case: ofCases, guidance: ofGuidance },
        causes,
      }
    },

    /**
     * Low marks whose cause is to be found, the oldest first; `mayCode`: by this account. Whoever handled the matter sees none of
     * it, and of a chat's answers everybody sees the first mark alone, which stands on its case: the further ones were promised to
     * be nobody's. A sheet of the counter is shown once its month is closed, among at least five of it: whoever stood there is not
     * told by it, nor by what came since yesterday. Throws Forbidden.
     */
    async findLow(
      { account, at }: By,
      communeCode: string | null,
      limit: number,
    ): Promise<(Answer & { mayCode: boolean })[]> {
      assertMay(account, 'view_surveys', communeCode)
      const found = (await answers.findLow(communeCode, limit)).filter(
        ({ handledBy }) => !handledBy.includes(account.id),
      )
      const sheets = await countSheets(found)
      return found
        .filter((one) => one.kind !== 'counter' || isAmongOthers(one, sheets, at))
        .flatMap((one) => shownLow(one) ?? [])
        .map((one) => ({ ...one, mayCode: mayCode(account, one) }))
    },
    codeCause: (by: By, id: string, form: CauseForm): Promise<void> =>
      codeCause({ store: answers, tasks, findStaff }, by, id, form),
    /** Who may be given the task of a commune's answer. */
    findOwners: (communeCode: string | null): Promise<Account[]> => findOwners(findStaff, communeCode),

    /** The plan of the month that `at` is in, and how far it got. Throws Forbidden. */
    async findPlan({ account, at }: By) {
      if (!can(account, 'view_surveys')) throw new Forbidden(say.forbidden)
      const plan = await planFor(inviting, at)
      const { from, until } = monthOf(plan.period)
      return { ...plan, counts: await invitations.count('guidance', null, from, until) }
    },

    /** For figures: what changed at an instant or after it. */
    readAnswers: (since: Date) => readAnswers(answers, since),
    readInvitations: (since: Date) => readInvitations(invitations, since),

    /** What the job does. */
    async run(at: Date): Promise<void> {
      for (const one of await answers.findWithoutTask(mostTasks)) await openTask({ store: answers, tasks }, one)
      await invite(inviting, at)
    },

    /** Takes a chat's words and what was to be asked out; that it isn't to be asked stays. */
    async forget(chat: string, at: Date): Promise<void> {
      await answers.forget(chatKeyOf(chat))
      await invitations.forget(chat, at)
    },
  }
}

export type Surveys = ReturnType<typeof createSurveys>
