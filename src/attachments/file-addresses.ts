import { isSignatureOf, sign } from '../shared/keys.js'
import type { Attachment } from './attachment-store.js'

/** How long an address opens its file. */
const addressLastsMs = 120_000

/** The bytes as they came, or the picture made anew from them. */
export type FileView = 'original' | 'full' | 'thumbnail'

/** What `xem` says of an address. */
const viewQuery: Record<FileView, string> = { original: '', full: '&xem', thumbnail: '&xem=nho' }

type StaffPass = { file: string; view: FileView; caseId: string; accountId: string; until: number }
type PicturePass = { file: string; message: string; until: number }

const staffText = ({ file, view, caseId, accountId, until }: StaffPass): string =>
  `file:staff:${view}:${file}:${caseId}:${accountId}:${until}`
const pictureText = ({ file, message, until }: PicturePass): string => `file:picture:${file}:${message}:${until}`

/** An address of one file of a case that opens it for one account alone; `file` is its key. */
export const staffAddress = (key: Buffer, pass: Omit<StaffPass, 'until'>, now: Date): string => {
  const signed = { ...pass, until: now.getTime() + addressLastsMs }
  const { file, view, caseId, until } = signed
  return `/tep/${file}?vu=${caseId}&het=${until}&s=${sign(key, staffText(signed))}${viewQuery[view]}`
}

export const isStaffSignature = (key: Buffer, pass: StaffPass, signature: string): boolean =>
  isSignatureOf(key, staffText(pass), signature)

/**
 * An address at which a platform fetches the picture of one message, without signing in: the display version alone. The
 * message's id says whose chat it is, so the address carries only a keyed digest of it.
 */
export const pictureAddress = (
  { key, publicUrl }: { key: Buffer; publicUrl: string },
  { attachment, messageId, now }: { attachment: Pick<Attachment, 'key'>; messageId: string; now: Date },
): string => {
  const message = sign(key, `message:${messageId}`)
  const pass = { file: attachment.key, message, until: now.getTime() + addressLastsMs }
  return `${publicUrl}/tep/${pass.file}?tin=${message}&het=${pass.until}&s=${sign(key, pictureText(pass))}&xem`
}

export const isPictureSignature = (key: Buffer, pass: PicturePass, signature: string): boolean =>
  isSignatureOf(key, pictureText(pass), signature)
