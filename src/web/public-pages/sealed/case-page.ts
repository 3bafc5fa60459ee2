import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Case } from '../../../cases/case.js'
import { isDraft, isFinal, isSealed } from '../../../cases/kinds/index.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { readSecret } from '../../../cases/sealed/citizen-secret.js'
import type { CitizenNews } from '../../../cases/sealed/sealed-case.js'
import { receiverOf } from '../../../cases/settled-elsewhere.js'
import { superiorOf } from '../../../cases/superior-of.js'
import { tellsForce, wishesProtection } from '../../../cases/wishes-protection.js'
import { statusFactsOf } from '../../../dialogue/flows/case-status/flow.js'
import { readable } from '../../../dialogue/readable.js'
import { provinceOfficeWords } from '../../../places/wording.js'
import { localDay, localTime, readableDay } from '../../../shared/clock.js'
import { csrfField, type FormField, formField, hidden, typedIn } from '../../kit/form.js'
import { type Html, html, lines } from '../../kit/html.js'
import { uploadedFiles } from '../../kit/read-upload.js'
import { get, post, type WebPage } from '../../kit/web-page.js'
import type { WebParts } from '../../kit/web-parts.js'
import { createSecretTries } from '../secret-tries.js'
import { exitView } from './form-view.js'
import { markOf } from './mark-of.js'
import { sealedPage } from './sealed-page.js'
import { sealedWording } from './wording.js'

const say = sealedWording.own
const path = '/gui-kin/ho-so'
const writePath = `${path}/viet`
const postsPerMinute = 30
const longest = 20_000
const mostFiles = 10
/** For one code in a day: whoever knows it mustn't close it to its owner, and no number of tries finds sixteen digits. */
const mostTries = 5_000

const fields: Record<'code' | 'secret' | 'words' | 'wish' | 'files' | 'protect', FormField> = {
  code: {
    name: 'ma',
    label: sealedWording.sent.code,
    required: true,
    maxLength: 60,
    input: { kind: 'text', autocomplete: 'off' },
  },
  secret: {
    name: 'so_bi_mat',
    label: sealedWording.sent.secret,
    required: true,
    maxLength: 40,
    input: { kind: 'text', autocomplete: 'off', numeric: true },
  },
  words: { name: 'loi', label: say.write, input: { kind: 'textarea', rows: 5 } },
  wish: {
    name: 'du_lieu',
    label: say.wish,
    help: say.wishHelp,
    input: { kind: 'select', options: say.wishes, withBlank: say.noWish },
  },
  files: { name: 'tep', label: say.files, input: { kind: 'files' } },
  protect: { name: 'bao_ve', label: say.protect, help: say.protectHelp, input: { kind: 'checkbox' } },
}

type Opened = { found: Case; news: CitizenNews[] }
type Said = { text: string; error: string | null; key: string; wish?: string }

const askView = (request: Request, code: string, error: string | null): Html =>
  html`${exitView}<h1>${say.title}</h1><p class="lead">${say.lead}</p>
    <form method="post" action="${path}" class="card narrow" autocomplete="off" novalidate>${csrfField(request)}
      ${error ? html`<p class="notice notice-error" role="alert">${error}</p>` : ''}
      ${formField(fields.code, { value: code })}${formField(fields.secret, { value: '' })}
      <div class="actions"><button class="button">${say.open}</button></div></form>
    <p><a href="/gui-kin">${sealedWording.title}</a></p>`

const bubble = (at: Date, text: string): Html =>
  html`<div class="bubble bubble-person"><p class="muted">${localTime(at)} ${readableDay(localDay(at))}</p><p>${lines(text)}</p></div>`

const toldView = ({ against, placeText, when, evidence, attachments }: Case): Html => {
  const told: [string, string | null][] = [
    [sealedWording.against, against],
    [sealedWording.place, placeText],
    [sealedWording.when, when],
    [sealedWording.evidence, evidence],
    [say.files, attachments.length > 0 ? say.filesOf(attachments.length) : null],
  ]
  return html`<dl class="facts">${told.flatMap(([label, value]) => (value ? [html`<div><dt>${label}</dt><dd>${lines(value)}</dd></div>`] : []))}</dl>`
}

const saidView = (found: Case): Html => {
  const own = found.timeline.flatMap(({ at, by, text }) => (by.role === 'citizen' && text ? [{ at, text }] : []))
  return html`<section class="card"><h2>${say.said}</h2>${bubble(found.openedAt, found.text)}${toldView(found)}${own.map(({ at, text }) => bubble(at, text))}</section>`
}

/** What is kept of whoever sent it, as they gave it (Luật 91/2025 Điều 4); their own words stand below. */
const copyView = ({ reporter, identity }: Case): Html => {
  const told: [string, string | null][] = [
    [sealedWording.name, reporter.name],
    [sealedWording.address, reporter.address],
    [say.copy.phone, reporter.phone],
  ]
  const known = told.flatMap(([label, value]) => (value ? [html`<div><dt>${label}</dt><dd>${value}</dd></div>`] : []))
  const who = identity?.state === 'locked' ? say.copy.locked : known.length === 0 ? say.copy.nobody : null
  return html`<section class="card" id="ban-sao"><h2>${say.copy.title}</h2><p>${say.copy.help}</p>${who ? html`<p>${who}</p>` : html`<dl class="facts">${known}</dl>`}</section>`
}

/** To whom who denounced was shown, when and why (decision 0096). */
const seenView = ({ timeline }: Case): Html => {
  const shown = timeline.filter(({ what }) => what === 'identity_lent')
  if (shown.length === 0) return html``
  return html`<section class="card"><h2>${say.seen}</h2><p>${say.seenHelp}</p><ul>${shown.map(
    ({ at, by, to, text }) =>
      html`<li>${say.seenBy({ who: to ?? '', when: `${localTime(at)} ${readableDay(localDay(at))}`, why: text ?? '', by: by.name })}</li>`,
  )}</ul></section>`
}

/** What whoever sent it may do where the case stands now; null: nothing but wait and write. */
const nextSteps = (found: Case): string | null => {
  const receiver = receiverOf(found)
  if (receiver) return say.next.handedOn(receiver)
  if (found.kind === 'denunciation' && settledStates.has(found.state)) return say.next.settled(superiorOf(found))
  return say.next.ended[found.state] ?? null
}

/** Settled by a conclusion, against which one denounces again (Luật Tố cáo Điều 37). */
const settledStates: ReadonlySet<string> = new Set(['concluded', 'acted_on', 'published', 'closed'])

/** What was just sent: words, or a wish for protection, in which perhaps force is told. */
type Written = keyof typeof say.written | null

const wishes = ['view', 'change', 'delete'] as const
const readWish = (typed: string | undefined) => wishes.find((one) => one === typed) ?? null

const caseView = (
  request: Request,
  { found, news }: Opened,
  secret: string,
  {
    today,
    said,
    written,
    isFirst,
    isCopy,
    office,
  }: { today: string; said: Said; written: Written; isFirst: boolean; isCopy: boolean; office: string | null },
): Html => {
  const facts = statusFactsOf(found, today)
  const isOver = isFinal(found.kind, found.state)
  const next = nextSteps(found)
  const kept = html`${csrfField(request)}${hidden('ma', found.receiptCode)}${hidden('so_bi_mat', secret)}`
  return html`${exitView}<h1>${facts.kind} ${facts.receiptCode}</h1><p class="lead"><strong>${facts.state}</strong></p>
    ${next ? html`<p>${next}</p>` : ''}
    ${isFirst ? html`<p class="notice" role="status">${say.right}</p>` : ''}${written ? html`<p class="notice" role="status">${say.written[written]}</p>` : ''}${isCopy ? html`${copyView(found)}${saidView(found)}` : ''}
    <section class="card"><h2>${say.news}</h2>${news.length === 0 ? html`<p>${say.noNews}</p>` : news.map(({ at, text }) => bubble(at, text))}
      ${found.awaitsCitizen ? html`<p class="notice">${say.asked}</p>` : ''}</section>
    ${
      isSealed(found)
        ? html`<p>${say.over}</p>`
        : html`<section class="card">${isOver ? html`<p class="muted">${receiverOf(found) ? say.stillPassedOn : say.stillRead}</p>` : ''}<form method="post" action="${writePath}" enctype="multipart/form-data" autocomplete="off" novalidate>${kept}${hidden('lan', said.key)}
      ${formField(fields.words, { value: said.text, error: said.error ?? undefined })}${formField(fields.files, { value: '' })}
      ${formField(fields.wish, { value: said.wish ?? '' })}${formField(fields.protect, { value: '' })}
      <div class="actions"><button class="button">${say.send}</button></div></form></section>`
    }
    <section class="card"><h2>${say.course}</h2><dl class="facts"><div><dt>${receiverOf(found) ? say.settles : sealedWording.sent.agency}</dt><dd>${facts.agency}</dd></div>${found.settledBy && !receiverOf(found) ? html`<div><dt>${sealedWording.settles.title}</dt><dd>${found.settledBy}</dd></div>` : ''}${facts.due ? html`<div><dt>${say.due}</dt><dd>${say.dueOf(facts.due.day, facts.due.what)}</dd></div>` : ''}</dl>
      ${facts.steps.length > 0 ? html`<ol class="timeline">${facts.steps.map((step) => html`<li>${step}</li>`)}</ol>` : ''}</section>
    ${seenView(found)}
    ${isCopy ? '' : saidView(found)}
    ${isDraft(found) ? html`<section class="card"><p>${sealedWording.sent.sign(office)}</p><form method="post" action="${path}/in-don">${kept}<button class="button-quiet">${say.print}</button></form></section>` : ''}
    <div class="actions"><a class="button-quiet" href="${path}">${say.close}</a></div>`
}

const actionsOf = (parts: WebParts) => {
  const { cases, attachments, places, clock, keys } = parts
  const tries = createSecretTries(mostTries)

  const send = (request: Request, response: Response, main: Html): void =>
    sealedPage(parts, request, response, { title: say.title, description: say.description, path, main })

  /** The case that code and secret open; null where the answer went out already. */
  const openFor = async (request: Request, response: Response): Promise<(Opened & { secret: string }) | null> => {
    const { ma = '', so_bi_mat: typed = '' } = typedIn(request)
    const refuse = (error: string, status: number): null => {
      response.status(status)
      send(request, response, askView(request, ma.slice(0, 60), error))
      return null
    }
    const code = (findReceiptCode(ma.slice(0, 60)) ?? findReceiptCode(`mã ${ma.slice(0, 60)}`))?.code
    const secret = readSecret(typed)
    const address = request.ip ?? ''
    const now = clock.now()
    if (!code || !secret) return refuse(say.wrong, 400)
    if (!tries.mayTry(code, address, now)) return refuse(say.closed, 429)
    const opened = await cases.openWithSecret(code, secret)
    if (opened) return { ...opened, secret: typed }
    tries.countWrong(code, address, now)
    return refuse(say.wrong, 400)
  }

  type Shown = Partial<{ said: Said; written: Written; isFirst: boolean; isCopy: boolean }>
  const show = async (
    request: Request,
    response: Response,
    opened: Opened & { secret: string },
    { said, written = null, isFirst = false, isCopy = false }: Shown,
  ): Promise<void> => {
    const asked = said ?? { text: '', error: null, key: randomUUID() }
    const office = provinceOfficeWords(await places.getProvinceOffice())
    const shown = { today: localDay(clock.now()), said: asked, written, isFirst, isCopy, office }
    send(request, response, caseView(request, opened, opened.secret, shown))
  }

  const write = async (request: Request, response: Response): Promise<void> => {
    const opened = await openFor(request, response)
    if (!opened) return
    const { found, secret } = opened
    const { loi = '', lan: key = '', bao_ve: protect = '', du_lieu } = typedIn(request)
    const wish = readWish(du_lieu)
    const said = readable(loi)
    const text = said !== '' && wish && wish !== 'view' ? say.asks[wish](said) : said
    const refuse = (error: string): Promise<void> => {
      response.status(400)
      return show(request, response, opened, {
        said: { text: loi, error, key: key.slice(0, 40) || randomUUID(), wish: wish ?? '' },
      })
    }
    const chosen = uploadedFiles(request).slice(0, mostFiles)
    if (wish === 'view' && text === '' && chosen.length === 0 && !protect)
      return show(request, response, opened, { isCopy: true })
    if (isSealed(found)) return refuse(say.over)
    if (text === '' && wish) return refuse(say.wishMissing)
    if (text === '' && (chosen.length === 0 || protect)) return refuse(protect ? say.protectMissing : say.missing)
    if (text.length > longest) return refuse(sealedWording.errors.tooLong)
    const at = clock.now()
    const mark = markOf(keys.forms, Buffer.from(text))
    const messageId = `kin:${key.slice(0, 40)}:${mark}`
    const files: string[] = []
    for (const { name, bytes } of chosen) {
      const file = markOf(keys.forms, bytes)
      const kept = await attachments.keep({ id: `${messageId}:${file}`, chat: messageId, name, bytes, at })
      if ('refused' in kept) return refuse(sealedWording.errors.file(name))
      files.push(kept.kept.id)
    }
    const put = protect ? cases.requestProtection : found.awaitsCitizen && !wish ? cases.answer : cases.add
    if (!(await put(found, { text, messageId, at, files, isUrgent: tellsForce(text) }))) return refuse(say.changed)
    const again = await cases.openWithSecret(found.receiptCode, readSecret(secret) ?? '')
    const isWish = Boolean(protect) || wishesProtection(text)
    const asked = wish === 'view' || !wish ? 'words' : wish
    const written = !isWish ? asked : tellsForce(text) ? 'urgent' : 'protect'
    await show(request, response, { ...(again ?? opened), secret }, { written, isCopy: wish === 'view' })
  }

  const print = async (request: Request, response: Response): Promise<void> => {
    const opened = await openFor(request, response)
    if (!opened) return
    response.redirect(303, `/don/${await cases.openPetitionLink(opened.found, clock.now())}`)
  }

  return [
    get(path, (request, response) => send(request, response, askView(request, '', null))),
    post(path, async (request, response) => {
      const opened = await openFor(request, response)
      if (opened) await show(request, response, opened, { isFirst: opened.news.length === 0 })
    }),
    post(writePath, write),
    post(`${path}/in-don`, print),
  ]
}

/** A protected case for who brings its code and secret, on any device: read, written to, printed. */
export const sealedCasePage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  takesFiles: true,
  postsPerMinute,
  actions: actionsOf,
}
