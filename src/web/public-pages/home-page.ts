import { Router } from 'express'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import type { WebParts } from '../kit/web-parts.js'
import { chatSectionWording as say } from '../kit/wording.js'
import { chatSection } from './chat-section.js'

const intro = html`<div class="chat-intro">
    <h1>${say.headline}</h1>
    <p class="lead">${say.lead}</p>
  </div>`

/** The page citizens open: a headline and the chat. */
export const createHomePage = (_parts: WebParts): Router => {
  const router = Router()
  router.get('/', (request, response) => {
    response.send(page({ title: say.title, main: chatSection({ intro }), request, scripts: ['chat.js'], current: '/' }))
  })
  return router
}
