import type { Request } from 'express'
import { z } from 'zod'
import type { AccountEntry } from '../../accounts/account-store.js'
import { can, roles } from '../../accounts/roles.js'
import type { OfficerCount } from '../../cases/oversight/pipelines.js'
import { getCommune, nameInSentence } from '../../places/communes.js'
import { InvalidInput } from '../../shared/errors.js'
import { type Html, html } from '../kit/html.js'
import { doneNotice, page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { ownAccountPath } from '../staff/own-account-page.js'
import { communeOf } from './commune-choice.js'
import {
  communeForm,
  dayNumbers,
  dayOfficers,
  dayPath,
  dayTodos,
  distributionCard,
  listAddress,
  type OfficerRow,
  presencePath,
} from './day-view.js'
import { dayWording as say } from './day-wording.js'

/** The day of whoever leads a commune: how it stands, what to do, who has how much. */
export const dayPage: WebPage = {
  path: dayPath,
  title: say.title,
  who: ['lead_commune'],
  navigation: say.title,
  actions: (parts) => actionsOf(parts),
}

const presentForm = z.object({ officer: z.string().max(60), present: z.enum(['', '1']) })

const none: OfficerCount = { assigneeId: null, open: 0, fresh: 0, dueToday: 0, late: 0, answered: 0 }

/** Every member of the commune's staff who works on cases, whoever else has some, and what nobody has, the busiest first. */
const rowsOf = (
  communeCode: string,
  byOfficer: readonly OfficerCount[],
  everybody: readonly AccountEntry[],
  away: ReadonlySet<string>,
): OfficerRow[] => {
  const hasOf = (id: string | null) => byOfficer.find(({ assigneeId }) => assigneeId === id) ?? none
  const inOffice = everybody.filter(
    (one) =>
      one.isActive && one.hasPassword && one.communeCode === communeCode && can(one, 'handle_cases', communeCode),
  )
  const known = inOffice.map(
    (officer): OfficerRow => ({
      officer,
      name: officer.displayName,
      has: hasOf(officer.id),
      isAway: away.has(officer.id),
    }),
  )
  const others = byOfficer
    .filter(({ assigneeId, open }) => assigneeId !== null && open > 0 && !inOffice.some(({ id }) => id === assigneeId))
    .map(
      (has): OfficerRow => ({
        officer: null,
        name: everybody.find(({ id }) => id === has.assigneeId)?.displayName ?? say.former,
        has,
        isAway: false,
      }),
    )
  const ranked = [...known, ...others].sort((a, b) => b.has.open - a.has.open || a.name.localeCompare(b.name, 'vi'))
  return [...ranked, { officer: null, name: say.nobody, has: hasOf(null), isAway: false }]
}

const actionsOf = (parts: WebParts) => {
  const { cases, accounts, reminders, messaging, clock } = parts

  const noticeOf = async ({ query }: Request): Promise<string | null> => {
    const { nhac, so } = query
    const officer = typeof nhac === 'string' ? await accounts.findOne(nhac) : null
    if (!officer) return null
    const count = Number(so)
    return count > 0 ? say.urged(officer.displayName, count) : say.urgedAlready(officer.displayName)
  }

  const show = async (request: Request): Promise<Html> => {
    const account = accountOf(request)
    const communeCode = communeOf(account, request.query.xa)
    const isChosen = !roles[account.role].isOfCommune
    if (!communeCode) return html`<h1>${say.title}</h1><p>${say.chooseHelp}</p>${communeForm('')}`
    const now = clock.now()
    const [day, everybody, notice] = await Promise.all([
      cases.findCommuneDay(account, communeCode, now),
      accounts.findAll(),
      noticeOf(request),
    ])
    const staff = everybody.filter((one) => one.communeCode === communeCode).map(({ id }) => id)
    const [away, isEven] = await Promise.all([cases.desk.findAway(staff, now), cases.desk.isEven(communeCode)])
    const to = listAddress(account, communeCode)
    const rows = rowsOf(communeCode, day.byOfficer, everybody, away)
    const commune = getCommune(communeCode)
    return html`<h1>${say.heading(commune ? nameInSentence(commune) : '')}</h1>${isChosen ? communeForm(communeCode) : ''}
      ${doneNotice(notice)}${dayNumbers(day, to, now)}${dayTodos(day, to)}
      ${dayOfficers(request, rows, { by: account, to, now, isEven })}${distributionCard(request, communeCode, isEven)}`
  }

  return [
    get(dayPath, async (request, response) => {
      response.send(page({ title: say.title, main: await show(request), request, wide: true, current: dayPath }))
    }),
    post(`${dayPath}/nhac`, async (request, response) => {
      const { officer: officerId } = z.object({ officer: z.string().max(60) }).parse(request.body)
      const by = accountOf(request)
      const { officer, count } = await reminders.urge({ by, officerId, at: clock.now() })
      messaging.outbox.wake()
      const back = new URLSearchParams({ xa: officer.communeCode ?? '', nhac: officer.id, so: String(count) })
      response.redirect(303, `${dayPath}?${back}`)
    }),
    post(`${dayPath}/chia-deu`, async (request, response) => {
      const { xa, even } = z.object({ xa: z.string().max(20), even: z.enum(['', '1']) }).parse(request.body)
      if (!getCommune(xa)) throw new InvalidInput(say.chooseHelp)
      await cases.desk.setEven(accountOf(request), xa, even === '1', clock.now())
      response.redirect(303, `${dayPath}?xa=${xa}#desk`)
    }),
    post(
      presencePath,
      async (request, response) => {
        const { officer, present } = presentForm.parse(request.body)
        const by = accountOf(request)
        await cases.desk.setPresent(by, officer, present === '1', clock.now())
        if (!can(by, 'lead_commune')) return response.redirect(303, ownAccountPath)
        const communeCode = (await accounts.findOne(officer))?.communeCode ?? ''
        response.redirect(303, `${dayPath}?xa=${communeCode}#officers`)
      },
      ['handle_cases'],
    ),
  ]
}
