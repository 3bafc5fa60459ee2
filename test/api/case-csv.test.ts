import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { csvColumns } from '../../src/api/v1/case-body.js'
import type { CodedCase } from '../../src/cases/coded/coded-case.js'
import { communeAgency } from '../../src/routing/route-case.js'
import { csvOf } from '../../src/shared/spreadsheet/stream-csv.js'

const count = 100_000
const at = new Date('2026-11-25T03:00:00Z')

async function* manyCases(): AsyncGenerator<CodedCase> {
  for (let number = 0; number < count; number += 1)
    yield {
      ...{ id: `case-${number}`, kind: 'feedback', category: 'roads', state: 'received', communeCode: '12049' },
      ...{ agency: communeAgency('12049'), clocks: [], dueAt: null, openedAt: at, updatedAt: at },
    }
}

test('100,000 cases are written with memory as flat as for one', async () => {
  const path = join(tmpdir(), `api-export-${process.pid}.csv`)
  const idle = process.memoryUsage().rss
  let most = 0
  async function* watched() {
    for await (const chunk of csvOf(csvColumns, manyCases())) {
      most = Math.max(most, process.memoryUsage().rss)
      yield chunk
    }
  }
  await pipeline(Readable.from(watched(), { objectMode: true, highWaterMark: 2 }), createWriteStream(path))
  expect((await stat(path)).size).toBeGreaterThan(count * 80)
  expect((most - idle) / 1024 / 1024).toBeLessThan(150)
}, 60_000)

test('what comes out is never more than some hundred rows at once, however many there are', async () => {
  let rows = 0
  let longest = 0
  for await (const chunk of csvOf(csvColumns, manyCases())) {
    const here = chunk.split('\r\n').length - 1
    rows += here
    longest = Math.max(longest, here)
  }
  expect([rows, longest]).toEqual([count + 1, 500])
}, 60_000)
