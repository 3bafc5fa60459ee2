import type { Request } from 'express'
import { z } from 'zod'
import type { Account } from '../../accounts/roles.js'
import type { Case } from '../../cases/case.js'
import { caseWording } from '../../cases/wording.js'
import { communeAgency, provinceAgency, provinceDenunciations } from '../../routing/route-case.js'
import { localDay } from '../../shared/clock.js'
import { Conflict, Forbidden, InvalidInput } from '../../shared/errors.js'
import { mayAnswerWithPictures } from '../../tasks/answer-task.js'
import { type TaskKind, taskKindNames, taskKinds } from '../../tasks/kinds/index.js'
import { kindsSeenBy, tasksPermissions } from '../../tasks/queues.js'
import { shownOf, type Task, type TaskOf } from '../../tasks/task.js'
import { taskWording } from '../../tasks/wording.js'
import { alikeTasks } from '../kit/alike-tasks.js'
import { typedIn } from '../kit/form.js'
import { page, takenParameter } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { accountOf } from '../kit/security.js'
import { tasksAddress, tasksPath } from '../kit/tasks-address.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { securityWording } from '../kit/wording.js'
import { casePageWording } from './case-wording.js'
import { provenCorrection, readCorrection } from './correct-person-form.js'
import { refusalOf } from './refusal.js'
import { type JudgedTask, type RefusedAnswer, type TaskCard, tasksView } from './tasks-view.js'
import { tasksWording as say } from './wording.js'

const mostShown = 200
/** Grouped ones take little room. */
const mostGrouped = 500
const mostCases = 200
const mostJudged = 10

const key = z.string().max(100)
const kindSchema = z.object({ loai: z.string().max(40).default('') })
const answerSchema = kindSchema.extend({ key, text: z.string() })
const tickOffSchema = kindSchema.extend({
  key: z.union([key.transform((one) => [one]), z.array(key).max(mostGrouped)]),
})
const reopenSchema = kindSchema.extend({ key })
const verdictSchema = kindSchema.extend({ key, verdict: z.enum(['confirmed', 'unfounded']) })
const answerText = z.string().trim().max(4_000)

/** Pages that this one took the place of. */
const formerAddresses: Readonly<Record<string, TaskKind>> = {
  '/can-bo/cho-tra-loi': 'hand_off',
  '/can-bo/xoa-du-lieu': 'data_request',
  '/bien-tap/cau-chua-tra-loi': 'unanswered',
  '/bien-tap/bao-sai': 'error_report',
}

const kindAt = (address: string): TaskKind | null =>
  taskKindNames.find((kind) => taskKinds[kind].address === address) ?? null

const agencyNameOf = ({ communeCode, audience }: Pick<Task, 'communeCode' | 'audience'>): string =>
  (audience === 'protected' ? provinceDenunciations : communeCode ? communeAgency(communeCode) : provinceAgency).name

/** What waits for staff: every kind that the account sees, or one of them. */
export const tasksPage: WebPage = {
  path: tasksPath,
  title: say.title,
  who: tasksPermissions,
  navigation: say.title,
  takesFiles: true,
  actions: (parts) => actionsOf(parts),
}

/** Pages that this one took the place of lead to it. */
export const formerTaskPages: readonly WebPage[] = Object.entries(formerAddresses).map(([path, kind]) => ({
  path,
  title: taskKinds[kind].label,
  who: tasksPermissions,
  actions: () => [get(path, (_request, response) => response.redirect(301, tasksAddress(kind)))],
}))

const actionsOf = ({ tasks, cases, catalog, understanding, messaging, clock }: WebParts) => {
  const casesOf = async (request: Request, chat: string | null) => {
    const own = chat === null ? [] : await cases.findByChat(chat, mostCases)
    const seen = await Promise.all(own.map((one) => cases.findOneFor(accountOf(request), one.id)))
    return seen.flatMap((found) => found ?? [])
  }

  const aboutName = (slug: string): string | undefined =>
    catalog.get(slug)?.short_name ?? understanding.matterNameOf(slug)

  const aboutOf = (about: ReturnType<typeof shownOf>['about']): TaskCard['about'] => {
    if (!about) return null
    const procedure = catalog.get(about.slug)
    const name = aboutName(about.slug)
    if (name === undefined) return null
    return { label: about.label, name, address: procedure ? `/bien-tap/thu-tuc/${about.slug}` : null }
  }

  /** The case that a request to correct names, of those that the account sees. */
  const namedCase = async (account: Account, { facts }: TaskOf<'data_wish'>): Promise<Case | null> => {
    const named = await cases.getByReceiptCode(facts.receiptCode)
    return named && cases.findOneFor(account, named.id)
  }

  const correctionOf = async (request: Request, task: Task): Promise<TaskCard['correction']> =>
    task.kind === 'data_wish' && task.facts.right === 'correct'
      ? { isHere: (await namedCase(accountOf(request), task)) !== null, isProved: task.facts.isProved ?? false }
      : null

  /**
   * Corrects the case and answers with what was corrected. Done in this order: what a crash leaves unanswered is corrected no second
   * time. Throws as both do.
   */
  const correct = async (account: Account, id: string, typed: Readonly<Record<string, string>>): Promise<void> => {
    const task = (await tasks.findFor(account, 'data_wish', mostShown)).find((one) => one.id === id)
    if (task?.kind !== 'data_wish' || task.facts.right !== 'correct')
      throw new Conflict(taskWording.errors.doneMeanwhile)
    const correction = task.facts.isProved ? readCorrection(typed) : provenCorrection(typed)
    const found = await namedCase(account, task)
    if (!found) throw new InvalidInput(say.noCorrection)
    const at = clock.now()
    await cases.correctPerson({ account, found, at }, correction)
    const what = caseWording.person.fields[correction.field]
    const said = say.corrected(what.toLowerCase(), correction.value.trim(), task.facts.receiptCode)
    const text = [said, answerText.parse(typed.text ?? '')].filter(Boolean).join('\n\n')
    await tasks.answer({ account, id, text, agencyNameOf, at })
  }

  const cardOf = async (request: Request, members: readonly Task[], words: string[]): Promise<TaskCard[]> => {
    const [first] = members
    if (!first) return []
    const shown = members.map((task) => shownOf(task))
    return [
      {
        ids: members.map((task) => task.id),
        kind: first.kind,
        texts: [...new Set(shown.flatMap(({ text }) => text ?? []))],
        count: members.length,
        words,
        facts: [...new Set(shown.flatMap(({ facts }) => facts))],
        talk: shown.find(({ talk = [] }) => talk.length > 0)?.talk ?? [],
        told: [...new Set(shown.flatMap(({ told = [] }) => told))],
        about: aboutOf(shown.find(({ about }) => about !== null)?.about ?? null),
        openedAt: first.openedAt,
        isProtected: first.audience === 'protected',
        takesPictures: mayAnswerWithPictures(first),
        agencyName: taskKinds[first.kind].endedBy === 'answer' ? agencyNameOf(first) : null,
        dueOn: first.dueOn,
        isOverdue: first.dueOn !== null && first.dueOn < localDay(clock.now()),
        cases: taskKinds[first.kind].showsCases ? await casesOf(request, first.chat) : null,
        correction: await correctionOf(request, first),
      },
    ]
  }

  const cardsOf = async (request: Request, kind: TaskKind): Promise<TaskCard[]> => {
    const { isGrouped } = taskKinds[kind]
    const found = await tasks.findFor(accountOf(request), kind, isGrouped ? mostGrouped : mostShown)
    const groups = isGrouped ? alikeTasks(found) : found.map((task) => ({ members: [task], words: [] }))
    return (await Promise.all(groups.map(({ members, words }) => cardOf(request, members, words)))).flat()
  }

  /** What was judged last, to be taken back. */
  const judgedOf = async (request: Request, kind: TaskKind): Promise<JudgedTask[]> => {
    if (taskKinds[kind].endedBy !== 'verdict') return []
    const latest = await tasks.findAllFor(accountOf(request), kind, { communeCode: null, limit: mostShown })
    return latest
      .filter(({ state }) => state === 'done')
      .toSorted((a, b) => Number(b.doneAt) - Number(a.doneAt))
      .slice(0, mostJudged)
      .map((task) => ({ id: task.id, text: shownOf(task).text ?? '', isConfirmed: task.isConfirmed }))
  }

  /** The chosen kind; null: all. Throws Forbidden for one that the account doesn't see. */
  const chosenKind = (request: Request, address: string): TaskKind | null => {
    const kind = kindAt(address)
    if (kind && !kindsSeenBy(accountOf(request)).includes(kind)) throw new Forbidden(securityWording.notYours)
    return kind
  }

  const show = async (request: Request, chosen: TaskKind | null, refused: RefusedAnswer | null): Promise<string> => {
    const seen = kindsSeenBy(accountOf(request))
    const sections = await Promise.all(
      (chosen ? [chosen] : seen).map(async (kind) => ({
        kind,
        cards: await cardsOf(request, kind),
        judged: await judgedOf(request, kind),
      })),
    )
    const nameOf = (slug: string) => catalog.get(slug)?.short_name
    const main = tasksView({ request, seen, chosen, sections, refused, nameOf })
    return page({ title: say.title, main, request, wide: true, current: tasksPath })
  }

  return [
    get(tasksPath, async (request, response) => {
      const { loai } = kindSchema.catch({ loai: '' }).parse(request.query)
      response.send(await show(request, chosenKind(request, loai), null))
    }),

    post(`${tasksPath}/tra-loi`, async (request, response) => {
      const { key: id, text, loai } = answerSchema.parse(request.body)
      const chosen = chosenKind(request, loai)
      const account = accountOf(request)
      const pictures = uploadedFiles(request)
      try {
        await tasks.answer({ account, id, text: answerText.parse(text), pictures, agencyNameOf, at: clock.now() })
      } catch (error) {
        const isGone = error instanceof Conflict
        const why = isGone ? error.message : refusalOf(error)
        const asksAgain = !isGone && pictures.length > 0
        const refused = { id, text, error: asksAgain ? `${why} ${casePageWording.picturesAgain}` : why }
        response.status(isGone ? 409 : 400).send(await show(request, chosen, refused))
        return
      }
      messaging.outbox.wake()
      response.redirect(303, tasksAddress(chosen, { [takenParameter]: id }))
    }),

    post(`${tasksPath}/sua`, async (request, response) => {
      const typed = typedIn(request)
      const { key: id, loai } = reopenSchema.parse(typed)
      const chosen = chosenKind(request, loai)
      try {
        await correct(accountOf(request), id, typed)
      } catch (error) {
        const isGone = error instanceof Conflict
        const refused = { id, text: typed.text ?? '', typed, error: isGone ? error.message : refusalOf(error) }
        response.status(isGone ? 409 : 400).send(await show(request, chosen, refused))
        return
      }
      messaging.outbox.wake()
      response.redirect(303, tasksAddress(chosen, { [takenParameter]: id }))
    }),

    post(`${tasksPath}/ket-qua`, async (request, response) => {
      const { key: id, text, loai } = answerSchema.parse(request.body)
      const chosen = chosenKind(request, loai)
      try {
        const outcome = answerText.parse(text)
        await tasks.finish({ account: accountOf(request), id, outcome, at: clock.now() })
      } catch (error) {
        const isGone = error instanceof Conflict
        const refused = { id, text, error: isGone ? error.message : refusalOf(error) }
        response.status(isGone ? 409 : 400).send(await show(request, chosen, refused))
        return
      }
      response.redirect(303, tasksAddress(chosen, { [takenParameter]: id }))
    }),

    post(`${tasksPath}/ket-luan`, async (request, response) => {
      const { key: id, verdict, loai } = verdictSchema.parse(request.body)
      const chosen = chosenKind(request, loai)
      const isConfirmed = verdict === 'confirmed'
      const at = clock.now()
      await tasks.settle({ account: accountOf(request), id, isConfirmed, at, nameOf: (slug) => aboutName(slug) })
      messaging.outbox.wake()
      response.redirect(303, tasksAddress(chosen))
    }),

    post(`${tasksPath}/mo-lai`, async (request, response) => {
      const { key: id, loai } = reopenSchema.parse(request.body)
      const chosen = chosenKind(request, loai)
      await tasks.reopen({ account: accountOf(request), id, at: clock.now() })
      response.redirect(303, tasksAddress(chosen))
    }),

    post(`${tasksPath}/xong`, async (request, response) => {
      const { key: ids, loai } = tickOffSchema.parse(request.body)
      const chosen = chosenKind(request, loai)
      await tasks.tickOff({ account: accountOf(request), ids, at: clock.now() })
      response.redirect(303, tasksAddress(chosen))
    }),
  ]
}
