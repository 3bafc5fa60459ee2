import type { Request } from 'express'
import { exemptionsOf } from '../../catalog/fee-groups.js'
import { describeFees } from '../../catalog/fees.js'
import { laterFeeLines } from '../../catalog/later-fees.js'
import type { Procedure } from '../../catalog/procedure.js'
import { catalogWording, readableLaw } from '../../catalog/wording.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { procedurePath } from './addresses.js'
import { communeChoice, readCommune, unknownCommune } from './commune-choice.js'
import { publicPage } from './public-page.js'
import { feeBoardWording as say } from './wording.js'

const path = '/bieu-phi'
const byName = new Intl.Collator('vi')

const rowOf = (
  { slug, short_name, fees, legal_basis: laws }: Procedure,
  { day, laterFees }: { day: string; laterFees: string[] },
): Html => {
  const spared = exemptionsOf(fees)
  const bases = [...new Set(fees?.flatMap(({ basis }) => basis ?? []))]
  const told = bases.length > 0 ? bases : laws.slice(0, 1)
  return html`<div><dt><a href="${procedurePath(slug)}">${short_name}</a></dt><dd>${
    fees === null
      ? catalogWording.unknownFees
      : html`<ul>${[...describeFees(fees, day), ...laterFees].map((line) => html`<li>${line}</li>`)}${spared.length > 0 ? html`<li>${say.spared(spared.join('; '))}</li>` : ''}</ul>`
  }${told.length > 0 ? html`<span class="muted">${told.map(readableLaw).join('; ')}</span>` : ''}</dd></div>`
}

const actionsOf = (parts: WebParts) => {
  const { catalog, publicUrl, clock } = parts
  const kept = createKeptPages(parts)
  return [
    get(path, (request, response) => {
      const commune = readCommune(request.query.xa)
      const unknown = unknownCommune(request.query.xa)
      const day = localDay(clock.now())
      const render = (signedIn?: Request): string => {
        const procedures = catalog.findAll().toSorted((a, b) => byName.compare(a.short_name, b.short_name))
        const fields = [...new Set(procedures.map(({ field }) => field))].toSorted(byName.compare)
        return publicPage({
          title: commune ? say.titleOf(commune.name) : say.title,
          description: say.description,
          path,
          publicUrl,
          request: signedIn,
          current: path,
          isListed: request.query.xa === undefined,
          scripts: ['print.js'],
          main: html`<h1>${commune ? say.titleOf(commune.name) : say.title}</h1><p class="lead">${say.asOf(readableDay(day))}</p>
            ${unknown}${communeChoice({ action: path, chosen: commune, submit: say.forCommune })}
            <p class="no-print"><button type="button" class="button-quiet" data-print hidden>${say.print}</button></p>
            ${fields.map((field) => html`<details class="fee-board folded"><summary><h2>${field}</h2></summary><dl class="facts">${procedures.filter((one) => one.field === field).map((one) => rowOf(one, { day, laterFees: laterFeeLines(one, catalog.laterOf(one.slug)) }))}</dl></details>`)}`,
        })
      }
      return kept.send(request, response, `${day} ${commune?.code ?? unknown}`, render)
    }),
  ]
}

/** What each procedure costs, by field; printed, the board that hangs at the office (Luật 10/2022, Điều 11 khoản 12). */
export const feeBoardPage: WebPage = { path, title: say.title, who: 'anybody', actions: actionsOf }
