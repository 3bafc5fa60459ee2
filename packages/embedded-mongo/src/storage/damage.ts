import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'

/**
 * Throws when an LMDB file can't be whole. LMDB maps its file into memory and trusts it, so that a page that isn't there
 * ends the process with a bus error and a wrong page number with worse; here every page that can be reached is looked at
 * first, as a file. (What stands inside a value isn't: a document that can't be read is an error of its own.)
 */
export const assertWhole = (file: string): void => {
  if (!existsSync(file)) return
  const descriptor = openSync(file, 'r')
  try {
    const state = readState(descriptor)
    const damage = typeof state === 'string' ? state : findDamage(descriptor, state)
    // where another process wrote meanwhile, pages were used again: who claims the folder next is told of that process
    if (!damage || transactionIn(state) !== transactionIn(readState(descriptor))) return
    throw new Error(
      `The database file ${file} is damaged: ${damage}. Put the last backup in its place and delete ${file}-lock, or, without a backup, move the file away to begin with an empty database.`,
    )
  } finally {
    closeSync(descriptor)
  }
}

/** The newest of the two snapshots that the first two pages describe: where its trees begin. */
type State = { pageSize: number; pageCount: number; transaction: bigint; trees: Tree[] }
type Tree = { root: number; depth: number }

const HEADER = 24
const MAGIC = 0xbeefc0de
const NO_PAGE = 2 ** 64
const BRANCH = 1
const LEAF = 2
const OVERFLOW = 4
const META = 8
const IS_BIG = 1
const IS_TREE = 2

const readState = (descriptor: number): State | string => {
  const { size } = fstatSync(descriptor)
  const first = readAt(descriptor, 0, 160)
  if (!first) return `it has ${size} bytes, less than its head needs`
  const pageSize = first.readUInt32LE(HEADER + 24)
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) return 'its head is overwritten'
  const second = readAt(descriptor, pageSize, 160)
  if (!second) return `it has ${size} bytes, less than its head needs`
  for (const meta of [first, second]) {
    if (meta.readUInt32LE(HEADER) !== MAGIC || (meta.readUInt16LE(18) & META) === 0) return 'its head is overwritten'
  }
  const [older, newer] = [first, second].sort((a, b) => Number(transactionOf(a) - transactionOf(b))) as [Buffer, Buffer]
  if (newer.readUInt32LE(HEADER + 4) !== older.readUInt32LE(HEADER + 4)) return 'its head is overwritten'
  return {
    pageSize,
    pageCount: Math.floor(size / pageSize),
    transaction: transactionOf(newer),
    trees: [treeAt(newer, HEADER + 24), treeAt(newer, HEADER + 72)],
  }
}
const transactionIn = (state: State | string): bigint | undefined =>
  typeof state === 'string' ? undefined : state.transaction
const transactionOf = (meta: Buffer): bigint => meta.readBigUInt64LE(HEADER + 128)
const treeAt = (bytes: Buffer, at: number): Tree => ({
  root: numberAt(bytes, at + 40),
  depth: bytes.readUInt16LE(at + 6),
})

/** 64 bits; page numbers need no more than 48 of them. */
const numberAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at) + bytes.readUInt32LE(at + 4) * 2 ** 32

const readAt = (descriptor: number, at: number, length: number): Buffer | undefined => {
  const bytes = Buffer.allocUnsafe(length)
  return readSync(descriptor, bytes, 0, length, at) === length ? bytes : undefined
}

/** The first thing that is wrong on the pages that can be reached; undefined when nothing is. */
const findDamage = (descriptor: number, { pageSize, pageCount, trees }: State): string | undefined => {
  const seen = new Uint8Array(pageCount)
  const page = Buffer.allocUnsafe(pageSize)
  const waiting: Array<{ number: number; level: number }> = []
  const addTree = ({ root, depth }: Tree) => {
    if (root !== NO_PAGE) waiting.push({ number: root, level: depth })
  }
  const load = (number: number): string | undefined => {
    if (number >= pageCount) return `page ${number} lies behind its end, it was cut off`
    if (seen[number]) return `page ${number} is used twice`
    seen[number] = 1
    readSync(descriptor, page, 0, pageSize, number * pageSize)
    return numberAt(page, 0) === number ? undefined : `page ${number} is overwritten`
  }
  for (const tree of trees) addTree(tree)
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { number, level } = next
    const missing = load(number)
    if (missing) return missing
    const wrong = `page ${number} is overwritten`
    const kind = page.readUInt16LE(18) & (BRANCH | LEAF | OVERFLOW | META)
    if (kind !== (level > 1 ? BRANCH : LEAF)) return wrong
    const big: Array<{ number: number; pages: number }> = []
    const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)]
    if (lower > upper || upper > pageSize - HEADER) return wrong
    for (let i = 0; i < lower >> 1; i++) {
      const node = page.readUInt16LE(HEADER + i * 2) + HEADER
      if (node < upper + HEADER || node + 8 > pageSize) return wrong
      const [low, flags, keySize] = [page.readUInt32LE(node), page.readUInt16LE(node + 4), page.readUInt16LE(node + 6)]
      const data = node + 8 + keySize
      if (kind === BRANCH) {
        if (data > pageSize) return wrong
        waiting.push({ number: low + flags * 2 ** 32, level: level - 1 })
        continue
      }
      const isBig = (flags & IS_BIG) !== 0
      if (data + (isBig ? 24 : low) > pageSize) return wrong
      if (isBig) big.push({ number: numberAt(page, data), pages: numberAt(page, data + 16) })
      else if ((flags & IS_TREE) !== 0) addTree(treeAt(page, data))
    }
    for (const { number: first, pages } of big) {
      const lost = load(first)
      if (lost) return lost
      if (first + pages > pageCount) return `page ${first + pages - 1} lies behind its end, it was cut off`
      if ((page.readUInt16LE(18) & OVERFLOW) === 0) return `page ${first} is overwritten`
    }
  }
  return undefined
}
