import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { roles } from '../../accounts/roles.js'
import { getCommune } from '../../places/communes.js'
import { publicationKindNames, publicationKinds } from '../../publications/kinds.js'
import {
  earliestEnd,
  isOverdue,
  isPublic,
  type Publication,
  postingForm,
  publicationForm,
} from '../../publications/publication.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { Forbidden, InvalidInput, NotFound } from '../../shared/errors.js'
import { servedFile } from '../kit/file-headers.js'
import { errorsOf, type FormErrors, type FormField, form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { securityWording } from '../kit/wording.js'
import { communePath } from '../public-pages/addresses.js'
import { communeChooser, communeOf, isForOther } from './commune-choice.js'
import { publicationsPageWording as say } from './publications-wording.js'

const path = '/can-bo/cong-khai'

const notices: Readonly<Record<string, string>> = { ghi: say.saved, sua: say.edited, dang: say.done, go: say.down }
const formKey = z.uuid().optional().catch(undefined)
const keySchema = z.object({ key: z.string().max(100) })
const idSchema = z.object({ id: z.string().max(60) })
const reasonSchema = z.string().trim().max(300).default('')

type Refused = { form: string; typed: Readonly<Record<string, string>>; errors: FormErrors; error: string | null }

/** What a commune has to publish, what it publishes, and what is late; the province looks at all. */
export const publicationsPage: WebPage = {
  path,
  title: say.title,
  who: ['publish'],
  navigation: say.short,
  takesFiles: true,
  actions: ({ publications, attachments, clock }) => {
    const send = async (request: Request, response: Response, refused: Refused | null = null): Promise<void> => {
      const account = accountOf(request)
      const code = communeOf(account, refused ? refused.typed.xa : request.query.xa)
      const today = localDay(clock.now())
      const notice = Object.entries(notices).find(([name]) => request.query[name] !== undefined)?.[1] ?? null
      const listed = code ? await publications.find({ communeCode: code }) : await publications.findOverdue(today)
      if (refused) response.status(400)
      response.send(show(request, { code, listed, today, notice, refused }))
    }
    /** Does what a form of one publication asks; what it refuses comes back beside the form. */
    const act = async (
      request: Request,
      response: Response,
      name: string,
      run: (id: string, typed: Readonly<Record<string, string>>) => Promise<void>,
    ): Promise<void> => {
      const { id } = idSchema.parse(request.params)
      const typed = typedIn(request)
      try {
        await run(id, typed)
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        return send(request, response, { form: `${name}-${id}`, typed, errors: new Map(), error: error.message })
      }
      response.redirect(303, `${path}?xa=${typed.xa ?? ''}&${name}`)
    }
    return [
      get(path, (request, response) => send(request, response)),
      post(path, async (request, response) => {
        const account = accountOf(request)
        const typed = typedIn(request)
        const at = clock.now()
        const code = communeOf(account, typed.xa)
        if (isForOther(code, typed.xa)) throw new Forbidden(securityWording.notYours)
        if (!code) throw new InvalidInput(say.chooseCommune)
        const refuse = (errors: FormErrors, error: string | null = null) =>
          send(request, response, { form: 'add', typed: { ...typed, xa: code }, errors, error })
        const checked = publicationForm(localDay(at)).safeParse(typed)
        if (!checked.success) return refuse(errorsOf(checked.error))
        try {
          await publications.add(
            { account, at },
            code,
            checked.data,
            uploadedFiles(request)[0] ?? null,
            formKey.parse(typed.khoa),
          )
        } catch (error) {
          if (!(error instanceof InvalidInput)) throw error
          return refuse(new Map(), error.message)
        }
        response.redirect(303, `${path}?xa=${code}&ghi`)
      }),
      get(`${path}/tep/:key`, async (request, response) => {
        const { key } = keySchema.parse(request.params)
        const opened = await attachments.open(await publications.findFileFor(accountOf(request), key))
        if ('refused' in opened) throw new NotFound(say.fileGone)
        const file = servedFile(opened.attachment.name, opened.bytes)
        response.set(file.headers)
        response.type(file.type).send(opened.bytes)
      }),
      post(`${path}/:id/sua`, (request, response) =>
        act(request, response, 'sua', async (id, typed) => {
          const at = clock.now()
          const checked = publicationForm(localDay(at)).safeParse(typed)
          if (!checked.success) throw new InvalidInput([...errorsOf(checked.error).values()].join(' '))
          const file = uploadedFiles(request)[0] ?? null
          await publications.edit({ account: accountOf(request), at }, id, checked.data, file)
        }),
      ),
      post(`${path}/:id/dang`, (request, response) =>
        act(request, response, 'dang', (id, typed) =>
          publications.post({ account: accountOf(request), at: clock.now() }, id, postingForm.parse(typed)),
        ),
      ),
      post(`${path}/:id/go`, (request, response) =>
        act(request, response, 'go', (id, typed) =>
          publications.takeDown({ account: accountOf(request), at: clock.now() }, id, reasonSchema.parse(typed.text)),
        ),
      ),
    ]
  },
}

const addFields: FormField[] = [
  {
    name: 'kind',
    label: say.fields.kind,
    required: true,
    input: {
      kind: 'select',
      withBlank: say.choose,
      options: Object.fromEntries(publicationKindNames.map((name) => [name, publicationKinds[name].label])),
    },
  },
  { name: 'title', label: say.fields.title, required: true, maxLength: 300, input: { kind: 'text' } },
  { name: 'number', label: say.fields.number, maxLength: 60, input: { kind: 'text' } },
  { name: 'decidedOn', label: say.fields.decidedOn, required: true, input: { kind: 'text', type: 'date' } },
  { name: 'responsible', label: say.fields.responsible, required: true, maxLength: 150, input: { kind: 'text' } },
  { name: 'file', label: say.fields.file, input: { kind: 'files' } },
]

const reasonField: FormField = {
  name: 'text',
  label: say.reason,
  required: true,
  maxLength: 300,
  input: { kind: 'text' },
}

type Shown = {
  code: string | null
  listed: readonly Publication[]
  today: string
  notice: string | null
  refused: Refused | null
}

const item = (request: Request, one: Publication, { today, refused }: Shown): Html => {
  const { id, communeCode, kind, title, number, decidedOn, dueOn, postedFrom, until, readOutFrom, takenDown } = one
  const { label, namesPersons } = publicationKinds[kind]
  const isWaiting = postedFrom === null && takenDown === null
  const earliest = earliestEnd(kind, today)
  const facts = [
    say.decided(number, readableDay(decidedOn)),
    say.by(one.responsible),
    ...(isWaiting ? [say.due(readableDay(dueOn))] : []),
    ...(postedFrom ? [say.shown(readableDay(postedFrom), until && readableDay(until))] : []),
    ...(readOutFrom ? [say.readOutSince(readableDay(readOutFrom))] : []),
    ...(takenDown ? [say.takenDown(readableDay(takenDown.on), takenDown.reason)] : []),
  ]
  const verb = (
    name: string,
    submit: string,
    fields: FormField[],
    { isMain, values = {} }: { isMain: boolean; values?: Readonly<Record<string, unknown>> },
  ): Html => {
    const isRefused = refused?.form === `${name}-${id}`
    return form({
      request,
      name: `${name}-${id}`,
      action: `${path}/${id}/${name}`,
      fields,
      submit,
      fixed: { xa: communeCode },
      values: isRefused ? refused.typed : values,
      error: isRefused ? refused.error : null,
      isMain,
    })
  }
  const folded = (name: string, summary: string, body: Html): Html =>
    html`<details${refused?.form === `${name}-${id}` ? html` open` : ''}><summary>${summary}</summary>${body}</details>`
  const posting: FormField[] = [
    { name: 'until', label: say.until(earliest && readableDay(earliest)), input: { kind: 'text', type: 'date' } },
    ...(publicationKinds[kind].isReadOut
      ? [{ name: 'readOut', label: say.readOut, input: { kind: 'checkbox' } } satisfies FormField]
      : []),
  ]
  return html`<li class="card"><h3>${title}${isOverdue(one, today) ? html` <span class="badge badge-danger">${say.late}</span>` : ''}</h3>
    <p class="muted">${label}. ${facts.join('. ')}.</p>${namesPersons ? html`<p class="muted">${say.persons}</p>` : ''}
    <p>${one.file ? html`<a href="${path}/tep/${one.file.key}">${one.file.name}</a>` : say.noFile}</p>
    ${isWaiting ? verb('dang', say.post, posting, { isMain: true }) : ''}
    ${isWaiting ? folded('sua', say.edit, verb('sua', say.saveEdit, addFields, { isMain: false, values: one })) : ''}
    ${takenDown === null ? folded('go', postedFrom ? say.takeDown : say.strike, verb('go', postedFrom ? say.takeDown : say.strike, [reasonField], { isMain: false })) : ''}</li>`
}

const show = (request: Request, shown: Shown): string => {
  const { code, listed, today, notice, refused } = shown
  const isOfProvince = !roles[accountOf(request).role].isOfCommune
  const late = listed.filter((one) => isOverdue(one, today))
  const waiting = listed.filter(({ postedFrom, takenDown }) => postedFrom === null && takenDown === null)
  const posted = listed.filter((one) => isPublic(one, today))
  const ended = listed.filter((one) => !waiting.includes(one) && !posted.includes(one))
  const commune = code ? getCommune(code) : undefined
  const group = (id: string, title: string, ones: readonly Publication[]): Html =>
    html`<section aria-labelledby="${id}"><h2 id="${id}">${title} (${ones.length})</h2>${ones.length === 0 ? html`<p class="muted">${say.none}</p>` : html`<ul class="cards">${ones.map((one) => item(request, one, shown))}</ul>`}</section>`
  const isAddRefused = refused?.form === 'add'
  const main = html`<h1>${say.title}${commune ? `: ${commune.name}` : ''}</h1><p>${say.help}</p>
    ${isOfProvince ? communeChooser(path, code, { all: say.all }) : ''}${doneNotice(notice)}
    ${late.length > 0 ? html`<p class="notice notice-error">${say.overdue(late.length)}</p>` : ''}
    ${commune ? html`<p><a href="${communePath(commune)}/cong-khai">${say.publicPage}</a></p>` : ''}
    ${group('waiting', say.waiting, waiting)}${
      code
        ? html`<section class="card narrow" aria-labelledby="add"><h2 id="add">${say.add}</h2>${form({ request, name: 'add', action: path, fields: addFields, submit: say.save, fixed: { xa: code, khoa: randomUUID() }, values: isAddRefused ? refused.typed : {}, errors: isAddRefused ? refused.errors : new Map(), error: isAddRefused ? refused.error : null, draft: true })}</section>${group('posted', say.posted, posted)}${group('ended', say.ended, ended)}`
        : ''
    }`
  return page({ title: say.title, main, request, wide: true, current: path })
}
