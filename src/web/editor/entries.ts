import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import type { Catalog } from '../../catalog/catalog.js'
import type { Procedure } from '../../catalog/procedure.js'
import type { CatalogEntry, DraftContent } from '../../catalog/version.js'
import { localDay, localTime, readableDay } from '../../shared/clock.js'
import { NotFound } from '../../shared/errors.js'
import { accountOf } from '../kit/security.js'
import { editorWording as say } from './wording.js'

export const pathOf = (slug: string): string => `/bien-tap/thu-tuc/${slug}`

export const queryOf = (request: Request, name: string): string => {
  const value = request.query[name]
  return typeof value === 'string' ? value.slice(0, 500) : ''
}

/** What was done, by the address that a verb leads to. */
export const noticeOf = (request: Request, { published }: Pick<CatalogEntry, 'published'>): string | null => {
  const done = queryOf(request, 'xong')
  return done === 'save' && !published ? say.savedUnpublished : (say.done[done] ?? null)
}

const slugSchema = z.string().max(200)

/** The procedure of an address, with its history. Throws NotFound. */
export const entryAt = async (catalog: Pick<Catalog, 'findVersions'>, request: Request): Promise<CatalogEntry> => {
  const entry = await catalog.findVersions(slugSchema.parse(request.params.slug))
  if (!entry) throw new NotFound(say.notFound)
  return entry
}

/** What an editor goes on from: the draft, or what was published last. */
export const contentAt = ({ format }: Pick<Catalog, 'format'>, entry: CatalogEntry): DraftContent => {
  const last = entry.published ?? entry.archived[0]
  return entry.draft?.content ?? (last ? format.contentOf(last.procedure) : {})
}

export const nameOf = (entry: CatalogEntry): string => {
  const drafted = entry.draft?.content.short_name
  const last = entry.published ?? entry.archived[0] ?? entry.scheduled
  return typeof drafted === 'string' && drafted !== '' ? drafted : (last?.procedure.short_name ?? entry.slug)
}

/** Says whether the values of some fields are still the ones that somebody saw. */
export const stampOf = (content: DraftContent, keys: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(keys.map((key) => content[key] ?? null)))
    .digest('base64url')
    .slice(0, 16)

export const whenOf = (at: Date): string => `${localTime(at)} ${readableDay(localDay(at))}`

/** Who does a verb, when and why. */
export const authorshipOf = (request: Request, why: string, at: Date) => {
  const { id: accountId, displayName: by } = accountOf(request)
  return { accountId, by, why, at }
}

const blank = {
  code: null,
  name: '…',
  short_name: '…',
  also_called: [],
  questions: ['…', '…', '…', '…', '…'],
  test_questions: ['…'],
  field: '…',
  level: 'commune',
  received_by: 'one_stop',
  received_by_text: '…',
  applicants: null,
  situations: [],
  channels: ['in_person'],
  time_limit: null,
  fees: null,
  steps: [],
  often_forgotten: [],
  result: '…',
  legal_basis: [],
  notes: null,
  confidence: 'high',
  sources: [],
}

/** A procedure to look at: what is half written or wrong in it stands as it was, or as a dash. */
export const previewOf = (
  { format }: Pick<Catalog, 'format'>,
  entry: CatalogEntry,
  content: DraftContent,
  day: string,
): Procedure => {
  const before: Readonly<Record<string, unknown>> = entry.published?.procedure ?? { ...blank, as_of: day.slice(0, 7) }
  const values = Object.entries(format.fields).map(([key, { schema }]) => {
    const read = schema.safeParse(content[key])
    return [key, read.success ? read.data : schema.safeParse(before[key]).data]
  })
  return { ...(Object.fromEntries(values) as Procedure), slug: entry.slug }
}
