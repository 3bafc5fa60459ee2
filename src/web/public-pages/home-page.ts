import type { LifeEventTold } from '../../understanding/facts/tell-life-events.js'
import { type Html, html } from '../kit/html.js'
import { createKeptPages } from '../kit/kept-pages.js'
import { searchForm } from '../kit/search-form.js'
import { get, type WebPage } from '../kit/web-page.js'
import { layoutWording, chatSectionWording as say } from '../kit/wording.js'
import { eventPath } from './addresses.js'
import { chatSection } from './chat-section.js'
import { publicPage } from './public-page.js'

const mostEvents = 6

const introOf = (events: readonly LifeEventTold[]): Html => html`<div class="chat-intro">
    <h1>${say.headline}</h1>
    <p class="lead">${say.lead}</p>
    <div class="home-search">${searchForm()}<ul class="chips">${events.slice(0, mostEvents).map(({ slug, name }) => html`<li><a href="${eventPath(slug)}">${name}</a></li>`)}<li><a href="/thu-tuc">${say.allProcedures}</a></li><li><a href="/phan-anh">${layoutWording.report}</a></li><li><a href="/tra-cuu">${layoutWording.lookUp}</a></li></ul></div>
  </div>`

/** The page citizens open: a headline, the search, events of life, then the chat. */
export const homePage: WebPage = {
  path: '/',
  title: say.title,
  who: 'anybody',
  actions: (parts) => {
    const kept = createKeptPages(parts)
    return [
      get('/', (request, response) => {
        return kept.send(request, response, '', (signedIn) =>
          publicPage({
            title: say.title,
            description: say.lead,
            path: '/',
            publicUrl: parts.publicUrl,
            request: signedIn,
            main: chatSection({ intro: introOf(parts.understanding.findLifeEvents()) }),
            scripts: ['chat.js'],
          }),
        )
      }),
    ]
  },
}
