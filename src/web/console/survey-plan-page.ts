import { getCommune } from '../../places/communes.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { surveysPath } from '../kit/surveys-address.js'
import { stackTable } from '../kit/table.js'
import { get, type WebPage } from '../kit/web-page.js'
import { surveyConsoleWording as say } from './survey-wording.js'

/** How many are asked this month, of which service in which commune, and the seed with which anybody draws them again. */
export const surveyPlanPage: WebPage = {
  path: `${surveysPath}/mau`,
  title: say.plan,
  who: ['view_surveys'],
  actions: ({ surveys, clock }) => [
    get(surveyPlanPage.path, async (request, response) => {
      const plan = await surveys.findPlan({ account: accountOf(request), at: clock.now() })
      const { found, drawn, invited, answered } = plan.counts
      const [year = '', month = ''] = plan.period.split('-')
      const title = say.planTitle(`${month}/${year}`)
      const { commune, service, size, quota } = say.planColumns
      const main = html`<p><a href="${surveysPath}">${say.back}</a></p><h1>${title}</h1><p>${say.planHelp}</p>
        <p>${say.size(plan.size, plan.sample)} ${say.seed(plan.seed)}</p><p>${say.counts(found, drawn, invited, answered)}</p>
        ${
          plan.strata.length === 0
            ? html`<p>${say.noPlan}</p>`
            : stackTable({
                label: title,
                columns: [
                  { title: commune },
                  { title: service },
                  { title: size, isFigure: true },
                  { title: quota, isFigure: true },
                ],
                rows: plan.strata.map((one) => ({
                  cells: [
                    (one.communeCode && getCommune(one.communeCode)?.name) ?? say.unknownCommune,
                    one.service ?? say.unknownService,
                    one.size,
                    one.quota,
                  ],
                })),
              })
        }`
      response.send(page({ title, main, request, wide: true, current: surveysPath }))
    }),
  ],
}
