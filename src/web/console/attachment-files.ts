import type { Request, Response } from 'express'
import { z } from 'zod'
import type { PictureRefusal } from '../../attachments/attachment-store.js'
import { type FileView, isPictureSignature, isStaffSignature, staffAddress } from '../../attachments/file-addresses.js'
import { Forbidden, NotFound } from '../../shared/errors.js'
import { disposition, fileGuards } from '../kit/file-headers.js'
import { html } from '../kit/html.js'
import { page } from '../kit/page.js'
import { accountOf, visitorAccount } from '../kit/security.js'
import { get, type WebPage } from '../kit/web-page.js'
import type { WebParts } from '../kit/web-parts.js'
import { attachmentWording as say } from '../kit/wording.js'

/**
 * The files of a case: an officer's address leads to a signed one, which is checked against the signature, the hour, the
 * account and its right to see the case. Looks into protected cases are in the audit trail, by the case's id alone.
 */
export const attachmentFiles: WebPage = {
  path: '/can-bo/vu-viec/:id/tep/:file',
  title: say.title,
  who: 'staff',
  actions: (parts) => actionsOf(parts),
}

const view = z
  .enum(['', 'nho'])
  .optional()
  .transform((xem): FileView => (xem === undefined ? 'original' : xem === 'nho' ? 'thumbnail' : 'full'))
const pathSchema = z.object({ id: z.string().max(100), file: z.string().max(100) })
const openSchema = z.object({ xem: view })
const signedParts = { het: z.coerce.number().int(), s: z.string().max(100) }
const staffSchema = z.object({ ...signedParts, vu: z.string().max(100), xem: view })
const pictureSchema = z.object({ ...signedParts, tin: z.string().max(100), xem: z.literal('') })

const actionsOf = ({ cases, attachments, keys, clock }: WebParts) => {
  const refuse = (request: Request, response: Response, refused: PictureRefusal): void => {
    if (refused === 'locked') throw new NotFound(say.unknown)
    if (refused === 'removed') throw new NotFound(say.removed)
    if (refused === 'type' || refused === 'pixels' || refused === 'unreadable') throw new NotFound(say.noPreview)
    if (refused === 'infected') throw new Forbidden(say.infected)
    const main = html`<div class="card narrow"><h1>${say.notScannedTitle}</h1><p>${say.notScanned}</p></div>`
    response.status(503).set({ 'retry-after': '60', 'cache-control': 'no-store' })
    response.send(page({ title: say.notScannedTitle, main, request }))
  }

  /** Under the name that its case shows it by, where it is an officer who opens it. */
  const serve = async (
    request: Request,
    response: Response,
    { id, name }: { id: string; name?: string },
    view: FileView,
  ): Promise<void> => {
    if (view !== 'original') {
      const picture = await attachments.openPicture(id, view)
      if ('refused' in picture) return refuse(request, response, picture.refused)
      response.set({
        ...fileGuards,
        'content-disposition': disposition('inline', name?.replace(/\.\w+$/, '.jpg') ?? picture.name),
      })
      response.type('image/jpeg').send(picture.bytes)
      return
    }
    const opened = await attachments.openToSave(id)
    if ('refused' in opened) return refuse(request, response, opened.refused)
    response.set({ ...fileGuards, 'content-disposition': disposition('attachment', name ?? opened.name) })
    response.type('application/octet-stream').send(opened.bytes)
  }

  const serveStaff = async (request: Request, response: Response, file: string): Promise<void> => {
    const query = staffSchema.safeParse(request.query)
    const account = visitorAccount(request)
    if (!query.success || !account) throw new NotFound(say.unknown)
    const { vu: caseId, het: until, s, xem: view } = query.data
    if (!isStaffSignature(keys.files, { file, view, caseId, accountId: account.id, until }, s))
      throw new NotFound(say.unknown)
    if (until < clock.now().getTime()) throw new NotFound(say.expired)
    const shown = await cases.viewFile({ account, id: caseId, file, at: clock.now() })
    await serve(request, response, shown, view)
  }

  const servePicture = async (request: Request, response: Response, file: string): Promise<void> => {
    const query = pictureSchema.safeParse(request.query)
    if (!query.success) throw new NotFound(say.unknown)
    const { tin: message, het: until, s } = query.data
    if (!isPictureSignature(keys.files, { file, message, until }, s)) throw new NotFound(say.unknown)
    if (until < clock.now().getTime()) throw new NotFound(say.expired)
    const attachment = await attachments.getByKey(file)
    if (!attachment) throw new NotFound(say.unknown)
    await serve(request, response, { id: attachment.id }, 'full')
  }

  return [
    get(attachmentFiles.path, async (request, response) => {
      const { id: caseId, file } = pathSchema.parse(request.params)
      const { xem: view } = openSchema.parse(request.query)
      const account = accountOf(request)
      await cases.findFileFor({ account, id: caseId, file })
      const pass = { file, view, caseId, accountId: account.id }
      response.set('cache-control', 'no-store').redirect(303, staffAddress(keys.files, pass, clock.now()))
    }),
    get(
      '/tep/:file',
      async (request, response) => {
        const { file } = pathSchema.pick({ file: true }).parse(request.params)
        const isPicture = request.query.tin !== undefined
        await (isPicture ? servePicture(request, response, file) : serveStaff(request, response, file))
      },
      'anybody',
    ),
  ]
}
