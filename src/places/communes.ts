import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'

const unitType = z.enum(['xã', 'phường', 'thị trấn'])
const province = z.enum(['Hưng Yên', 'Thái Bình'])

const oldUnit = z.strictObject({
  name: z.string().min(1),
  type: unitType,
  /** With its type, as on 30 June 2025: 'Huyện Yên Mỹ'. */
  district: z.string().regex(/^(Huyện|Thị xã|Thành phố) /),
  province,
  /** Only a part of the old unit came here: the name alone doesn't decide. */
  partial: z.boolean().default(false),
  /** Units joined into this one in the rounds of 2023-2025 and, where a source was read (Nghị quyết 892/NQ-UBTVQH14), of 2020. */
  formerly: z.array(z.strictObject({ name: z.string().min(1), type: unitType })).default([]),
  variants: z.array(z.string()).default([]),
})

const commune = z
  .strictObject({
    code: z.string().regex(/^\d{5}$/),
    name: z.string().min(1),
    type: z.enum(['xã', 'phường']),
    former_province: province,
    clause: z.int(),
    postcode: z.string().regex(/^\d{5}$/),
    website: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    lat: z.number(),
    lon: z.number(),
    variants: z.array(z.string()).default([]),
    merged_from: z.array(oldUnit).min(1),
    older_units: z.array(oldUnit).default([]),
  })
  .transform(({ name, former_province, merged_from, older_units, ...rest }) => ({
    ...rest,
    /** Official, with its type: 'Xã Yên Mỹ'. */
    name: `${rest.type === 'xã' ? 'Xã' : 'Phường'} ${name}`,
    /** 'Yên Mỹ' */
    bareName: name,
    formerProvince: former_province,
    mergedFrom: merged_from,
    /** Units of before 2024 known to lie here, where the unit that took them in 2024 isn't known. */
    olderUnits: older_units,
  }))

export type OldUnit = z.infer<typeof oldUnit>
export type Commune = z.infer<typeof commune>

const readCommunes = (): readonly Commune[] => {
  const read = z.array(commune).safeParse(JSON.parse(readFileSync(new URL('./communes.json', import.meta.url), 'utf8')))
  if (!read.success) throw new BadSetup(`src/places/communes.json: ${z.prettifyError(read.error)}`)
  return read.data
}

const byVietnameseName = new Intl.Collator('vi')

/** The 104 communes of the province (Nghị quyết 1666/NQ-UBTVQH15), in order of their names without type. */
export const communes: readonly Commune[] = readCommunes().toSorted((a, b) =>
  byVietnameseName.compare(a.bareName, b.bareName),
)

const byCode = new Map(communes.map((one) => [one.code, one]))

/** The commune with this national code of five digits, or undefined. */
export const getCommune = (code: string): Commune | undefined => byCode.get(code)

/** 'Xã Yên Mỹ' as it stands within a sentence: 'xã Yên Mỹ'. */
export const nameInSentence = ({ name }: { name: string }): string => name.charAt(0).toLowerCase() + name.slice(1)

/** Every name that a commune, an old one or a district has or had, with its type and without. */
export const findPlaceNames = (): string[] => [
  ...new Set(
    communes.flatMap(({ name, bareName, mergedFrom, olderUnits }) => [
      ...[name, bareName],
      ...[...mergedFrom, ...olderUnits].flatMap(({ name, type, district, province }) => [
        ...[name, `${type} ${name}`, province],
        ...[district, district.replace(/^(Huyện|Thị xã|Thành phố) /, '')],
      ]),
    ]),
  ),
]
