import { html } from '../kit/html.js'
import type { JustSentPage } from '../kit/web-page.js'
import { forgetForm, type ToNote } from './forget-machine-page.js'
import { publicPage } from './public-page.js'

type Words = {
  title: string
  lead: string
  /** Left out where the next person stands at the same machine: what was sent isn't shown again. */
  seeAgain?: string
  toNote?: ToNote
  further: string
  /** What else the person may want who came back. */
  beside?: { href: string; label: string }
}

/** Stands in place of a form that was sent: nothing is sent twice by going back, and a further one is one press away. */
export const justSentPage =
  ({ title, lead, seeAgain, toNote = 'nothing', further: furtherLabel, beside }: Words): JustSentPage =>
  ({ request, parts: { publicUrl }, answer, further }) =>
    publicPage({
      title,
      description: lead,
      path: request.path,
      publicUrl,
      request,
      isListed: false,
      main: html`<section class="card narrow"><h1>${title}</h1><p>${lead}</p>
        <div class="actions">${seeAgain ? html`<a class="button" href="${answer}">${seeAgain}</a>` : ''}${beside ? html` <a class="button-quiet" href="${beside.href}">${beside.label}</a>` : ''}
          <a class="button-quiet" href="${further}">${furtherLabel}</a>${forgetForm(request, toNote)}</div></section>`,
    })
