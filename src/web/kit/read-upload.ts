import express, { type Request, type RequestHandler } from 'express'
import { InvalidInput } from '../../shared/errors.js'
import { uploadWording as say } from './wording.js'

/** In bytes, all files of a form together; one file may have 20 MB. */
const largestForm = 64 * 1024 * 1024
const mostFiles = 10

export type UploadedFile = { name: string; bytes: Buffer }

const uploads = new WeakMap<Request, UploadedFile[]>()

/** The files that came with a form; none where it brought none. */
export const uploadedFiles = (request: Request): readonly UploadedFile[] => uploads.get(request) ?? []

const isUpload = (request: Request): boolean => Boolean(request.is('multipart/form-data'))

const takeApart: RequestHandler = async (request, _response, next) => {
  if (!isUpload(request) || !Buffer.isBuffer(request.body)) return next()
  const headers = { 'content-type': request.get('content-type') ?? '' }
  const sent = await new Response(new Uint8Array(request.body), { headers }).formData().catch(() => {
    throw new InvalidInput(say.unreadable)
  })
  const fields: Record<string, string | string[]> = Object.create(null)
  const files: UploadedFile[] = []
  for (const [name, value] of sent.entries()) {
    if (typeof value === 'string') fields[name] = name in fields ? [fields[name] ?? [], value].flat() : value
    else if (value.size > 0 || value.name !== '')
      files.push({ name: value.name, bytes: Buffer.from(await value.arrayBuffer()) })
  }
  if (files.length > mostFiles) throw new InvalidInput(say.tooMany(mostFiles))
  request.body = fields
  uploads.set(request, files)
  next()
}

const readRaw = express.raw({ type: 'multipart/form-data', limit: largestForm })

const readWhole: RequestHandler = (request, response, next) =>
  readRaw(request, response, (error?: unknown) => {
    const isTooLarge = (error as { type?: unknown } | undefined)?.type === 'entity.too.large'
    next(isTooLarge ? new InvalidInput(say.tooLarge) : error)
  })

/**
 * Reads a form with files (multipart/form-data): its fields into the body, a repeated one as a list like that of a form without
 * files, its files for `uploadedFiles`.
 */
export const readUpload: readonly RequestHandler[] = [readWhole, takeApart]
