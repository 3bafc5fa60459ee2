import { z } from 'zod'

/** Code -> words people read. */
export type Options = Readonly<Record<string, string>>

/** How the editor's form asks for a value; `rows` and `group` contain fields of their own. */
export type FieldInput =
  | { kind: 'text' | 'textarea' | 'number' | 'day' | 'month' | 'list' | 'numbers' }
  | { kind: 'select' | 'checkboxes'; options: Options }
  | { kind: 'rows' | 'group'; fields: Fields; rowLabel: string }

/** One value in a procedure file. `optional` values have a default and are left out of the file while they equal it. */
export type Field<S extends z.ZodType = z.ZodType> = {
  label: string
  help: string
  input: FieldInput
  schema: S
  optional?: true
}
export type Fields = Readonly<Record<string, Field>>

/** Zod shape of a table of fields. */
export const shapeOf = <F extends Fields>(fields: F) =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.schema])) as {
    [K in keyof F]: F[K]['schema']
  }

export const defineField = <S extends z.ZodType>(field: Field<S>): Field<S> => field

/** Trimmed, NFC, never empty. */
export const text = z.string().trim().normalize('NFC').min(1).max(5_000)
export const nullableText = text.nullable()
export const optionalText = nullableText.default(null)
export const textList = z.array(text)
export const day = z.iso.date('hãy viết ngày dạng 2026-07-31')
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'hãy viết tháng dạng 2026-07')
export const money = z
  .number()
  .int('hãy viết số tiền tròn đồng, không có dấu chấm hay phẩy: 20000')
  .min(0, 'hãy viết số tiền từ 0 đồng trở lên')
export const wholeNumber = z.number().int('hãy viết số nguyên').min(1, 'hãy viết số từ 1 trở lên')

/** A zod enumeration of the codes of a table of options. */
export const oneOf = <O extends Options>(options: O) =>
  z.enum(Object.keys(options) as [keyof O & string, ...(keyof O & string)[]])
