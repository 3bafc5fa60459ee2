import type { Request } from 'express'
import type { Attachment } from '../../attachments/attachment-store.js'
import { canShow, isHeic } from '../../attachments/display.js'
import type { Case, TimelineEvent } from '../../cases/case.js'
import { sentPicturesOf } from '../../cases/send-pictures.js'
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

/** Why a picture isn't shown; null: it is, or the file is none. */
const whyNotShown = ({ type, notShown }: Attachment): keyof typeof say.notShown | null =>
  isHeic(type) ? 'heic' : (notShown ?? null)

const item = (request: Request, found: Case, file: Attachment, mayRemove: boolean, refused: RefusedForm): Html => {
  const { key, name, type, size, removed, scan } = file
  if (removed)
    return html`<li class="file"><strong>${name}</strong> <span class="muted">${say.removed(removed.reason)}</span></li>`
  const address = `/can-bo/vu-viec/${found.id}/tep/${key}`
  const mayOpen = scan !== 'infected'
  const why = whyNotShown(file)
  const isShown = mayOpen && canShow(type) && !why
  const isOurs = sentPicturesOf(found).has(key)
  return html`<li class="file">
    ${isShown ? html`<a href="${address}?xem"><img src="${address}?xem=nho" alt="${isOurs ? say.ours(name) : say.picture(name)}" loading="lazy"></a>` : ''}
    <div><strong>${name}</strong> <span class="muted">${isOurs ? `${say.sentByOffice} · ` : ''}${readableSize(size)}${canShow(type) || why ? '' : ` · ${say.noPreview}`} · ${say.scans[scan]}</span><br>
      ${why && mayOpen ? html`${say.notShown[why]}<br>` : ''}
      ${mayOpen ? html`<a href="${address}" aria-label="${say.downloadOf(name)}">${say.download}</a>` : ''}
      ${mayRemove ? removal(request, found, file, refused) : ''}</div></li>`
}

/** The pictures that went to the citizen with an event, small. */
export const sentPictures = ({ id }: Case, { facts }: TimelineEvent, files: readonly Attachment[]): Html => {
  const sent = files.filter(({ key }) => facts?.pictures?.includes(key))
  return sent.length === 0
    ? html``
    : html`<ul class="files" aria-label="${say.sentPictures(sent.length)}">${sent.map(
        ({ key, name, removed }) =>
          html`<li class="file">${removed ? html`<span class="muted">${name}: ${say.removed(removed.reason)}</span>` : html`<a href="/can-bo/vu-viec/${id}/tep/${key}?xem"><img src="/can-bo/vu-viec/${id}/tep/${key}?xem=nho" alt="${say.ours(name)}" loading="lazy"></a>`}</li>`,
      )}</ul>`
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
