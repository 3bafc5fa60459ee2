import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { get, type WebPage } from '../kit/web-page.js'
import { chatSectionWording as say } from '../kit/wording.js'
import { chatSection } from './chat-section.js'

const intro = html`<div class="chat-intro">
    <h1>${say.headline}</h1>
    <p class="lead">${say.lead}</p>
  </div>`

/** The page citizens open: a headline and the chat. */
export const homePage: WebPage = {
  path: '/',
  title: say.title,
  who: 'anybody',
  actions: () => [
    get('/', (request, response) => {
      response.send(page({ title: say.title, main: chatSection({ intro }), request, scripts: ['chat.js'] }))
    }),
  ],
}
