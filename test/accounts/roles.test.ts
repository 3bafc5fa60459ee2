import { expect, test } from 'vitest'
import { type Account, can, type Permission, permissions, type Role, roleNames } from '../../src/accounts/roles.js'

const own = '12049'
const foreign = '11953'

/** own: the account's commune, else the province; o: own commune only, p: anywhere, -: never. */
const expected: Record<Permission, Record<Role, 'o' | 'p' | '-'>> = {
  view_cases: {
    officer: 'o',
    leader: 'o',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: '-',
  },
  handle_cases: {
    officer: 'o',
    leader: 'o',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: '-',
  },
  decide_cases: {
    officer: 'o',
    leader: 'o',
    denunciation_officer: '-',
    supervisor: '-',
    editor: '-',
    administrator: '-',
  },
  close_reopened: {
    officer: '-',
    leader: 'o',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: '-',
  },
  view_protected: {
    officer: '-',
    leader: '-',
    denunciation_officer: 'p',
    supervisor: '-',
    editor: '-',
    administrator: '-',
  },
  handle_protected: {
    officer: '-',
    leader: '-',
    denunciation_officer: 'p',
    supervisor: '-',
    editor: '-',
    administrator: '-',
  },
  consent_to_officers: {
    officer: '-',
    leader: '-',
    denunciation_officer: 'p',
    supervisor: '-',
    editor: '-',
    administrator: '-',
  },
  answer_hand_offs: {
    officer: 'o',
    leader: 'o',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: '-',
  },
  edit_contacts: {
    officer: 'o',
    leader: 'o',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: 'p',
  },
  edit_catalog: {
    officer: '-',
    leader: '-',
    denunciation_officer: '-',
    supervisor: '-',
    editor: 'p',
    administrator: '-',
  },
  manage_accounts: {
    officer: '-',
    leader: '-',
    denunciation_officer: '-',
    supervisor: '-',
    editor: '-',
    administrator: 'p',
  },
  manage_delivery: {
    officer: '-',
    leader: '-',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: 'p',
  },
  handle_data_requests: {
    officer: '-',
    leader: '-',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: '-',
  },
  view_audit: {
    officer: '-',
    leader: '-',
    denunciation_officer: '-',
    supervisor: 'p',
    editor: '-',
    administrator: 'p',
  },
}

const rows = (Object.keys(permissions) as Permission[]).flatMap((permission) =>
  roleNames.map((role) => [permission, role, expected[permission][role]] as const),
)

test.each(rows)('%s by %s: %s', (permission, role, reach) => {
  const account: Account = { id: 'a', userName: 'a', displayName: 'A', role, communeCode: own }
  expect(can(account, permission)).toBe(reach !== '-')
  expect(can(account, permission, own)).toBe(reach !== '-')
  expect(can(account, permission, foreign)).toBe(reach === 'p')
  expect(can(account, permission, null)).toBe(reach === 'p')
})
