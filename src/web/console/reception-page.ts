import type { Request, Response } from 'express'
import { z } from 'zod'
import { can, roles } from '../../accounts/roles.js'
import { addDays } from '../../deadlines/working-days.js'
import { communes, getCommune, nameInSentence } from '../../places/communes.js'
import { type ReceptionDay, slotsOf } from '../../reception/reception-day.js'
import { countDays, leastDaysAMonth } from '../../reception/rules.js'
import { receptionWording, sayDay } from '../../reception/wording.js'
import { localDay } from '../../shared/clock.js'
import { Forbidden, InvalidInput } from '../../shared/errors.js'
import { csrfField, errorsOf, type FormErrors, type FormField, form, formField, hidden, typedIn } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { securityWording } from '../kit/wording.js'
import { communeChooser, communeOf, isForOther } from './commune-choice.js'
import { receptionConsoleWording as say } from './reception-wording.js'

export const receptionPath = '/can-bo/tiep-dan'

/** The month of a commune's reception days: who plans and posts them, and who looks at all communes. */
export const receptionPage: WebPage = {
  path: receptionPath,
  title: say.title,
  who: ['view_reception'],
  navigation: say.short,
  actions: (parts) => actionsOf(parts),
}

/** As people write it: "7h30", "7 giờ", "07:30"; kept as "07:30". */
const time = z.string(say.errors.time).transform((typed, context) => {
  const [, hour = '', minute = '00'] =
    /^\s*([01]?\d|2[0-3])\s*(?::|h|g|giờ|gio)\s*([0-5]\d)?\s*(?:phút)?\s*$/iu.exec(typed) ?? []
  if (hour !== '') return `${hour.padStart(2, '0')}:${minute}`
  context.addIssue({ code: 'custom', message: say.errors.time })
  return z.NEVER
})
const optional = z
  .string()
  .trim()
  .max(300)
  .default('')
  .transform((typed) => typed || null)
export const linkSchema = optional.refine((typed) => typed === null || /^https:\/\/\S+$/.test(typed), say.errors.link)
export const placeSchema = z.string(say.errors.place).trim().min(1, say.errors.place).max(300, say.errors.place)
export const topicsSchema = optional
const addSchema = z
  .object({
    from: time,
    to: time,
    who: z.string(say.errors.who).trim().min(1, say.errors.who).max(100, say.errors.who),
    place: placeSchema,
    onlineLink: linkSchema,
    topics: topicsSchema,
    minutesPerSlot: z.coerce
      .number(say.errors.minutes)
      .int(say.errors.minutes)
      .min(5, say.errors.minutes)
      .max(120, say.errors.minutes),
  })
  .refine((typed) => slotsOf(typed).length > 0, { path: ['to'], message: say.errors.order })

const text = (name: string, label: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label,
  required: true,
  maxLength: 300,
  input: { kind: 'text', autocomplete: 'off' },
  ...more,
})
const addFields: readonly FormField[] = [
  text('from', say.add.from, { maxLength: 12 }),
  text('to', say.add.to, { maxLength: 12 }),
  text('minutesPerSlot', say.add.minutes, {
    maxLength: 3,
    input: { kind: 'text', numeric: true, autocomplete: 'off' },
  }),
  text('who', say.add.who, { maxLength: 100 }),
  text('place', say.add.place),
  text('onlineLink', say.add.link, { required: false }),
  text('topics', say.add.topics, { required: false }),
]

const dayPrefix = 'ngay_'
const monthSchema = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
const shifted = (month: string, by: number): string => {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + by)
  return at.toISOString().slice(0, 7)
}

type Typed = Readonly<Record<string, string>>
type Shown = { typed: Typed | null; errors: FormErrors; error: string | null; notice: string | null }

const addressOf = (code: string | null, month: string): string =>
  `${receptionPath}?thang=${month}${code ? `&xa=${code}` : ''}`

const actionsOf = ({ reception, clock }: WebParts) => {
  const usual = (code: string): Typed => ({
    from: '08:00',
    to: '11:00',
    minutesPerSlot: '15',
    who: `${getCommune(code)?.type === 'phường' ? receptionWording.chairmanOfWard : receptionWording.chairman} ${getCommune(code)?.bareName ?? ''}`,
    place: `${say.add.usualPlace} ${nameInSentence(getCommune(code) ?? { name: '' })}`,
  })

  const dayCard = (
    request: Request,
    day: ReceptionDay,
    { booked, walkIns, mayManage }: { booked: number; walkIns: number; mayManage: boolean },
  ): Html => {
    const action = `${receptionPath}/${day.id}`
    const buttons =
      mayManage && day.state === 'planned'
        ? html`<div class="actions">${form({ request, action: `${action}/dang`, fields: [], submit: say.post, isMain: false })}${form({ request, action: `${action}/bo`, fields: [], submit: say.remove, isMain: false })}</div>`
        : ''
    return html`<li class="card"><p><a href="${action}"><strong>${say.day(day)}</strong></a> <span class="badge">${say.states[day.state]}</span>${day.isPostedLate ? html` <span class="badge">${say.postedLate}</span>` : ''}</p>
      <p class="muted">${day.who}, ${day.place}. ${say.bookedCount(booked, slotsOf(day).length)}${walkIns > 0 ? `. ${say.walkInCount(walkIns)}` : ''}</p>
      ${day.postponed ? html`<p>${say.postpone.wasPostponed(day.postponed.reason, day.postponed.to.slice(6, 16))}</p>` : ''}${buttons}</li>`
  }

  const addForm = (request: Request, code: string, month: string, open: readonly string[], shown: Shown): Html => {
    const { typed, errors } = shown
    const values = typed ?? usual(code)
    return html`<form method="post" action="${receptionPath}" class="card" autocomplete="off"><h2>${say.add.title}</h2>${csrfField(request)}${hidden('xa', code)}${hidden('thang', month)}
      <fieldset class="slots"><legend>${say.add.days}</legend>${errors.has('days') ? html`<p class="field-error" role="alert">${errors.get('days')}</p>` : ''}<div class="slot-list">${open.map(
        (day) =>
          html`<label class="slot"><input type="checkbox" name="${dayPrefix}${day}" value="1"${values[dayPrefix + day] ? html` checked` : ''}>${sayDay(day).slice(0, -5)}</label>`,
      )}</div></fieldset>
      ${addFields.map((field) => formField(field, { value: values[field.name] ?? '', error: errors.get(field.name) }))}
      <div class="actions"><button class="button">${say.add.submit}</button></div></form>`
  }

  const provinceList = (all: readonly ReceptionDay[], month: string): Html =>
    html`<section class="card"><h2>${say.province.title}</h2><ul class="links">${communes
      .map((one) => ({
        one,
        count: countDays(
          all.filter(({ communeCode, state }) => communeCode === one.code && state !== 'planned'),
          month,
        ),
      }))
      .toSorted((a, b) => a.count - b.count)
      .map(
        ({ one, count }) =>
          html`<li><a href="${addressOf(one.code, month)}">${one.name}</a> <span class="muted">${say.province.days(count)}${count < leastDaysAMonth ? `. ${say.province.fewer}` : ''}</span></li>`,
      )}</ul></section>`

  const show = async (
    request: Request,
    response: Response,
    { code, month, ...shown }: Shown & { code: string | null; month: string },
  ): Promise<void> => {
    const account = accountOf(request)
    const now = clock.now()
    const today = localDay(now)
    const isOfProvince = !roles[account.role].isOfCommune
    const chooser = isOfProvince ? communeChooser(receptionPath, code, { hidden: hidden('thang', month) }) : ''
    const months = html`<p class="actions no-print"><a class="button-quiet" href="${addressOf(code, shifted(month, -1))}">${say.previous}</a><a class="button-quiet" href="${addressOf(code, shifted(month, 1))}">${say.next}</a></p>`
    let body: Html
    if (code) {
      const { days, warnings, calendar } = await reception.findMonth(code, month, now)
      const mayManage = can(account, 'manage_reception', code)
      const counts = await Promise.all(
        days.map(async ({ id }) => {
          const all = (await reception.findBookings(id)).filter(({ state }) => state !== 'cancelled')
          const walkIns = all.filter(({ isWalkIn }) => isWalkIn).length
          return { booked: all.length - walkIns, walkIns }
        }),
      )
      const first = month === today.slice(0, 7) ? today : `${month}-01`
      const open = Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
        (day) => day.startsWith(month) && day >= today && calendar.isWorkingDay(day),
      )
      body = html`${warnings.map((one) => html`<p class="notice">${say.warning(one)}</p>`)}
        ${days.length === 0 ? html`<p>${mayManage && open.length > 0 ? say.noneAddBelow : say.none}</p>` : html`<ul class="cards">${days.map((day, index) => dayCard(request, day, { booked: 0, walkIns: 0, ...counts[index], mayManage }))}</ul>`}
        ${mayManage && open.length > 0 ? addForm(request, code, month, open, shown) : ''}`
    } else body = provinceList(await reception.findAllOfMonth(month), month)
    const main = html`<h1>${say.title}${code ? `: ${getCommune(code)?.name ?? ''}` : ''}</h1>${chooser}${doneNotice(shown.notice)}
      ${shown.error ? html`<p class="field-error" role="alert">${shown.error}</p>` : ''}<h2>${say.month(month)}</h2>${months}${body}`
    response.send(page({ title: say.title, main, request, wide: true, current: receptionPath }))
  }

  const nothing: Shown = { typed: null, errors: new Map(), error: null, notice: null }
  const monthOf = (typed: unknown): string => monthSchema.catch(localDay(clock.now()).slice(0, 7)).parse(typed)

  return [
    get(receptionPath, (request, response) => {
      const code = communeOf(accountOf(request), request.query.xa)
      const notice = request.query.xong === undefined ? null : say.done
      return show(request, response, { ...nothing, code, month: monthOf(request.query.thang), notice })
    }),
    post(
      receptionPath,
      async (request, response) => {
        const account = accountOf(request)
        const typed = typedIn(request)
        const code = communeOf(account, typed.xa)
        if (isForOther(code, typed.xa)) throw new Forbidden(securityWording.notYours)
        if (!code || !can(account, 'manage_reception', code)) throw new Forbidden(securityWording.notYours)
        const month = monthOf(typed.thang)
        const dates = Object.keys(typed).flatMap((name) =>
          name.startsWith(dayPrefix) && z.iso.date().safeParse(name.slice(dayPrefix.length)).success
            ? [name.slice(dayPrefix.length)]
            : [],
        )
        const checked = addSchema.safeParse(typed)
        if (!checked.success || dates.length === 0) {
          const errors = checked.success ? new Map<string, string>() : errorsOf(checked.error)
          if (dates.length === 0) errors.set('days', say.errors.days)
          response.status(400)
          return show(request, response, { ...nothing, code, month, typed, errors })
        }
        const wanted = { communeCode: code, dates: dates.toSorted(), fields: checked.data }
        const planned = await reception.plan({ account, at: clock.now() }, wanted).catch((error: unknown) => {
          if (error instanceof InvalidInput) return error
          throw error
        })
        if (planned instanceof InvalidInput) {
          response.status(400)
          return show(request, response, {
            ...nothing,
            code,
            month,
            typed,
            errors: new Map([['days', planned.message]]),
          })
        }
        const { added, there } = planned
        const notice = [
          ...(added.length > 0 ? [say.added(added.length)] : []),
          ...(there.length > 0 ? [say.alreadyThere(there.map(sayDay))] : []),
        ].join(' ')
        return show(request, response, { ...nothing, code, month, notice })
      },
      ['manage_reception'],
    ),
  ]
}
