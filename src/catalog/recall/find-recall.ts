import type { Procedure } from '../procedure.js'
import { type ProcedureKey, procedureFields } from '../procedure-fields.js'
import type { CatalogEntry } from '../version.js'
import { changedBehind } from './facts-changed.js'

type Telling = { chat: string; causedBy: string; version: number; facts: readonly string[]; at: Date }

/** Who was told what is otherwise now: the chats with when they were told, by field; the earliest of all. */
export type Recall = { fields: Map<ProcedureKey, Map<string, Date>>; chats: ReadonlySet<string>; since: Date | null }

/**
 * The chats whose last telling of a field is of a version in which it was otherwise than `now`, without those that had
 * their correction. `tellings` come the earliest first.
 */
export const findRecall = (
  { scheduled, published, archived }: Pick<CatalogEntry, 'scheduled' | 'published' | 'archived'>,
  now: Procedure,
  { tellings, correctedBy }: { tellings: readonly Telling[]; correctedBy: string | null },
): Recall => {
  const versions = new Map(
    [...archived, published, scheduled].flatMap((one) => (one ? [[one.number, one.procedure] as const] : [])),
  )
  const corrected = new Set(tellings.filter(({ causedBy }) => causedBy === correctedBy).map(({ chat }) => chat))
  const known = new Map<string, ProcedureKey[]>()
  const changed = (fact: string, version: number): ProcedureKey[] => {
    const key = `${version} ${fact}`
    const then = versions.get(version)
    const found = known.get(key) ?? (then ? changedBehind(fact, then, now) : [])
    known.set(key, found)
    return found
  }
  /** By chat and fact, the version told last. */
  const last = new Map<string, Map<string, { version: number; at: Date }>>()
  for (const { chat, version, facts, at } of tellings) {
    if (corrected.has(chat)) continue
    const told = last.get(chat) ?? new Map()
    for (const fact of facts) told.set(fact, { version, at })
    last.set(chat, told)
  }
  const fields: Recall['fields'] = new Map()
  const chats = new Set<string>()
  let since: Date | null = null
  for (const [chat, told] of last) {
    const isRight = new Set(
      [...told].flatMap(([fact, { version }]) => (changed(fact, version).length > 0 ? [] : [fact])),
    )
    for (const [fact, { version, at }] of told)
      for (const key of changed(fact, version)) {
        if (isRight.has(key)) continue
        const of = fields.get(key) ?? new Map<string, Date>()
        of.set(chat, at)
        fields.set(key, of)
        chats.add(chat)
        if (since === null || at < since) since = at
      }
  }
  const inOrder = Object.keys(procedureFields) as ProcedureKey[]
  return {
    fields: new Map(inOrder.flatMap((key) => (fields.has(key) ? [[key, fields.get(key) as Map<string, Date>]] : []))),
    chats,
    since,
  }
}
