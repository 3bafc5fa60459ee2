import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../src/duplicates/read-report.js'
import { communes } from '../../src/places/communes.js'

type Numbered = Report & { id: string }

export type PlaceTold = 'by itself' | 'in the story'

/** Two reports as people type them; `later` came some days after `earlier`. */
export type Pair = { earlier: Numbered; later: Numbered }

const now = new Date('2026-11-25T03:00:00Z')
const dayMs = 86_400_000

const codeOf = (name: string): string => {
  const found = communes.find((commune) => commune.name.replace(/^(?:Xã|Phường) /, '') === name)
  if (!found) throw new Error(`no commune ${name}`)
  return found.code
}

/**
 * Pairs of one matter ('like') or of two that look alike ('unlike'). 'seen' pairs were looked at while words and limits
 * were chosen; 'held' ones were measured only. `place`: whether the place is told by itself, or only within the story.
 */
export const readPairs = (kind: 'like' | 'unlike', half: 'seen' | 'held', place: PlaceTold): Pair[] =>
  readFileSync(join(import.meta.dirname, 'pairs', `${kind}.${half}.tsv`), 'utf8')
    .trim()
    .split('\n')
    .map((line, at) => {
      const [text = '', where = '', laterText = '', laterWhere = '', commune = '', days = ''] = line.split('\t')
      const communeCode = codeOf(commune)
      const earlierAt = new Date(now.getTime() - Number(days) * dayMs)
      const id = `${kind}-${half}-${at}`
      return {
        earlier: { id, ...told(text, where, place), communeCode, openedAt: earlierAt },
        later: { id: `${id}-later`, ...told(laterText, laterWhere, place), communeCode, openedAt: now },
      }
    })

const told = (text: string, where: string, place: PlaceTold): { text: string; placeText: string | null } =>
  place === 'by itself' ? { text, placeText: where || null } : { text: `${text} ${where}`, placeText: null }
