import type { Request, Response } from 'express'
import { findRule } from '../../deadlines/clock-rules.js'
import { nameArticle } from '../../deadlines/name-article.js'
import type { Commune } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { csrfField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communePath } from './addresses.js'
import { communeChoice, readCommune } from './commune-choice.js'
import { publicPage } from './public-page.js'
import {
  firstQuestion,
  type Option,
  type Question,
  waysWording as say,
  sealedPath,
  type TermId,
  termWording,
  type Way,
  type WayName,
  ways,
} from './ways-wording.js'

const path = '/khieu-nai-to-cao'
const postsPerMinute = 60
const longestWords = 20_000

/** Where the answers so far lead; of unknown ones those before count. */
const follow = (answers: readonly string[]): { at: Question | WayName; taken: string[] } => {
  let at: Question | WayName = firstQuestion
  const taken: string[] = []
  for (const answer of answers) {
    if (typeof at === 'string') break
    const option: Option | undefined = at.options.find(({ value }) => value === answer)
    if (!option) break
    at = option.to
    taken.push(answer)
  }
  return { at, taken }
}

const addressOf = (answers: readonly string[]): string =>
  answers.length === 0 ? path : `${path}?duong=${answers.join('.')}`

/** One step of the way: a link, or, while words are carried along, a button, so that they stand in no address. */
const stepTo = (request: Request | undefined, answers: readonly string[], label: string, words: string): Html =>
  words === '' || !request
    ? html`<a class="way" href="${addressOf(answers)}">${label}</a>`
    : html`<form method="post" action="${path}">${csrfField(request)}${hidden('viec', words)}<button class="way" name="duong" value="${answers.join('.')}">${label}</button></form>`

const questionView = (request: Request | undefined, question: Question, taken: string[], words: string): Html =>
  html`<section class="card" aria-labelledby="cau"><p class="muted">${say.question(taken.length + 1)}</p><h2 id="cau">${question.ask}</h2>
    ${question.help ? html`<p>${question.help}</p>` : ''}
    <ul class="ways">${question.options.map(({ value, label }) => html`<li>${stepTo(request, [...taken, value], label, words)}</li>`)}</ul></section>`

const list = (title: string, said: readonly string[]): Html =>
  html`<h3>${title}</h3><ul>${said.map((one) => html`<li>${one}</li>`)}</ul>`

type Office = { commune: Commune; contact: Awaited<ReturnType<WebParts['places']['getContact']>> }
type Seen = { request: Request | undefined; taken: string[]; words: string; office: Office | null }
type Term = (id: TermId) => string

/** Where a matter goes on; the chat's box is filled by script with words that came along, at the press of its link. */
const linkTo = ({ href, label }: Way['links'][number], index: number, { request, words, taken }: Seen): Html => {
  if (href === sealedPath && words !== '' && request)
    return html`<form method="post" action="${href}" enctype="multipart/form-data">${csrfField(request)}${hidden('viec', words)}<button class="button">${label}</button></form>`
  const carries = words !== '' && href.startsWith('/#hoi=')
  return html`<a class="${index === 0 ? 'button' : 'button-quiet'}" href="${href}"${carries ? html` data-carry="loi" data-back="${addressOf(taken)}"` : ''}>${label}</a>`
}

const officeView = ({ commune, contact }: Office): Html =>
  html`<p class="notice"><a href="${communePath(commune)}">${commune.name}</a>: ${contact.address ?? say.noAddress}; ${contact.phone ? html`<a href="tel:${contact.phone.replace(/[^\d+]/g, '')}">${contact.phone}</a>` : say.noPhone}${contact.hours ? `. ${say.hours}: ${contact.hours}` : ''}${contact.receptionSchedule ? `. ${say.receptionDays}: ${contact.receptionSchedule}` : ''}</p>`

/** The same matter without the chat: what is written, and where it is brought. */
const paperView = ({ onPaper, isProtected }: Way, { request, taken, words, office }: Seen): Html => {
  if (!onPaper) return html``
  const beside = html`${hidden('duong', taken.join('.'))}${words !== '' && request ? html`${csrfField(request)}${hidden('viec', words)}` : ''}`
  const choice = { action: path, chosen: office?.commune ?? null, submit: say.showOffice, beside }
  return html`<h3 id="tren-giay">${say.onPaper}</h3><dl class="facts"><div><dt>${say.write}</dt><dd>${onPaper.write}</dd></div><div><dt>${say.bring}</dt><dd>${onPaper.bring}</dd></div></dl>
    ${onPaper.speak ? html`<p>${onPaper.speak}</p>` : ''}
    ${onPaper.office ? html`<p>${say.office}</p>${communeChoice({ ...choice, isPosted: words !== '' })}${office ? officeView(office) : ''}` : html`<p>${say.provinceAddress}</p>`}
    ${isProtected ? html`<p>${say.danger113}</p>` : ''}<p><a href="${onPaper.guide.href}">${onPaper.guide.label}</a></p>`
}

const wayView = (way: Way, term: Term, seen: Seen): Html =>
  html`<section class="card"><p class="muted">${say.result}</p><h2>${way.title}</h2><p>${way.what}</p>
    <h3>${say.where}</h3><p>${way.where}</p>${list(say.limits, way.limits(term))}${list(say.after, way.after(term))}
    ${way.isProtected ? html`<div class="notice"><h3>${say.protectTitle}</h3><p>${say.protect}</p></div>` : ''}
    <h3>${say.goOn}</h3><div class="actions">${way.links.map((link, index) => linkTo(link, index, seen))}</div>
    ${paperView(way, seen)}
    <p class="muted">${say.decides}</p></section>`

/** What was typed elsewhere and isn't sent: to be copied, or taken back to where it came from. */
const wordsView = (words: string): Html =>
  html`<section class="card"><div class="field"><label for="loi">${say.words}</label><p class="field-help" id="loi-help">${say.wordsHelp}</p><textarea id="loi" rows="5" readonly aria-describedby="loi-help">${words}</textarea></div></section>`

const actionsOf = (parts: WebParts) => {
  const { clock, places, publicUrl } = parts
  const kept = createKeptPages(parts)

  const termOf = (id: TermId): string => {
    const rule = findRule(id, localDay(clock.now()))
    return rule ? `${termWording(rule.amount, rule.unit)} (${nameArticle(rule.article)})` : ''
  }

  const officeOf = async (typed: unknown): Promise<Office | null> => {
    const commune = readCommune(typed)
    return commune && { commune, contact: await places.getContact(commune.code) }
  }

  type Asked = Pick<Seen, 'words' | 'office'> & { request?: Request | undefined; answers: readonly string[] }
  const render = ({ request, answers, words, office }: Asked): string => {
    const { at, taken } = follow(answers)
    return publicPage({
      title: say.title,
      description: say.description,
      path,
      publicUrl,
      request,
      current: path,
      isListed: taken.length === 0 && !office,
      ...(words !== '' && { scripts: ['carry.js'] }),
      main: html`<h1>${say.title}</h1>${taken.length === 0 ? html`<p class="lead">${say.lead}</p>` : ''}<p>${say.danger}</p>
        ${typeof at === 'string' ? wayView(ways[at], termOf, { request, taken, words, office }) : questionView(request, at, taken, words)}
        ${words === '' ? '' : wordsView(words)}
        ${taken.length === 0 ? '' : html`<div class="way-back">${stepTo(request, taken.slice(0, -1), say.back, words)}${taken.length > 1 ? stepTo(request, [], say.again, words) : ''}</div>`}`,
    })
  }

  const answersIn = (typed: unknown): string[] => (typeof typed === 'string' ? typed.slice(0, 100).split('.') : [])

  const show = async (request: Request, response: Response): Promise<void> => {
    const { taken } = follow(answersIn(request.query.duong))
    const office = await officeOf(request.query.xa)
    const { code = '', updatedAt } = { ...office?.commune, updatedAt: office?.contact.updatedAt }
    const key = [localDay(clock.now()), taken.join('.'), code, updatedAt?.getTime() ?? ''].join(' ')
    await kept.send(request, response, key, (signedIn) =>
      render({ request: signedIn, answers: taken, words: '', office }),
    )
  }

  const carry = async (request: Request, response: Response): Promise<void> => {
    const { viec = '', duong, xa } = typedIn(request)
    const words = viec.slice(0, longestWords)
    // the form of a report has a commune of its own, where the matter is, and no answers yet
    const office = duong === undefined ? null : await officeOf(xa)
    response.send(render({ request, answers: answersIn(duong), words, office }))
  }

  return [get(path, show), post(path, carry)]
}

/** Which way a matter goes: one question a page, by links. Words brought along go from page to page in forms alone. */
export const waysPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  answersAtAddress: true,
  hasLongForm: true,
  postsPerMinute,
  actions: actionsOf,
}
