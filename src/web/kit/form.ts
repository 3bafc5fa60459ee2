import type { Request } from 'express'
import { z } from 'zod'
import { type Html, html } from './html.js'
import { csrfTokenOf } from './security.js'
import { formWording as say } from './wording.js'

/** Messages by the name of a field: what to write instead. */
export type FormErrors = ReadonlyMap<string, string>

type Options = Readonly<Record<string, string>>

type Input =
  | {
      kind: 'text'
      type?: 'text' | 'date' | 'password' | 'search' | 'tel'
      autocomplete?: string
      numeric?: boolean
      once?: true
    }
  | { kind: 'textarea'; rows?: number }
  | { kind: 'select'; options: Options; withBlank?: boolean | string }
  /** Posts '1' when it is ticked. */
  | { kind: 'checkbox' }
  /** `accept`: the kinds that the browser offers. */
  | { kind: 'files'; accept?: string }

export type FormField = {
  name: string
  label: string
  help?: string
  required?: boolean
  maxLength?: number
  input: Input
}

type Shown = { id?: string; value: string; error?: string | undefined }

/** The hidden field that every form of staff carries. */
export const csrfField = (request: Request): Html => hidden('_csrf', csrfTokenOf(request))

export const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`

const control = (field: FormField, id: string, { value, error }: Shown): Html => {
  const { name, input, required, maxLength, help } = field
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  // a browser cuts what is pasted into a text area without a word: the server says that it is too long, and nothing is lost
  const cuts = input.kind === 'textarea' ? undefined : maxLength
  const attributes = html`id="${id}" name="${name}"${required ? html` required` : ''}${cuts ? html` maxlength="${cuts}"` : ''}${described ? html` aria-describedby="${described}"` : ''}${error ? html` aria-invalid="true"` : ''}`
  if (input.kind === 'textarea') return html`<textarea ${attributes} rows="${input.rows ?? 3}">${value}</textarea>`
  if (input.kind === 'select')
    return html`<select ${attributes}>${input.withBlank ? html`<option value="">${input.withBlank === true ? '' : input.withBlank}</option>` : ''}${Object.entries(
      input.options,
    ).map(
      ([code, label]) => html`<option value="${code}"${code === value ? html` selected` : ''}>${label}</option>`,
    )}</select>`
  if (input.kind === 'checkbox')
    return html`<input ${attributes} type="checkbox" value="1"${value === '1' ? html` checked` : ''}>`
  if (input.kind === 'files')
    return html`<input ${attributes} type="file" multiple${input.accept ? html` accept="${input.accept}"` : ''}>`
  const { type = 'text', autocomplete, numeric, once } = input
  return html`<input ${attributes} type="${type}"${type === 'password' ? '' : html` value="${value}"`}${autocomplete ? html` autocomplete="${autocomplete}"` : ''}${autocomplete === 'username' ? html` autocapitalize="none"` : ''}${numeric ? html` inputmode="numeric"` : ''}${once ? html` data-once` : ''}>`
}

/** What stands above a control: how to fill it in, and what was wrong with what was typed. */
export const notes = (id: string, help: string | undefined, error: string | undefined): Html =>
  html`${help ? html`<p class="field-help" id="${id}-help">${help}</p>` : ''}${error ? html`<p class="field-error" id="${id}-error">${error}</p>` : ''}`

/** A field with its label, help, error and what was typed. `id` where one page has several of the name. */
export const formField = (field: FormField, shown: Shown): Html => {
  const id = shown.id ?? field.name
  if (field.input.kind === 'checkbox')
    return html`<div class="field field-check">${control(field, id, shown)}<label for="${id}">${field.label}</label>${notes(id, field.help, shown.error)}</div>`
  return html`<div class="field"><label for="${id}">${field.label}</label>${notes(id, field.help, shown.error)}${control(field, id, shown)}</div>`
}

/** In a form whose draft is kept: the files that were chosen are to be chosen again (assets/drafts.js). */
export const filesAgainNote: Html = html`<p class="field-error" role="status" data-files-again hidden>${say.filesAgain}</p>`

/**
 * A form of staff: the session's token, hidden values, fields with what was typed, the button. `name` keeps the ids of
 * several forms on a page apart. `error` is one that belongs to no field. With `draft` the browser keeps what is typed
 * until it was taken (assets/drafts.js), in this tab alone.
 */
export const form = ({
  request,
  action,
  fields,
  submit,
  name,
  fixed = {},
  values = {},
  errors = new Map(),
  error = null,
  className,
  isMain = true,
  draft = false,
}: {
  request: Request
  action: string
  fields: readonly FormField[]
  submit: string | Html
  name?: string
  fixed?: Readonly<Record<string, string | number>>
  values?: Readonly<Record<string, unknown>>
  errors?: FormErrors
  error?: string | null
  className?: string
  isMain?: boolean
  draft?: boolean
}): Html => {
  const shownOf = (field: FormField) => {
    const value = values[field.name]
    return {
      ...(name && { id: `${name}-${field.name}` }),
      value: typeof value === 'string' ? value : '',
      error: errors.get(field.name),
    }
  }
  const button =
    submit instanceof Object ? submit : html`<button class="${isMain ? 'button' : 'button-quiet'}">${submit}</button>`
  const takesFiles = fields.some(({ input }) => input.kind === 'files')
  return html`<form method="post" action="${action}"${takesFiles ? html` enctype="multipart/form-data"` : ''}${className ? html` class="${className}"` : ''}${draft ? html` data-draft="${name ?? action}"` : ''}>${csrfField(request)}
    ${Object.entries(fixed).map(([key, value]) => hidden(key, value))}
    ${error ? html`<p class="field-error" role="alert">${error}</p>` : ''}${errors.size > 0 ? html`<p class="field-error" role="alert">${say.hasErrors(errors.size)}</p>` : ''}
    ${draft && takesFiles ? filesAgainNote : ''}
    ${fields.map((field) => formField(field, shownOf(field)))}
    <div class="actions">${button}</div></form>`
}

const typedSchema = z.record(z.string(), z.string()).transform((body) => {
  const { _csrf, ...typed } = body
  return typed
})

/** What was typed into a form, by name and unchecked, line breaks as one character each. Throws ZodError on repeated names. */
export const typedIn = (request: Request): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typedSchema.parse(request.body ?? {})).map(([name, text]) => [name, text.replaceAll('\r\n', '\n')]),
  )

/** Errors beside their fields. */
export const errorsOf = (error: z.ZodError): Map<string, string> =>
  new Map(error.issues.map(({ path, message }) => [path.join('.'), message]))
