import { expect, test } from 'vitest'
import { createAddresses } from '../../src/dialogue/addresses.js'

const addresses = createAddresses('https://xa.example.vn')

test.each([
  [[], 'https://xa.example.vn/giay-to/register-birth'],
  [[2], 'https://xa.example.vn/giay-to/register-birth?t=2'],
  [[0, 2], 'https://xa.example.vn/giay-to/register-birth?t=0-2'],
])('the list of papers for situations %j lies at %s', (chosen, address) => {
  expect(addresses.checklist('register-birth', chosen)).toBe(address)
})
