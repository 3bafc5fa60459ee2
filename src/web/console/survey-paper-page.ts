import type { Request, Response } from 'express'
import { roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { Forbidden, InvalidInput } from '../../shared/errors.js'
import { answerForm } from '../../surveys/read-form.js'
import { csrfField, errorsOf, type FormErrors, hidden, typedIn } from '../kit/form.js'
import { html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { serviceIn, servicesOf, sheetIn, surveyFields } from '../kit/survey-fields.js'
import { surveysPath } from '../kit/surveys-address.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { securityWording } from '../kit/wording.js'
import { communeChooser, communeOf, isForOther } from './commune-choice.js'
import { surveyConsoleWording as say } from './survey-wording.js'

const path = `${surveysPath}/phieu-giay`

type Refused = { typed: Readonly<Record<string, string>>; errors: FormErrors }

const actionsOf = ({ surveys, catalog, clock }: WebParts) => {
  const send = (request: Request, response: Response, refused: Refused | null = null): void => {
    const account = accountOf(request)
    const code = communeOf(account, refused ? refused.typed.xa : request.query.xa)
    const commune = code ? getCommune(code) : undefined
    const { questions } = surveys
    const main = html`<p><a href="${surveysPath}${code && !roles[account.role].isOfCommune ? `?xa=${code}` : ''}">${say.back}</a></p>
      <h1>${say.paperTitle}${commune ? `: ${commune.name}` : ''}</h1>${doneNotice(request.query.ghi === undefined ? null : say.saved)}${request.query['bo-cau'] === undefined ? '' : html`<p class="notice" role="status">${say.sentenceLeft}</p>`}<p>${say.paperHelp}</p>
      ${roles[account.role].isOfCommune ? '' : communeChooser(path, code, { all: say.chooseCommune })}
      ${
        code
          ? html`<form method="post" action="${path}" class="card">${csrfField(request)}${hidden('xa', code)}
        ${surveyFields({ questions, kind: 'paper', services: servicesOf(catalog), ...refused })}
        <div class="actions"><button class="button">${say.save}</button></div></form>`
          : ''
      }`
    response.send(page({ title: say.paperTitle, main, request, current: surveysPath }))
  }

  return [
    get(path, (request, response) => send(request, response)),
    post(path, async (request, response) => {
      const account = accountOf(request)
      const typed = typedIn(request)
      const code = communeOf(account, typed.xa)
      if (isForOther(code, typed.xa)) throw new Forbidden(securityWording.notYours)
      if (!code) throw new InvalidInput(say.chooseCommune)
      const read = answerForm(surveys.questions, 'paper').safeParse(typed)
      if (!read.success) {
        response.status(400)
        return send(request, response, { typed: { ...typed, xa: code }, errors: errorsOf(read.error) })
      }
      const { isSentenceKept } = await surveys.takePaper({ account, at: clock.now() }, read.data, {
        form: sheetIn(typed),
        communeCode: code,
        service: serviceIn(typed, servicesOf(catalog)),
      })
      response.redirect(303, `${path}?xa=${code}&ghi${isSentenceKept ? '' : '&bo-cau'}`)
    }),
  ]
}

/** Sheets of paper that somebody filled in, typed by staff and marked so. */
export const surveyPaperPage: WebPage = {
  path,
  title: say.paperTitle,
  who: ['handle_surveys'],
  actions: actionsOf,
}
