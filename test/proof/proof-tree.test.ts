import { createHash, randomBytes } from 'node:crypto'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createReceiptCode } from '../../src/cases/receipt-code.js'
import { checkProof } from '../../src/proof/check-proof.js'
import { checkerPage } from '../../src/proof/checker-page.js'
import {
  beforeFirst,
  chainOf,
  closeDay,
  type Filed,
  leafOf,
  type ProofDay,
  sizeFor,
  wayOf,
} from '../../src/proof/day-tree.js'
import { leadsTo, leafHash, pathOf, rootOf } from '../../src/proof/merkle.js'
import { type DaysFile, daysFormat, type ProofFile, proofFormat, publish } from '../../src/proof/proof-files.js'

const hex = () => randomBytes(32).toString('hex')
const newCase = (): Filed => ({ receiptCode: createReceiptCode(), salt: hex() })
const dayAt = (index: number): string => new Date(Date.UTC(2026, 11, 1 + index)).toISOString().slice(0, 10)

const closeAll = (counts: readonly number[]): { closed: ProofDay; cases: Filed[] }[] => {
  let before = beforeFirst
  return counts.map((count, index) => {
    const cases = Array.from({ length: count }, newCase)
    const closed = closeDay(dayAt(index), { cases, seed: hex(), before })
    before = closed.chain
    return { closed, cases }
  })
}
const daysOf = (closed: readonly ProofDay[]): DaysFile => ({ format: daysFormat, days: closed.map(publish) })
const proofOf = (closed: ProofDay, one: Filed): ProofFile => {
  const way = wayOf(closed, leafOf(closed.day, one))
  if (!way) throw new Error('not in its day')
  const { day, root, chain } = closed
  return { format: proofFormat, code: one.receiptCode, day, salt: one.salt, ...way, root, chain }
}

/** The check of the page that works without network, as a browser would run it. */
const script = /<script>([\s\S]*)<\/script>/.exec(checkerPage())?.[1] ?? ''
const inPage = runInNewContext(`${script}; ({ check: checkProof, sha256 })`) as {
  check: typeof checkProof
  sha256: (bytes: Uint8Array) => string
}
/** What both say; they read the files each for itself. */
const bothSay = (proof: unknown, days: unknown): string => {
  const ours = checkProof(proof, days)
  expect({ ...inPage.check(proof, days) }).toEqual(ours)
  return ours.found
}

describe('the tree', () => {
  test('has the roots of the examples of Certificate Transparency (RFC 6962 test vectors)', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex')))
    expect(rootOf([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOf(leaves.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(rootOf(leaves).toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })

  test('of any size leads from every leaf to its root, and from none at another place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, one, two) => {
        const leaves = Array.from({ length: size }, () => leafHash(randomBytes(8)))
        const [index, other] = [one % size, two % size]
        const way = { size, path: pathOf(leaves, index), root: rootOf(leaves) }
        expect(leadsTo(leaves[index] as Buffer, { ...way, index })).toBe(true)
        if (other !== index) expect(leadsTo(leaves[index] as Buffer, { ...way, index: other })).toBe(false)
      }),
      { seed: 20, numRuns: 500 },
    )
  })

  test('shows as many leaves for a day without cases as for one with a thousand', () => {
    expect([0, 1, 1_000, 1_024, 1_025, 4_097].map(sizeFor)).toEqual([1_024, 1_024, 1_024, 1_024, 4_096, 16_384])
    const [none, one] = closeAll([0, 1])
    expect(Object.keys(publish(none?.closed as ProofDay))).toEqual(['day', 'size', 'root', 'chain'])
    expect(one?.closed.size).toBe(none?.closed.size)
    const path = (closed: ProofDay, cases: Filed[]) => proofOf(closed, cases[0] as Filed).path.length
    const [few, many] = closeAll([1, 777])
    if (!few || !many) throw new Error('no days')
    expect(path(few.closed, few.cases)).toBe(path(many.closed, many.cases))
  })
})

test('the page counts SHA-256 as everybody does', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 1_000]) {
    const bytes = randomBytes(length)
    expect(inPage.sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
  }
})

describe('a proof', () => {
  const days = closeAll([3, 0, 1, 17, 0, 1_030])
  const all = days.map(({ closed }) => closed)
  const published = daysOf(all)
  const known = days.flatMap(({ closed, cases }) => cases.slice(0, 20).map((one) => ({ closed, one })))
  const proofs = known.map(({ closed, one }) => proofOf(closed, one))

  test('of every case is right, on days with one, an odd number and many', () => {
    for (const proof of proofs) expect(bothSay(proof, published)).toBe('right')
  })

  test('stays right when more days were closed after it', () => {
    const few = daysOf(all.slice(0, 4))
    for (const proof of proofs.filter(({ day }) => day <= dayAt(3))) expect(bothSay(proof, few)).toBe('right')
  })

  const otherHex = (text: string, at: number): string => {
    const place = at % text.length
    const digit = ((Number.parseInt(text[place] as string, 16) + 1 + (at % 15)) % 16).toString(16)
    return text.slice(0, place) + digit + text.slice(place + 1)
  }
  const changedRow = (at: number, change: (row: DaysFile['days'][number]) => object): DaysFile => ({
    ...published,
    days: published.days.map((row, index) => (index === at % published.days.length ? { ...row, ...change(row) } : row)),
  })
  const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at)
  /** All days with one written anew, as who holds the database could: links and all. */
  const rewritten = (at: number, cases: Filed[]): ProofDay[] => {
    let before = beforeFirst
    return days.map(({ closed }, index) => {
      const again =
        index === at
          ? closeDay(closed.day, { cases, seed: hex(), before })
          : { ...closed, chain: chainOf(before, closed) }
      before = again.chain
      return again
    })
  }

  type Forged = { proof: unknown; days: unknown }
  /** Each takes a right proof and numbers, and gives what mustn't pass. */
  const forgeries: Record<string, (proof: ProofFile, a: number, b: number) => Forged> = {
    'another code': (proof) => ({ proof: { ...proof, code: createReceiptCode() }, days: published }),
    'another salt': (proof, a) => ({ proof: { ...proof, salt: otherHex(proof.salt, a) }, days: published }),
    'another root': (proof, a) => ({ proof: { ...proof, root: otherHex(proof.root, a) }, days: published }),
    'another link': (proof, a) => ({ proof: { ...proof, chain: otherHex(proof.chain, a) }, days: published }),
    'another place': (proof, a) => ({
      proof: { ...proof, index: (proof.index + 1 + (a % 1_023)) % 1_024 },
      days: published,
    }),
    'a changed step': (proof, a, b) => ({
      proof: {
        ...proof,
        path: proof.path.map((step, index) => (index === a % proof.path.length ? otherHex(step, b) : step)),
      },
      days: published,
    }),
    'a step left out': (proof, a) => ({
      proof: { ...proof, path: without(proof.path, a % proof.path.length) },
      days: published,
    }),
    'a step more': (proof, a) => ({
      proof: { ...proof, path: proof.path.toSpliced(a % (proof.path.length + 1), 0, hex()) },
      days: published,
    }),
    'two steps changed about': (proof, a) => {
      const at = a % (proof.path.length - 1)
      const [one, two] = proof.path.slice(at)
      return { proof: { ...proof, path: proof.path.toSpliced(at, 2, two as string, one as string) }, days: published }
    },
    'back-dated by its day alone': (proof, a) => ({
      proof: { ...proof, day: otherDay(proof, a).day },
      days: published,
    }),
    'back-dated with the day’s root and link': (proof, a) => {
      const { day, root, chain } = otherDay(proof, a)
      return { proof: { ...proof, day, root, chain }, days: published }
    },
    'the way of another case': (proof, a) => {
      const other = proofs[(proofs.indexOf(proof) + 1 + (a % (proofs.length - 1))) % proofs.length] as ProofFile
      return { proof: { ...other, code: proof.code, salt: proof.salt }, days: published }
    },
    'a case put into a past day afterwards': (_, a) => {
      const at = a % days.length
      const added = newCase()
      const forged = rewritten(at, [...(days[at]?.cases.slice(0, 20) ?? []), added])
      return { proof: proofOf(forged[at] as ProofDay, added), days: published }
    },
    'a past day written anew under the citizen’s proof': (proof, a) => {
      const last = all.findIndex(({ day }) => day === proof.day)
      return { proof, days: daysOf(rewritten(a % (last + 1), [newCase()])) }
    },
    'a day’s root changed': (proof, a, b) => ({
      proof,
      days: changedRow(a, ({ root }) => ({ root: otherHex(root, b) })),
    }),
    'a day’s link changed': (proof, a, b) => ({
      proof,
      days: changedRow(a, ({ chain }) => ({ chain: otherHex(chain, b) })),
    }),
    'a day’s size changed': (proof, a, b) => ({
      proof,
      days: changedRow(a, ({ size }) => ({ size: size + 1 + (b % 9) })),
    }),
    'a day’s date changed': (proof, a, b) => ({ proof, days: changedRow(a, () => ({ day: dayAt(40 + (b % 300)) })) }),
    'its day or one before it left out': (proof, a) => {
      const last = all.findIndex(({ day }) => day === proof.day)
      return { proof, days: { ...published, days: without(published.days, a % (last + 1)) } }
    },
    'two days changed about': (proof, a) => {
      const at = a % (published.days.length - 1)
      const [one, two] = published.days.slice(at)
      return { proof, days: { ...published, days: published.days.toSpliced(at, 2, two as never, one as never) } }
    },
    'a day put in': (proof, a) => {
      const row = { day: dayAt(a % 6), size: 1_024, root: hex(), chain: hex() }
      return { proof, days: { ...published, days: published.days.toSpliced(a % (published.days.length + 1), 0, row) } }
    },
    'something more in the file': (proof) => ({ proof: { ...proof, note: 'x' }, days: published }),
  }
  const otherDay = (proof: ProofFile, a: number): DaysFile['days'][number] => {
    const others = published.days.filter(({ day }) => day !== proof.day)
    return others[a % others.length] as DaysFile['days'][number]
  }

  test('that was altered, shortened or back-dated is found, 10,000 of 10,000', { timeout: 120_000 }, () => {
    const names = Object.keys(forgeries)
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.nat(names.length - 1), fc.nat(proofs.length - 1), fc.nat(), fc.nat(), (which, at, a, b) => {
        const name = names[which] as string
        const forged = (forgeries[name] as (typeof forgeries)[string])(proofs[at] as ProofFile, a, b)
        seen.add(name)
        expect(bothSay(forged.proof, forged.days), name).not.toBe('right')
      }),
      { seed: 20_261_202, numRuns: 10_000 },
    )
    expect(seen.size).toBe(names.length)
  })

  test.each([null, 1, 'x', [], {}, { format: proofFormat }])('%j is no proof, and no file of days', (wrong) => {
    expect(bothSay(wrong, published)).toBe('not_a_proof')
    expect(bothSay(proofs[0], wrong)).toBe('not_days')
  })
})
