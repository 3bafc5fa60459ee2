import type { Request } from 'express'
import type { Attachment } from '../../attachments/attachment-store.js'
import { canShow } from '../../attachments/display.js'
import type { Case } from '../../cases/case.js'
import { type FormField, form } from '../kit/form.js'
import { type Html, html } from '../kit/html.js'
import type { RefusedForm } from './case-view.js'
import { attachmentsWording as say } from './wording.js'

const readableSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`

const removal = (request: Request, found: Case, { key }: Attachment, refused: RefusedForm): Html => {
  const mine = refused?.form === `remove-${key}` ? refused : null
  const reason: FormField = { name: 'text', label: say.reason, maxLength: 1000, input: { kind: 'text' } }
  const body = form({
    request,
    name: `remove-${key}`,
    action: `/can-bo/vu-viec/${found.id}/xoa-tep`,
    fields: [reason],
    submit: say.remove,
    fixed: { version: found.version, file: key },
    values: mine?.typed ?? {},
    error: mine?.error ?? null,
    isMain: false,
  })
  return html`<details${mine ? html` open` : ''}><summary>${say.remove}</summary>${body}</details>`
}

const item = (request: Request, found: Case, file: Attachment, mayRemove: boolean, refused: RefusedForm): Html => {
  const { key, name, type, size, removed, scan } = file
  if (removed)
    return html`<li class="file"><strong>${name}</strong> <span class="muted">${say.removed(removed.reason)}</span></li>`
  const address = `/can-bo/vu-viec/${found.id}/tep/${key}`
  const mayOpen = scan !== 'infected'
  const isShown = mayOpen && canShow(type)
  return html`<li class="file">
    ${isShown ? html`<a href="${address}?xem"><img src="${address}?xem=nho" alt="${say.picture(name)}" loading="lazy"></a>` : ''}
    <div><strong>${name}</strong> <span class="muted">${readableSize(size)}${canShow(type) ? '' : ` · ${say.noPreview}`} · ${say.scans[scan]}</span><br>
      ${mayOpen ? html`<a href="${address}" aria-label="${say.downloadOf(name)}">${say.download}</a>` : ''}
      ${mayRemove ? removal(request, found, file, refused) : ''}</div></li>`
}

/** The card of a case's files; nothing where there are none. */
export const attachmentsCard = (
  request: Request,
  found: Case,
  { files, mayRemove, refused }: { files: readonly Attachment[]; mayRemove: boolean; refused: RefusedForm },
): Html =>
  files.length === 0
    ? html``
    : html`<section class="card" aria-labelledby="files"><h2 id="files">${say.title}</h2>
      <ul class="files">${files.map((file) => item(request, found, file, mayRemove, refused))}</ul></section>`
