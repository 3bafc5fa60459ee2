import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isPublicAddress, publicAddressOf } from '../../src/shared/public-address.js'

test.each<[string, boolean]>([
  ['8.8.8.8', true],
  ['113.160.0.1', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.0.2.1', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2405:4800::1', true],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::a00:1', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['fd00::1', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['2001::1', false],
  ['2001:db8::1', false],
  ['::a00:1', false],
  ['203.0.113.9', false],
  ['photo.zdn.vn', false],
  ['2002:a00:1::', false],
  ['x', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})

test('an address written in figures is looked up like a name', async () => {
  expect(await publicAddressOf('113.161.1.1')).toEqual({ address: '113.161.1.1', family: 4 })
  expect(await publicAddressOf('[2405:4800::1]')).toEqual({ address: '2405:4800::1', family: 6 })
  for (const inside of ['[::1]', '10.0.0.1', 'localhost']) expect(await publicAddressOf(inside)).toBeNull()
})

/** How a file calls out, beside the platforms' own clients: each such file is known here, with who names its addresses. */
const callsOut = /\bfetch\(['"`]|\bfrom 'axios'|httpsRequest|\bfrom 'node:https'|\bfrom 'undici'|\bfrom 'nodemailer'/
const callers: Record<string, 'settings' | 'outside'> = {
  'channels/telegram/fetch-file.ts': 'settings',
  'channels/zalo/fetch-file.ts': 'outside',
  'channels/zalo/zalo-api.ts': 'settings',
  'commands/chat.ts': 'settings',
  'commands/doctor/address.ts': 'settings',
  'partners/webhooks/post-safely.ts': 'outside',
  'reminders/send-mail.ts': 'settings',
}

test('whoever calls an address that comes from outside asks this list', () => {
  const src = join(import.meta.dirname, '../../src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('web/assets'),
  )
  const found = files.filter((file) => callsOut.test(readFileSync(join(src, file), 'utf8')))
  expect(found.toSorted()).toEqual(Object.keys(callers).toSorted())
  for (const [file, named] of Object.entries(callers))
    if (named === 'outside') expect(readFileSync(join(src, file), 'utf8'), file).toContain('shared/public-address.js')
})
