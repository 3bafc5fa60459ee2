import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Case } from '../../../cases/case.js'
import { categoryOf } from '../../../cases/category-of.js'
import { isDraft } from '../../../cases/kinds/index.js'
import { createSecret, readSecret } from '../../../cases/sealed/citizen-secret.js'
import { provinceOfficeWords } from '../../../places/wording.js'
import { createCounter } from '../../../shared/counter.js'
import { networkOf } from '../../../shared/network-address.js'
import { typedIn } from '../../kit/form.js'
import { type Html, html } from '../../kit/html.js'
import { uploadedFiles } from '../../kit/read-upload.js'
import { get, post, type WebPage } from '../../kit/web-page.js'
import type { WebParts } from '../../kit/web-parts.js'
import { isAnswerOf, issueKey, readKey } from '../form-key.js'
import {
  checkForm,
  contentOfForm,
  emptyForm,
  exitView,
  formView,
  names,
  pickForm,
  readForm,
  type SealedForm,
  wayOf,
} from './form-view.js'
import { markOf } from './mark-of.js'
import { sealedPage } from './sealed-page.js'
import { sealedWording as say } from './wording.js'

export const sealedPath = '/gui-kin'

const postsPerMinute = 30
const filedPerHour = 30
const mostFiles = 10
/** Where a quick exit leads: nothing there says where one came from. */
const elsewhere = 'https://www.google.com/search?q=th%E1%BB%9Di+ti%E1%BA%BFt+H%C6%B0ng+Y%C3%AAn'

const querySchema = z.object({ nhap: z.string().max(60).catch('') })

const receiptView = (opened: Case, secret: string, petition: string | null, office: string | null): Html =>
  html`${exitView}<article class="card receipt" aria-labelledby="bien-nhan"><h1 id="bien-nhan">${petition ? say.sent.draft : say.sent.title}</h1>
    <p class="receipt-code"><span>${say.sent.code}</span> <strong>${opened.receiptCode}</strong></p>
    <p class="receipt-code receipt-secret"><span>${say.sent.secret}</span> <strong>${secret}</strong></p>
    <p class="notice notice-error">${say.sent.once}</p>
    <dl class="facts">${opened.attachments.length > 0 ? html`<div><dt>${say.files}</dt><dd>${say.own.filesOf(opened.attachments.length)}</dd></div>` : ''}<div><dt>${say.sent.agency}</dt><dd>${opened.agency.name}</dd></div>${opened.settledBy ? html`<div><dt>${say.settles.title}</dt><dd>${opened.settledBy}</dd></div>` : ''}</dl>
    <p>${say.sent.news}</p>
    ${petition ? html`<p>${say.sent.sign(office)}</p><p><a class="button" href="${petition}">${say.sent.print}</a></p>` : html`<p>${say.sent.tip}</p>`}
    <p>${say.sent.danger}</p></article>
    <p>${say.sent.check}</p><div class="actions"><a class="button" href="/gui-kin/ho-so">${say.sent.tryIt}</a></div>`

const actionsOf = (parts: WebParts) => {
  const { cases, attachments, formAnswers, understanding, clock, keys } = parts
  const mayFile = createCounter({ most: filedPerHour, seconds: 3_600 })

  const show = (request: Request, response: Response, form: SealedForm, more = {}, status = 200): void => {
    const nonce = readKey(keys.forms, form.key, clock.now())?.nonce ?? ''
    response.status(status)
    sealedPage(parts, request, response, {
      ...say,
      path: sealedPath,
      main: formView({ request, form, nonce, ...more }),
    })
  }
  const fresh = () => ({ key: issueKey(keys.forms, clock.now()), secret: createSecret() })

  /** Files lie under a key of this form until the case takes them. */
  const keepFiles = async (request: Request, chat: string) => {
    const kept: string[] = []
    for (const { name, bytes } of uploadedFiles(request).slice(0, mostFiles)) {
      const mark = markOf(keys.forms, bytes)
      const result = await attachments.keep({ id: `${chat}:${mark}`, chat, name, bytes, at: clock.now() })
      if ('refused' in result) return { kept, refused: name }
      kept.push(result.kept.id)
    }
    return { kept, refused: null }
  }

  const showReceipt = async (request: Request, response: Response, opened: Case, secret: string): Promise<void> => {
    const petition = isDraft(opened) ? `/don/${await cases.openPetitionLink(opened, clock.now())}` : null
    sealedPage(parts, request, response, {
      ...say,
      path: sealedPath,
      main: receiptView(opened, secret, petition, provinceOfficeWords(await parts.places.getProvinceOffice())),
    })
  }

  const take = async (request: Request, response: Response): Promise<void> => {
    const typed = typedIn(request)
    const form = readForm(typed)
    // from another page, whose words turned out to be a denunciation
    if (typed[names.key] === undefined)
      return show(request, response, { ...emptyForm, text: form.text, ...fresh() }, { isBegun: form.text !== '' })
    const key = readKey(keys.forms, form.key, clock.now())
    const secret = readSecret(form.secret)
    const hadFiles = uploadedFiles(request).length > 0
    if (!key || key.isOld || !secret) {
      const errors = new Map([[names.answer, say.errors.old]])
      return show(request, response, { ...form, ...fresh(), answer: '' }, { errors, hadFiles }, 400)
    }
    const openedBy = `kin:${key.nonce}`
    const stands = await cases.store.getOpenedBy(openedBy)
    if (stands) {
      const own = await cases.openWithSecret(stands.receiptCode, secret)
      if (own && own.found.text === contentOfForm(form, []).text)
        return showReceipt(request, response, own.found, form.secret)
      const said = say.before(own ? stands.receiptCode : '')
      return show(request, response, { ...form, ...fresh(), answer: '' }, { said, hadFiles }, 409)
    }
    const errors = checkForm(form)
    if (!isAnswerOf(key.nonce, form.answer)) errors.set(names.answer, say.errors.question)
    const way = wayOf(form)
    if (errors.size > 0 || !way) return show(request, response, form, { errors, hadFiles }, 400)
    const { kept, refused } = await keepFiles(request, openedBy)
    if (refused) errors.set(names.files, say.errors.file(refused))
    if (errors.size > 0) return show(request, response, form, { errors }, 400)
    if (!(await mayFile(networkOf(request.ip ?? ''))))
      return show(request, response, form, { said: say.errors.tooMany, hadFiles }, 429)
    const opened = await cases.open({
      content: {
        ...contentOfForm(form, kept),
        kind: way,
        category: categoryOf(way, form.text, understanding.guessCategory),
      },
      openedBy,
      chat: null,
      secret,
      at: clock.now(),
    })
    await showReceipt(request, response, opened, form.secret)
  }

  return [
    get(sealedPath, async (request, response) => {
      const { nhap } = querySchema.parse(request.query)
      const begun = nhap === '' ? null : await formAnswers.getDraft(nhap, clock.now())
      const said = nhap !== '' && !begun ? say.draftGone : null
      show(request, response, { ...emptyForm, ...pickForm(begun ?? {}), ...fresh() }, { said, isBegun: begun !== null })
    }),
    post(sealedPath, take),
    get(`${sealedPath}/thoat`, (_request, response) => {
      response.set({ 'clear-site-data': '"cache"', 'referrer-policy': 'no-referrer' }).redirect(303, elsewhere)
    }),
  ]
}

/** A denunciation or tip by page: no account, no script, no cookie that stays; its answers stand at no address. */
export const sealedReportPage: WebPage = {
  path: sealedPath,
  title: say.title,
  who: 'anybody',
  takesFiles: true,
  postsPerMinute,
  actions: actionsOf,
}
