import type { Request } from 'express'
import { forgetAnswers } from '../kit/answer-at-address.js'
import { csrfField } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { post, type WebPage } from '../kit/web-page.js'

const path = '/xoa-khoi-may'
const label = 'Xóa khỏi máy này'

/** For a machine that others use, too: after it nobody there opens what was just sent. */
export const forgetForm = (request: Request): Html =>
  html`<form method="post" action="${path}">${csrfField(request)}<button class="button-quiet">${label}</button></form>`

export const forgetMachinePage: WebPage = {
  path,
  title: label,
  who: 'anybody',
  postsPerMinute: 60,
  actions: (parts) => [
    post(path, (_request, response) => {
      forgetAnswers(response, parts)
      response.redirect(303, '/')
    }),
  ],
}
