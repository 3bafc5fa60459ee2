import fc from 'fast-check'
import type { Random } from './random.js'

export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  example?: unknown
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
}
export type Operation = {
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
  security?: unknown[]
}
export type Description = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

export type Call = {
  operation: Operation
  template: string
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

/** What is there to be found, by the name of a parameter or field: without it every second answer would be a 404. */
export type Known = Readonly<Record<string, readonly string[]>>

const junk = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'true', '[]', '{}', '../../etc/passwd', '%00', '\u0000', '\ud83d'],
  ...[
    '👩‍👩‍👧',
    'ạ'.repeat(300),
    'x'.repeat(3_000),
    '$where',
    '{"$gt":""}',
    "' OR 1=1 --",
    '<script>',
    '__proto__',
    'constructor',
  ],
  ...['2026-02-30T00:00:00Z', '9999999999999999999999', '٣', 'a\r\nb: c', '=cmd()', '\u202eabc', 'a,b,,c'],
]

const resolve = (schema: Schema, { components }: Description): Schema =>
  schema.$ref
    ? resolve(components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, { components } as Description)
    : schema

const typeOf = ({ type }: Schema): string | undefined =>
  Array.isArray(type) ? type.find((one) => one !== 'null') : type

/** A value that the schema takes, as far as it says so. */
const goodValue = (name: string, given: Schema, parts: Parts): unknown => {
  const schema = resolve(given, parts.description)
  const { random, known } = parts
  const own = known[name]
  if (own && random.chance(0.8)) return random.pick(own)
  if (schema.enum) return random.pick(schema.enum)
  if (schema.example !== undefined && random.chance(0.5)) return schema.example
  const type = typeOf(schema)
  if (type === 'integer' || type === 'number')
    return (schema.minimum ?? 0) + random.int(Math.min(schema.maximum ?? 100, 100) - (schema.minimum ?? 0) + 1)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'array')
    return Array.from({ length: 1 + random.int(3) }, () => goodValue(name, schema.items ?? {}, parts))
  if (type === 'object' || schema.properties) return goodObject(schema, parts)
  if (schema.format === 'date-time') return new Date(Date.UTC(2026, random.int(12), 1 + random.int(28))).toISOString()
  if (schema.pattern)
    return fc.sample(fc.stringMatching(new RegExp(schema.pattern)), { numRuns: 1, seed: random.int(2 ** 31) })[0]
  const text = random.pick(known.text ?? ['abc'])
  return text.slice(0, schema.maxLength ?? 200)
}

const goodObject = ({ properties = {}, required = [] }: Schema, parts: Parts): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, schema]) =>
      required.includes(name) || parts.random.chance(0.5) ? [[name, goodValue(name, schema, parts)]] : [],
    ),
  )

type Parts = { description: Description; random: Random; known: Known }

const mostlyGood = 0.8
const value = (name: string, schema: Schema, parts: Parts): unknown =>
  parts.random.chance(mostlyGood) ? goodValue(name, schema, parts) : parts.random.pick(junk)

const spoiled = (body: Record<string, unknown>, { random }: Parts): unknown => {
  const names = Object.keys(body)
  const name = random.pick(names.length > 0 ? names : ['x'])
  const { [name]: _left, ...rest } = body
  return random.pick([
    rest,
    { ...body, [name]: random.pick(junk) },
    { ...body, [name]: random.pick([null, 12, [], {}, true]) },
    { ...body, [random.pick(junk)]: 1 },
    [body],
    null,
    random.pick(junk),
  ])
}

const asForm = (body: unknown): string =>
  typeof body === 'object' && body !== null
    ? new URLSearchParams(Object.entries(body).map(([name, one]): [string, string] => [name, String(one)])).toString()
    : String(body)

const bodyOf = (operation: Operation, parts: Parts): { type: string; text: string } | null => {
  const [type = '', content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  if (!content) return null
  const { random } = parts
  const good = goodObject(resolve(content.schema, parts.description), parts)
  const body = random.chance(mostlyGood) ? good : spoiled(good, parts)
  const text = type === 'application/json' ? JSON.stringify(body) : asForm(body)
  if (random.chance(0.03)) return { type, text: text.slice(0, -3) }
  if (random.chance(0.01)) return { type, text: 'x'.repeat(300_000) }
  return { type: random.chance(0.04) ? random.pick(['text/plain', 'application/xml']) : type, text }
}

/** Without halves of characters, which no address and no body can hold. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '')

/** A header can't hold what isn't Latin, nor an end of line. */
const headerSafe = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').trim()

/** A call made up from the description: mostly what it takes, now and then what it doesn't. */
export const generateCall = (parts: Parts & { keys: readonly string[] }): Call => {
  const { description, random, keys } = parts
  const template = random.pick(Object.keys(description.paths))
  const methods = description.paths[template] as Record<string, Operation>
  const method = random.pick(Object.keys(methods))
  const operation = methods[method] as Operation
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  let path = template
  for (const { name, in: where, required, schema } of operation.parameters ?? []) {
    if (where === 'path') {
      const said = String(value(name, schema, parts))
      path = path.replace(`{${name}}`, random.chance(0.02) ? '%E0%A4%A' : encodeURIComponent(wellFormed(said) || 'x'))
    } else if (random.chance(required ? 0.95 : 0.35)) {
      const said = String(value(name, schema, parts))
      if (where === 'header') headers[name] = headerSafe(said) || 'x'
      else query.append(name, said)
      if (where === 'query' && random.chance(0.03)) query.append(name, said)
    }
  }
  if (random.chance(operation.security ? 0.9 : 0.2))
    headers.authorization = `Bearer ${random.chance(0.93) ? random.pick(keys) : 'xaoi_nobody'}`
  const body = bodyOf(operation, parts)
  if (body) headers['content-type'] = body.type
  const search = query.size > 0 ? `?${query}` : ''
  return { operation, template, method, path: path + search, headers, ...(body && { body: body.text }) }
}
