import type { Request } from 'express'
import { z } from 'zod'
import { toldIn } from '../../catalog/field-texts.js'
import type { Procedure } from '../../catalog/procedure.js'
import { answerParts, type ProcedureKey } from '../../catalog/procedure-fields.js'
import { readableValue } from '../../catalog/readable-value.js'
import { unpublishedAmounts } from '../../catalog/second-person.js'
import { sectionsOf } from '../../catalog/sections.js'
import type { CatalogEntry } from '../../catalog/version.js'
import { isAboutDenouncing } from '../../dialogue/flows/answer-procedure/where-to-denounce.js'
import { localDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { shorten } from '../../shared/text.js'
import { type FormErrors, form } from '../kit/form.js'
import { html } from '../kit/html.js'
import { doneNotice } from '../kit/page.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { contentAt, entryAt, pathOf, queryOf } from './entries.js'
import { framed } from './frame.js'
import { dayOf, recallOf } from './recall-note.js'
import { recallWording as say } from './recall-wording.js'
import { checkContent } from './section-page.js'
import { editorWording } from './wording.js'

const path = '/bien-tap/thu-tuc/:slug/bao-lai'
const longestFact = 300
const longestText = 1_000
const typedSchema = z.object({ version: z.coerce.number().int(), text: z.string().trim().catch('') })

/** Who was told what has been corrected since, and a message that tells them so. */
export const recallPage: WebPage = {
  path,
  title: say.title,
  who: ['edit_catalog'],
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({ catalog, messaging, clock }: WebParts) => {
  const { fields: table } = catalog.format

  /** The published version of an entry, and who was told otherwise and can be reached. */
  const affected = async (entry: CatalogEntry) => {
    const { published } = entry
    if (!published) throw new NotFound(editorWording.notPublished)
    const { fields } = await recallOf(messaging, entry, published.procedure, clock.now())
    const told = isAboutDenouncing(published.procedure) ? new Map<ProcedureKey, Map<string, Date>>() : fields
    const blocked = await messaging.findBlocked([...new Set([...told.values()].flatMap((of) => [...of.keys()]))])
    return { published, told, blocked }
  }

  const chatsOf = (
    told: ReadonlyMap<ProcedureKey, ReadonlyMap<string, Date>>,
    keys: readonly ProcedureKey[],
    blocked: ReadonlySet<string>,
  ): string[] => [
    ...new Set(keys.flatMap((key) => [...(told.get(key)?.keys() ?? [])]).filter((chat) => !blocked.has(chat))),
  ]

  const spoken = new Map(answerParts.flatMap((part) => toldIn(table, part)).map((field) => [field.key, field]))

  /** As the bot says it, or else as the form has it. */
  const linesOf = (procedure: Procedure, key: ProcedureKey): string[] =>
    spoken.get(key)?.linesOf(procedure, { day: localDay(clock.now()) }) ?? readableValue(table[key], procedure[key])

  /** What a field says now; of a longer one what the version before didn't say. */
  const factOf = (entry: CatalogEntry, procedure: Procedure, key: ProcedureKey): string => {
    const before = entry.archived[0]
    const lines = linesOf(procedure, key)
    const fresh = before ? lines.filter((line) => !linesOf(before.procedure, key).includes(line)) : lines
    const value = (fresh.length > 0 ? fresh : lines).join('; ')
    return say.fact(spoken.get(key)?.title ?? table[key].label, value === '' ? say.gone : shorten(value, longestFact))
  }

  const show = async (
    request: Request,
    entry: CatalogEntry,
    refused: { values: Readonly<Record<string, unknown>>; errors: FormErrors } | null,
  ): Promise<string> => {
    const { published, told, blocked } = await affected(entry)
    const keys = [...told.keys()]
    const chats = chatsOf(told, keys, blocked)
    const prefilled = say.prefilled(
      published.procedure.short_name,
      keys.map((key) => factOf(entry, published.procedure, key)).join('\n'),
    )
    const ticked = Object.fromEntries(keys.map((key) => [`about_${key}`, '1']))
    const boxes = keys.map((key) => {
      const of = told.get(key) ?? new Map<string, Date>()
      const since = [...of.values()].toSorted((a, b) => a.getTime() - b.getTime())[0] ?? clock.now()
      const label = say.field(table[key].label, of.size, dayOf(since))
      return { name: `about_${key}`, label, input: { kind: 'checkbox' as const } }
    })
    const textField = {
      name: 'text',
      label: say.text,
      help: say.textHelp,
      required: true,
      maxLength: longestText,
      input: { kind: 'textarea' as const, rows: 6 },
    }
    const none = isAboutDenouncing(published.procedure) ? say.kept : say.none
    const main = html`<h2>${say.title}</h2>${doneNotice(queryOf(request, 'xong') === '' ? null : say.sent)}
      ${
        chats.length === 0
          ? html`<p>${none}</p>`
          : html`<p>${say.chosen}</p>${form({
              request,
              action: `${pathOf(entry.slug)}/bao-lai`,
              fields: [...boxes, textField],
              submit: say.submit(chats.length),
              fixed: { version: published.number },
              values: refused?.values ?? { ...ticked, text: prefilled },
              errors: refused?.errors ?? new Map(),
            })}`
      }
      ${blocked.size > 0 ? html`<p class="muted">${say.unreachable(blocked.size)}</p>` : ''}`
    const { missing } = checkContent(catalog, entry, contentAt(catalog, entry), clock.now())
    return framed({ request, entry, sections: sectionsOf(table), missing, current: null, main })
  }

  return [
    get(path, async (request, response) => {
      response.send(await show(request, await entryAt(catalog, request), null))
    }),

    post(path, async (request, response) => {
      const entry = await entryAt(catalog, request)
      const { version, text } = typedSchema.parse(request.body)
      const { published, told, blocked } = await affected(entry)
      const keys = [...told.keys()].filter((key) => request.body[`about_${key}`] === '1')
      const chats = chatsOf(told, keys, blocked)
      const isNew = version === published.number
      const errors = new Map<string, string>()
      if (text === '' || text.length > longestText) errors.set('text', say.errors.text)
      const amounts = unpublishedAmounts(text, published.procedure)
      if (amounts.length > 0) errors.set('text', say.errors.amounts(amounts))
      if (told.size > 0 && keys.length === 0) errors.set(`about_${[...told.keys()][0]}`, say.errors.fields)
      if (!isNew || errors.size > 0) {
        response
          .status(isNew ? 400 : 409)
          .send(await show(request, entry, isNew ? { values: request.body, errors } : null))
        return
      }
      if (chats.length > 0) {
        const { id: accountId } = accountOf(request)
        const { slug } = entry
        const id = `${slug}:${version}:${entry.revision}:${keys.join('+')}`
        await messaging.corrections.add({
          id,
          procedure: slug,
          version,
          facts: keys,
          text,
          chats,
          accountId,
          at: clock.now(),
        })
        messaging.outbox.wake()
      }
      response.redirect(303, `${pathOf(entry.slug)}/bao-lai?xong=gui`)
    }),
  ]
}
