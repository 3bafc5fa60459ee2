import type { Request, Response } from 'express'
import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import { describeBenefit } from '../../catalog/benefit-fields.js'
import { doubtLines } from '../../catalog/doubts.js'
import { exemptionsOf } from '../../catalog/fee-groups.js'
import { describeFeeRange, describeFees } from '../../catalog/fees.js'
import { laterFeeLines } from '../../catalog/later-fees.js'
import { channels } from '../../catalog/options.js'
import type { Paper } from '../../catalog/paper-fields.js'
import type { Procedure } from '../../catalog/procedure.js'
import { catalogWording, describeAnswer, describePaper, readableLaw, readableMonth } from '../../catalog/wording.js'
import { checklistOf, questionsOf } from '../../dialogue/flows/checklist/needed-papers.js'
import type { Commune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { searchForm } from '../kit/search-form.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { checklistPath, errorReportPath, procedurePath, situationQuery } from './addresses.js'
import { askedOf } from './asked-of.js'
import { chosenSchema } from './chosen-situations.js'
import { communeChoice, readCommune, unknownCommune } from './commune-choice.js'
import { type Asked, feeCalculator, readAsked } from './fee-calculator.js'
import { officeFacts } from './office-facts.js'
import { procedureFacts } from './procedure-facts.js'
import { createNameReader } from './procedure-names.js'
import { foundView } from './procedures-page.js'
import { publicPage } from './public-page.js'
import { createPublicSearch } from './search-procedures.js'
import { procedurePageWording as say } from './wording.js'

const slugSchema = z.string().max(200)

type Seen = {
  /** What is said of a commune that there isn't. */
  unknown: Html
  procedure: Procedure
  chosen: number[]
  commune: Commune | null
  asked: Asked | null
  now: Date
  laterFees: string[]
}

const addressOf = ({ procedure, chosen, commune }: Pick<Seen, 'procedure' | 'chosen' | 'commune'>): string =>
  procedurePath(procedure.slug) + situationQuery(chosen, commune)

const printPath = ({ procedure, chosen, commune }: Seen): string =>
  checklistPath(procedure.slug) + situationQuery(chosen, commune)

/** '?t=1', as it was asked; '' where nothing was. */
const queryIn = ({ originalUrl }: Request): string => (originalUrl.includes('?') ? `?${originalUrl.split('?')[1]}` : '')

/** Fee, time and place in one line: what most come for. */
const inBrief = ({ procedure, now }: Seen): string[] => {
  const { fees, time_limit: limit, channels: ways } = procedure
  const fee = fees === null ? null : describeFeeRange(fees, localDay(now))
  return [
    fee === null ? say.feeBelow : fee === catalogWording.free ? say.free : say.fee(fee),
    limit?.text ?? say.timeUnknown,
    say.ways(ways.map((way) => channels[way])),
  ]
}

/** Each situation that changes the papers is a link that puts it in or takes it out. */
const situationLinks = (seen: Seen): Html => {
  const questions = questionsOf(seen.procedure)
  if (questions.length === 0) return html``
  return html`<p id="truong-hop">${say.situations}</p><ul class="chips">${questions.map(({ index }) => {
    const isChosen = seen.chosen.includes(index)
    const chosen = isChosen
      ? seen.chosen.filter((one) => one !== index)
      : [...seen.chosen, index].toSorted((a, b) => a - b)
    const when = seen.procedure.situations[index]?.when ?? ''
    return html`<li><a class="chip" href="${addressOf({ ...seen, chosen })}#giay-to" rel="nofollow"${isChosen ? html` aria-current="true"` : ''}>${isChosen ? '✓ ' : ''}${when}</a></li>`
  })}</ul>`
}

const paperList = (papers: readonly Paper[]): Html =>
  html`<ul class="ticks">${papers.map((paper) => html`<li>${describePaper(paper)}</li>`)}</ul>`

const papersPart = (seen: Seen): Html => {
  const { papers, sometimes, oftenForgotten } = checklistOf(seen.procedure, seen.chosen)
  return html`<section class="card" id="giay-to"><h2>${say.papers}</h2>${situationLinks(seen)}
    ${papers.length === 0 && sometimes.length === 0 ? html`<p>${say.noPapers}</p>` : paperList(papers)}
    ${sometimes.map(({ when, papers: more }) => html`<h3>${say.inCase(when)}</h3>${paperList(more)}`)}
    ${oftenForgotten.length > 0 ? html`<h3>${say.forgotten}</h3><ul>${oftenForgotten.map((line) => html`<li>${line}</li>`)}</ul>` : ''}</section>`
}

const feesPart = ({ procedure, chosen, commune, asked, now, laterFees }: Seen): Html => {
  const { fees, benefits, slug } = procedure
  const beside = { ...(chosen.length > 0 && { t: chosen.join('-') }), ...(commune && { xa: commune.code }) }
  const day = localDay(now)
  const spared = exemptionsOf(fees)
  return html`<section class="card" id="phi"><h2>${say.fees}</h2>
    ${fees === null ? html`<p>${catalogWording.unknownFees}</p>` : html`<ul>${[...describeFees(fees, day), ...laterFees].map((line) => html`<li>${line}</li>`)}</ul>`}
    ${spared.length > 0 ? html`<h3>${say.spared}</h3><ul>${spared.map((line) => html`<li>${line}</li>`)}</ul>` : ''}
    ${benefits.length > 0 ? html`<h3>${say.benefits}</h3><ul>${benefits.map(describeBenefit).map((line) => html`<li>${line}</li>`)}</ul>` : ''}
    ${feeCalculator({ procedure, asked, action: `${procedurePath(slug)}#so-tien`, beside, day })}</section>`
}

const timePart = ({ procedure: { time_limit: limit } }: Seen): Html =>
  html`<section class="card" id="thoi-han"><h2>${say.time}</h2><p>${limit === null ? catalogWording.unknownTime : limit.text + (limit.from ? say.from(limit.from) : '')}</p></section>`

const placePart = (seen: Seen, office: Html | ''): Html => {
  const { procedure, chosen, commune, unknown } = seen
  return html`<section class="card" id="noi-nop"><h2>${say.place}</h2><p>${procedure.received_by_text}</p>
    <p>${say.waysToHandIn(procedure.channels.map((way) => channels[way]))}</p>${office}
    ${unknown}${communeChoice({ action: `${procedurePath(procedure.slug)}#noi-nop`, chosen: commune, submit: say.showOffice, beside: chosen.length > 0 ? html`<input type="hidden" name="t" value="${chosen.join('-')}">` : null })}</section>`
}

const askedPart = ({ procedure: { answers } }: Seen): Html =>
  answers.length === 0
    ? html``
    : html`<section class="card" id="hay-hoi"><h2>${say.asked}</h2>${answers.map(
        (answer) =>
          html`<details><summary>${askedOf(answer)}</summary><p>${describeAnswer(answer)}${answer.basis ? html` <span class="muted">${say.basis(answer.basis)}</span>` : ''}</p></details>`,
      )}</section>`

const stepsPart = ({ procedure: { steps, applicants, result } }: Seen): Html =>
  html`<section class="card" id="cac-buoc"><h2>${say.steps}</h2>
    ${steps.length > 0 ? html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>` : ''}
    <dl class="facts">${applicants ? html`<div><dt>${say.applicants}</dt><dd>${applicants}</dd></div>` : ''}<div><dt>${say.result}</dt><dd>${result}</dd></div></dl></section>`

const sourcesPart = ({ procedure }: Seen): Html => {
  const { legal_basis: laws, sources, verified_on: on, as_of: month, code, notes } = procedure
  return html`<section class="card" id="can-cu"><h2>${say.sources}</h2>
    ${notes ? html`<p>${notes}</p>` : ''}
    ${laws.length > 0 ? html`<ul>${laws.map((law) => html`<li>${readableLaw(law)}</li>`)}</ul>` : ''}
    ${sources.length > 0 ? html`<p>${say.readAt} ${sources.map(({ title, url }, at) => html`${at > 0 ? '; ' : ''}${url ? html`<a href="${url}" rel="noopener">${title}</a>` : title}`)}.</p>` : ''}
    <p class="muted">${on ? say.verified(readableDay(on)) : say.asOf(readableMonth(month))}${code ? ` ${say.code(code)}` : ''}</p></section>`
}

const actionsOf = (parts: WebParts) => {
  const { catalog, places, publicUrl, clock } = parts
  const kept = createKeptPages({ catalog })
  const readName = createNameReader(catalog)
  const search = createPublicSearch(parts)

  /** An address that several could be meant by: there is no such page, but those may be what is looked for. */
  const showNearest = (request: Request, response: Response, words: string): void => {
    response.status(404).send(
      publicPage({
        title: say.notFound,
        description: say.notFound,
        path: null,
        publicUrl,
        request,
        current: '/thu-tuc',
        isListed: false,
        main: html`<h1>${say.notFound}</h1>${searchForm(words)}${foundView(words, search(words))}`,
      }),
    )
  }

  return [
    get(procedurePage.path, async (request, response) => {
      const slug = slugSchema.parse(request.params.slug)
      const procedure = catalog.get(slug)
      if (!procedure) {
        const lower = slug.toLowerCase()
        const meant = catalog.get(lower) ? { slug: lower } : readName(slug)
        if (!meant) throw new NotFound(say.notFound)
        if ('slug' in meant) return response.redirect(301, procedurePath(meant.slug) + queryIn(request))
        return showNearest(request, response, meant.words)
      }
      const now = clock.now()
      const commune = readCommune(request.query.xa)
      const most = procedure.situations.length
      const chosen = [...new Set(chosenSchema.parse(request.query.t))]
        .filter((at) => at < most)
        .toSorted((a, b) => a - b)
      const asked = readAsked(procedure, request.query)
      const unknown = unknownCommune(request.query.xa)
      const seen: Seen = {
        unknown,
        procedure,
        chosen,
        commune,
        asked,
        now,
        laterFees: laterFeeLines(procedure, catalog.laterOf(slug)),
      }
      const contact = commune ? await places.getContact(commune.code) : null
      const office = commune && contact ? html`<p class="notice">${officeFacts(commune, contact)}</p>` : ''
      const doubts = doubtLines(procedure, ['fees', 'time_limit', 'situations', 'received_by_text'])
      const render = async (signedIn?: Request): Promise<string> => {
        const code = new Html(await toQrCode(`${publicUrl}${addressOf(seen)}`, { type: 'svg', margin: 1, width: 160 }))
        return publicPage({
          title: procedure.short_name,
          description: [procedure.short_name, ...inBrief(seen).filter((part) => part !== say.feeBelow)]
            .join('. ')
            .slice(0, 300),
          path: procedurePath(slug),
          publicUrl,
          request: signedIn,
          current: '/thu-tuc',
          isListed: asked === null,
          facts: procedureFacts(procedure, publicUrl),
          scripts: ['print.js'],
          main: html`<article class="procedure"><h1>${procedure.short_name}</h1>
            <p class="lead">${inBrief(seen).join(' · ')}</p>
            ${doubts.map((line) => html`<p class="notice">${line}</p>`)}
            <p class="actions no-print"><a class="button" href="/#hoi=${encodeURIComponent(procedure.short_name)}">${say.ask}</a> <a class="button-quiet" href="${printPath(seen)}">${say.print}</a></p>
            ${papersPart(seen)}${feesPart(seen)}${timePart(seen)}${placePart(seen, office)}${askedPart(seen)}${stepsPart(seen)}${sourcesPart(seen)}
            <p class="no-print"><a href="${errorReportPath(slug)}?ban=${catalog.versionOf(slug) ?? ''}" rel="nofollow">${say.wrong}</a></p>
            <figure class="qr print-only"><div role="img" aria-label="${say.scan}">${code}</div><figcaption>${say.scan}</figcaption></figure></article>`,
        })
      }
      const key = [
        localDay(now),
        unknown,
        addressOf(seen),
        contact?.updatedAt?.getTime() ?? '',
        JSON.stringify(asked),
      ].join(' ')
      return kept.send(request, response, key, render)
    }),
  ]
}

/** What a procedure needs, for the reader's situation and commune, complete without script. */
export const procedurePage: WebPage = {
  path: '/thu-tuc/:slug',
  title: say.title,
  who: 'anybody',
  actions: (parts) => actionsOf(parts),
}
