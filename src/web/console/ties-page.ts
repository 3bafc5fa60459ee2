import type { Request } from 'express'
import { z } from 'zod'
import { isUnit, relativeIn } from '../../cases/tied-officer.js'
import { type FormErrors, type FormField, form } from '../kit/form.js'
import { html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { tiesWording as say } from './ties-wording.js'

export const tiesPath = '/can-bo/nguoi-xu-ly-to-cao/khai-bao'

/**
 * Where officers of denunciations declare relatives and units, of whose cases they get no key (Luật Tố cáo Điều 38 khoản 5,
 * Nghị định 31/2019/NĐ-CP Điều 5).
 */
export const tiesPage: WebPage = {
  path: tiesPath,
  title: say.title,
  who: ['handle_protected', 'lend_identity'],
  actions: (parts) => actionsOf(parts),
}

const mostLines = 100
const longestLine = 120

/** A line each, the same one once. */
const lines = (isRight: (line: string) => boolean, wrong: (line: string) => string) =>
  z
    .string()
    .default('')
    .transform((text) =>
      [...new Set(text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()))].filter(Boolean),
    )
    .superRefine((all, { addIssue }) => {
      const bad = all.find((line) => !isRight(line))
      if (all.length > mostLines) addIssue({ code: 'custom', message: say.errors.tooMany(mostLines) })
      else if (all.some(({ length }) => length > longestLine))
        addIssue({ code: 'custom', message: say.errors.tooLong(longestLine) })
      else if (bad !== undefined) addIssue({ code: 'custom', message: wrong(bad) })
    })

const tiesForm = z.object({
  relatives: lines((line) => relativeIn(line) !== null, say.errors.relative),
  units: lines(isUnit, say.errors.unit),
})

const fields: FormField[] = [
  { name: 'relatives', label: say.relatives, help: say.relativesHelp, input: { kind: 'textarea', rows: 6 } },
  { name: 'units', label: say.units, help: say.unitsHelp, input: { kind: 'textarea', rows: 4 } },
]

type Typed = { values: Readonly<Record<string, unknown>>; errors?: FormErrors; notice?: string | null }

const view = (request: Request, { values, errors = new Map(), notice = null }: Typed): string => {
  const main = html`<h1>${say.title}</h1>${doneNotice(notice)}<p>${say.why}</p><p>${say.basis}</p><p class="muted">${say.kept}</p>
    ${form({ request, action: tiesPath, fields, submit: say.save, values, errors })}`
  return page({ title: say.title, main, request, current: tiesPath })
}

const actionsOf = ({ accounts, cases, clock }: WebParts) => [
  get(tiesPath, async (request, response) => {
    const { relatives, units } = await accounts.ties.find(accountOf(request))
    const values = { relatives: relatives.join('\n'), units: units.join('\n') }
    response.send(view(request, { values, notice: request.query.xong === '1' ? say.saved : null }))
  }),

  post(tiesPath, async (request, response) => {
    const read = tiesForm.safeParse(request.body)
    if (!read.success) {
      const errors = new Map(read.error.issues.map(({ path, message }) => [String(path[0]), message]))
      response.status(400).send(view(request, { values: request.body, errors }))
      return
    }
    await accounts.ties.declare(accountOf(request), read.data, clock.now())
    await cases.renewKeys(accountOf(request))
    response.redirect(303, `${tiesPath}?xong=1`)
  }),
]
