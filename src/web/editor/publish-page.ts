import { setTimeout as wait } from 'node:timers/promises'
import type { Request } from 'express'
import { z } from 'zod'
import { compareContents } from '../../catalog/compare.js'
import { wordsOfPath } from '../../catalog/form-words.js'
import { isAlone } from '../../catalog/second-person.js'
import { sectionsOf } from '../../catalog/sections.js'
import { slipsIn } from '../../catalog/slips.js'
import type { CatalogEntry, ProcedureDraft } from '../../catalog/version.js'
import { localDay, readableDay, startOfLocalDay } from '../../shared/clock.js'
import { type FormErrors, type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import { accountOf } from '../kit/security.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { answerPreview, spokenChanges } from './answer-preview.js'
import { differences } from './differences.js'
import { authorshipOf, contentAt, entryAt, nameOf, pathOf, previewOf } from './entries.js'
import { framed, standing } from './frame.js'
import { reasonOf } from './procedure-page.js'
import { recallNote } from './recall-note.js'
import { losesTooMuch, rehearsalView } from './rehearsal-view.js'
import { createRehearsals, type Run } from './rehearsals.js'
import { checkContent } from './section-page.js'
import { slipList } from './slip-list.js'
import { whyField } from './why-field.js'
import { editorWording } from './wording.js'

const say = editorWording.publish
const path = '/bien-tap/thu-tuc/:slug/cong-bo'
/** A run that is done by then stands in the page at once. */
const shortWaitMs = 700

const orderSchema = z.object({
  revision: z.coerce.number().int(),
  why: z.string().trim().max(300).default(''),
  day: z.union([z.literal(''), z.iso.date()]).catch('?' as ''),
  confirmed: z.literal('1').optional(),
})

/** The day from which a draft should hold; '' for at once, '?' for what is no day. */
const proposalSchema = z.object({
  day: z
    .union([z.literal(''), z.iso.date()])
    .default('')
    .catch('?' as ''),
})

const dayField: FormField = {
  name: 'day',
  label: say.day,
  help: say.dayHelp,
  required: true,
  input: { kind: 'text', type: 'date' },
}
const proposedField: FormField = {
  name: 'day',
  label: say.propose,
  help: say.proposeHelp,
  input: { kind: 'text', type: 'date' },
}
const confirmField: FormField = {
  name: 'confirmed',
  label: editorWording.rehearsal.confirm,
  input: { kind: 'checkbox' },
}

/** The day that who sent a draft proposes, while it is still to come. */
const proposedDay = ({ review }: ProcedureDraft, today: string): string | null =>
  review?.day && review.day > today ? review.day : null

type Refused = { typed: Readonly<Record<string, unknown>>; errors: FormErrors }

/** Before a draft becomes what citizens read: what changes, what others will be answered, and the way to publish it. */
export const publishPage: WebPage = {
  path,
  title: say.title,
  who: ['edit_catalog'],
  actions: (parts) => actionsOf(parts),
}

const actionsOf = ({
  catalog,
  understanding,
  messaging,
  clock,
}: Pick<WebParts, 'catalog' | 'understanding' | 'messaging' | 'clock'>) => {
  const { format } = catalog
  const rehearsed = createRehearsals({
    rehearse: (draft) => understanding.rehearse(draft),
    findAll: () => catalog.findAll(),
  })

  const publishedContent = ({ published }: CatalogEntry) => (published ? format.contentOf(published.procedure) : null)

  const forms = (
    request: Request,
    entry: CatalogEntry,
    draft: ProcedureDraft,
    run: Run | null,
    refused: Refused | null,
  ): Html => {
    const address = pathOf(entry.slug)
    const { id } = accountOf(request)
    const fixed = { revision: entry.revision }
    const isGuarded = Object.keys(draft.writers).length > 0
    const isOwn = isAlone(draft, id)
    const again = { values: refused?.typed ?? {}, errors: refused?.errors ?? new Map() }
    const discard = html`<details><summary>${say.discard}</summary>${form({ request, action: `${address}/bo-nhap`, name: 'discard', fields: [], submit: say.discard, isMain: false, fixed })}</details>`
    const review = html`<p>${say.reviewHelp}</p>${form({ request, action: `${address}/gui-duyet`, name: 'review', fields: [whyField, proposedField], submit: say.review, fixed, ...again })}`
    if (isGuarded && draft.review === null) return html`${review}${discard}`
    const giveBack = draft.review
      ? html`<details><summary>${say.return}</summary><p class="field-help">${say.returnHelp}</p>${form({ request, action: `${address}/tra-lai`, name: 'return', fields: [whyField], submit: say.return, isMain: false, fixed })}</details>`
      : ''
    if (isOwn) return html`<p class="notice">${say.waits}</p>${giveBack}${discard}`
    const asked = run?.result !== undefined && losesTooMuch(run.result) ? [confirmField] : []
    const isLater = typeof again.values.day === 'string' && again.values.day !== ''
    const proposed = entry.scheduled ? null : proposedDay(draft, localDay(clock.now()))
    const preset = proposed === null ? {} : { values: { day: proposed } }
    const now = form({
      request,
      action: `${address}/cong-bo`,
      name: 'now',
      fields: [whyField, ...asked],
      submit: say.now,
      isMain: proposed === null,
      fixed,
      ...(isLater ? {} : again),
    })
    const later = form({
      request,
      action: `${address}/cong-bo`,
      name: 'later',
      fields: [dayField, whyField, ...asked],
      submit: say.later,
      isMain: proposed !== null,
      fixed,
      ...(isLater ? again : preset),
    })
    const folded = (title: string, part: Html, isOpen: boolean): Html =>
      html`<details${isOpen ? html` open` : ''}><summary>${title}</summary>${part}</details>`
    const isNowRefused = refused !== null && !isLater
    return html`${entry.scheduled ? html`<p class="notice">${say.scheduledToo}</p>` : ''}
      ${proposed === null ? now : html`<p class="notice">${say.proposed(readableDay(proposed))}</p>${later}${folded(say.now, now, isNowRefused)}`}
      ${entry.scheduled || proposed !== null ? '' : folded(say.later, later, isLater)}
      ${isGuarded ? '' : html`<details><summary>${say.review}</summary>${form({ request, action: `${address}/gui-duyet`, name: 'review', fields: [whyField, proposedField], submit: say.review, isMain: false, fixed })}</details>`}
      ${giveBack}${discard}`
  }

  const show = async (request: Request, entry: CatalogEntry, refused: Refused | null): Promise<string> => {
    const { draft } = entry
    const content = contentAt(catalog, entry)
    const now = clock.now()
    const { errors, missing } = checkContent(catalog, entry, content, now)
    const isReady = errors.size === 0
    const run = draft?.procedure && isReady ? rehearsed(draft.procedure, entry.revision) : null
    if (run) await Promise.race([run.promise, wait(shortWaitMs)])
    const before = publishedContent(entry)
    const preview = previewOf(catalog, entry, content, localDay(now))
    const spoken = draft && entry.published ? spokenChanges(entry.published.procedure, preview, format.fields, now) : []
    const recalled = draft?.procedure ? await recallNote(messaging, entry, now, draft.procedure) : null
    const found = draft ? compareContents(format.fields, before, draft.content) : []
    const slips = draft ? slipsIn(entry.slug, before, draft.content, catalog.findAll()) : []
    const names = (slug: string): string =>
      slug === entry.slug ? nameOf(entry) : (catalog.get(slug)?.short_name ?? slug)
    const problems = html`<div class="notice notice-error" role="alert"><p>${say.problems}</p><ul>${[...errors].map(
      ([name, message]) =>
        html`<li><a href="${sectionOf(entry.slug, name)}">${wordsOfPath(format.fields, name)}</a>: ${message}</li>`,
    )}</ul></div>`
    const cancel = entry.scheduled
      ? html`<section class="card" aria-labelledby="cancel-title"><h2 id="cancel-title">${say.cancel}</h2>${form({ request, action: `${pathOf(entry.slug)}/huy-hen`, name: 'cancel', fields: [whyField], submit: say.cancel, isMain: false, fixed: { revision: entry.revision } })}</section>`
      : ''
    const main = html`<h2>${say.title}</h2>${standing(entry)}
      ${
        draft
          ? html`${isReady ? '' : problems}
        <section class="card" aria-labelledby="changes-title"><h2 id="changes-title">${say.changes}</h2>
        ${before === null ? html`<p>${say.all}</p>` : found.length === 0 ? html`<p>${say.noChanges}</p>` : ''}${differences(found)}${slipList(slips, (key) => html`<a href="${sectionOf(entry.slug, key)}">${wordsOfPath(format.fields, key)}</a>`)}${recalled}</section>
        ${spoken.length > 0 ? html`<section class="card" aria-labelledby="spoken-title"><h2 id="spoken-title">${say.spoken}</h2>${differences(spoken)}</section>` : ''}
        ${run ? rehearsalView(run, names) : ''}
        <section class="card" aria-label="${say.title}">${
          isReady
            ? forms(request, entry, draft, run, refused)
            : form({
                request,
                action: `${pathOf(entry.slug)}/bo-nhap`,
                name: 'discard',
                fields: [],
                submit: say.discard,
                isMain: false,
                fixed: { revision: entry.revision },
              })
        }</section>`
          : html`<p>${say.none}</p>`
      }${cancel}`
    const aside = draft ? answerPreview(preview, format.fields, now, editorWording.previewTitle) : null
    const sections = sectionsOf(format.fields)
    return framed({ request, entry, sections, missing, current: 'cong-bo', main, aside, scripts: ['editor.js'] })
  }

  const sectionOf = (slug: string, name: string): string => {
    const key = name.split('.')[0] ?? ''
    const section = sectionsOf(format.fields).find(({ fields }) => fields[key] !== undefined)
    return `${pathOf(slug)}/${section?.slug ?? ''}#${name}`
  }

  /** A verb of a draft: with a reason, on what the editor saw. */
  const verb = (
    name: string,
    done: string,
    run: (order: { slug: string; expected: number } & ReturnType<typeof authorshipOf>) => Promise<unknown>,
  ) =>
    post(`/bien-tap/thu-tuc/:slug/${name}`, async (request, response) => {
      const { slug } = await entryAt(catalog, request)
      const { revision, why } = reasonOf(request)
      await run({ slug, expected: revision, ...authorshipOf(request, why, clock.now()) })
      response.redirect(303, `${pathOf(slug)}?xong=${done}`)
    })

  return [
    get(path, async (request, response) => {
      response.send(await show(request, await entryAt(catalog, request), null))
    }),

    post(path, async (request, response) => {
      const entry = await entryAt(catalog, request)
      const order = orderSchema.parse(request.body)
      const isLater = 'day' in request.body
      const now = clock.now()
      const errors = new Map<string, string>()
      if (order.why === '') errors.set('why', editorWording.whyMissing)
      if (isLater && !(order.day > localDay(now))) errors.set('day', say.dayWrong)
      const draft = entry.draft?.procedure
      const result = draft ? await rehearsed(draft, entry.revision).promise : null
      if (losesTooMuch(result) && order.confirmed !== '1')
        errors.set('confirmed', editorWording.rehearsal.confirmMissing)
      if (errors.size > 0) {
        response.status(400).send(await show(request, entry, { typed: request.body, errors }))
        return
      }
      const from = isLater ? startOfLocalDay(order.day) : null
      const { slug } = entry
      await catalog.publishDraft({ slug, expected: order.revision, from, ...authorshipOf(request, order.why, now) })
      response.redirect(303, `${pathOf(slug)}?xong=${isLater ? 'schedule' : 'publish'}`)
    }),

    post('/bien-tap/thu-tuc/:slug/gui-duyet', async (request, response) => {
      const entry = await entryAt(catalog, request)
      const { revision, why } = reasonOf(request)
      const { day } = proposalSchema.parse(request.body)
      const now = clock.now()
      if (day !== '' && !(day > localDay(now))) {
        const errors = new Map([['day', say.dayWrong]])
        response.status(400).send(await show(request, entry, { typed: request.body, errors }))
        return
      }
      const { slug } = entry
      const proposal = day === '' ? {} : { day }
      await catalog.sendForReview({ slug, expected: revision, ...proposal, ...authorshipOf(request, why, now) })
      response.redirect(303, `${pathOf(slug)}?xong=review`)
    }),
    verb('tra-lai', 'return', catalog.returnDraft),
    verb('huy-hen', 'cancel', catalog.cancelScheduled),

    post('/bien-tap/thu-tuc/:slug/bo-nhap', async (request, response) => {
      const entry = await entryAt(catalog, request)
      const { revision } = z.object({ revision: z.coerce.number().int() }).parse(request.body)
      await catalog.discardDraft({ slug: entry.slug, expected: revision, ...authorshipOf(request, '', clock.now()) })
      const isGone = entry.published === null && entry.archived.length === 0
      response.redirect(303, isGone ? '/bien-tap' : `${pathOf(entry.slug)}?xong=discard`)
    }),
  ]
}
