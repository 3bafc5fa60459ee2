import { expect, test } from 'vitest'
import { type FormField, formField } from '../../../src/web/kit/form.js'

test.each<[string, FormField['input'], { has: string[]; hasNot: string[] }]>([
  ['words', { kind: 'text' }, { has: ['value="Lan"'], hasNot: ['inputmode', 'autocapitalize'] }],
  ['digits', { kind: 'text', numeric: true }, { has: ['value="Lan"', 'inputmode="numeric"'], hasNot: [] }],
  [
    'a user name',
    { kind: 'text', autocomplete: 'username' },
    { has: ['autocomplete="username"', 'autocapitalize="none"'], hasNot: ['inputmode'] },
  ],
  [
    'a password, which never comes back,',
    { kind: 'text', type: 'password' },
    { has: [], hasNot: ['Lan', 'inputmode'] },
  ],
])('the field for %s opens the keyboard that it needs', (_what, input, { has, hasNot }) => {
  const markup = formField({ name: 'field', label: 'Nhãn', input }, { value: 'Lan' }).toString()
  for (const words of has) expect(markup).toContain(words)
  for (const words of hasNot) expect(markup).not.toContain(words)
})
