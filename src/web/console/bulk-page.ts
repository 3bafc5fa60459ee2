import type { Request } from 'express'
import type { Case } from '../../cases/case.js'
import { categories, categoryNamed } from '../../cases/categories.js'
import type { ChosenCase } from '../../cases/inbox/do-for-many.js'
import { agencyNamed } from '../../cases/transfers/send-transfer.js'
import { Forbidden } from '../../shared/errors.js'
import { typedIn } from '../kit/form.js'
import type { Html } from '../kit/html.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { securityWording } from '../kit/wording.js'
import {
  type BulkAction,
  bulkActions,
  bulkActionsOf,
  bulkOutcome,
  bulkPath,
  bulkRefusal,
  choicePrefix,
  toNobody,
} from './bulk-view.js'
import { bulkWording as say } from './bulk-wording.js'
import { readAddress } from './inbox-query.js'
import { inboxPath, inboxView } from './inbox-view.js'

type Typed = Readonly<Record<string, string>>

const chosenIn = (typed: Typed): ChosenCase[] =>
  Object.entries(typed).flatMap(([name, version]) =>
    name.startsWith(choicePrefix) && /^\d{1,9}$/.test(version)
      ? [{ id: name.slice(choicePrefix.length), version: Number(version) }]
      : [],
  )

/** What is done with each case, and how it is told of so many; null: the form isn't filled in. */
type Order = { run: (found: Case) => Promise<void>; wordsOf: (count: number) => string }

const orders: Record<BulkAction, (parts: WebParts, request: Request, typed: Typed) => Promise<Order | null>> = {
  giao: async ({ cases, accounts, clock }, request, { nguoi = '' }) => {
    const account = accountOf(request)
    const isBack = nguoi === toNobody
    const person = nguoi && !isBack ? await accounts.findOne(nguoi) : null
    if (!isBack && !person) return null
    return {
      run: (found) => cases.assign({ account, found, at: clock.now() }, { to: person?.id ?? '' }),
      wordsOf: (count) => (person ? say.done.giao(count, person.displayName) : say.done.givenBack(count)),
    }
  },
  'linh-vuc': async ({ cases, clock }, request, { linh_vuc: category = '' }) =>
    category in categories
      ? {
          run: (found) =>
            cases.recategorise({ account: accountOf(request), found, at: clock.now() }, { category, text: '' }),
          wordsOf: (count) => say.done['linh-vuc'](count, categories[categoryNamed(category)].label),
        }
      : null,
  'rut-lai': async ({ cases, clock }, request) => ({
    run: (found) => cases.takeBackTransfer({ account: accountOf(request), found, at: clock.now() }),
    wordsOf: say.done['rut-lai'],
  }),
  chuyen: async ({ cases, clock }, request, { noi = '', ly_do = '' }) => {
    const to = agencyNamed(noi)
    const text = ly_do.trim()
    if (!to || !text || text.length > 4_000) return null
    return {
      run: (found) => cases.transfer({ account: accountOf(request), found, at: clock.now() }, { to: noi, text }),
      wordsOf: (count) => say.done.chuyen(count, to.name),
    }
  },
}

/** Does one thing for the cases that were chosen in a list, and shows the list again with what became of each. */
export const bulkPage: WebPage = {
  path: bulkPath,
  title: say.title,
  who: ['handle_cases', 'handle_protected'],
  actions: (parts) => [
    get(bulkPath, (_request, response) => response.redirect(303, inboxPath)),
    post(bulkPath, async (request, response) => {
      const typed = typedIn(request)
      const address = readAddress(Object.fromEntries(new URLSearchParams(typed.list ?? '')))
      const show = async (status: number, said: Html, values: Typed = {}): Promise<void> => {
        response.status(status).send(await inboxView(parts, request, address, { said, values }))
      }
      const account = accountOf(request)
      const action = bulkActions.find((name) => name === typed.lam) ?? 'giao'
      if (!bulkActionsOf(account).includes(action)) throw new Forbidden(securityWording.notYours)
      const chosen = chosenIn(typed)
      if (chosen.length === 0) return show(400, bulkRefusal('chosen'), typed)
      const order = await orders[action](parts, request, typed)
      if (!order) return show(400, bulkRefusal(action), typed)
      const outcome = await parts.cases.doForMany(account, chosen, order.run)
      parts.messaging.outbox.wake()
      return show(200, bulkOutcome(outcome, order.wordsOf))
    }),
  ],
}
