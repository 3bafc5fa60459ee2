import type { Request } from 'express'
import { type CalendarContent, type Closure, dayKinds, yearStatuses } from '../../deadlines/calendar-data.js'
import type { CalendarVersion } from '../../deadlines/calendar-store.js'
import { calendarWording } from '../../deadlines/wording.js'
import { communes, getCommune } from '../../places/communes.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { csrfField, type FormErrors, type FormField, form, formField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { type DayRow, rowsOfYear, rowsTyped, yearsOf } from './calendar-form.js'
import { calendarPageWording as say } from './calendar-wording.js'

export const calendarPath = '/quan-tri/lich'
export const clockRulesPath = '/quan-tri/thoi-han'

/** A form that was refused: which (a closure's id, 'new', or 'year'), what was typed, what is wrong ('': all of it). */
export type RefusedEdit = { form: string; typed: Readonly<Record<string, string>>; errors: FormErrors }

const optionsOf = <K extends string>(keys: readonly K[], labels: Record<K, string>): Record<string, string> =>
  Object.fromEntries(keys.map((key) => [key, labels[key]]))

const yearFields: FormField[] = [
  {
    name: 'status',
    label: say.status,
    help: say.statusHelp,
    input: { kind: 'select', options: optionsOf(yearStatuses, calendarWording.statuses) },
  },
  { name: 'decision', label: say.decision, maxLength: 300, input: { kind: 'text' } },
]

const rowFields = (index: number, isKnown: boolean): FormField[] => [
  { name: `date_${index}`, label: say.date, input: { kind: 'text', type: 'date' } },
  { name: `name_${index}`, label: say.name, maxLength: 120, input: { kind: 'text' } },
  {
    name: `kind_${index}`,
    label: say.kind,
    input: { kind: 'select', options: optionsOf(dayKinds, calendarWording.kinds) },
  },
  { name: `makeup_${index}`, label: say.makeUp, input: { kind: 'text', type: 'date' } },
  ...(isKnown ? [{ name: `remove_${index}`, label: say.remove, input: { kind: 'checkbox' as const } }] : []),
]

/** 'thứ Sáu 01/01/2027' */
const dayText = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return `${say.weekdays[weekday] ?? ''} ${readableDay(day)}`
}

const rowTitle = ({ date, name, makeUp, isAssumed }: DayRow): Html =>
  date === ''
    ? html`${name || say.addDay}`
    : html`<span>${dayText(date)}: ${name}${makeUp ? `, ${say.madeUp(readableDay(makeUp))}` : ''}
      ${isAssumed ? html`<span class="badge badge-warning">${say.assumed}</span>` : ''}</span>`

const dayRow = (one: DayRow, index: number, typed: Readonly<Record<string, string>>, errors: FormErrors): Html => {
  const values: Record<string, string> = {
    [`date_${index}`]: one.date,
    [`name_${index}`]: one.name,
    [`kind_${index}`]: one.kind,
    [`makeup_${index}`]: one.makeUp,
    [`remove_${index}`]: typed[`remove_${index}`] ?? '',
  }
  const fields = rowFields(index, one.date !== '')
  const isOpen = fields.some(({ name }) => errors.has(name)) || (one.date === '' && one.name !== '')
  return html`<details${isOpen ? html` open` : ''}><summary>${rowTitle(one)}</summary><div class="day-row">${fields.map(
    (field) => formField(field, { value: values[field.name] ?? '', error: errors.get(field.name) }),
  )}</div></details>`
}

const alertOf = (errors: FormErrors): Html | '' => {
  const about = errors.get('')
  return about ? html`<p class="field-error" role="alert">${about}</p>` : ''
}

const yearCard = (
  request: Request,
  content: CalendarContent,
  { year, number, refused }: { year: string; number: number; refused: RefusedEdit | null },
): Html => {
  const known = content.years[year]
  const typed = refused?.typed ?? { status: known?.status ?? 'provisional', decision: known?.decision ?? '' }
  const errors = refused?.errors ?? new Map<string, string>()
  const rows = refused ? rowsTyped(refused.typed, known) : rowsOfYear(year, known)
  return html`<section class="card" aria-labelledby="year"><h2 id="year">${say.year(year)}
      <span class="badge${known?.status === 'official' ? '' : ' badge-warning'}">${calendarWording.statuses[known?.status ?? 'provisional']}</span></h2>
    ${known?.proposals.map(
      ({ dayOff, makeUpDay, note }) =>
        html`<p class="notice"><strong>${say.proposals}.</strong> ${say.proposal(readableDay(dayOff), readableDay(makeUpDay))} ${note}</p>`,
    )}
    <form method="post" action="${calendarPath}/xem-truoc" data-draft="year-${year}">${csrfField(request)}
      ${hidden('what', 'year')}${hidden('year', year)}${hidden('seen', number)}${alertOf(errors)}
      ${yearFields.map((field) => formField(field, { value: typed[field.name] ?? '', error: errors.get(field.name) }))}
      <h3>${say.days}</h3><div class="case-actions">${rows.map((one, index) => dayRow(one, index, typed, errors))}</div>
      <div class="actions"><button class="button">${say.preview}</button></div></form>
    ${known ? html`<details><summary>${say.sources}</summary><ul>${known.sources.map((one) => html`<li>${one}</li>`)}</ul></details>` : ''}</section>`
}

const closureFields: FormField[] = [
  {
    name: 'communeCode',
    label: say.commune,
    input: {
      kind: 'select',
      withBlank: true,
      options: Object.fromEntries(communes.map(({ code, name }) => [code, name])),
    },
  },
  { name: 'from', label: say.from, input: { kind: 'text', type: 'date' } },
  { name: 'to', label: say.to, input: { kind: 'text', type: 'date' } },
  { name: 'reason', label: say.reason, maxLength: 120, input: { kind: 'text' } },
  { name: 'decision', label: say.decision, maxLength: 300, input: { kind: 'text' } },
]

const closureForms = (
  request: Request,
  closure: Closure | null,
  { number, refused }: { number: number; refused: RefusedEdit | null },
): Html => {
  const id = closure?.id ?? ''
  const mine = refused?.form === (id || 'new') ? refused : null
  const action = `${calendarPath}/xem-truoc`
  const { reason, decision, communeCode, from, to } = closure ?? {}
  const body = form({
    request,
    name: `closure-${id || 'new'}`,
    action,
    fields: closureFields,
    submit: say.preview,
    isMain: false,
    fixed: { what: 'closure', id, seen: number },
    values: mine?.typed ?? { reason, decision, communeCode, from, to },
    errors: mine?.errors ?? new Map(),
    error: mine?.errors.get('') ?? null,
    draft: true,
  })
  const title = closure
    ? `${getCommune(closure.communeCode)?.name ?? closure.communeCode}: ${readableDay(closure.from)} – ${readableDay(closure.to)}, ${closure.reason}`
    : say.addClosure
  return html`<details${mine ? html` open` : ''}><summary>${title}</summary>${body}${
    closure
      ? form({
          request,
          name: `closure-${id}-removed`,
          action,
          fields: [],
          submit: say.reopen,
          isMain: false,
          fixed: { what: 'closure_removed', id, seen: number },
        })
      : ''
  }</details>`
}

const changeItem = ({ number, at, by, changes }: CalendarVersion): Html =>
  html`<li><strong>${say.version(number)}</strong> <span class="muted">${localTime(at)} ${readableDay(localDay(at))}, ${by}</span>
    <ul>${changes.map((one) => html`<li>${one}</li>`)}</ul></li>`

/** The page of the calendar: one year to be changed, the communes' closures, and who changed what. */
export const calendarView = (
  request: Request,
  shown: {
    content: CalendarContent
    number: number
    year: string
    history: readonly CalendarVersion[]
    refused: RefusedEdit | null
    isSaved: boolean
  },
): string => {
  const { content, number, year, history, refused, isSaved } = shown
  const years = yearsOf(content)
  const main = html`<h1>${say.title}</h1><p>${say.lead} <a href="${clockRulesPath}">${say.rules}</a></p>
    ${doneNotice(isSaved ? say.saved : null)}
    <nav class="tabs" aria-label="${say.years}">${years.map(
      (one) =>
        html`<a href="${calendarPath}?nam=${one}"${one === year ? html` aria-current="page"` : ''}>${content.years[one] ? one : say.addYear(one)}</a>`,
    )}</nav>
    <div class="columns"><div>${yearCard(request, content, { year, number, refused: refused?.form === 'year' ? refused : null })}</div>
    <div><section class="card" aria-labelledby="closures"><h2 id="closures">${say.closures}</h2><p>${say.closuresHelp}</p>
      ${content.closures.length === 0 ? html`<p class="muted">${say.noClosures}</p>` : ''}
      <div class="case-actions">${content.closures.map((one) => closureForms(request, one, { number, refused }))}${closureForms(request, null, { number, refused })}</div></section>
    <section class="card" aria-labelledby="history"><h2 id="history">${say.history}</h2>
      ${history.length === 0 ? html`<p class="muted">${say.noHistory}</p>` : html`<ol class="timeline">${history.map(changeItem)}</ol>`}</section></div></div>`
  return page({ title: say.title, main, request, wide: true, current: calendarPath })
}
