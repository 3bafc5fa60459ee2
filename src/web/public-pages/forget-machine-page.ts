import type { Request } from 'express'
import { forgetAnswers } from '../kit/answer-at-address.js'
import { csrfField } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { publicPage } from './public-page.js'

const path = '/xoa-khoi-may'
const say = {
  title: 'Xóa khỏi máy này',
  warning: 'Xóa rồi thì máy này không mở lại được trang này.',
  note: {
    code: { help: 'Hãy ghi lại mã trước.', button: 'Đã ghi lại, xóa đi' },
    codeAndNumber: { help: 'Hãy ghi lại mã và số kín trước.', button: 'Đã ghi lại, xóa đi' },
    nothing: { help: '', button: 'Xóa đi' },
  },
  done: 'Đã xóa khỏi máy này',
  doneHelp: 'Ai dùng máy này sau anh/chị không mở được điều vừa gửi, vừa xem. Việc đã gửi vẫn còn nguyên.',
  home: 'Về trang đầu',
}

export type ToNote = keyof typeof say.note

/**
 * For a machine that others use, too: after it nobody there opens what was just sent. One tap by mistake takes nothing away.
 * `toNote`: what the page has that is needed again.
 */
export const forgetForm = (request: Request, toNote: ToNote): Html =>
  html`<details class="forget"><summary>${say.title}</summary><p>${say.warning} ${say.note[toNote].help}</p>
    <form method="post" action="${path}">${csrfField(request)}<button class="button-quiet">${say.note[toNote].button}</button></form></details>`

export const forgetMachinePage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  postsPerMinute: 60,
  actions: (parts) => [
    post(path, (_request, response) => {
      forgetAnswers(response, parts)
      response.redirect(303, path)
    }),
    get(path, (_request, response) => {
      response.send(
        publicPage({
          title: say.done,
          description: say.doneHelp,
          path,
          publicUrl: parts.publicUrl,
          isListed: false,
          main: html`<h1>${say.done}</h1><p class="lead">${say.doneHelp}</p><p><a class="button" href="/">${say.home}</a></p>`,
        }),
      )
    }),
  ],
}
