import { type Document, deserialize, serialize } from 'bson'
import { ProtocolError } from './errors.js'

export const MAX_MESSAGE_BYTES = 48_000_000
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
/** Bits 0-15 that a receiver must know or refuse; 0 and 1 are the two above. */
const UNKNOWN_REQUIRED_BITS = 0xfffc

/** Values keep their BSON types (Int32, Double, Long …); documents of these fields stay raw bytes. */
const PARSE_OPTIONS = {
  promoteValues: false,
  promoteBuffers: false,
  bsonRegExp: true,
  fieldsAsRaw: { documents: true },
} as const

export type Request = {
  requestId: number
  kind: 'msg' | 'query'
  /** The client wants no answer (an unacknowledged write). */
  isSilent: boolean
  /** Bytes of the command itself, without document sequences. */
  bodySize: number
  /** The command: its first key is its name. Document sequences are folded in as arrays. */
  body: Document
}

/** One whole message of the wire protocol (header included). Throws ProtocolError on anything malformed. */
export const parseRequest = (message: Buffer): Request => {
  const requestId = message.readInt32LE(4)
  const opCode = message.readInt32LE(12)
  try {
    if (opCode === OP_MSG) return parseMsg(message, requestId)
    if (opCode === OP_QUERY) return parseQuery(message, requestId)
  } catch (error) {
    throw error instanceof ProtocolError ? error : new ProtocolError(`unreadable message: ${(error as Error).message}`)
  }
  throw new ProtocolError(`opcode ${opCode} is not spoken here`)
}

const parseMsg = (message: Buffer, requestId: number): Request => {
  const flags = message.readUInt32LE(16)
  if (flags & UNKNOWN_REQUIRED_BITS) throw new ProtocolError(`unknown required flag bits ${flags}`)
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  let at = 20
  let body: Document | undefined
  let bodySize = 0
  const sequences: Array<[string, Buffer[]]> = []
  while (at < end) {
    const kind = message[at++]
    const size = message.readInt32LE(at)
    if (size < 5 || at + size > end) throw new ProtocolError('a section reaches past its message')
    const section = message.subarray(at, at + size)
    at += size
    if (kind === 0 && !body) {
      body = deserialize(section, PARSE_OPTIONS)
      bodySize = size
    } else if (kind === 1) sequences.push(parseSequence(section))
    else throw new ProtocolError(`section kind ${kind} is not expected`)
  }
  if (!body) throw new ProtocolError('a message without a body')
  for (const [name, documents] of sequences) {
    body[name] = name === 'documents' ? documents : documents.map((raw) => deserialize(raw, PARSE_OPTIONS))
  }
  return { requestId, kind: 'msg', isSilent: (flags & MORE_TO_COME) !== 0, bodySize, body }
}

const parseSequence = (section: Buffer): [string, Buffer[]] => {
  const nameEnd = section.indexOf(0, 4)
  if (nameEnd < 0) throw new ProtocolError('a document sequence without a name')
  const documents: Buffer[] = []
  for (let at = nameEnd + 1; at < section.length; ) {
    const size = section.readInt32LE(at)
    if (size < 5 || at + size > section.length) throw new ProtocolError('a document reaches past its sequence')
    documents.push(section.subarray(at, at + size))
    at += size
  }
  return [section.toString('utf8', 4, nameEnd), documents]
}

/** Old drivers and shells greet with OP_QUERY on `<db>.$cmd`; nothing else is served this way. */
const parseQuery = (message: Buffer, requestId: number): Request => {
  const nameEnd = message.indexOf(0, 20)
  const name = message.toString('utf8', 20, nameEnd)
  if (nameEnd < 0 || !name.endsWith('.$cmd')) throw new ProtocolError('OP_QUERY is served for commands only')
  const at = nameEnd + 9
  const body = deserialize(message.subarray(at, at + message.readInt32LE(at)), PARSE_OPTIONS)
  body.$db ??= name.slice(0, -'.$cmd'.length)
  return { requestId, kind: 'query', isSilent: false, bodySize: message.length, body }
}

/** The answer to `request` as bytes; `answer` is a document or its BSON. */
export const encodeAnswer = (request: Request, answer: Document | Uint8Array): Buffer => {
  const bson = answer instanceof Uint8Array ? answer : serialize(answer, { ignoreUndefined: true })
  const headSize = request.kind === 'msg' ? 21 : 36
  const message = Buffer.allocUnsafe(headSize + bson.length)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(0, 4)
  message.writeInt32LE(request.requestId, 8)
  message.writeInt32LE(request.kind === 'msg' ? OP_MSG : OP_REPLY, 12)
  message.fill(0, 16, headSize)
  if (request.kind === 'query') message.writeInt32LE(1, 32)
  message.set(bson, headSize)
  return message
}
