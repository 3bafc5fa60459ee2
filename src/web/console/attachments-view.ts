import type { Request } from 'express'
import type { Attachment } from '../../attachments/attachment-store.js'
import { canShow } from '../../attachments/display.js'
import type { Case } from '../../cases/case.js'
import { type Html, html } from '../html.js'
import { csrfField } from '../layout.js'
import type { Refused } from './case-view.js'
import { attachmentsWording as say } from './wording.js'

/** What the card needs of each file; `picture` is a short-lived address, null where there is nothing to show. */
export type ShownFile = { attachment: Attachment; picture: string | null }

const readableSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`

const item = (
  request: Request,
  found: Case,
  { attachment, picture }: ShownFile,
  index: number,
  mayRemove: boolean,
  refused: Refused,
): Html => {
  const { id, name, type, size, removed, scan } = attachment
  if (removed)
    return html`<li class="file"><strong>${name}</strong> <span class="muted">${say.removed(removed.reason)}</span></li>`
  const address = `/can-bo/vu-viec/${found.id}/tep/${encodeURIComponent(id)}`
  const mine = refused?.form === `remove-${id}` ? refused : null
  return html`<li class="file">
    ${picture ? html`<a href="${address}"><img src="${picture}" alt="${say.picture(index + 1)}" loading="lazy"></a>` : ''}
    <div><strong>${name}</strong> <span class="muted">${readableSize(size)}${scan === 'infected' ? ` · ${say.infected}` : ''}${canShow(type) ? '' : ` · ${say.noPreview}`}</span><br>
      <a href="${address}">${say.download}</a>
      ${
        mayRemove
          ? html`<details${mine ? html` open` : ''}><summary>${say.remove}</summary>
        <form method="post" action="/can-bo/vu-viec/${found.id}/xoa-tep">${csrfField(request)}<input type="hidden" name="version" value="${found.version}"><input type="hidden" name="file" value="${id}">
        ${mine ? html`<p class="field-error" role="alert">${mine.error}</p>` : ''}
        <div class="field"><label for="remove-${index}">${say.reason}</label><input id="remove-${index}" name="text" value="${mine?.typed.text ?? ''}"></div>
        <button class="button-quiet">${say.remove}</button></form></details>`
          : ''
      }</div></li>`
}

/** The card of a case's files; nothing where there are none. */
export const attachmentsCard = (
  request: Request,
  found: Case,
  { files, mayRemove, refused }: { files: readonly ShownFile[]; mayRemove: boolean; refused: Refused },
): Html =>
  files.length === 0
    ? html``
    : html`<section class="card" aria-labelledby="files"><h2 id="files">${say.title}</h2>
      <ul class="files">${files.map((file, index) => item(request, found, file, index, mayRemove, refused))}</ul></section>`
