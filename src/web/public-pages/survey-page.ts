import type { Request, Response } from 'express'
import { toString as toQrCode } from 'qrcode'
import { z } from 'zod'
import { type Commune, communes, nameInSentence } from '../../places/communes.js'
import { networkOf } from '../../shared/network-address.js'
import { answerForm, formNames } from '../../surveys/read-form.js'
import { furtherForm, markSent } from '../kit/answer-at-address.js'
import { csrfField, errorsOf, type FormErrors, formField, typedIn } from '../kit/form.js'
import { Html, html } from '../kit/html.js'
import { serviceIn, servicesOf, sheetIn, surveyFields } from '../kit/survey-fields.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communeOfBareSlug, communePath, surveyPath } from './addresses.js'
import { communeChoice, readCommune } from './commune-choice.js'
import { justSentPage } from './just-sent.js'
import { publicPage } from './public-page.js'
import { surveyPageWording as say } from './survey-wording.js'

const path = '/kien/:slug'
const choicePath = '/kien'
/** A whole counter shares one line. */
const postsPerMinute = 60
const longestBrowser = 300

const slugSchema = z.string().max(100)

type Shown = { typed?: Readonly<Record<string, string>>; errors?: FormErrors }

const actionsOf = ({ surveys, catalog, clock, publicUrl }: WebParts) => {
  const send = (
    request: Request,
    response: Response,
    commune: Commune | null,
    main: Html,
    script = 'survey.js',
  ): void => {
    const name = commune ? nameInSentence(commune) : ''
    // a sheet that stood in a cache would be sent by two people and counted once
    response.set('cache-control', 'no-store').send(
      publicPage({
        title: commune ? say.title(name) : say.choose,
        description: commune ? say.description(name) : say.choose,
        path: commune ? surveyPath(commune) : choicePath,
        publicUrl,
        request,
        isListed: false,
        scripts: [script],
        main,
      }),
    )
  }

  const choose = (request: Request, response: Response, status: number): void => {
    response.status(status)
    send(
      request,
      response,
      null,
      html`<h1>${say.choose}</h1>${status === 404 ? html`<p class="lead">${say.chooseLead}</p>` : ''}${communeChoice({ action: choicePath, chosen: null, submit: say.open })}`,
    )
  }

  const communeOf = (request: Request): Commune | undefined => {
    const slug = slugSchema.parse(request.params.slug)
    return communes.find((one) => communePath(one) === `/xa/${slug}`)
  }

  const show = (request: Request, response: Response, commune: Commune, shown: Shown = {}): void => {
    const { questions } = surveys
    const near = { name: formNames.near, label: say.near, input: { kind: 'checkbox' as const } }
    send(
      request,
      response,
      commune,
      html`<h1>${say.title(nameInSentence(commune))}</h1><p class="lead">${say.lead}</p>
      <p class="notice" role="status" data-kept hidden>${say.kept}</p>
      <form method="post" action="${surveyPath(commune)}" class="card" data-survey>${csrfField(request)}
        ${surveyFields({ questions, kind: 'counter', services: servicesOf(catalog), isFolded: true, ...shown })}
        <p class="muted">${say.secret} <a href="/khieu-nai-to-cao">${say.ways}</a></p>
        ${formField(near, { value: shown.typed?.[formNames.near] ?? '' })}
        <div class="actions"><button class="button">${say.send}</button></div></form>`,
    )
  }

  const thank = (request: Request, response: Response, commune: Commune, isSentenceKept: boolean): void => {
    const further = furtherForm(surveyPath(commune), clock.now())
    send(
      request,
      response,
      commune,
      html`<h1>${say.thanks}</h1><p>${say.taken}</p>${isSentenceKept ? '' : html`<p class="notice">${say.sentenceLeft} <a href="/khieu-nai-to-cao">${say.ways}</a></p>`}
      <p class="actions"><a class="button-quiet" href="${further}">${say.another}</a> <a href="${communePath(commune)}">${commune.name}</a></p>`,
    )
  }

  return [
    get(choicePath, (request, response) => {
      const commune = readCommune(request.query.xa)
      if (commune) response.redirect(303, surveyPath(commune))
      else choose(request, response, 200)
    }),

    get(path, (request, response) => {
      const commune = communeOf(request)
      const meant = commune ? null : communeOfBareSlug(slugSchema.parse(request.params.slug))
      if (commune) show(request, response, commune)
      else if (meant) response.redirect(302, surveyPath(meant))
      else choose(request, response, 404)
    }),

    post(path, async (request, response) => {
      const commune = communeOf(request)
      if (!commune) return choose(request, response, 404)
      const typed = typedIn(request)
      const read = answerForm(surveys.questions, 'counter').safeParse(typed)
      if (!read.success) {
        response.status(400)
        return show(request, response, commune, { typed, errors: errorsOf(read.error) })
      }
      const browser = (request.headers['user-agent'] ?? '').slice(0, longestBrowser)
      const { isSentenceKept } = await surveys.takeCounter(read.data, {
        form: sheetIn(typed),
        communeCode: commune.code,
        service: serviceIn(typed, servicesOf(catalog)),
        isOfficerNear: typed[formNames.near] === '1',
        origin: { network: networkOf(request.ip ?? ''), browser },
        at: clock.now(),
      })
      markSent(response, request.path)
      thank(request, response, commune, isSentenceKept)
    }),

    get(`${path}/ma-qr`, async (request, response) => {
      const commune = communeOf(request)
      if (!commune) return choose(request, response, 404)
      const address = `${publicUrl}${surveyPath(commune)}`
      const code = new Html(await toQrCode(address, { type: 'svg', margin: 1, width: 320 }))
      send(
        request,
        response,
        commune,
        html`<article class="card checklist"><h1>${say.title(nameInSentence(commune))}</h1><p class="lead">${say.lead}</p>
        <figure class="qr qr-large"><div role="img" aria-label="${say.scan}">${code}</div><figcaption>${say.scan}<br>${address}</figcaption></figure>
        <p class="actions no-print"><button type="button" class="button" data-print hidden>${say.print}</button></p></article>`,
        'print.js',
      )
    }),
  ]
}

/** The sheet behind the QR at a commune's counter: no login, no script needed, nothing that says who answers. */
export const surveyPage: WebPage = {
  path,
  title: 'Góp ý',
  who: 'anybody',
  answersAtAddress: true,
  justSent: justSentPage(say.justSent),
  postsPerMinute,
  actions: actionsOf,
}
