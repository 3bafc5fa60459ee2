import { z } from 'zod'
import { typedIn } from '../kit/form.js'
import { accountOf } from '../kit/security.js'
import { ask, get, post, type WebPage } from '../kit/web-page.js'
import { addressOf, readAddress, toInboxQuery } from './inbox-query.js'
import { inboxHref as href, inboxView, inboxPath as path, stampOf } from './inbox-view.js'
import { inboxWording as say } from './inbox-wording.js'

const saveForm = z.object({ name: z.string().trim().min(1).max(60), address: z.string().max(1_000) })

/** The inbox: the account's cases by queue, filter and search; all of it stands in the address. */
export const inboxPage: WebPage = {
  path,
  title: say.title,
  who: ['view_cases', 'view_protected', 'inspect_cases'],
  navigation: say.title,
  actions: (parts) => [
    get(path, async (request, response) => {
      response.send(await inboxView(parts, request, readAddress(request.query)))
    }),
    ask(`${path}/moi`, async (request, response) => {
      const { cases: found } = await parts.cases.findFor(
        accountOf(request),
        toInboxQuery(readAddress(request.query)),
        parts.clock.now(),
      )
      response.set('cache-control', 'no-store').json({ stamp: stampOf(found) })
    }),
    post(`${path}/danh-sach`, async (request, response) => {
      const { name, address } = saveForm.parse(typedIn(request))
      const clean = addressOf(readAddress(Object.fromEntries(new URLSearchParams(address))))
      const isSaved = await parts.cases.savedViews.save(accountOf(request), { name, address: clean })
      response.redirect(303, `${href(clean)}${isSaved ? '' : `${clean ? '&' : '?'}day`}`)
    }),
    post(`${path}/danh-sach/bo`, async (request, response) => {
      const { view = '' } = typedIn(request)
      await parts.cases.savedViews.remove(accountOf(request), view)
      response.redirect(303, path)
    }),
  ],
}
