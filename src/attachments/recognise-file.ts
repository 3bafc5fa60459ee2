import { fileTypeFromBuffer } from 'file-type'
import { allowedTypes, type FileKind } from './file-names.js'

/** What a file is by its bytes; its name is never asked. */
type Recognised = { type: string; extension: string; kind: FileKind }

/** Old office files are folders of streams; the directory names the one that holds the text. */
const oldOffice = [
  { stream: 'WordDocument', type: 'application/msword', extension: 'doc' },
  { stream: 'Workbook', type: 'application/vnd.ms-excel', extension: 'xls' },
  { stream: 'Book', type: 'application/vnd.ms-excel', extension: 'xls' },
  { stream: 'PowerPoint Document', type: 'application/vnd.ms-powerpoint', extension: 'ppt' },
]
const directoryEntryBytes = 128
const entryNameBytes = 64

/** Whether a directory entry has exactly this name; entries lie on multiples of their size. */
const hasStream = (bytes: Buffer, name: string): boolean => {
  const text = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
    const isEntry = at % directoryEntryBytes === 0 && at + directoryEntryBytes <= bytes.length
    if (isEntry && bytes.readUInt16LE(at + entryNameBytes) === text.length) return true
  }
  return false
}

/** Installers and mails come in the same container as old office files: only documents are taken. */
const recogniseOldOffice = (bytes: Buffer): Recognised | null => {
  const found = oldOffice.find(({ stream }) => hasStream(bytes, stream))
  return found ? { type: found.type, extension: found.extension, kind: 'document' } : null
}

/** What the bytes are; null where that isn't something we keep. */
export const recogniseFile = async (bytes: Buffer): Promise<Recognised | null> => {
  const found = await fileTypeFromBuffer(bytes)
  if (!found) return null
  if (found.mime === 'application/x-cfb') return recogniseOldOffice(bytes)
  const kind = allowedTypes.get(found.mime)
  return kind ? { type: found.mime, extension: found.ext, kind } : null
}
