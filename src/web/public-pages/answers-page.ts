import { z } from 'zod'
import { type CategoryName, categories, categoryNames } from '../../cases/categories.js'
import type { PublicAnswer } from '../../cases/public-answers/public-answer.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { formField } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communePath } from './addresses.js'
import { publicPage } from './public-page.js'
import { answersWording as say } from './wording.js'

const path = '/tra-loi'
const perPage = 20
const mostPages = 500

const querySchema = z.object({
  xa: z.string().max(10).catch(''),
  'linh-vuc': z
    .enum(categoryNames as [CategoryName, ...CategoryName[]])
    .nullable()
    .catch(null),
  trang: z.coerce.number().int().min(1).max(mostPages).catch(1),
})

const card = ({ question, answer, communeCode, category, publishedAt }: PublicAnswer): Html => {
  const commune = communeCode ? getCommune(communeCode) : null
  return html`<li class="card"><h2 class="asked">${lines(question ?? '')}</h2><p>${lines(answer ?? '')}</p>
    <p class="muted">${commune ? html`<a href="${communePath(commune)}">${commune.name}</a>. ` : ''}${category ? `${categories[category].label}. ` : ''}${publishedAt ? say.on(readableDay(localDay(publishedAt))) : ''}</p></li>`
}

const actionsOf = ({ cases, publicUrl }: WebParts) => [
  get(path, async (request, response) => {
    const { xa, 'linh-vuc': category, trang: at } = querySchema.parse(request.query)
    const commune = getCommune(xa) ?? null
    const filter = { ...(commune && { communeCode: commune.code }), ...(category && { category }) }
    const found = await cases.publicAnswers.find(filter, { skip: (at - 1) * perPage, limit: perPage + 1 })
    if (at > 1 && found.length === 0) throw new NotFound(say.noneHere)
    const isFiltered = commune !== null || category !== null
    const link = (to: number): string =>
      `${path}?${new URLSearchParams({ ...(commune && { xa: commune.code }), ...(category && { 'linh-vuc': category }), trang: String(to) })}`
    const options = {
      xa: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
      category: Object.fromEntries(categoryNames.map((name) => [name, categories[name].label])),
    }
    response.send(
      publicPage({
        title: say.title,
        description: say.description,
        path,
        publicUrl,
        request,
        isListed: !isFiltered && at === 1,
        main: html`<h1>${say.title}</h1><p class="lead">${say.lead}</p>
          <form class="card" action="${path}">${formField({ name: 'xa', label: say.commune, input: { kind: 'select', options: options.xa, withBlank: say.anyCommune } }, { value: commune?.code ?? '' })}
          ${formField({ name: 'linh-vuc', label: say.category, input: { kind: 'select', options: options.category, withBlank: say.anyCategory } }, { value: category ?? '' })}
          <div class="actions"><button class="button-quiet">${say.filter}</button></div></form>
          ${found.length === 0 ? html`<p>${isFiltered ? say.noneHere : say.none}</p>` : html`<ul class="cards">${found.slice(0, perPage).map(card)}</ul>`}
          <p class="actions">${at > 1 ? html`<a class="button-quiet" href="${link(at - 1)}" rel="nofollow">${say.newer}</a>` : ''} ${found.length > perPage ? html`<a class="button-quiet" href="${link(at + 1)}" rel="nofollow">${say.older}</a>` : ''}</p>
          <p><a href="/phan-anh">${say.report}</a></p>`,
      }),
    )
  }),
]

/** What people asked and their commune answered: with their consent, without who they are. */
export const answersPage: WebPage = { path, title: say.title, who: 'anybody', actions: actionsOf }
