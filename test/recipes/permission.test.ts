import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Account, can, type Permission, permissions, roleNames } from '../../src/accounts/roles.js'

const names = Object.keys(permissions) as Permission[]
const account = { id: '1', userName: 'a', displayName: 'A', communeCode: '12049' }

test('every permission is given to a role, which then can', () => {
  const given = names.filter((name) => roleNames.some((role) => can({ ...account, role } satisfies Account, name)))
  expect(given).toEqual(names)
})

test('every permission is asked for', () => {
  const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'accounts/roles.ts')
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n')
  expect(names.filter((name) => !code.includes(`'${name}'`))).toEqual([])
})
