import type { Field, Fields } from '../../catalog/field.js'
import { shorten } from '../../shared/text.js'
import { type FormErrors, notes } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { editorWording as say } from './wording.js'

/** Fewer rows than that stand open. */
const openRows = 3
const longestGist = 70

type Shown = { name: string; field: Field; value: unknown; errors: FormErrors }

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value))

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined

/** What to show where nothing is written: the default of an optional field. */
const orDefault = ({ schema, optional }: Field, value: unknown): unknown => {
  if (value !== undefined || !optional) return value
  const result = schema.safeParse(undefined)
  return result.success ? result.data : undefined
}

const allowsNull = ({ schema }: Field): boolean => schema.safeParse(null).success

const control = ({ name, field, value, errors }: Shown): Html => {
  const { input } = field
  const described = html`aria-describedby="${name}-help${errors.has(name) ? ` ${name}-error` : ''}"${errors.has(name) ? html` aria-invalid="true"` : ''}`
  switch (input.kind) {
    case 'textarea':
      return html`<textarea id="${name}" name="${name}" rows="3" ${described}>${asText(value)}</textarea>`
    case 'list':
      return html`<textarea id="${name}" name="${name}" rows="${Math.min(14, asList(value).length + 2)}" ${described}>${asList(value).join('\n')}</textarea>`
    case 'numbers':
      return html`<input id="${name}" name="${name}" value="${asList(value).join(', ')}" inputmode="numeric" ${described}>`
    case 'select':
      return html`<select id="${name}" name="${name}" ${described}>
        ${allowsNull(field) ? html`<option value=""></option>` : (value ?? '') === '' ? html`<option value="">${say.choose}</option>` : ''}
        ${Object.entries(input.options).map(([code, label]) => html`<option value="${code}"${code === value ? html` selected` : ''}>${label}</option>`)}
      </select>`
    case 'day':
      return html`<input id="${name}" name="${name}" type="date" value="${asText(value)}" ${described}>`
    case 'month':
      return html`<input id="${name}" name="${name}" value="${asText(value)}" placeholder="2026-07" ${described}>`
    default:
      return html`<input id="${name}" name="${name}" value="${asText(value)}"${input.kind === 'number' ? html` inputmode="numeric"` : ''} ${described}>`
  }
}

/** The first words of a row, or of a row in it, to find it by while it is folded. */
const gist = (value: unknown): string => {
  const members = typeof value === 'object' && value !== null ? Object.values(value) : []
  const texts = members.filter((one) => typeof one === 'string')
  const first = texts.find((one) => one.includes(' ')) ?? texts[0]
  if (first !== undefined) return shorten(first, longestGist)
  const within = members.find((one) => Array.isArray(one) && one.length > 0)
  return Array.isArray(within) ? gist(within[0]) : ''
}

const hasErrorIn = (errors: FormErrors, name: string): boolean =>
  [...errors.keys()].some((path) => path === name || path.startsWith(`${name}.`))

const rowButton = (name: string, move: string, label: string, row: string): Html =>
  html`<button name="row" value="${name}:${move}" class="button-quiet">${label}<span class="visually-hidden"> ${row}</span></button>`

const row = (
  fields: Fields,
  {
    name,
    value,
    errors,
    label,
    isOpen,
  }: { name: string; value: unknown; errors: FormErrors; label: string; isOpen: boolean },
): Html => html`
  <details class="form-row" id="${name}"${isOpen || hasErrorIn(errors, name) ? html` open` : ''}>
    <summary><span>${label} <span class="muted">${gist(value)}</span></span></summary>
    ${formFields(fields, value, errors, name)}
    <div class="actions">${rowButton(name, 'up', say.moveUp, label)}${rowButton(name, 'down', say.moveDown, label)}${rowButton(name, 'copy', say.copyRow, label)}
    <label class="check"><input type="checkbox" name="${name}.remove" value="1"> ${say.removeRow}</label></div>
  </details>`

const newRow = (fields: Fields, name: string, label: string): Html => html`
  <details class="form-row form-row-new">
    <summary>${say.newRow} ${label.toLowerCase()}</summary>
    ${formFields(fields, undefined, new Map(), name)}
  </details>`

const shown = (item: Shown): Html => {
  const { name, field, errors } = item
  const value = orDefault(field, item.value)
  const { input } = field
  if (input.kind === 'rows') {
    const rows = asList(value)
    return html`
      <fieldset class="form-rows" id="${name}">
        <legend>${field.label} (${rows.length})</legend>
        ${notes(name, field.help, errors.get(name))}
        <input type="hidden" name="${name}.count" value="${rows.length + 1}">
        ${rows.map((one, index) => row(input.fields, { name: `${name}.${index}`, value: one, errors, label: `${input.rowLabel} ${index + 1}`, isOpen: rows.length < openRows }))}
        ${newRow(input.fields, `${name}.${rows.length}`, input.rowLabel)}
      </fieldset>`
  }
  if (input.kind === 'group')
    return html`<fieldset class="form-row" id="${name}"><legend>${field.label}</legend>${notes(name, field.help, errors.get(name))}${formFields(input.fields, value, errors, name)}</fieldset>`
  if (input.kind === 'checkboxes')
    return html`<fieldset class="form-row" id="${name}"><legend>${field.label}</legend>${notes(name, field.help, errors.get(name))}
      ${Object.entries(input.options).map(
        ([code, label]) =>
          html`<label class="check"><input type="checkbox" name="${name}" value="${code}"${asList(value).includes(code) ? html` checked` : ''}> ${label}</label>`,
      )}</fieldset>`
  return html`<div class="field"><label for="${name}">${field.label}</label>${notes(name, field.help, errors.get(name))}${control({ ...item, value })}</div>`
}

/** A form for a table of fields, with what was typed and the errors beside the fields. */
export const formFields = (fields: Fields, values: unknown, errors: FormErrors, prefix = ''): Html =>
  html`${Object.entries(fields).map(([key, field]) =>
    shown({ name: prefix ? `${prefix}.${key}` : key, field, value: memberOf(values, key), errors }),
  )}`
