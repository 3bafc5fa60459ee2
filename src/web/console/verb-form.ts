import type { Request } from 'express'
import type { Case } from '../../cases/case.js'
import { kindOf } from '../../cases/kinds/index.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { RefusedForm } from './case-view.js'
import { casePageWording as say } from './case-wording.js'
import type { StepToRecord } from './paper-steps.js'

type Options = {
  fixed?: Record<string, string | number>
  chosen?: Record<string, string>
  isMain?: boolean
  /** Offers to go on with the next case of the list. */
  withNext?: boolean
}

/** What the forms of a case's page share: the case as it was seen, the list it stands in, what was refused. */
export type FormContext = {
  request: Request
  found: Case
  refused: RefusedForm
  /** The form that stands open. */
  opened: string | null
  /** The list that the case was opened from, as it stands behind '?'. */
  list: string
  /** What waits for the number of a paper. */
  toRecord: readonly StepToRecord[]
}

/** Ticked: sent as it is, though it was warned of. */
export const insistsField = 'van_gui'

/** The form of one verb on a case, with what was typed into it when it was refused. */
export const verbForm = (
  { request, found, refused, list, toRecord }: FormContext,
  name: string,
  path: string,
  label: string,
  fields: readonly FormField[],
  { fixed = {}, chosen = {}, isMain = false, withNext = false }: Options = {},
): Html => {
  const mine = refused?.form === name ? refused : null
  const button = html`<button class="${isMain ? 'button' : 'button-quiet'}">${label}</button>`
  return form({
    request,
    name,
    action: `/can-bo/vu-viec/${found.id}/${path}`,
    fields: mine?.insists
      ? [...fields, { name: insistsField, label: mine.insists, input: { kind: 'checkbox' } }]
      : fields,
    submit: withNext
      ? html`${button} <button class="button-quiet" name="next" value="1">${say.andNext}</button>`
      : button,
    fixed: { version: found.version, ...(list && { ds: list }), ...fixed },
    values: mine
      ? { ...mine.typed, [insistsField]: '' }
      : { ...chosen, ...toRecord.find((one) => one.form === name)?.values },
    error: mine?.error ?? null,
    draft: !kindOf(found.kind).isProtected && name !== 'split',
  })
}

/** The same, folded under its label; one without fields is its button. */
export const foldedVerb = (
  context: FormContext,
  name: string,
  path: string,
  label: string,
  fields: readonly FormField[],
  options: Options = {},
): Html => {
  const body = verbForm(context, name, path, label, fields, options)
  const isOpen = context.refused?.form === name || context.opened === name
  return fields.length === 0
    ? body
    : html`<details${isOpen ? html` open` : ''}><summary>${label}</summary>${body}</details>`
}
