import type { Request } from 'express'
import { z } from 'zod'
import { kindOf } from '../../cases/kinds/index.js'
import type { MovedCase } from '../../cases/recompute-clocks.js'
import { type CalendarEdit, calendarEdit } from '../../deadlines/calendar-edit.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { InvalidInput } from '../../shared/errors.js'
import { form, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { errorsOfProblems, readEdit, yearsOf } from './calendar-form.js'
import { calendarPath, calendarView, type RefusedEdit } from './calendar-view.js'
import { calendarPageWording as say } from './calendar-wording.js'

/** The administrators' page of the calendar: changed in two steps, what would move is shown before it is saved. */
export const calendarPage: WebPage = {
  path: calendarPath,
  title: say.title,
  who: ['edit_calendar'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

const mostListed = 100
const mostHistory = 10

const seenSchema = z.coerce.number().int().min(0)
const savedForm = z.object({
  seen: seenSchema,
  edit: z.string().transform((text, context) => {
    try {
      return calendarEdit.parse(JSON.parse(text))
    } catch {
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }
  }),
})

/** Which of the page's forms was sent. */
const formOf = ({ what, id }: Record<string, string>): string => (what === 'year' ? 'year' : id || 'new')

const yearOfEdit = (edit: CalendarEdit): string => (edit.what === 'year' ? `nam=${edit.year}&` : '')

const movedItem = ({ receiptCode, kind, changes }: MovedCase): Html =>
  html`<li><strong>${receiptCode}</strong> <span class="muted">${kindOf(kind).label}</span>${changes.map(
    ({ name, from, to }) => html`<br>${say.movedLine(name, readableDay(from), readableDay(to))}`,
  )}</li>`

const previewView = (
  request: Request,
  {
    edit,
    seen,
    changes,
    moved,
  }: { edit: CalendarEdit; seen: number; changes: string[]; moved: { count: number; cases: MovedCase[] } },
): string => {
  const rest = moved.count - moved.cases.length
  const main = html`<p><a href="${calendarPath}?${yearOfEdit(edit)}">${say.goBack}</a></p><h1>${say.previewTitle}</h1>
    <section class="card" aria-labelledby="changes"><h2 id="changes">${say.changes}</h2>
      <ul>${changes.map((one) => html`<li>${one}</li>`)}</ul>
      ${form({
        request,
        action: calendarPath,
        fields: [],
        submit: say.save,
        fixed: { seen, edit: JSON.stringify(edit) },
      })}</section>
    <section class="card" aria-labelledby="moved"><h2 id="moved">${say.moved(moved.count)}</h2>
      ${moved.count > 0 ? html`<p>${say.citizenTold}</p><ul class="timeline">${moved.cases.map(movedItem)}</ul>` : ''}
      ${rest > 0 ? html`<p>${say.more(rest)}</p>` : ''}<p class="muted">${say.protectedToo}</p></section>`
  return page({ title: say.previewTitle, main, request, current: calendarPath })
}

const actionsOf = ({ deadlines, cases, clock }: WebParts) => {
  const show = async (
    request: Request,
    shown: { year: string; refused: RefusedEdit | null; isSaved: boolean },
  ): Promise<string> => {
    const { number, content } = deadlines.current()
    const history = await deadlines.findChanges(mostHistory)
    const year = yearsOf(content).includes(shown.year) ? shown.year : localDay(clock.now()).slice(0, 4)
    return calendarView(request, { ...shown, content, number, year, history })
  }

  return [
    get(calendarPath, async (request, response) => {
      const { nam, xong } = request.query
      await deadlines.refresh()
      const year = typeof nam === 'string' ? nam : ''
      response.send(await show(request, { year, refused: null, isSaved: xong !== undefined }))
    }),

    post(`${calendarPath}/xem-truoc`, async (request, response) => {
      const typed = typedIn(request)
      const seen = seenSchema.parse(typed.seen)
      const refuse = async (errors: Map<string, string>): Promise<void> => {
        const refused = { form: formOf(typed), typed, errors }
        response.status(400).send(await show(request, { year: typed.year ?? '', refused, isSaved: false }))
      }
      const read = readEdit(typed)
      if (read.errors) return refuse(read.errors)
      try {
        const { content, changes, problems } = await deadlines.propose(read.edit, seen)
        if (problems.length > 0) return refuse(errorsOfProblems(problems, typed))
        const moved = await cases.previewCalendar(content, mostListed)
        response.send(previewView(request, { edit: read.edit, seen, changes, moved }))
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error
        return refuse(new Map([['', error.message]]))
      }
    }),

    post(calendarPath, async (request, response) => {
      const { seen, edit } = savedForm.parse(request.body)
      const { id: accountId, displayName: by } = accountOf(request)
      await deadlines.save(edit, { seen, by, accountId, at: clock.now() })
      response.redirect(303, `${calendarPath}?${yearOfEdit(edit)}xong`)
    }),
  ]
}
