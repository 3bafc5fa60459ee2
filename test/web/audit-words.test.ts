import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { auditWording } from '../../src/web/staff/audit-wording.js'

const src = resolve(import.meta.dirname, '../../src')
/** A code ends with what was done. */
const code =
  /'([a-z]+(?:_[a-z]+)*_(?:[a-z]+ed|done|given|held|taken|made|set|shown|read|again|down|effect|waits|out|to_chats))'/g
/** Words of other things that look so: steps and grounds of cases, permissions, states. */
const others =
  /^(?:cases\/(?:case|guards)\.ts|dialogue\/|web\/editor\/|attachments\/attachment-store|accounts\/(?:verify-audit|audit-chain|roles))/
const noCodes = new Set(['once_done', 'view_protected', 'handle_protected', 'not_scanned'])

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !others.test(name),
)
const codes = files.flatMap((name) => {
  const text = readFileSync(resolve(src, name), 'utf8')
  const entries = [...text.matchAll(/auditEntry\([^;]*?'([a-z]+_[a-z_]+)'/g)]
  const all = /audit|Entry|[dD]oer/.test(text) ? [...text.matchAll(code)] : []
  return [...entries, ...all].flatMap(({ 1: found = '' }) => (noCodes.has(found) ? [] : [found]))
})

test('every code of the audit trail has words', () => {
  expect(codes.length).toBeGreaterThan(80)
  expect([...new Set(codes)].filter((one) => !(one in auditWording.whats)).toSorted()).toEqual([])
})
