import type { Request, Response } from 'express'
import { findRule } from '../../deadlines/clock-rules.js'
import { nameArticle } from '../../deadlines/name-article.js'
import { localDay } from '../../shared/clock.js'
import { csrfField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { publicPage } from './public-page.js'
import {
  firstQuestion,
  type Option,
  type Question,
  waysWording as say,
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

const wayView = (way: Way, term: (id: TermId) => string): Html =>
  html`<section class="card"><p class="muted">${say.result}</p><h2>${way.title}</h2><p>${way.what}</p>
    <h3>${say.where}</h3><p>${way.where}</p>${list(say.limits, way.limits(term))}${list(say.after, way.after(term))}
    ${way.isProtected ? html`<div class="notice"><h3>${say.protectTitle}</h3><p>${say.protect}</p></div>` : ''}
    <h3>${say.goOn}</h3><div class="actions">${way.links.map(({ href, label }, index) => html`<a class="${index === 0 ? 'button' : 'button-quiet'}" href="${href}">${label}</a>`)}</div>
    <p class="muted">${say.decides}</p></section>`

/** What was typed elsewhere and isn't sent: to be copied, or taken back to where it came from. */
const wordsView = (words: string): Html =>
  html`<section class="card"><div class="field"><label for="loi">${say.words}</label><p class="field-help" id="loi-help">${say.wordsHelp}</p><textarea id="loi" rows="5" readonly aria-describedby="loi-help">${words}</textarea></div></section>`

const actionsOf = (parts: WebParts) => {
  const { clock, publicUrl } = parts
  const kept = createKeptPages(parts)

  const termOf = (id: TermId): string => {
    const rule = findRule(id, localDay(clock.now()))
    return rule ? `${termWording(rule.amount, rule.unit)} (${nameArticle(rule.article)})` : ''
  }

  const render = (request: Request | undefined, answers: readonly string[], words: string): string => {
    const { at, taken } = follow(answers)
    return publicPage({
      title: say.title,
      description: say.description,
      path,
      publicUrl,
      request,
      current: path,
      isListed: taken.length === 0,
      main: html`<h1>${say.title}</h1>${taken.length === 0 ? html`<p class="lead">${say.lead}</p>` : ''}<p>${say.danger}</p>
        ${typeof at === 'string' ? wayView(ways[at], termOf) : questionView(request, at, taken, words)}
        ${words === '' ? '' : wordsView(words)}
        ${taken.length === 0 ? '' : html`<div class="way-back">${stepTo(request, taken.slice(0, -1), say.back, words)}${taken.length > 1 ? stepTo(request, [], say.again, words) : ''}</div>`}`,
    })
  }

  const answersIn = (typed: unknown): string[] => (typeof typed === 'string' ? typed.slice(0, 100).split('.') : [])

  const show = (request: Request, response: Response): void => {
    const { taken } = follow(answersIn(request.query.duong))
    const key = `${localDay(clock.now())} ${taken.join('.')}`
    kept.send(request, response, key, (signedIn) => render(signedIn, taken, ''))
  }

  const carry = (request: Request, response: Response): void => {
    const { viec: words = '', duong } = typedIn(request)
    response.send(render(request, answersIn(duong), words.slice(0, longestWords)))
  }

  return [get(path, show), post(path, carry)]
}

/** Which way a matter goes: one question a page, by links. Words brought along go from page to page in forms alone. */
export const waysPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  hasLongForm: true,
  postsPerMinute,
  actions: actionsOf,
}
