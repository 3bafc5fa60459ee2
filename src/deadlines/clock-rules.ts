import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { once } from '../shared/once.js'
import { describeProblem, readYaml } from '../shared/yaml.js'

/** Every clock of the table, so that who names another one doesn't compile. */
const clockIds = [
  'kn.limit',
  'kn.limit.discipline',
  'kn.accept',
  'kn.resolve1',
  'kn.resolve2',
  'kn.papers',
  'kn.dialogue',
  'kn.pause.send',
  'kn.send1',
  'kn.send2',
  'kn.publish',
  'kn.second',
  'kn.effect',
  'kn.sue',
  'kn.revive',
  'tc.first',
  'tc.transfer',
  'tc.notify',
  'tc.notify.accused',
  'tc.resolve',
  'tc.extend',
  'tc.pause.send',
  'tc.conclude.send',
  'tc.act',
  'tc.act.report',
  'tc.publish',
  'tc.press',
  'tc.repeat',
  'tc.overdue.demand',
  'tc.overdue.report',
  'pa.notice',
  'pa.transfer',
  'don.red',
  'tcd.refuse',
  'tcd.post',
  'tcd.online',
  'tcd.online.test',
  'tcd.back',
  'tcd.back.pass',
  'ds.publish',
  'dl.reply',
  'dl.do.withdraw',
  'dl.do.access',
  'dl.do.delete',
  'dl.do.protect',
  'dl.breach',
] as const
export type ClockId = (typeof clockIds)[number]

const day = z.iso.date()
const amount = z.int().positive()
const unit = z.enum(['calendar_day', 'working_day', 'hour', 'year'])

/** Findings that change an amount; each is recorded with a reason and a person, never assumed. */
const finding = z.enum(['complex', 'remote', 'several_places', 'third_party'])

const clockRule = z
  .strictObject({
    id: z.enum(clockIds),
    /** First and last day of this wording; null: since before 2025, and still in force. */
    valid_from: day.nullable().default(null),
    valid_to: day.nullable().default(null),
    /** What must be done, for staff and citizens. */
    duty: z.string().min(1),
    whose: z.enum(['agency', 'citizen', 'superior', 'others']),
    starts: z.string(),
    stops: z.string(),
    /** Ground on which the clock may stand still, and since when; null: never. */
    pause: z
      .strictObject({
        article: z.string(),
        from: day.nullable(),
        mark: z.enum(['text', 'secondary', 'unsure']).default('text'),
      })
      .nullable()
      .default(null),
    amount,
    unit,
    /** Other amounts by findings; of several rows that apply the last one counts. */
    variants: z.array(z.strictObject({ findings: z.array(finding).min(1), amount })).default([]),
    extension: z.strictObject({ amount, most: z.int().positive(), article: z.string() }).nullable().default(null),
    direction: z.enum(['forward', 'backward']).default('forward'),
    /** next_working_day: rolls (BLDS 148.5); as_is: never rolls; day_after: takes effect when the last day is over. */
    ends: z.enum(['next_working_day', 'as_is', 'day_after']).default('next_working_day'),
    /** A second reading of the law that staff are warned by when it ends sooner. */
    also_remind_by: z
      .strictObject({ unit: z.enum(['calendar_day', 'working_day']), amount })
      .nullable()
      .default(null),
    article: z.string().min(1),
    /** How well the source is known: read in the text, second-hand, or unsure. */
    mark: z.enum(['text', 'secondary', 'unsure']),
  })
  .transform(({ valid_from, valid_to, also_remind_by, ...rest }) => ({
    ...rest,
    validFrom: valid_from,
    validTo: valid_to,
    alsoRemindBy: also_remind_by,
  }))

export type ClockUnit = z.infer<typeof unit>
export type Finding = z.infer<typeof finding>
export type ClockRule = z.infer<typeof clockRule>

/** Reads the table's text (JSON). Throws BadSetup with every problem as "file:line: mục …: …; hãy viết …". */
export const readClockRules = (text: string, file: string): readonly ClockRule[] => {
  const read = readYaml(text, z.array(clockRule))
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  const missing = clockIds.filter((id) => !read.value.some((rule) => rule.id === id))
  if (missing.length > 0)
    throw new BadSetup(
      `${file}:1: không có dòng nào cho ${missing.join(', ')}; hãy thêm dòng, hoặc bỏ tên khỏi clockIds trong clock-rules.ts`,
    )
  return read.value
}

/**
 * What a clock is: something to be done by a day, a day that only informs, how long a citizen may do something, or what
 * others are to hand over.
 */
export type ClockRole = 'duty' | 'date' | 'limit' | 'awaited'

/** What a rule's clock is. */
export const roleOf = ({ whose, ends }: Pick<ClockRule, 'whose' | 'ends'>): ClockRole =>
  whose === 'citizen' ? 'limit' : whose === 'others' ? 'awaited' : ends === 'day_after' ? 'date' : 'duty'

/** The clock table, one row per clock and wording; what the province sets itself isn't in it. */
export const clockRules = once(() =>
  readClockRules(
    readFileSync(new URL('./clock-rules.json', import.meta.url), 'utf8'),
    'src/deadlines/clock-rules.json',
  ),
)

/** The wording in force on the day a clock starts, which the clock keeps; null where the law fixed no term then. */
export const findRule = (clockId: ClockId, startedOn: string): ClockRule | null =>
  clockRules().find(
    ({ id, validFrom, validTo }) =>
      id === clockId && (validFrom === null || validFrom <= startedOn) && (validTo === null || startedOn <= validTo),
  ) ?? null

/** The rule that a clock keeps, by its version. Throws RangeError when the table has none: a fault of ours. */
export const ruleOfVersion = (version: string): ClockRule => {
  const rule = clockRules().find((one) => versionOf(one) === version)
  if (!rule) throw new RangeError(`no rule ${version}`)
  return rule
}

/** Names a rule with its wording: 'kn.accept@2026-07-01'. */
export const versionOf = ({ id, validFrom }: ClockRule): string => `${id}@${validFrom ?? 'origin'}`
