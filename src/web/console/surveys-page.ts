import type { Request, Response } from 'express'
import { z } from 'zod'
import { can, roles } from '../../accounts/roles.js'
import { readPeriod } from '../../indicators/period.js'
import { indicatorWording } from '../../indicators/wording.js'
import { getCommune } from '../../places/communes.js'
import { localDay } from '../../shared/clock.js'
import { Conflict, InvalidInput } from '../../shared/errors.js'
import { causeForm } from '../../surveys/code-cause.js'
import { errorsOf, type FormErrors, typedIn } from '../kit/form.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { surveysPath } from '../kit/surveys-address.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { communeOf } from './commune-choice.js'
import { surveyConsoleWording as say } from './survey-wording.js'
import { type RefusedCause, surveysView } from './surveys-view.js'

const mostLow = 50
const mostTasks = 100

const monthSchema = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
const idSchema = z.object({ id: z.string().max(60) })

const actionsOf = ({ surveys, indicators, tasks, clock }: WebParts) => {
  const send = async (request: Request, response: Response, refused: RefusedCause | null = null): Promise<void> => {
    const account = accountOf(request)
    const at = clock.now()
    const asked = refused ? refused.typed : request.query
    const code = communeOf(account, asked.xa)
    const month = monthSchema.catch(localDay(at).slice(0, 7)).parse(asked.thang)
    const period = readPeriod(month)
    if (!period) throw new InvalidInput(indicatorWording.errors.period)
    const by = { account, at }
    const query = { period, today: localDay(at), ...(code !== null && { commune: code }) }
    const [found, figures, counts, low, given] = await Promise.all([
      surveys.findResults(by, code, month),
      indicators.ofPlace(query),
      indicators.countsOf(query),
      surveys.findLow(by, code, mostLow),
      tasks.findAllFor(account, 'survey_cause', { communeCode: code, limit: mostTasks }),
    ])
    const commune = code ? getCommune(code) : undefined
    const main = surveysView({
      request,
      code,
      commune,
      month,
      today: localDay(at),
      found,
      figures: figures.filter(({ indicator }) => indicator.isSurvey),
      overall: counts.find(({ measure }) => measure === 'overall') ?? null,
      low,
      tasks: given.flatMap((task) => (task.kind === 'survey_cause' ? [task] : [])),
      owners: await surveys.findOwners(code),
      isOfProvince: !roles[account.role].isOfCommune,
      mayHandle: can(account, 'handle_surveys', code),
      isCoded: request.query.ghi !== undefined,
      refused,
    })
    response.send(page({ title: say.title, main, request, wide: true, current: surveysPath }))
  }

  return [
    get(surveysPath, (request, response) => send(request, response)),

    post(
      `${surveysPath}/:id/nguyen-nhan`,
      async (request, response) => {
        const { id } = idSchema.parse(request.params)
        const typed = typedIn(request)
        const refuse = (status: number, errors: FormErrors, error: string | null) => {
          response.status(status)
          return send(request, response, { id, typed, errors, error })
        }
        const read = causeForm.safeParse(typed)
        if (!read.success) return refuse(400, errorsOf(read.error), null)
        try {
          await surveys.codeCause({ account: accountOf(request), at: clock.now() }, id, read.data)
        } catch (error) {
          if (error instanceof InvalidInput) return refuse(400, new Map(), error.message)
          if (error instanceof Conflict) return refuse(409, new Map(), error.message)
          throw error
        }
        response.redirect(303, `${surveysPath}?xa=${typed.xa ?? ''}&thang=${typed.thang ?? ''}&ghi`)
      },
      ['handle_surveys'],
    ),
  ]
}

/** What people say of a commune, why marks are low and what is done about it; the province looks at all. */
export const surveysPage: WebPage = {
  path: surveysPath,
  title: say.title,
  who: ['view_surveys'],
  navigation: say.title,
  actions: actionsOf,
}
