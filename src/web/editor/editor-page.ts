import type { Request } from 'express'
import { z } from 'zod'
import type { Procedure } from '../../catalog/procedure.js'

import type { CatalogEntry } from '../../catalog/version.js'
import { NotFound } from '../../shared/errors.js'
import { explainIssue } from '../../shared/explain-issue.js'
import { errorsOf } from '../kit/form.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { catalogList } from './lists.js'
import { procedurePage } from './procedure-page.js'
import { type FormBody, readFields } from './read-form.js'
import { editorWording as say } from './wording.js'

/** The catalog editor: find a procedure, change it, see the answer as the bot will give it, publish, bring back. */
export const editorPage: WebPage = {
  path: '/bien-tap',
  title: say.title,
  who: ['edit_catalog'],
  hasLongForm: true,
  navigation: say.short,
  actions: (parts) => actionsOf(parts),
}

const orderSchema = z.object({
  do: z.enum(['preview', 'save', 'publish', 'discard']),
  revision: z.coerce.number().int(),
  why: z.string().trim().max(300).default(''),
})
const restoreSchema = z.object({ revision: z.coerce.number().int(), number: z.coerce.number().int() })

const notices: Record<string, string> = {
  save: say.savedDraft,
  publish: say.publishedNow,
  discard: say.discarded,
  restore: say.restored,
}

const slugOf = (request: Request): string => z.string().max(200).parse(request.params.slug)

const queryOf = (request: Request, name: string): string => {
  const value = request.query[name]
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

const actionsOf = ({ catalog, clock }: Pick<WebParts, 'catalog' | 'clock'>) => {
  const { fields, schema, contentOf } = catalog.format
  const getEntry = async (slug: string): Promise<CatalogEntry> => {
    const entry = await catalog.findVersions(slug)
    if (!entry) throw new NotFound(say.notFound)
    return entry
  }
  const currentOf = (entry: CatalogEntry): Procedure | null =>
    entry.draft?.procedure ?? entry.published?.procedure ?? null

  return [
    get('/bien-tap', async (request, response) => {
      const drafts = new Set((await catalog.findDrafts()).map(({ slug }) => slug))
      response.send(catalogList(request, catalog.findAll(), drafts, queryOf(request, 'q')))
    }),

    get('/bien-tap/thu-tuc/:slug', async (request, response) => {
      const entry = await getEntry(slugOf(request))
      const current = currentOf(entry)
      response.send(
        procedurePage({
          request,
          fields,
          entry,
          values: current && contentOf(current),
          errors: new Map(),
          previewed: entry.draft?.procedure ?? null,
          why: '',
          notice: notices[queryOf(request, 'xong')] ?? null,
          now: clock.now(),
        }),
      )
    }),

    post('/bien-tap/thu-tuc/:slug', async (request, response) => {
      const slug = slugOf(request)
      const entry = await getEntry(slug)
      const order = orderSchema.parse(request.body)
      const { id: accountId, displayName: by } = accountOf(request)
      const authorship = { accountId, by, why: order.why, at: clock.now() }
      if (order.do === 'discard') {
        await catalog.discardDraft({ slug, expected: order.revision, ...authorship })
        response.redirect(303, `/bien-tap/thu-tuc/${slug}?xong=discard`)
        return
      }
      const values = readFields(fields, request.body as FormBody)
      const checked = schema.safeParse(values, { error: explainIssue })
      const errors = checked.success ? new Map<string, string>() : errorsOf(checked.error)
      if (order.do !== 'preview' && order.why === '') errors.set('why', say.whyMissing)
      if (order.do === 'preview' || !checked.success || errors.size > 0) {
        const previewed = checked.success ? { ...checked.data, slug } : null
        response.status(errors.size > 0 ? 400 : 200).send(
          procedurePage({
            request,
            fields,
            entry,
            values,
            errors,
            previewed,
            why: order.why,
            notice: null,
            now: clock.now(),
          }),
        )
        return
      }
      const procedure = { ...checked.data, slug }
      const revision = await catalog.saveDraft({ slug, procedure, expected: order.revision, ...authorship })
      if (order.do === 'publish') {
        await catalog.publishDraft({ slug, expected: revision, ...authorship })
      }
      response.redirect(303, `/bien-tap/thu-tuc/${slug}?xong=${order.do}`)
    }),

    post('/bien-tap/thu-tuc/:slug/khoi-phuc', async (request, response) => {
      const slug = slugOf(request)
      const { revision, number } = restoreSchema.parse(request.body)
      const { id: accountId, displayName: by } = accountOf(request)
      await catalog.restoreVersion({
        slug,
        number,
        expected: revision,
        accountId,
        by,
        why: say.restoredFrom(number),
        at: clock.now(),
      })
      response.redirect(303, `/bien-tap/thu-tuc/${slug}?xong=restore`)
    }),
  ]
}
