import { accountOf, csrfTokenOf } from '../kit/security.js'
import { ask, type WebPage } from '../kit/web-page.js'

/** Who is signed in, for a page that was open while a session ended and another began (assets/session.js). */
export const sessionPage: WebPage = {
  path: '/can-bo/phien',
  title: '',
  who: 'staff',
  actions: () => [
    ask(sessionPage.path, (request, response) => {
      response.set('cache-control', 'no-store').json({ account: accountOf(request).id, csrf: csrfTokenOf(request) })
    }),
  ],
}
