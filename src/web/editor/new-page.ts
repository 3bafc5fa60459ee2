import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import { blankNamed, copyOf, slugFrom } from '../../catalog/new-procedure.js'
import { procedureFromRecord } from '../../catalog/procedure-from-record.js'
import { csrfField, type FormErrors, type FormField, formField, hidden } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page, takenParameter } from '../kit/page.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { authorshipOf, pathOf, queryOf } from './entries.js'
import { editorWording } from './wording.js'

const say = editorWording.new
const longestName = 60

const typedSchema = z.object({
  short_name: z.string().trim().normalize('NFC').max(1_000),
  copy: z.string().max(200).default(''),
  key: z.string().max(60).default(''),
  record: z.string().trim().max(200_000).default(''),
})

/** A new procedure: from nothing, as a copy of another, or from a record of the national catalog. */
export const newPage: WebPage = {
  path: '/bien-tap/them',
  title: say.title,
  who: ['edit_catalog'],
  hasLongForm: true,
  actions: ({ catalog, clock }) => {
    const show = (request: Request, values: Readonly<Record<string, string>>, errors: FormErrors): string => {
      const key = values.key || randomUUID()
      const named = catalog.findAll().toSorted((a, b) => a.short_name.localeCompare(b.short_name, 'vi'))
      const options = Object.fromEntries(named.map(({ slug, short_name }) => [slug, short_name]))
      const fields: FormField[] = [
        {
          name: 'short_name',
          label: say.shortName,
          help: say.shortNameHelp,
          required: true,
          maxLength: longestName,
          input: { kind: 'text' },
        },
        { name: 'copy', label: say.copy, help: say.copyHelp, input: { kind: 'select', options, withBlank: true } },
        { name: 'record', label: say.record, help: say.recordHelp, input: { kind: 'textarea', rows: 4 } },
      ]
      const main = html`<p><a href="/bien-tap">${editorWording.back}</a></p><h1>${say.title}</h1>
        <form method="post" action="${newPage.path}" class="card" data-draft="new" data-draft-key="key">${csrfField(request)}${hidden('key', key)}
        ${fields.map((field) => formField(field, { value: values[field.name] ?? '', error: errors.get(field.name) }))}
        <div class="actions"><button class="button">${say.create}</button></div></form>`
      return page({ title: say.title, main, request, current: '/bien-tap' })
    }

    return [
      get(newPage.path, (request, response) => {
        response.send(show(request, { copy: queryOf(request, 'tu') }, new Map()))
      }),

      post(newPage.path, async (request, response) => {
        const typed = typedSchema.parse(request.body)
        const record = typed.record === '' ? {} : procedureFromRecord(typed.record)
        const errors = new Map<string, string>()
        const isNamed = typed.short_name !== '' && typed.short_name.length <= longestName
        if (!isNamed) errors.set('short_name', say.nameMissing)
        if (record === null) errors.set('record', say.recordWrong)
        if (errors.size > 0 || record === null) {
          response.status(400).send(show(request, typed, errors))
          return
        }
        const taken = await catalog.findSlugs()
        const slug = slugFrom(typed.short_name, (one) => taken.has(one))
        const other = typed.copy === '' ? null : catalog.get(typed.copy)
        const begun = other ? copyOf(catalog.format, other, typed.short_name) : blankNamed(typed.short_name)
        await catalog.saveDraft({
          slug,
          content: { ...begun, ...record, short_name: typed.short_name },
          expected: null,
          ...authorshipOf(request, say.title, clock.now()),
        })
        response.redirect(
          303,
          `${pathOf(slug)}/ten-cau-hoi?xong=new&${takenParameter}=${encodeURIComponent(typed.key)}`,
        )
      }),
    ]
  },
}
