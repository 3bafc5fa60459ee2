import { Router } from 'express'
import { chatSection } from './chat-section.js'
import { html } from './html.js'
import { page } from './layout.js'
import type { WebParts } from './web-parts.js'
import { chatSectionWording as say } from './wording.js'

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
