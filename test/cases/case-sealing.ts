import { randomBytes } from 'node:crypto'
import type { Account } from '../../src/accounts/roles.js'
import type { CaseSealing } from '../../src/cases/sealed/case-sealing.js'
import { makeKeyPair } from '../../src/sealing/key-pair.js'
import { createNames } from '../../src/sealing/names.js'

const pair = makeKeyPair()
const queue = makeKeyPair()
const names = createNames(randomBytes(32))

/**
 * Protected cases are sealed to these accounts, which share one pair, and read by the first of them, whoever asks. None:
 * they wait in the queue, and nobody reads.
 */
export const sealedTo = (...accounts: Account[]): CaseSealing => ({
  findOfficers: async () => accounts.map((account) => ({ account, publicKey: pair.publicKey })),
  findKeepers: async () => [],
  now: () => new Date(),
  getReader: async () => (accounts[0] ? { id: accounts[0].id, pairs: [pair] } : null),
  getQueuePair: async () => queue,
  sealMessage: async (message) => ({ ...message, said: { key: 'test', box: Buffer.alloc(0) } }),
  names,
  renameCause: async () => {},
})
