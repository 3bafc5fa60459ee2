import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { settings } from '../../src/config.js'

const root = resolve(import.meta.dirname, '../..')
const units = ['xaoi.service', 'xaoi-backup.service', 'xaoi-backup.timer']
const pathOf = (unit: string): string => join(root, 'deploy', unit)
/** 'Section.Name' -> value, the last one written. */
const read = (unit: string): Record<string, string> => {
  let section = ''
  const found: Record<string, string> = {}
  for (const line of readFileSync(pathOf(unit), 'utf8').split('\n')) {
    section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
    if (name) found[`${section}.${name}`] = value
  }
  return found
}

test.each(['xaoi.service', 'xaoi-backup.service'])('%s has no rights besides its own folders', (unit) => {
  const lines = read(unit)
  expect(lines).toMatchObject({
    'Service.User': 'xaoi',
    'Service.Group': 'xaoi',
    'Service.EnvironmentFile': '/etc/xaoi/xaoi.env',
    'Service.NoNewPrivileges': 'true',
    'Service.ProtectSystem': 'strict',
    'Service.ProtectHome': 'true',
    'Service.PrivateTmp': 'true',
    'Service.PrivateDevices': 'true',
    'Service.CapabilityBoundingSet': '',
    'Service.RestrictAddressFamilies': 'AF_INET AF_INET6 AF_UNIX',
    'Service.SystemCallFilter': '@system-service',
    'Service.UMask': '0077',
  })
  expect(lines['Service.Restart']).toMatch(/^(always|on-failure)$/)
  // the compiler of JavaScript makes memory that is written and run
  expect(lines).not.toHaveProperty('Service.MemoryDenyWriteExecute')
  const environment = (lines['Service.Environment'] ?? '').split(' ').map((pair) => pair.split('='))
  expect(environment.filter(([name = '']) => name !== 'NODE_ENV' && !(name in settings.shape))).toEqual([])
  const folders = environment.flatMap(([name, value]) => (name?.endsWith('_DIR') ? value : []))
  expect((lines['Service.ReadWritePaths'] ?? '').split(' ').sort()).toEqual(folders.sort())
  const started = /^\/usr\/bin\/node dist\/([\w/-]+)\.js/.exec(lines['Service.ExecStart'] ?? '')?.[1]
  expect(existsSync(join(root, `src/${started}.ts`))).toBe(true)
})

test('both services name the same folders of the server', () => {
  const of = (unit: string) => read(unit)['Service.Environment'] ?? ''
  expect(of('xaoi-backup.service').startsWith(of('xaoi.service'))).toBe(true)
})

test('the server starts by itself and after every end, the backup every night, the missed one too', () => {
  expect(read('xaoi.service')).toMatchObject({ 'Service.Restart': 'always', 'Install.WantedBy': 'multi-user.target' })
  expect(read('xaoi-backup.timer')).toMatchObject({
    'Timer.OnCalendar': '*-*-* 02:00:00 Asia/Ho_Chi_Minh',
    'Timer.Persistent': 'true',
    'Install.WantedBy': 'timers.target',
  })
})

const analyze = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find((path) => existsSync(path))
test.skipIf(!analyze || !existsSync('/usr/bin/node'))(
  'systemd itself finds nothing wrong (needs systemd-analyze)',
  () => {
    expect(execFileSync(analyze as string, ['verify', ...units.map(pathOf)], { encoding: 'utf8', stdio: 'pipe' })).toBe(
      '',
    )
  },
)
