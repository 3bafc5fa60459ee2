import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { jobTable } from '../../src/jobs/index.js'
import { createMetrics } from '../../src/operations/metrics.js'
import { jobStateOf, type ServiceState } from '../../src/operations/state.js'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8')

const rulesSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z
            .string()
            .regex(/^\d+[mh]$/)
            .optional(),
          labels: z.strictObject({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.strictObject({ summary: z.string(), runbook: z.string() }),
        }),
      ),
    }),
  ),
})
const dashboardSchema = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
})

const rules = rulesSchema.parse(parse(read('docs/operations/alerts.yml'))).groups.flatMap((group) => group.rules)
const { panels } = dashboardSchema.parse(JSON.parse(read('docs/operations/dashboard.json')))

/** Everything has happened once. */
const at = new Date('2026-12-03T03:00:00Z')
const state: ServiceState = {
  database: { isUp: true, pingMs: 2 },
  queues: [
    { direction: 'in', channel: 'zalo', count: 1, oldestMs: 1 },
    { direction: 'out', channel: 'zalo', count: 1, oldestMs: 1 },
  ],
  failed: 1,
  unreadable: 1,
  jobs: [jobStateOf('remind', jobTable.remind, { name: 'remind', startedAt: at, endedAt: at, failure: null }, at)],
  disk: { freeBytes: 1, floorBytes: 1 },
  certificateUntil: at,
  marks: [
    { name: 'backup', at, detail: '' },
    { name: 'restore_drill', at, detail: '' },
  ],
  switches: [
    { name: 'bot', isOff: false, reason: '', since: null },
    { name: 'channel:zalo', isOff: true, reason: '', since: at },
  ],
  processes: [],
  clockBehindMs: 0,
}
const scrape = async (): Promise<string[]> => {
  const metrics = createMetrics({ readState: async () => state })
  metrics.noteReceived('zalo')
  metrics.noteHandled('failed', 3)
  metrics.noteSent('zalo', 'misconfigured', 3)
  metrics.notePage('can-bo', 500, 3)
  return (await metrics.scrape()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

/** 'name{label="x"}' and its labels, as an expression asks for them. */
const askedIn = (expr: string) =>
  [...expr.matchAll(/\b(xaoi_\w+|process_\w+|nodejs_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)(=~?)"([^"]*)"/g)].flatMap(([, label = '', sign, value = '']) =>
      label === 'job' ? [] : [{ label, is: sign === '=~' ? new RegExp(`^(?:${value})$`) : new RegExp(`^${value}$`) }],
    ),
  }))

test('every figure that a rule or a panel asks for is in a scrape, with its labels', async () => {
  const lines = await scrape()
  const exprs = [...rules.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))]
  const missing = exprs.flatMap(askedIn).filter(
    ({ name, labels }) =>
      !lines.some((line) => {
        const [, found, written = ''] = /^(\w+)(?:\{([^}]*)\})? /.exec(line) ?? []
        const has = new Map(
          [...written.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value]),
        )
        return found === name && labels.every(({ label, is }) => is.test(has.get(label) ?? ''))
      }),
  )
  expect(missing).toEqual([])
  expect(exprs.flatMap(askedIn).length).toBeGreaterThan(40)
})

test('what a rule groups by is a label of what it asks for', async () => {
  const lines = await scrape()
  for (const { alert, expr } of rules)
    for (const [, by = ''] of expr.matchAll(/\bby \(([^)]*)\)/g))
      for (const label of by.split(',').map((one) => one.trim()))
        expect(
          lines.some((line) => label === 'le' || line.includes(`${label}="`)),
          `${alert}: ${label}`,
        ).toBe(true)
})

test('each rule has a runbook, each figure of ours a rule or a panel', async () => {
  const lacking = rules.filter(({ annotations }) => !existsSync(resolve(root, annotations.runbook)))
  expect(lacking.map(({ alert }) => alert)).toEqual([])
  const exprs = [
    ...rules.map(({ expr }) => expr),
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ].join('\n')
  const names = new Set(
    (await scrape()).flatMap((line) => /^(xaoi_\w+?)(?:_bucket|_sum|_count)?[{ ]/.exec(line)?.[1] ?? []),
  )
  expect([...names].filter((name) => !exprs.includes(name) && name !== 'xaoi_job_last_run_timestamp_seconds')).toEqual(
    [],
  )
})
