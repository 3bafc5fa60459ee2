import express, { type Request, type Router } from 'express'
import { z } from 'zod'
import { contentOf, type Procedure, procedureContentSchema } from '../../catalog/procedure.js'
import { procedureFields } from '../../catalog/procedure-fields.js'

import type { CatalogEntry } from '../../catalog/version.js'
import { NotFound } from '../../shared/errors.js'
import { explainIssue } from '../../shared/explain-issue.js'
import { groupUnanswered } from '../../understanding/group-unanswered.js'
import { accountOf, requireAccount } from '../security.js'
import type { WebParts } from '../web-parts.js'
import { catalogList, taskList } from './lists.js'
import { procedurePage } from './procedure-page.js'
import { type FormBody, readFields } from './read-form.js'
import { editorWording as say } from './wording.js'

const orderSchema = z.object({
  do: z.enum(['preview', 'save', 'publish', 'discard']),
  revision: z.coerce.number().int(),
  why: z.string().trim().max(300).default(''),
})
const restoreSchema = z.object({ revision: z.coerce.number().int(), number: z.coerce.number().int() })
const id = z.string().max(300)
const idsSchema = z.object({ id: z.union([id.transform((one) => [one]), z.array(id).max(500)]) })

const notices: Record<string, string> = {
  save: say.savedDraft,
  publish: say.publishedNow,
  discard: say.discarded,
  restore: say.restored,
}

const errorsOf = (error: z.ZodError): Map<string, string> =>
  new Map(error.issues.map(({ path, message }) => [path.join('.'), message]))

const queryOf = (request: Request, name: string): string => {
  const value = request.query[name]
  return typeof value === 'string' ? value.slice(0, 200) : ''
}

/** The catalog editor: find a procedure, change it, see the answer as the bot will give it, publish, bring back. */
export const createEditor = (
  parts: Pick<WebParts, 'versions' | 'liveCatalog' | 'unanswered' | 'errorReports' | 'matterNames' | 'clock'>,
): Router => {
  const { versions, liveCatalog, unanswered, errorReports, matterNames, clock } = parts
  const router = express.Router()
  router.use(
    '/bien-tap',
    express.urlencoded({ extended: false, limit: '2mb', parameterLimit: 20_000 }),
    requireAccount('edit_catalog'),
  )

  const getEntry = async (slug: string): Promise<CatalogEntry> => {
    const entry = await versions.findVersions(slug)
    if (!entry) throw new NotFound(say.notFound)
    return entry
  }
  const nameOf = (slug: string | null): string | null =>
    slug ? (liveCatalog.getProcedure(slug)?.short_name ?? matterNames.get(slug) ?? null) : null
  const currentOf = (entry: CatalogEntry): Procedure | null =>
    entry.draft?.procedure ?? entry.published?.procedure ?? null

  router.get('/bien-tap', async (request, response) => {
    const drafts = new Set((await versions.findDrafts()).map(({ slug }) => slug))
    response.send(catalogList(request, liveCatalog.findProcedures(), drafts, queryOf(request, 'q')))
  })

  router.get('/bien-tap/thu-tuc/:slug', async (request, response) => {
    const entry = await getEntry(request.params.slug)
    const current = currentOf(entry)
    response.send(
      procedurePage({
        request,
        entry,
        values: current && contentOf(current),
        errors: new Map(),
        previewed: entry.draft?.procedure ?? null,
        why: '',
        notice: notices[queryOf(request, 'xong')] ?? null,
        now: clock.now(),
      }),
    )
  })

  router.post('/bien-tap/thu-tuc/:slug', async (request, response) => {
    const { slug } = request.params
    const entry = await getEntry(slug)
    const order = orderSchema.parse(request.body)
    const { id: accountId, displayName: by } = accountOf(request)
    const authorship = { accountId, by, why: order.why, at: clock.now() }
    if (order.do === 'discard') {
      await versions.discardDraft({ slug, expected: order.revision, ...authorship })
      response.redirect(303, `/bien-tap/thu-tuc/${slug}?xong=discard`)
      return
    }
    const values = readFields(procedureFields, request.body as FormBody)
    const checked = procedureContentSchema.safeParse(values, { error: explainIssue })
    const errors = checked.success ? new Map<string, string>() : errorsOf(checked.error)
    if (order.do !== 'preview' && order.why === '') errors.set('why', say.whyMissing)
    if (order.do === 'preview' || !checked.success || errors.size > 0) {
      const previewed = checked.success ? { ...checked.data, slug } : null
      response
        .status(errors.size > 0 ? 400 : 200)
        .send(
          procedurePage({ request, entry, values, errors, previewed, why: order.why, notice: null, now: clock.now() }),
        )
      return
    }
    const procedure = { ...checked.data, slug }
    const revision = await versions.saveDraft({ slug, procedure, expected: order.revision, ...authorship })
    if (order.do === 'publish') {
      await versions.publishDraft({ slug, expected: revision, ...authorship })
      await liveCatalog.refresh()
    }
    response.redirect(303, `/bien-tap/thu-tuc/${slug}?xong=${order.do}`)
  })

  router.post('/bien-tap/thu-tuc/:slug/khoi-phuc', async (request, response) => {
    const { slug } = request.params
    const { revision, number } = restoreSchema.parse(request.body)
    const { id: accountId, displayName: by } = accountOf(request)
    await versions.restoreVersion({
      slug,
      number,
      expected: revision,
      accountId,
      by,
      why: say.restoredFrom(number),
      at: clock.now(),
    })
    await liveCatalog.refresh()
    response.redirect(303, `/bien-tap/thu-tuc/${slug}?xong=restore`)
  })

  router.get('/bien-tap/cau-chua-tra-loi', async (request, response) => {
    const tasks = groupUnanswered(await unanswered.findNew(500)).map(({ messages, words, nearest }) => ({
      words,
      ids: messages.map((message) => message.id),
      texts: messages.map(({ text }) => text),
      at: messages[0]?.askedAt ?? clock.now(),
      slug: nearest,
      procedure: nameOf(nearest),
    }))
    const action = '/bien-tap/cau-chua-tra-loi'
    response.send(taskList(request, { title: say.unanswered, help: say.unansweredHelp, action, tasks }))
  })
  router.post('/bien-tap/cau-chua-tra-loi', async (request, response) => {
    for (const one of idsSchema.parse(request.body).id) await unanswered.markDone(one)
    response.redirect(303, '/bien-tap/cau-chua-tra-loi')
  })

  router.get('/bien-tap/bao-sai', async (request, response) => {
    const tasks = (await errorReports.findNew(200)).map(({ id: reportId, text, reportedAt, slug }) => ({
      ids: [reportId],
      texts: [text],
      words: [],
      at: reportedAt,
      slug: matterNames.has(slug) ? null : slug,
      procedure: nameOf(slug),
    }))
    response.send(taskList(request, { title: say.reports, help: null, action: '/bien-tap/bao-sai', tasks }))
  })
  router.post('/bien-tap/bao-sai', async (request, response) => {
    for (const one of idsSchema.parse(request.body).id) await errorReports.markDone(one)
    response.redirect(303, '/bien-tap/bao-sai')
  })

  return router
}
