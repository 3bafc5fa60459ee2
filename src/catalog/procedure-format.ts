import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import { BadSetup } from '../shared/errors.js'
import { explainIssue } from '../shared/explain-issue.js'
import { describeProblem, type parseYaml, readYaml } from '../shared/yaml.js'
import { withArea } from './areas.js'
import type { Field, Fields } from './field.js'
import { createContentSchema, type Procedure, type ProcedureContent } from './procedure.js'
import { type ProcedureFields, type ProcedureKey, procedureFields } from './procedure-fields.js'

/** How procedures are checked, stored and written, by a table of fields. */
export const createProcedureFormat = (fields: ProcedureFields) => {
  const schema = createContentSchema(fields)
  const keys = Object.keys(fields) as ProcedureKey[]

  /** The content without the slug, keys in file order. */
  const contentOf = (procedure: Procedure): ProcedureContent =>
    Object.fromEntries(keys.map((key) => [key, procedure[key]])) as ProcedureContent

  /** What a half written draft says, in the order of the file, without keys of another format. */
  const pick = (content: Readonly<Record<string, unknown>>): Row =>
    Object.fromEntries(keys.flatMap((key) => (content[key] === undefined ? [] : [[key, content[key]]])))

  /** What stands in the file: keys in file order, at every depth without what equals its default. */
  const slimContentOf = (procedure: Procedure): Row => slim(fields, contentOf(procedure))

  return {
    fields,
    schema,
    contentOf,
    pick,

    /** Whether each of some fields, by itself, is as the format wants it. */
    holds: (content: Readonly<Record<string, unknown>>): boolean =>
      Object.entries(content).every(([key, value]) => fields[key as ProcedureKey]?.schema.safeParse(value).success),

    /**
     * Content from the database; a field added to the format since has its default. Throws BadSetup where it no longer
     * holds to the format.
     */
    fromStored(slug: string, content: ProcedureContent): Procedure {
      const result = schema.safeParse(withArea(content), { error: explainIssue })
      if (result.success) return { ...result.data, slug }
      const problems = result.error.issues.map(({ path, message }) => `mục ${path.join('.')}: ${message}`)
      throw new BadSetup(`Bản đã lưu của thủ tục "${slug}" không còn đúng định dạng: ${problems.join('; ')}`)
    },

    /** Reads one procedure's YAML (`parsed`: see readYaml); problems come as "file:line: mục …: …; hãy viết …". */
    fromYaml(
      text: string,
      file: string,
      slug: string,
      parsed: ReturnType<typeof parseYaml> = null,
    ): { procedure: Procedure } | { problems: string[] } {
      const result = readYaml(text, schema, parsed)
      if (result.problems) return { problems: result.problems.map((problem) => describeProblem(file, problem)) }
      return { procedure: { ...result.value, slug } }
    },

    /** The procedure as its file, always written in the same way; reading it again gives the same procedure. */
    toYaml: (procedure: Procedure): string => stringify(slimContentOf(procedure), { lineWidth: 0 }),

    /** Hash of what a procedure says. Layout and comments of its file don't matter, nor does a new optional field. */
    hashOf: (procedure: Procedure): string =>
      createHash('sha256')
        .update(JSON.stringify(slimContentOf(procedure)))
        .digest('hex'),
  }
}

export type ProcedureFormat = ReturnType<typeof createProcedureFormat>

export const procedureFormat = createProcedureFormat(procedureFields)

type Row = Record<string, unknown>

const isDefault = (field: Field, value: unknown): boolean =>
  field.optional === true && JSON.stringify(field.schema.parse(undefined)) === JSON.stringify(value)

const slim = (fields: Fields, row: Row): Row =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key, field]) => !isDefault(field, row[key]))
      .map(([key, field]) => [key, slimValue(field, row[key])]),
  )

const slimValue = ({ input }: Field, value: unknown): unknown => {
  if (value === null || (input.kind !== 'rows' && input.kind !== 'group')) return value
  return input.kind === 'rows'
    ? (value as Row[]).map((row) => slim(input.fields, row))
    : slim(input.fields, value as Row)
}
