import { createInterface } from 'node:readline'
import { z } from 'zod'
import { readProcedureFiles } from '../catalog/procedure-files.js'
import { settings } from '../config.js'
import { loadUnderstanding } from '../understanding/understanding.js'

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

const published = (await readProcedureFiles('procedures')).map(({ procedure }) => procedure)
const understanding = await loadUnderstanding({
  root: '.',
  catalog: { findAll: () => published, onChange: () => undefined },
  cacheDir: settings.shape.DATA_DIR.parse(process.env.DATA_DIR),
})

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue
  const { id, text } = lineSchema.parse(JSON.parse(line))
  const { intent, confidence, alert, news, procedure, candidates, places } = understanding.understand(text)
  const answer = {
    id,
    intent,
    confidence,
    alert: alert?.level ?? null,
    alert_kind: alert?.kind ?? null,
    alert_number: alert?.number ?? null,
    news,
    procedure,
    candidates,
    places: places.map(({ mention, communes }) => ({ mention, communes })),
  }
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve))
}
