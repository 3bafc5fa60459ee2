import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Account } from '../../accounts/roles.js'
import { gapsIn } from '../../cases/answers/answer-templates.js'
import { assignForm, mayHave } from '../../cases/assignment/assign.js'
import type { Case } from '../../cases/case.js'
import type { Cases } from '../../cases/cases.js'
import { may } from '../../cases/change-case.js'
import { categoryForm } from '../../cases/change-category.js'
import { completeForm } from '../../cases/complete-complainant.js'
import { dutiesFor } from '../../cases/finish-duty.js'
import { identityForm } from '../../cases/identity/identity.js'
import { joinForm } from '../../cases/join-case.js'
import { actOf, isDraft, kindOf, type StateName, stateOf } from '../../cases/kinds/index.js'
import { splitForm } from '../../cases/linked-cases.js'
import { tellsNumbers } from '../../cases/mask-for-all.js'
import { messageForm } from '../../cases/message-citizen.js'
import { isOwnOffice, isPublishable, maskedTexts, publicAnswerForm } from '../../cases/public-answers/public-answer.js'
import { removeForm } from '../../cases/remove-attachment.js'
import { actForm, dutyForm, moveForm } from '../../cases/step-form.js'
import { slipForm } from '../../cases/take-back-step.js'
import { isOffered } from '../../cases/transfers/offered-case.js'
import { transferForm } from '../../cases/transfers/send-transfer.js'
import { readableDay } from '../../shared/clock.js'
import { Conflict, NotFound } from '../../shared/errors.js'
import { typedIn } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { caseView, type RefusedForm } from './case-view.js'
import { casePageWording } from './case-wording.js'
import { describeChanges } from './changed-meanwhile.js'
import { changedWording } from './changed-wording.js'
import { provenCorrection } from './correct-person-form.js'
import { deskVerbs, type Verb } from './desk-verbs.js'
import { deskPageWording, transferPageWording } from './desk-wording.js'
import { findDuplicates } from './duplicates-view.js'
import { addressOf, readAddress, toInboxQuery } from './inbox-query.js'
import { stepsToRecord } from './paper-steps.js'
import { previewedField } from './public-answer-view.js'
import { publicAnswerPageWording } from './public-answer-wording.js'
import { refusalOf } from './refusal.js'
import { insistsField } from './verb-form.js'
import { papersWording, consoleWording as say } from './wording.js'

/** The page of one case and the officer's verbs on it. */
export const casePage: WebPage = {
  path: '/can-bo/vu-viec/:id',
  title: say.inbox,
  who: ['view_cases', 'view_protected', 'inspect_cases'],
  takesFiles: true,
  actions: (parts) => actionsOf(parts),
}

/** The form of a letter that came signed. */
export const signedStep = 'move-received'

/** What is typed into these goes to the citizen. */
const sendsWords = new Set(['buoc', 'nhan', 'hoi'])

/** What is typed into these another office reads, and the citizen with it. */
const passesWords = new Set(['chuyen', 'tra-lai'])

/** Shown as it would go out before it goes. */
const publishing = 'dang-tra-loi'

const versionSchema = z.coerce.number().int()

/** The list that a case was opened from: in the address of the page, or in its forms. */
const listOf = ({ query, body }: Request): string => {
  const { ds } = (body as Record<string, unknown> | undefined) ?? {}
  const said = ds ?? query.ds
  return typeof said === 'string' ? addressOf(readAddress(Object.fromEntries(new URLSearchParams(said)))) : ''
}
/** The telephone is read when somebody asks for it. */
const asksForPerson = ({ method, query }: Request): boolean => method === 'GET' && query['nguoi-gui'] !== undefined

const inboxOf = (list: string): string => `/can-bo${list ? `?${list}` : ''}`

/** Whoever only inspects gets no further than looking. */
const whoActs = ['handle_cases', 'decide_cases', 'handle_protected'] as const

/** Whether the citizen hears of a verb in the chat. */
const isTold = (path: string, typed: Readonly<Record<string, string>>, { kind, chat }: Case): boolean => {
  if (chat === null) return false
  if (path === 'buoc') {
    const { news, told = {} } = stateOf(kind, typed.to as StateName)
    return news !== null && told[typed.ground ?? ''] !== null
  }
  return path === 'viec' ? Boolean(actOf(kind, typed.act ?? '')?.news) : sendsWords.has(path)
}

const doneWith = ({ entry, chat }: Case, how: unknown): string =>
  entry && chat === null ? deskPageWording.tell.saved : how === 'gui' ? say.doneAndTold : say.done

const noticeOf = ({ query }: Request, found: Case): string | null => {
  if (query.xong !== undefined) return doneWith(found, query.xong)
  if (query.gui !== undefined) return casePageWording.sentNext
  if (query.giay !== undefined) return papersWording.made
  return query.mo === signedStep && isDraft(found) ? papersWording.signedNext : null
}

const verbsOf = (cases: Cases): Verb[] => [
  {
    path: 'xoa-tep',
    nameOf: ({ file }) => `remove-${file}`,
    run: (seen, typed) => cases.removeFile(seen, removeForm.parse(typed)),
  },
  {
    path: 'buoc',
    nameOf: ({ to }) => `move-${to}`,
    run: (seen, typed, pictures) => cases.move(seen, moveForm.parse(typed), pictures),
  },
  { path: 'viec', nameOf: ({ act }) => `act-${act}`, run: (seen, typed) => cases.act(seen, actForm.parse(typed)) },
  {
    path: 'da-lam',
    nameOf: ({ clock }) => `duty-${clock}`,
    run: (seen, typed) => cases.finishDuty(seen, dutyForm.parse(typed)),
  },
  { path: 'tach', nameOf: () => 'split', run: (seen, typed) => cases.split(seen, splitForm.parse(typed)) },
  { path: 'bam-nham', nameOf: () => 'slip', run: (seen, typed) => cases.takeBack(seen, slipForm.parse(typed)) },
  {
    path: 'ghi-them',
    nameOf: () => 'complete',
    run: (seen, typed) => cases.complete(seen, completeForm.parse(typed)),
  },
  {
    path: 'sua-nguoi-gui',
    nameOf: () => 'person',
    run: (seen, typed) => cases.correctPerson(seen, provenCorrection(typed)),
  },
  {
    path: 'nhan',
    nameOf: () => 'reply',
    run: (seen, typed, pictures) => cases.reply(seen, messageForm.parse(typed), pictures),
  },
  {
    path: 'xin-danh-tinh',
    nameOf: () => 'identity',
    run: (seen, typed) => cases.askIdentity(seen, identityForm.parse(typed)),
  },
  {
    path: 'ghi-chu',
    nameOf: () => 'internal',
    run: (seen, typed) => cases.noteInternally(seen, messageForm.parse(typed)),
  },
  {
    path: 'hoi',
    nameOf: () => 'ask',
    run: (seen, typed, pictures) => cases.ask(seen, messageForm.parse(typed), pictures),
  },
  {
    path: 'linh-vuc',
    nameOf: () => 'category',
    run: (seen, typed) => cases.recategorise(seen, categoryForm.parse(typed)),
  },
  {
    path: 'gop',
    nameOf: ({ other }) => (other ? `join-${other}` : 'join-by-code'),
    run: (seen, typed) => cases.join(seen, joinForm.parse(typed)),
  },
  { path: 'bo-gop', nameOf: () => 'unjoin', run: (seen) => cases.unjoin(seen) },
  { path: 'giao', nameOf: () => 'assign', run: (seen, typed) => cases.assign(seen, assignForm.parse(typed)) },
  { path: 'chuyen', nameOf: () => 'transfer', run: (seen, typed) => cases.transfer(seen, transferForm.parse(typed)) },
  {
    path: publishing,
    nameOf: () => 'publish-answer',
    run: (seen, typed) => cases.publishAnswer(seen, publicAnswerForm.parse(typed)),
  },
  { path: 'go-tra-loi', nameOf: () => 'withdraw-answer', run: (seen) => cases.withdrawAnswer(seen) },
  ...deskVerbs(cases),
]

const actionsOf = (parts: WebParts) => {
  const { cases, accounts, papers, publications, messaging, reminders, clock } = parts

  const load = (request: Request): Promise<Case> => {
    const { id } = request.params
    const account = accountOf(request)
    const looking = { account, id: typeof id === 'string' ? id : '', at: clock.now() }
    return cases.view({ ...looking, withPerson: asksForPerson(request) })
  }

  /** A case that this office handed on is no longer read here, but where it went is told. Throws what it was given for others. */
  const handedOn = async (request: Request, response: Response, error: unknown): Promise<null> => {
    const { id } = request.params
    const gone =
      error instanceof NotFound && typeof id === 'string' ? await cases.findHandedOn(accountOf(request), { id }) : null
    if (!gone) throw error
    const { handedOnTitle: title, handedOn: say } = transferPageWording
    const text = say({ ...gone, code: gone.receiptCode, day: readableDay(gone.day) })
    const main = html`<h1>${title}</h1><p>${text}</p><p><a class="button-quiet" href="${inboxOf(listOf(request))}">${casePageWording.back}</a></p>`
    response.set('cache-control', 'no-store').send(page({ title, main, request, current: '/can-bo' }))
    return null
  }

  const nextOf = (request: Request, { id }: Case): Promise<string | null> => {
    const query = toInboxQuery(readAddress(Object.fromEntries(new URLSearchParams(listOf(request)))))
    return cases.findNext(accountOf(request), { query, id }, clock.now())
  }

  const show = async (request: Request, found: Case, said: { refused: RefusedForm; notice: string | null }) => {
    const [account, now] = [accountOf(request), clock.now()]
    const isSeen = may(account, found, 'view')
    const offered = cases.offered({ account, found, at: now })
    const duties = dutiesFor({ account, found })
    const made = isSeen ? await papers.findMade(found) : []
    const toRecord = stepsToRecord(found, made, { offered, duties })
    const recorded = request.query.giay === undefined ? undefined : toRecord[0]
    const { mo } = request.query
    return caseView(request, account, found, {
      ...said,
      notice: recorded ? papersWording.madeNext(recorded.paper.number, recorded.label) : said.notice,
      opened: typeof mo === 'string' ? mo : (recorded?.form ?? null),
      offered,
      duties,
      toRecord,
      undelivered: isSeen ? await messaging.outboxStore.findFailedOf(cases.causeOf(found.id, kindOf(found.kind))) : [],
      files: await cases.findFilesOf(found),
      papers: {
        hasPetition: papers.hasPetition(account, found),
        makeable: papers.findMakeable(account, found),
        made,
      },
      list: listOf(request),
      next: await nextOf(request, found),
      earlier: await cases.findEarlier(account, found),
      publicAnswer: isSeen ? await cases.publicAnswers.get(found.id) : null,
      commented: isSeen ? await publications.findCommented(found.id) : null,
      officeNumbers: await cases.publicAnswers.officeNumbersOf(found),
      similar: await cases.findSimilarSolved(account, found),
      isPersonShown: asksForPerson(request) && !isOffered(account, found),
      officers: (await accounts.findAll()).filter((one) => mayHave(one, found)),
      duplicates: await findDuplicates(cases, account, found),
      reminded: await reminders.findOfCase(found.id),
      now,
    })
  }

  /** Whether others than its sender will read what is told: those who follow it, or everybody. */
  const isReadByOthers = async (found: Case): Promise<boolean> => {
    const state = (await cases.publicAnswers.get(found.id))?.state
    return state === 'agreed' || state === 'published' || (await cases.findJoined(found)).length > 0
  }

  /** Why somebody's numbers in what is typed are asked about before it goes; null: nothing is to be asked. */
  const whyToldTooMuch = async (path: string, typed: Readonly<Record<string, string>>, found: Case) => {
    const said = typed.text ?? ''
    if (!passesWords.has(path) && !sendsWords.has(path) && !isTold(path, typed, found)) return null
    if (!tellsNumbers(said, await cases.publicAnswers.officeNumbersOf(found))) return null
    if (passesWords.has(path)) return { why: casePageWording.numbersPassed, insists: casePageWording.passNumbers }
    return (await isReadByOthers(found)) ? { why: casePageWording.numbers, insists: casePageWording.sendNumbers } : null
  }

  /** What would be published, as everybody would read it; null: it was seen so, or may not be published at all. */
  const previewOf = async (account: Account, found: Case, typed: Readonly<Record<string, string>>) => {
    const read = publicAnswerForm.safeParse(typed)
    const state = (await cases.publicAnswers.get(found.id))?.state ?? 'refused'
    if (!read.success || state === 'refused' || state === 'erased') return null
    if (!isOwnOffice(account, found) || !isPublishable(found)) return null
    const masked = maskedTexts(found, read.data, await cases.publicAnswers.officeNumbersOf(found))
    const isSeen = masked.question === read.data.question && masked.answer === read.data.answer
    return typed[previewedField] === '1' && isSeen ? null : masked
  }

  const perform = async ({ path, nameOf, run }: Verb, request: Request, response: Response): Promise<void> => {
    const account = accountOf(request)
    const found = await load(request)
    const typed = typedIn(request)
    const pictures = uploadedFiles(request)
    const seen = versionSchema.parse(typed.version)
    const refuse = async (status: number, now: Case, why: string, more: Partial<RefusedForm> = {}): Promise<void> => {
      const error = pictures.length > 0 ? `${why} ${casePageWording.picturesAgain}` : why
      response
        .status(status)
        .send(await show(request, now, { refused: { form: nameOf(typed), error, typed, ...more }, notice: null }))
    }
    const meanwhile = (now: Case) => refuse(409, now, changedWording.changed(describeChanges(now, seen)))
    if (seen !== found.version) return meanwhile(found)
    const gaps = sendsWords.has(path) ? gapsIn(typed.text ?? '') : []
    if (gaps.length > 0) return refuse(400, found, casePageWording.gaps(gaps))
    const warning = typed[insistsField] ? null : await whyToldTooMuch(path, typed, found)
    if (warning) return refuse(400, found, warning.why, { insists: warning.insists })
    const preview = path === publishing ? await previewOf(account, found, typed) : null
    if (preview)
      return refuse(200, found, publicAnswerPageWording.preview, { typed: { ...typed, ...preview }, isPreview: true })
    const next = typed.next ? await nextOf(request, found) : null
    try {
      await run({ account, found, at: clock.now() }, typed, pictures)
    } catch (error) {
      return error instanceof Conflict ? meanwhile(await load(request)) : refuse(400, found, refusalOf(error))
    }
    messaging.outbox.wake()
    const isStillMine = await cases.findOneFor(account, found.id)
    const list = listOf(request)
    const behind = (name: string) => `${name}${list ? `&ds=${encodeURIComponent(list)}` : ''}`
    if (next) return response.redirect(303, `/can-bo/vu-viec/${next}?${behind('gui')}`)
    response.redirect(
      303,
      isStillMine
        ? `/can-bo/vu-viec/${found.id}?${behind(isTold(path, typed, found) ? 'xong=gui' : 'xong')}`
        : inboxOf(list),
    )
  }

  return [
    get(casePage.path, async (request, response) => {
      const found = await load(request).catch((error: unknown) => handedOn(request, response, error))
      if (!found) return
      response.set('cache-control', 'no-store')
      response.send(await show(request, found, { refused: null, notice: noticeOf(request, found) }))
    }),
    ...verbsOf(cases).map((verb) =>
      post(`${casePage.path}/${verb.path}`, (request, response) => perform(verb, request, response), whoActs),
    ),
  ]
}
