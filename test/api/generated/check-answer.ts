import { z } from 'zod'
import type { Call, Description, Schema } from './generate-calls.js'

/** Nothing that isn't described: an object without a word on it has no further fields. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const own = Object.fromEntries(Object.entries(schema).map(([name, one]) => [name, closed(one)]))
  return 'properties' in own && !('additionalProperties' in own) ? { ...own, additionalProperties: false } : own
}

/** Checks bodies by the description alone, not by the schemas that it was made from. */
export const createCheck = ({ components }: Description) => {
  const inDefinitions = (schema: unknown): unknown =>
    JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'))
  const definitions = closed(inDefinitions(components.schemas)) as Record<string, unknown>
  const made = new Map<Schema, z.ZodType>()
  const validatorOf = (schema: Schema): z.ZodType => {
    const known = made.get(schema)
    if (known) return known
    const whole = { ...(closed(inDefinitions(schema)) as object), $defs: definitions }
    const validator = z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0])
    made.set(schema, validator)
    return validator
  }

  /** What is wrong with an answer; null: nothing. */
  return (
    { operation }: Call,
    { status, type, text }: { status: number; type: string; text: string },
  ): string | null => {
    const described = operation.responses[status]
    if (!described) return `status ${status} is not described`
    if (status >= 500) return `status ${status}`
    const contents = Object.entries(described.content ?? {})
    if (contents.length === 0) return text === '' ? null : `a body, where none is described`
    const content = contents.find(([one]) => one.split(';')[0] === type.split(';')[0])
    if (!content) return `type ${type}, described ${contents.map(([one]) => one).join(', ')}`
    const [, { schema }] = content
    if (type.startsWith('text/xml')) return isWellFormed(text) ? null : 'XML that is not well formed'
    if (!type.includes('json') || !schema) return null
    const read = validatorOf(schema).safeParse(JSON.parse(text))
    return read.success ? null : z.prettifyError(read.error)
  }
}

/** Every element is closed where it should be, and nothing stands in a text that would open one. */
export const isWellFormed = (xml: string): boolean => {
  const [, body = ''] = /^<\?xml version="1\.0" encoding="utf-8"\?>\n([\s\S]*)\n$/.exec(xml) ?? []
  const open: string[] = []
  let roots = 0
  const rest = body.replace(/<(\/?)([a-z_]+)(\/?)>/g, (_, closes: string, name: string, isEmpty: string) => {
    if (open.length === 0 && !closes) roots += 1
    if (closes && open.pop() !== name) roots = Number.NaN
    if (!closes && !isEmpty) open.push(name)
    return ''
  })
  return roots === 1 && open.length === 0 && !/[<>]|&(?!amp;|lt;|gt;|quot;|#39;)/.test(rest)
}
