import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import { draftOfEntry, shortNameOf } from '../../catalog/national/draft-of-entry.js'
import { blankNamed, copyOf, slugFrom } from '../../catalog/new-procedure.js'
import { procedureFromRecord } from '../../catalog/procedure-from-record.js'
import { NotFound } from '../../shared/errors.js'
import { csrfField, type FormErrors, type FormField, filesAgainNote, formField, hidden } from '../kit/form.js'
import { html } from '../kit/html.js'
import { page, takenParameter } from '../kit/page.js'
import { uploadedFiles } from '../kit/read-upload.js'
import { get, post, type WebPage } from '../kit/web-page.js'
import { authorshipOf, pathOf, queryOf } from './entries.js'
import { createNationalRecords, recordSearch } from './national-records.js'
import { editorWording } from './wording.js'

const say = editorWording.new
const longestName = 60
const codeSchema = z.object({ code: z.string().max(20) })

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
  takesFiles: true,
  actions: ({ catalog, clock, understanding }) => {
    const records = createNationalRecords({ catalog, understanding })

    const show = async (
      request: Request,
      values: Readonly<Record<string, string>>,
      errors: FormErrors,
    ): Promise<string> => {
      const query = queryOf(request, 'tim').trim()
      const found = query === '' ? [] : await records.find(query)
      const known = found.length === 0 ? new Map() : await records.procedures()
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
        { name: 'file', label: say.file, help: say.fileHelp, input: { kind: 'files', accept: '.json,.jsonl' } },
      ]
      const main = html`<p><a href="/bien-tap">${editorWording.back}</a></p><h1>${say.title}</h1>
        ${recordSearch({ request, path: newPage.path, query, found, known })}
        <form method="post" action="${newPage.path}" enctype="multipart/form-data" class="card" data-draft="new" data-draft-key="key" aria-labelledby="other-title"><h2 id="other-title">${say.other}</h2>${csrfField(request)}${hidden('key', key)}${filesAgainNote}
        ${fields.map((field) => formField(field, { value: values[field.name] ?? '', error: errors.get(field.name) }))}
        <div class="actions"><button class="button">${say.create}</button></div></form>`
      return page({ title: say.title, main, request, current: '/bien-tap' })
    }

    return [
      get(newPage.path, async (request, response) => {
        response.send(await show(request, { copy: queryOf(request, 'tu') }, new Map()))
      }),

      post(`${newPage.path}/tu-ban-ghi`, async (request, response) => {
        const { code } = codeSchema.parse(request.body)
        const entry = await records.findByCode(code)
        if (!entry) throw new NotFound(editorWording.records.gone)
        const known = (await records.procedures()).get(code)
        if (known) return response.redirect(303, pathOf(known.slug))
        const taken = await catalog.findSlugs()
        const slug = slugFrom(shortNameOf(entry.name), (one) => taken.has(one))
        await catalog.saveDraft({
          slug,
          content: draftOfEntry(entry),
          expected: null,
          ...authorshipOf(request, editorWording.records.why(code), clock.now()),
        })
        response.redirect(303, `${pathOf(slug)}/ten-cau-hoi?xong=record`)
      }),

      post(newPage.path, async (request, response) => {
        const typed = typedSchema.parse(request.body)
        const errors = new Map<string, string>()
        const [file] = uploadedFiles(request)
        const text = file ? Buffer.from(file.bytes).toString('utf8').trim() : typed.record
        const record = text === '' ? {} : procedureFromRecord(text)
        const isNamed = typed.short_name !== '' && typed.short_name.length <= longestName
        if (!isNamed) errors.set('short_name', say.nameMissing)
        if (record === null && file) errors.set('file', /\}\s*\n\s*\{/.test(text) ? say.fileOne : say.recordWrong)
        else if (record === null) errors.set('record', say.recordWrong)
        if (errors.size > 0 || record === null) {
          response.status(400).send(await show(request, typed, errors))
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
