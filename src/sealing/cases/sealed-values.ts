import { boundTo, openWith, sealTo } from '../key-pair.js'
import type { CaseKeys, CasePart, OpenedPart } from './case-keys.js'

/** Bytes before a box that say of which generation it is. */
const generationBytes = 4

/** Where a box stands: it opens in no other case, part or field. */
export type Place = { part: CasePart; field: string }

const textOf = (caseId: string, { part, field }: Place, generation: number): string =>
  boundTo('case', caseId, part, field, generation)

/** Seals bytes (an attachment) into a case, without any private key: 112 bytes longer. */
export const sealBytes = ({ caseId, parts }: CaseKeys, place: Place, content: Buffer): Buffer => {
  const { generation, publicKey } = parts[place.part]
  const head = Buffer.alloc(generationBytes)
  head.writeUInt32BE(generation)
  return Buffer.concat([head, sealTo(publicKey, textOf(caseId, place, generation), content)])
}

/** What `sealBytes` took; null when it was sealed to other keys or for another place, or was changed. */
export const openBytes = ({ caseId, part, pairs }: OpenedPart, field: string, box: Buffer): Buffer | null => {
  if (box.length < generationBytes) return null
  const generation = box.readUInt32BE()
  const pair = pairs.get(generation)
  return pair ? openWith(pair, textOf(caseId, { part, field }, generation), box.subarray(generationBytes)) : null
}

/** Seals any value that JSON can write into a case, without any private key. Base64. */
export const sealValue = (keys: CaseKeys, place: Place, value: unknown): string =>
  sealBytes(keys, place, Buffer.from(JSON.stringify(value))).toString('base64')

/** What `sealValue` took, in an object so that null can be a value; null when it can't be opened. */
export const openValue = (opened: OpenedPart, field: string, box: string): { value: unknown } | null => {
  const content = openBytes(opened, field, Buffer.from(box, 'base64'))
  return content && { value: JSON.parse(content.toString()) }
}
