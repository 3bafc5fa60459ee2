import type { Request } from 'express'
import type { Account } from '../../accounts/roles.js'
import { categories } from '../../cases/categories.js'
import type { Count } from '../../indicators/counts.js'
import type { Figure } from '../../indicators/figures.js'
import { svWish } from '../../indicators/list/sv-wish.js'
import { indicatorWording } from '../../indicators/wording.js'
import type { Commune } from '../../places/communes.js'
import { localDay, readableDay } from '../../shared/clock.js'
import type { Answer } from '../../surveys/answer.js'
import { causeNames, causes } from '../../surveys/causes.js'
import { answerKinds, type Factor } from '../../surveys/facts.js'
import { flagLabel } from '../../surveys/flags.js'
import type { Results } from '../../surveys/results.js'
import type { Surveys } from '../../surveys/surveys.js'
import { topicLabel } from '../../surveys/topics.js'
import type { TaskOf } from '../../tasks/task.js'
import { type FormErrors, type FormField, form, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice } from '../kit/page.js'
import { surveysPath } from '../kit/surveys-address.js'
import { stackTable } from '../kit/table.js'
import { tasksAddress } from '../kit/tasks-address.js'
import { surveyPath } from '../public-pages/addresses.js'
import { communeChooser } from './commune-choice.js'
import { indicatorPath, shownValue } from './indicator-view.js'
import { surveyConsoleWording as say } from './survey-wording.js'

export type RefusedCause = {
  id: string
  typed: Readonly<Record<string, string>>
  errors: FormErrors
  error: string | null
}

type Shown = {
  request: Request
  code: string | null
  commune: Commune | undefined
  /** '2026-12' */
  month: string
  today: string
  found: Awaited<ReturnType<Surveys['findResults']>>
  /** What people think, by the month's indicators, and the first tap of all. */
  figures: readonly Figure[]
  overall: Count | null
  low: Awaited<ReturnType<Surveys['findLow']>>
  tasks: readonly TaskOf<'survey_cause'>[]
  owners: readonly Account[]
  isOfProvince: boolean
  mayHandle: boolean
  isCoded: boolean
  refused: RefusedCause | null
}

/** A topic or a sign is named from so many sheets on. */
const fewestNamed = 5

export const surveysView = (shown: Shown): Html => {
  const { code, commune, month, found, isOfProvince, mayHandle, isCoded } = shown
  const { results } = found
  const chosen = html`${hidden('thang', month)}`
  return html`<h1>${say.title}${commune ? `: ${commune.name}` : ''}</h1>${doneNotice(isCoded ? say.coded : null)}<p>${say.help}</p>
    ${isOfProvince ? communeChooser(surveysPath, code, { all: say.all, hidden: chosen }) : ''}
    <form method="get" action="${surveysPath}" class="search">${isOfProvince && code ? hidden('xa', code) : ''}<label for="thang">${say.month}</label><input id="thang" name="thang" type="month" value="${month}"><button class="button-quiet">${say.show}</button></form>
    ${results ? html`<p><strong>${say.count(results.count)}</strong> ${kindsOf(results.ofKind)}</p>` : html`<p class="notice">${say.notClosed}</p>`}<p class="muted">${indicatorWording.opinions}</p>
    ${lowSection(shown)}
    ${results && results.count > 0 ? askedSection(shown) : ''}
    ${invitedSection(shown)}
    ${results && isWishShown(shown) ? tallies(say.wishes, results.wishes, topicLabel) : ''}
    ${results ? tallies(say.flags, results.flags, flagLabel) : ''}
    ${causesSection(shown)}
    <p class="actions">${commune ? html`<a class="button-quiet" href="${surveyPath(commune)}/ma-qr">${say.qr}</a> ` : ''}${mayHandle ? html`<a class="button-quiet" href="${surveysPath}/phieu-giay${isOfProvince && code ? `?xa=${code}` : ''}">${say.paper}</a> ` : ''}<a class="button-quiet" href="${surveysPath}/mau">${say.plan}</a></p>`
}

const section = (id: string, title: string, body: Html): Html =>
  html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>`

/** Figures as the page of indicators has them: the same shares of the same answers. */
const askedSection = ({ figures, overall, month, code }: Shown): Html => {
  const query = { ky: month, ...(code !== null && { xa: code }) }
  const rows = figures.map((figure) => ({
    cells: [
      html`<a href="${indicatorPath(figure.indicator.id, query)}">${figure.indicator.name}</a>`,
      figure.n,
      shownValue(figure),
    ],
  }))
  const good = overall?.by.find(([key]) => key === 'good')
  return section(
    'theo-cau',
    say.asks,
    html`${overall ? html`<p>${say.overallOf(overall.n, good?.[1] ?? null)}</p>` : ''}${stackTable({
      label: say.asks,
      columns: [
        { title: say.columns.what },
        { title: say.columns.count, isFigure: true },
        { title: say.columns.value, isFigure: true },
      ],
      rows,
    })}`,
  )
}

const invitedSection = ({ found: { invitations } }: Shown): Html => {
  const { kind, ...figures } = say.invitedColumns
  return section(
    'da-moi',
    say.invited,
    html`<p class="muted">${say.invitedHelp}</p>${stackTable({
      label: say.invited,
      columns: [{ title: kind }, ...Object.values(figures).map((title) => ({ title, isFigure: true }))],
      rows: (['case', 'guidance'] as const).map((one) => {
        const { found, invited, answered, reminded, refused } = invitations[one]
        return { cells: [say.kinds[one], found, invited, answered, reminded, refused] }
      }),
    })}`,
  )
}

const isWishShown = ({ figures }: Shown): boolean =>
  figures.some(({ indicator, value }) => indicator.id === svWish.id && value !== null)

const kindsOf = (ofKind: Results['ofKind']): string =>
  answerKinds
    .filter((kind) => ofKind[kind] > 0)
    .map((kind) => say.times(say.kinds[kind], ofKind[kind]))
    .join('; ')

/** What comes rarely stands for few people, and isn't named. */
const tallies = (title: string, counted: readonly [string, number][], labelOf: (name: string) => string): Html => {
  const named = counted.filter(([, count]) => count >= fewestNamed)
  return named.length === 0
    ? html``
    : html`<h2>${title}</h2><ul>${named.map(([name, count]) => html`<li>${say.times(labelOf(name), count)}</li>`)}</ul>`
}

/** A case's category by its label; a procedure's field as it is. */
const serviceName = (service: string | null): string | null =>
  service && (Object.entries(categories).find(([name]) => name === service)?.[1].label ?? service)

const marksOf = ({ overall, factors, once, extra }: Answer): string[] => [
  ...(overall === null ? [] : [say.mark(say.overall, overall)]),
  ...Object.entries(factors).map(([factor, mark]) => say.mark(say.factors[factor as Factor], mark)),
  ...(once === false ? [say.onceNot] : []),
  ...(extra === 'some' || extra === 'many' ? [say.saidExtra(extra)] : []),
]

/** Of a sheet at the counter only the month: its day would tell who stood there. */
const whenOf = ({ kind, answeredAt }: Answer): string => {
  const day = readableDay(localDay(answeredAt))
  return kind === 'counter' ? say.inMonth(day.slice(3)) : day
}

const causeFields = (owners: readonly Account[]): FormField[] => [
  {
    name: 'cause',
    label: say.fields.cause,
    required: true,
    input: {
      kind: 'select',
      withBlank: say.choose,
      options: Object.fromEntries(causeNames.map((name) => [name, causes[name].label])),
    },
  },
  { name: 'note', label: say.fields.note, maxLength: 500, input: { kind: 'text' } },
  { name: 'what', label: say.fields.what, required: true, maxLength: 500, input: { kind: 'text' } },
  {
    name: 'owner',
    label: say.fields.owner,
    required: true,
    input: {
      kind: 'select',
      withBlank: say.choose,
      options: Object.fromEntries(owners.map(({ id, displayName }) => [id, displayName])),
    },
  },
  { name: 'dueOn', label: say.fields.dueOn, required: true, input: { kind: 'text', type: 'date' } },
]

const lowSection = (shown: Shown): Html => {
  const { request, code, month, low, owners, refused, mayHandle } = shown
  const isGone = refused && !low.some(({ id }) => id === refused.id)
  const codeForm = (one: Shown['low'][number]): Html => {
    if (one.communeCode !== code)
      return html`<p><a href="${surveysPath}?xa=${one.communeCode ?? ''}&amp;thang=${month}">${say.chooseToCode}</a></p>`
    if (!one.mayCode) return html`<p class="muted">${say.ownDesk}</p>`
    const isRefused = refused?.id === one.id
    return html`<details${isRefused ? html` open` : ''}><summary>${say.code}</summary>${form({
      request,
      name: `ma-${one.id}`,
      action: `${surveysPath}/${one.id}/nguyen-nhan`,
      fields: causeFields(owners),
      submit: say.code,
      fixed: { xa: code ?? '', thang: month },
      values: isRefused ? refused.typed : {},
      errors: isRefused ? refused.errors : new Map(),
      error: isRefused ? refused.error : null,
      isMain: false,
    })}</details>`
  }
  const card = (
    one: Shown['low'][number],
  ): Html => html`<li class="card"><p><strong>${marksOf(one).join(' · ')}</strong></p>
    ${one.sentence ? html`<div class="bubble bubble-person">${one.sentence}</div>` : ''}
    <p class="muted">${say.lowOf(whenOf(one), say.kinds[one.kind], serviceName(one.service))}${one.flags.length > 0 ? `. ${one.flags.map(flagLabel).join('; ')}.` : ''}</p>
    ${mayHandle ? codeForm(one) : ''}</li>`
  return section(
    'diem-thap',
    `${say.low} (${low.length})`,
    html`${isGone ? html`<p class="notice notice-error" role="alert">${refused.error}</p>` : ''}${
      low.length === 0
        ? html`<p>${say.noLow}</p>`
        : html`<p class="muted">${say.lowHelp}</p><ul class="cards">${low.map(card)}</ul>`
    }`,
  )
}

const causesSection = ({ found, tasks, today, mayHandle }: Shown): Html => {
  const counted = causeNames
    .map((name) => ({ name, count: found.causes.filter((one) => one === name).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
  const stateOf = ({ state, answer, dueOn }: Shown['tasks'][number]): Html | string =>
    state === 'done'
      ? (answer ?? '')
      : dueOn !== null && dueOn < today
        ? html`<span class="badge badge-danger">${say.late}</span>`
        : say.open
  const given = stackTable({
    label: say.tasks,
    columns: Object.values(say.taskColumns).map((title) => ({ title })),
    rows: tasks.map((task) => ({
      cells: [task.facts.what, task.facts.owner.name, task.dueOn && readableDay(task.dueOn), stateOf(task)],
    })),
  })
  return html`${section(
    'nguyen-nhan',
    say.causes,
    counted.length === 0
      ? html`<p>${say.noCauses}</p>`
      : html`<ul>${counted.map(({ name, count }) => html`<li>${say.times(causes[name].label, count)}</li>`)}</ul>`,
  )}
  ${
    mayHandle
      ? section(
          'viec-da-giao',
          say.tasks,
          tasks.length === 0
            ? html`<p>${say.noTasks}</p>`
            : html`${given}<p><a href="${tasksAddress('survey_cause')}">${say.toTasks}</a></p>`,
        )
      : ''
  }`
}
