import type { Request } from 'express'
import type { Procedure } from '../../catalog/procedure.js'
import { isTaught, type Lesson, lessonWays } from '../../catalog/teaching/lesson.js'
import { type LessonRun, type Loss, mayTeach } from '../../understanding/rehearse-lesson.js'
import { csrfField, type FormErrors, formField, hidden } from '../kit/form.js'
import { type Html, html, lines } from '../kit/html.js'
import { tasksAddress } from '../kit/tasks-address.js'
import type { LessonRunning } from './teach-runs.js'
import { teachWording as say } from './teach-wording.js'

export const teachPath = '/bien-tap/day'

type NameOf = (slug: string) => string

/** What is chosen on the page so far; what is wrong with it stands in `errors`. */
export type Chosen = { task: string; text: string; slug: string; way: Lesson['way']; says: string }

const mostMoved = 20
const points = (value: number): string => value.toFixed(1).replace('.', ',')

const chooser = (
  { task, text, slug, way, says }: Chosen,
  offered: { nearest: readonly Procedure[]; all: readonly Procedure[]; errors: FormErrors },
): Html => {
  const { nearest, all, errors } = offered
  const rest = all.filter((one) => !nearest.includes(one))
  const options = Object.fromEntries([
    ...nearest.map((one, index) => [one.slug, say.nearest(index + 1, one.short_name)]),
    ...rest.toSorted((a, b) => a.short_name.localeCompare(b.short_name, 'vi')).map((one) => [one.slug, one.short_name]),
  ])
  const answers = all.find((one) => one.slug === slug)?.answers ?? []
  const ways = Object.fromEntries(
    lessonWays.filter((one) => one !== 'ask' || answers.length > 0).map((one) => [one, say.ways[one]]),
  )
  const shown = (name: string, value: string) => ({ value, error: errors.get(name) })
  return html`<form method="get" action="${teachPath}" class="card">${hidden('viec', task)}
    ${formField({ name: 'cau', label: say.text, help: say.textHelp, required: true, maxLength: 200, input: { kind: 'text' } }, shown('cau', text))}
    ${formField({ name: 'thu-tuc', label: say.procedure, required: true, input: { kind: 'select', options } }, shown('thu-tuc', slug))}
    ${formField({ name: 'cach', label: say.way, required: true, input: { kind: 'select', options: ways } }, shown('cach', way))}
    ${answers.length > 0 ? formField({ name: 'dieu', label: say.answer, help: say.answerHelp, input: { kind: 'select', withBlank: true, options: Object.fromEntries(answers.map((one) => [one.says, one.says])) } }, shown('dieu', says)) : ''}
    <button class="button-quiet">${say.rehearse}</button></form>`
}

const lossLine = ({ of, name, points: lost, texts }: Loss, nameOf: NameOf): Html => {
  const whose = say.losses[of](of === 'procedure' ? nameOf(name) : name, points(lost))
  return html`<li>${say.loss(whose, texts.map((text) => `“${text}”`).join(', '))}</li>`
}

/** What a lesson would do, and whether it may be taught. */
export const runView = (run: LessonRun, nameOf: NameOf): Html => {
  const named = (slug: string | null): string => (slug === null ? say.nobody : nameOf(slug))
  const { reached, count, better, worse, moved, losses } = run
  return html`<ul>${reached.map(({ text, reached: outcome }) => html`<li>${say.outcome(text, say.reached[outcome])}</li>`)}</ul>
    ${count > 0 ? html`<p>${say.counted(count, better, worse)}</p>` : ''}
    ${moved.length > 0 ? html`<ul>${moved.slice(0, mostMoved).map(({ text, before, after }) => html`<li>${say.moved(text, named(after), named(before))}</li>`)}</ul>` : ''}
    ${losses.length > 0 ? html`<div class="notice notice-error" role="alert"><p>${say.refused}</p><ul>${losses.map((loss) => lossLine(loss, nameOf))}</ul><p>${say.otherwise}</p></div>` : ''}
    ${losses.length === 0 && !mayTeach(run) ? html`<p class="notice notice-error" role="alert">${say.useless}</p>` : ''}`
}

const teachForm = (request: Request, chosen: Chosen, ids: readonly string[], revision: number): Html =>
  html`<form method="post" action="${teachPath}/ngay">${csrfField(request)}${ids.map((id) => hidden('key', id))}
    ${hidden('revision', revision)}${hidden('viec', chosen.task)}${hidden('cau', chosen.text)}${hidden('thu-tuc', chosen.slug)}${hidden('cach', chosen.way)}${hidden('dieu', chosen.says)}
    <p class="field-help">${say.teachHelp}</p><div class="actions"><button class="button">${say.teach}</button></div></form>`

const outcome = (
  running: LessonRunning<LessonRun>,
  nameOf: NameOf,
  teach: Html,
): Html => html`<section class="card" aria-labelledby="rehearsal-title" data-rehearsal="${running.result || running.hasFailed ? 'done' : 'running'}">
    <h2 id="rehearsal-title">${say.rehearsal}</h2>
    ${
      running.result
        ? html`${runView(running.result, nameOf)}${mayTeach(running.result) ? teach : ''}`
        : html`<p role="status">${running.hasFailed ? say.failed : say.running} <a href="">${say.reload}</a></p>`
    }</section>`

/** The page: what was said, where it goes, what it would do, and the button. */
export const teachView = (shown: {
  request: Request
  chosen: Chosen
  said: readonly string[]
  ids: readonly string[]
  nearest: readonly Procedure[]
  all: readonly Procedure[]
  errors: FormErrors
  nameOf: NameOf
  /** Null: something is wrong with what was chosen. */
  tried: { procedure: Procedure; lesson: Lesson; revision: number; running: LessonRunning<LessonRun> | null } | null
}): Html => {
  const { request, chosen, said, ids, tried, nameOf } = shown
  const isKnown = tried !== null && isTaught(tried.procedure, tried.lesson)
  return html`<p><a href="${tasksAddress('unanswered')}">${say.back}</a></p><h1>${say.title}</h1>
    <section aria-labelledby="said-title"><h2 id="said-title">${say.said}</h2>
    ${said.map((text) => html`<div class="bubble bubble-person">${lines(text)}</div>`)}</section>
    ${chooser(chosen, shown)}
    ${isKnown ? html`<p class="notice">${say.known}</p>` : ''}
    ${tried?.running ? outcome(tried.running, nameOf, teachForm(request, chosen, ids, tried.revision)) : ''}`
}
