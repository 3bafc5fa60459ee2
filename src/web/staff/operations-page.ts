import type { Request } from 'express'
import { z } from 'zod'
import type { ServiceState } from '../../operations/state.js'
import type { Switch } from '../../operations/switch-store.js'
import { type SwitchName, switchNames } from '../../operations/switches.js'
import { findTroubles } from '../../operations/troubles.js'
import { operationsWording } from '../../operations/wording.js'
import { csrfField, hidden } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { stackTable } from '../kit/table.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { operationsPageWording as say } from './operations-wording.js'

const path = '/van-hanh'
const switchSchema = z.object({
  name: z.enum(switchNames as [SwitchName, ...SwitchName[]]),
  off: z.enum(['1', '0']),
  reason: z.string().trim().max(300).default(''),
})

const titled = (titles: readonly string[]) => titles.map((title) => ({ title }))
const cells = (...texts: string[]) => ({ cells: texts })

const troublesView = (troubles: readonly string[]): Html =>
  html`<section aria-labelledby="can-lam"><h2 id="can-lam">${say.todo(troubles.length)}</h2>${
    troubles.length === 0
      ? html`<p class="notice">${say.allRight}</p>`
      : html`<ul class="cards">${troubles.map((told) => html`<li class="card">${told}</li>`)}</ul>`
  }</section>`

const queuesView = ({ queues }: ServiceState): Html =>
  html`<section aria-labelledby="cho"><h2 id="cho">${say.queues}</h2>${
    queues.length === 0
      ? html`<p class="muted">${say.noQueue}</p>`
      : stackTable({
          label: say.queues,
          columns: titled(say.queueColumns),
          rows: queues.map(({ direction, channel, count, oldestMs }) =>
            cells(say.directions[direction], say.channels[channel] ?? channel, String(count), say.waited(oldestMs)),
          ),
        })
  }</section>`

const numbersView = (state: ServiceState): Html => {
  const markRows = (['backup', 'restore_drill'] as const).map((name) => {
    const mark = state.marks.find((one) => one.name === name)
    return [operationsWording.marks[name], mark ? `${say.when(mark.at)} (${mark.detail})` : say.never]
  })
  const rows = [
    [say.database, state.database.isUp ? say.databaseUp(state.database.pingMs ?? 0) : say.databaseDown],
    [say.disk, state.disk.freeBytes === null ? say.unknown : say.gigabytes(state.disk.freeBytes)],
    [say.certificate, state.certificateUntil ? say.certificateUntil(state.certificateUntil) : say.noCertificate],
    [say.failed, String(state.failed)],
    [say.unreadable, String(state.unreadable)],
    ...markRows,
  ]
  return html`<section aria-labelledby="so-do"><h2 id="so-do">${say.numbers}</h2><dl class="facts">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl></section>`
}

const processesView = ({ processes }: ServiceState): Html =>
  html`<section aria-labelledby="may"><h2 id="may">${say.processes}</h2>${stackTable({
    label: say.processes,
    columns: titled(say.processColumns),
    rows: processes.map(({ name, version, startedAt, seenAt, isAlive }) =>
      cells(name, version, say.when(startedAt), say.when(seenAt), isAlive ? say.alive : say.silent),
    ),
  })}</section>`

const jobsView = ({ jobs }: ServiceState): Html =>
  html`<section aria-labelledby="viec"><h2 id="viec">${say.jobs}</h2>${stackTable({
    label: say.jobs,
    columns: titled(say.jobColumns),
    rows: jobs.map(({ label, last, isLate }) =>
      cells(
        label,
        last ? say.when(last.startedAt) : say.jobFirst,
        last?.failure ? say.jobFailed(last.failure) : isLate ? say.jobLate : last ? say.jobDone : '',
      ),
    ),
  })}</section>`

const switchView = (request: Request, { name, isOff, reason, since }: Switch): Html => {
  const label = operationsWording.switches[name as SwitchName]
  const id = name.replace(':', '-')
  const state = isOff && since ? say.stopped(say.when(since), reason) : say.runs
  const field = isOff
    ? ''
    : html`<label for="${id}">${say.reason}</label><input id="${id}" name="reason" maxlength="300" required>`
  return html`<li class="card"><p><strong>${label}</strong> <span class="badge${isOff ? ' badge-danger' : ''}">${state}</span></p>
    <form method="post" action="${path}">${csrfField(request)}${hidden('name', name)}${hidden('off', isOff ? '0' : '1')}${field}<button class="button-quiet">${isOff ? say.resume : say.stop}: ${label}</button></form></li>`
}

const switchesView = (request: Request, { switches }: ServiceState): Html =>
  html`<section aria-labelledby="dung"><h2 id="dung">${say.switches}</h2><p class="muted">${say.switchesHelp}</p><ul class="cards">${switches.map((one) => switchView(request, one))}</ul></section>`

/** How the service stands, for the province's IT, and what they may stop by hand. */
export const operationsPage: WebPage = {
  path,
  title: say.title,
  who: ['run_service'],
  navigation: say.title,
  actions: ({ operations, clock }) => [
    get(path, async (request, response) => {
      const state = await operations.readState()
      const main = html`<h1>${say.title}</h1><p>${say.help} <a href="/thiet-lap">${say.setUp}</a></p>${troublesView(findTroubles(state, clock.now()))}
        ${queuesView(state)}${numbersView(state)}${switchesView(request, state)}${processesView(state)}${jobsView(state)}`
      response.send(page({ title: say.title, main, request, wide: true, current: path }))
    }),
    post(path, async (request, response) => {
      const { name, off, reason } = switchSchema.parse(request.body)
      const by = { account: accountOf(request), at: clock.now() }
      await (off === '1' ? operations.switches.stop(by, name, reason) : operations.switches.resume(by, name))
      response.redirect(303, path)
    }),
  ],
}
