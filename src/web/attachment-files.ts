import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Attachment, OpenRefusal } from '../attachments/attachment-store.js'
import { canShow, toDisplay } from '../attachments/display.js'
import { getCaseFor } from '../cases/change-case.js'
import { kindOf } from '../cases/kinds/index.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import { isSignatureOf, sign } from '../shared/keys.js'
import { accountOf, requireAccount } from './security.js'
import type { WebParts } from './web-parts.js'
import { attachmentWording as say } from './wording.js'

const validMs = 120_000
const querySchema = z.object({
  vu: z.string().regex(/^[\da-f]{24}$/),
  het: z.coerce.number().int(),
  s: z.string().max(100),
  xem: z.literal('').optional(),
})

type Pass = { file: string; caseId: string; accountId: string; until: number; isDisplay: boolean }

const signed = ({ file, caseId, accountId, until, isDisplay }: Pass): string =>
  `file:${isDisplay ? 'display' : 'original'}:${file}:${caseId}:${accountId}:${until}`

/** An address of one file for one account, valid for two minutes. */
export const fileAddress = (key: Buffer, pass: Omit<Pass, 'until'>, now: Date): string => {
  const until = now.getTime() + validMs
  const { file, caseId, isDisplay } = pass
  return `/tep/${encodeURIComponent(file)}?vu=${caseId}&het=${until}&s=${sign(key, signed({ ...pass, until }))}${isDisplay ? '&xem' : ''}`
}

/** Nothing of a file may run in our origin's name, whatever it holds. */
const guard = (response: Response): void => {
  response.set({
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  })
}

const disposition = (how: 'attachment' | 'inline', name: string): string =>
  `${how}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

const whyNot = (refused: OpenRefusal): Error =>
  refused === 'removed'
    ? new NotFound(say.removed)
    : new InvalidInput(refused === 'infected' ? say.infected : say.notScanned)

/**
 * The files of a case: an officer's address leads to a signed one, which is checked against the signature, the hour, the
 * account and its right to see the case. Looks into protected cases are in the audit trail.
 */
export const createAttachmentFiles = ({ cases, attachments, audit, keys, clock }: WebParts): Router => {
  const router = express.Router()

  /** The file, if this account may see its case. Throws NotFound. */
  const authorize = async (request: Request, caseId: string, file: string): Promise<void> => {
    const account = accountOf(request)
    const found = await getCaseFor(cases, account, caseId)
    if (!found.attachments.includes(file)) throw new NotFound(say.unknown)
    if (kindOf(found.kind).isProtected)
      await audit.add({ at: clock.now(), accountId: account.id, what: 'file_opened', subject: `${found.id}:${file}` })
  }

  router.get('/can-bo/vu-viec/:id/tep/:file', requireAccount(), async (request, response) => {
    const { id = '', file = '' } = request.params as { id?: string; file?: string }
    await authorize(request, id, file)
    const pass = { file, caseId: id, accountId: accountOf(request).id, isDisplay: false }
    response.set('cache-control', 'no-store').redirect(303, fileAddress(keys.files, pass, clock.now()))
  })

  const send = async (response: Response, attachment: Attachment, bytes: Buffer, isDisplay: boolean): Promise<void> => {
    guard(response)
    if (!isDisplay) {
      response.type('application/octet-stream').set('content-disposition', disposition('attachment', attachment.name))
      response.send(bytes)
      return
    }
    const picture = canShow(attachment.type) ? await toDisplay(bytes) : null
    if (!picture) throw new NotFound(say.noPreview)
    response
      .type('image/webp')
      .set('content-disposition', disposition('inline', `${attachment.name}.webp`))
      .send(picture)
  }

  router.get('/tep/:file', requireAccount(), async (request, response) => {
    const { file = '' } = request.params as { file?: string }
    const query = querySchema.safeParse(request.query)
    if (!query.success) throw new NotFound(say.unknown)
    const { vu: caseId, het: until, s, xem } = query.data
    const isDisplay = xem !== undefined
    const pass = { file, caseId, accountId: accountOf(request).id, until, isDisplay }
    if (!isSignatureOf(keys.files, signed(pass), s)) throw new NotFound(say.unknown)
    if (until < clock.now().getTime()) throw new NotFound(say.expired)
    await authorize(request, caseId, file)
    const opened = await attachments.open(file)
    if ('refused' in opened) throw whyNot(opened.refused)
    await send(response, opened.attachment, opened.bytes, isDisplay)
  })

  return router
}
