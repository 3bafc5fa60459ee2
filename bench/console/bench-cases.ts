import { type Cases, createCases } from '../../src/cases/cases.js'
import type { CaseSealing } from '../../src/cases/sealed/case-sealing.js'
import { createDeadlines } from '../../src/deadlines/deadlines.js'
import { createDuplicates } from '../../src/duplicates/duplicates.js'
import { makeKeyPair } from '../../src/sealing/key-pair.js'
import { createNames } from '../../src/sealing/names.js'
import type { Connection } from '../../src/shared/mongo.js'

/** Nobody is in office, and ordinary cases alone are measured. */
const unsealed: CaseSealing = {
  findOfficers: async () => [],
  findKeepers: async () => [],
  now: () => new Date(),
  getReader: async () => null,
  getQueuePair: async () => makeKeyPair(),
  sealMessage: async (message) => ({ ...message, said: { key: 'bench', box: Buffer.alloc(0) } }),
  names: createNames(Buffer.alloc(32)),
  renameCause: async () => {},
}

/** The slice of cases alone, over a database of its own. */
export const createBenchCases = async (connection: Connection): Promise<Cases> => {
  const cases = createCases({
    sealing: unsealed,
    connection,
    attachments: { link: async () => undefined } as never,
    audit: { add: async () => undefined },
    feedbackTargets: { default: 15 },
    remoteCommunes: new Set(),
    duplicates: createDuplicates({ connection }),
    deadlines: createDeadlines({ connection, communeName: () => null }),
    accuses: () => false,
    guessCategory: () => 'other',
    findAccount: async () => null,
    findStaff: async () => [],
    findUndelivered: async () => [],
  })
  await cases.prepare()
  return cases
}

/** The case that all others are copies of. */
export const openSample = async (cases: Cases, at: Date): Promise<void> => {
  await cases.open({
    content: {
      kind: 'feedback',
      category: 'other',
      text: 'ngập cống',
      placeText: null,
      communeCode: '12049',
      when: null,
      against: null,
      request: null,
      evidence: null,
      attachments: [],
      reporter: { name: null, address: null, phone: null },
    },
    openedBy: 'sample',
    chat: 'web:sample',
    at,
  })
}
