export type FileKind = 'photo' | 'document' | 'audio' | 'video'

/** What may be kept, by the type found in the bytes. */
export const allowedTypes: ReadonlyMap<string, FileKind> = new Map([
  ['image/jpeg', 'photo'],
  ['image/png', 'photo'],
  ['image/webp', 'photo'],
  ['image/gif', 'photo'],
  ['image/heic', 'photo'],
  ['image/heif', 'photo'],
  ['image/heic-sequence', 'photo'],
  ['image/heif-sequence', 'photo'],
  ['application/pdf', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'document'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'document'],
  ['application/vnd.oasis.opendocument.text', 'document'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'document'],
  ['audio/mpeg', 'audio'],
  ['audio/aac', 'audio'],
  ['audio/ogg', 'audio'],
  ['audio/ogg; codecs=opus', 'audio'],
  ['audio/wav', 'audio'],
  ['audio/x-m4a', 'audio'],
  ['audio/mp4', 'audio'],
  ['video/mp4', 'video'],
  ['video/x-m4v', 'video'],
  ['video/quicktime', 'video'],
  ['video/webm', 'video'],
  ['video/3gpp', 'video'],
])

/** In characters, with the extension. */
export const longestName = 100

const unnamed: Record<FileKind, string> = { photo: 'ảnh', document: 'giấy-tờ', audio: 'ghi-âm', video: 'video' }

/**
 * A name for people and for saving: no path, no control or direction characters, the extension of what the file really is.
 * `number` tells files without a name apart.
 */
export const cleanName = (
  given: string | null,
  { kind, extension }: { kind: FileKind; extension: string },
  number: number,
): string => {
  const base = (given ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = base
    .replace(/\s+/g, ' ')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
  const stem = plain.replace(/\.[^. ]{1,8}$/, '').replace(/^[. ]+/, '')
  const ending = `.${extension}`
  const short = [...stem]
    .slice(0, longestName - ending.length)
    .join('')
    .replace(/[. ]+$/, '')
  return `${short || `${unnamed[kind]}-${number}`}${ending}`
}
