import { expect, test, vi } from 'vitest'
import { jobTable } from '../../src/jobs/index.js'
import { useJourney } from '../journeys/journey.js'

const journey = useJourney()

test('the server does every job of the table without an error', async () => {
  await vi.waitFor(() => expect(journey.core.jobs.findLastRuns()).toHaveLength(Object.keys(jobTable).length), 10_000)
  expect(journey.core.jobs.findLastRuns().map(({ failure }) => failure)).toEqual(Object.keys(jobTable).map(() => null))
})

test('a file that no case took for an hour is gone within the next', async () => {
  const { attachments } = journey.core
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
  const kept = await attachments.keep({ id: 'fake:1:0', chat: 'fake:1', bytes, name: 'a.pdf', at: journey.now() })
  expect(kept).toHaveProperty('kept')
  journey.setNow('2026-11-25T03:59:00Z')
  await journey.core.jobs.runDue()
  expect(await attachments.get('fake:1:0')).not.toBeNull()
  journey.setNow('2026-11-25T05:00:00Z')
  await vi.waitFor(async () => expect(await attachments.get('fake:1:0')).toBeNull(), 10_000)
})
