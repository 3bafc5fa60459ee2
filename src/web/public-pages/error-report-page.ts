import type { Request, Response } from 'express'
import { z } from 'zod'
import { accusesInWords } from '../../dialogue/accuses-office.js'
import { chatOfForm } from '../../dialogue/forms/send-report.js'
import { readable } from '../../dialogue/readable.js'
import { createCounter } from '../../shared/counter.js'
import { NotFound } from '../../shared/errors.js'
import { sign } from '../../shared/keys.js'
import { networkOf } from '../../shared/network-address.js'
import { markSent } from '../kit/answer-at-address.js'
import { csrfField, type FormErrors, formField, hidden, typedIn } from '../kit/form.js'
import { html } from '../kit/html.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { errorReportPath, procedurePath } from './addresses.js'
import { isAnswerOf, issueKey, questionOf, readKey } from './form-key.js'
import { justSentPage } from './just-sent.js'
import { publicPage } from './public-page.js'
import { reportWording } from './report-wording.js'
import { procedurePageWording, errorReportWording as say } from './wording.js'

const path = '/thu-tuc/:slug/bao-sai'
const postsPerMinute = 60
const keptPerHour = 20
const longest = 2_000
const names = { text: 'sai', answer: 'tra_loi', key: 'mau', version: 'ban' } as const

const slugSchema = z.string().max(200)
const versionSchema = z.coerce.number().int().min(1).max(100_000).nullable().catch(null)

type Shown = {
  text?: string
  key: string
  version: number | null
  answer?: string
  errors?: FormErrors
  said?: string | null
  accuses?: boolean
}

const actionsOf = ({ catalog, understanding, tasks, clock, keys, publicUrl }: WebParts) => {
  const mayKeep = createCounter({ most: keptPerHour, seconds: 3_600 })
  const newKey = (): string => issueKey(keys.forms, clock.now())

  const procedureOf = (request: Request) => {
    const found = catalog.get(slugSchema.parse(request.params.slug))
    if (!found) throw new NotFound(procedurePageWording.notFound)
    return found
  }

  const show = (request: Request, response: Response, shown: Shown | 'thanks', status = 200): void => {
    const { slug, short_name } = procedureOf(request)
    const action = errorReportPath(slug)
    const back = html`<p><a href="${procedurePath(slug)}">${say.back(short_name)}</a></p>`
    const formOf = ({ text = '', key, version, answer = '', errors = new Map(), said, accuses }: Shown) => {
      const nonce = readKey(keys.forms, key, clock.now())?.nonce ?? ''
      return html`<h1>${say.title}</h1><p class="lead">${say.lead(short_name)}</p>
        <form method="post" action="${action}" class="card report-form" novalidate>${csrfField(request)}${hidden(names.key, key)}${version === null ? '' : hidden(names.version, version)}
        ${said ? html`<p class="notice notice-error" role="alert">${said}</p>` : ''}
        ${accuses ? html`<div class="notice" role="alert"><p>${say.accuses}</p><p><a href="/khieu-nai-to-cao">${reportWording.kind.ways}</a></p></div>` : ''}
        ${formField({ name: names.text, label: say.text, help: say.textHelp, required: true, input: { kind: 'textarea', rows: 5 } }, { value: text, error: errors.get(names.text) })}
        ${formField({ name: names.answer, label: reportWording.question(questionOf(nonce)), help: reportWording.questionHelp, required: true, maxLength: 40, input: { kind: 'text', autocomplete: 'off' } }, { value: answer, error: errors.get(names.answer) })}
        <div class="actions"><button class="button">${say.submit}</button></div></form>${back}`
    }
    response.status(status).send(
      publicPage({
        title: say.titleOf(short_name),
        description: say.lead(short_name),
        path: action,
        publicUrl,
        request,
        current: '/thu-tuc',
        isListed: false,
        main: shown === 'thanks' ? html`<h1>${say.thanks}</h1><p>${say.next}</p>${back}` : formOf(shown),
      }),
    )
  }

  const take = async (request: Request, response: Response): Promise<void> => {
    const { slug } = procedureOf(request)
    const typed = typedIn(request)
    const text = (typed[names.text] ?? '').trim()
    const answer = typed[names.answer] ?? ''
    const version = versionSchema.parse(typed[names.version])
    const read = readKey(keys.forms, typed[names.key] ?? '', clock.now())
    const isOpen = read !== null && !read.isOld
    const errors = new Map<string, string>()
    if (readable(text) === '') errors.set(names.text, say.missing)
    else if (text.length > longest) errors.set(names.text, say.tooLong)
    if (!isOpen) errors.set(names.answer, reportWording.questionNew)
    else if (!isAnswerOf(read.nonce, answer))
      errors.set(names.answer, answer.trim() === '' ? reportWording.questionOpen : reportWording.questionWrong)
    const key = isOpen ? (typed[names.key] as string) : newKey()
    const again = { text, key, version, answer: isOpen ? answer : '' }
    if (!read || errors.size > 0) return show(request, response, { ...again, errors }, 400)
    if (accusesInWords(readable(text), 'anything', understanding.understand(readable(text))))
      return show(request, response, { ...again, accuses: true }, 409)
    if (!(await mayKeep(networkOf(request.ip ?? ''))))
      return show(request, response, { ...again, said: say.tooMany }, 429)
    const latest = catalog.versionOf(slug)
    const isKnown = version !== null && latest !== null && version <= latest
    await tasks.open({
      kind: 'error_report',
      openedBy: `form:${read.nonce}`,
      chat: chatOfForm(sign(keys.forms, `chat:${read.nonce}`).slice(0, 32)),
      at: clock.now(),
      facts: { text: readable(text), slug, ...(isKnown && { told: [say.seen(slug, version)] }) },
    })
    markSent(response, request.path)
    show(request, response, 'thanks')
  }

  return [
    get(path, (request, response) => {
      show(request, response, { key: newKey(), version: versionSchema.parse(request.query[names.version]) })
    }),
    post(path, take),
  ]
}

/** What is wrong on a procedure's page, told to the editors without the chat; what accuses people in office is not kept. */
export const errorReportPage: WebPage = {
  path,
  title: say.title,
  who: 'anybody',
  answersAtAddress: true,
  justSent: justSentPage(say.justSent),
  postsPerMinute,
  actions: actionsOf,
}
