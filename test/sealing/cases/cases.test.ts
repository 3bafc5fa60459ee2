import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseKeys, CasePart } from '../../../src/sealing/cases/case-keys.js'
import { citizenId, citizenPairOf, makeCitizenSalt } from '../../../src/sealing/cases/citizen-copy.js'
import { addReader, exclude, findExcluded, rotate, takeOff } from '../../../src/sealing/cases/readers.js'
import { openBytes, openValue, sealBytes, sealValue } from '../../../src/sealing/cases/sealed-values.js'
import { publicKeyOf } from '../../../src/sealing/key-pair.js'
import { buildCase, buildPerson, openCase, type Person } from '../people.js'

const mustRotate = ({ parts }: CaseKeys): boolean => Object.values(parts).some((part) => part.mustRotate)

const [an, binh, chi, outsider] = ['an', 'binh', 'chi', 'outsider'].map((id) => buildPerson(id)) as [
  Person,
  Person,
  Person,
  Person,
]
const story = { part: 'content', field: 'story' } as const

/** What a person reads of a box; 'shut' when it doesn't open. */
const read = (keys: CaseKeys, person: Person, box: string, part: CasePart = 'content', field = 'story'): unknown => {
  const opened = openCase(keys, person)[part]
  const found = opened && openValue(opened, field, box)
  return found ? found.value : 'shut'
}
const added = (keys: CaseKeys | null): CaseKeys => {
  if (!keys) throw new Error('not added')
  return keys
}

describe('a sealed case', () => {
  test('takes any value and any file from those who hold no key, and gives them to its readers', () => {
    const keys = buildCase([an, binh])
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 200 }), (value, array) => {
        const [box, file] = [sealValue(keys, story, value), sealBytes(keys, story, Buffer.from(array))]
        for (const person of [an, binh]) {
          expect(read(keys, person, box)).toEqual(JSON.parse(JSON.stringify(value)))
          const { content } = openCase(keys, person)
          expect(content && openBytes(content, 'story', file)).toEqual(Buffer.from(array))
        }
      }),
      { numRuns: 15 },
    )
  })

  test('stays readable when it was written down as JSON', () => {
    const keys = buildCase([an])
    const box = sealValue(keys, story, 'nội dung')
    expect(read(JSON.parse(JSON.stringify(keys)), an, box)).toBe('nội dung')
  })

  test('shows none of its words and no private key', () => {
    const keys = buildCase([an])
    const kept = JSON.stringify({ keys, box: sealValue(keys, story, 'cán bộ nhận phong bì') })
    expect(kept).not.toContain('phong bì')
    expect(kept).not.toContain(an.privateKey.toString('base64'))
  })

  test('is not made where nobody could read a part', () => {
    expect(() => buildCase([])).toThrow('case-1: nobody could read its content')
  })

  const keys = buildCase([an], { contentOnly: [chi] })
  const [content, identity] = [
    sealValue(keys, story, 'việc'),
    sealValue(keys, { part: 'identity', field: 'name' }, 'tên'),
  ]
  test.each([
    ['an', an, 'việc', 'tên'],
    ['chi, who was given the content alone', chi, 'việc', 'shut'],
    ['an outsider', outsider, 'shut', 'shut'],
    ['an outsider under a reader’s id', { ...outsider, id: 'an' }, 'shut', 'shut'],
    ['a reader under another’s id', { ...chi, id: 'an' }, 'shut', 'shut'],
  ])('is opened part by part: %s', (_who, person, readsContent, readsIdentity) => {
    expect(read(keys, person, content)).toBe(readsContent)
    expect(read(keys, person, identity, 'identity', 'name')).toBe(readsIdentity)
  })
})

describe('a box is of its place alone', () => {
  const [keys, other] = [buildCase([an]), buildCase([an], { caseId: 'case-2' })]
  const box = sealValue(keys, story, 'việc')
  const sameKeys: CaseKeys = { ...keys, caseId: 'case-2' }

  test.each([
    ['in its place', keys, 'content', 'story', 'việc'],
    ['in another case', other, 'content', 'story', 'shut'],
    ['in another case with the keys copied there', sameKeys, 'content', 'story', 'shut'],
    ['in the other part', keys, 'identity', 'story', 'shut'],
    ['in another field', keys, 'content', 'answer', 'shut'],
  ] as const)('%s', (_where, at, part, field, expected) => {
    expect(read(at, an, box, part, field)).toBe(expected)
  })

  test('with the keys of the other part put in their stead', () => {
    const swapped = { ...keys, parts: { content: keys.parts.identity, identity: keys.parts.content } }
    expect(read(swapped, an, box)).toBe('shut')
    expect(read(swapped, an, box, 'identity')).toBe('shut')
    expect(openCase(swapped, an)).toEqual({ content: null, identity: null })
  })

  test('with the keys of another case put in their stead', () => {
    expect(openCase(sameKeys, an)).toEqual({ content: null, identity: null })
  })

  test('also for who holds the keys and takes it for another case’s', () => {
    const { content } = openCase(keys, an)
    expect(content && openValue({ ...content, caseId: 'case-2' }, 'story', box)).toBeNull()
  })

  test('of too few bytes, or of a generation that there is not', () => {
    expect(read(keys, an, Buffer.alloc(3).toString('base64'))).toBe('shut')
    const later = Buffer.from(box, 'base64')
    later.writeUInt32BE(2)
    expect(read(keys, an, later.toString('base64'))).toBe('shut')
  })

  test('a list whose public key somebody put in opens for nobody, so that it is noticed', () => {
    const { content } = keys.parts
    const forged = { ...keys, parts: { ...keys.parts, content: { ...content, publicKey: outsider.publicKey } } }
    expect(openCase(forged, an).content).toBeNull()
  })
})

describe('a reader', () => {
  test('who is added reads what was sealed before and after', () => {
    const before = buildCase([an])
    const old = sealValue(before, story, 'cũ')
    const keys = added(addReader(before, openCase(before, an), binh))
    expect(read(keys, binh, old)).toBe('cũ')
    expect(read(keys, binh, sealValue(keys, story, 'mới'))).toBe('mới')
  })

  test('who is added twice, or has a new pair, stands on the list once', () => {
    const before = buildCase([an, binh])
    const renewed = buildPerson('binh')
    const box = sealValue(before, story, 'việc')
    const keys = added(addReader(before, openCase(before, an), renewed))
    expect(keys.parts.content.readers.map(({ id }) => id)).toEqual(['an', 'binh'])
    expect([read(keys, renewed, box), read(keys, binh, box)]).toEqual(['việc', 'shut'])
  })

  test('is given no part that the giver can’t open', () => {
    const before = buildCase([an], { contentOnly: [chi] })
    const keys = added(addReader(before, openCase(before, chi), binh))
    expect(openCase(keys, binh)).toEqual({ content: expect.anything(), identity: null })
  })

  test('is added by nobody who can’t open the case', () => {
    const keys = buildCase([an])
    expect(addReader(keys, openCase(keys, outsider), binh)).toBeNull()
  })

  test('who was taken off reads nothing through the list, and the keys wait to be rotated', () => {
    const before = buildCase([an, binh])
    const box = sealValue(before, story, 'việc')
    const keys = takeOff(before, ['binh'])
    expect([read(keys, an, box), read(keys, binh, box)]).toEqual(['việc', 'shut'])
    expect([mustRotate(before), mustRotate(keys)]).toEqual([false, true])
    expect(mustRotate(takeOff(before, ['nobody']))).toBe(false)
  })

  test('who was taken off reads nothing that was sealed after the rotation, not even with all they ever had', () => {
    const before = buildCase([an, binh])
    const [old, hadBefore] = [sealValue(before, story, 'cũ'), openCase(before, binh).content]
    const keys = rotate(takeOff(before, ['binh']), openCase(before, an))
    const box = sealValue(keys, story, 'mới')
    expect([read(keys, an, old), read(keys, an, box)]).toEqual(['cũ', 'mới'])
    expect([read(keys, binh, old), read(keys, binh, box), read(before, binh, box)]).toEqual(['shut', 'shut', 'shut'])
    expect(hadBefore && openValue(hadBefore, 'story', box)).toBeNull()
    const oldPair = hadBefore?.pairs.get(1)
    const withOldPair = hadBefore && oldPair && { ...hadBefore, pairs: new Map([[2, oldPair]]) }
    expect(withOldPair && openValue(withOldPair, 'story', box)).toBeNull()
    expect(hadBefore && openValue(hadBefore, 'story', old)).toEqual({ value: 'cũ' })
    expect(mustRotate(keys)).toBe(false)
  })
})

test('whatever is added, taken off and rotated: readers read all that was ever sealed, others nothing of it', () => {
  const people = [an, binh, chi]
  const step = fc.record({
    who: fc.constantFrom(...people),
    what: fc.constantFrom('add', 'take off', 'rotate', 'seal'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const keeper = buildPerson('keeper')
      let keys = buildCase([keeper, an])
      const readers = new Set(['keeper', 'an'])
      const boxes = [sealValue(keys, story, 0)]
      for (const { who, what } of steps) {
        if (what === 'add') {
          keys = added(addReader(keys, openCase(keys, keeper), who))
          readers.add(who.id)
        }
        if (what === 'take off') {
          keys = takeOff(keys, [who.id])
          readers.delete(who.id)
        }
        if (what === 'rotate') keys = rotate(keys, openCase(keys, keeper))
        if (what === 'seal') boxes.push(sealValue(keys, story, boxes.length))
      }
      for (const person of [keeper, ...people]) {
        const expected = boxes.map((_, index) => (readers.has(person.id) ? index : 'shut'))
        expect(boxes.map((box) => read(keys, person, box))).toEqual(expected)
      }
    }),
    { numRuns: 25 },
  )
})

describe('who is named in a case', () => {
  test('gets no key, is taken off and is never added again, also after a rotation', () => {
    const before = buildCase([an, binh])
    const keys = exclude(before, ['binh', 'chi'])
    const box = sealValue(keys, story, 'việc')
    expect([read(keys, an, box), read(keys, binh, box)]).toEqual(['việc', 'shut'])
    const later = exclude(rotate(keys, openCase(keys, an)), ['dung'])
    const opened = openCase(later, an)
    expect(opened.content && findExcluded(later, opened.content)).toEqual(['binh', 'chi', 'dung'])
    for (const person of [binh, chi, buildPerson('dung')]) expect(addReader(later, opened, person)).toBeNull()
    expect(addReader(later, opened, outsider)).not.toBeNull()
  })

  test('is not told by the list itself', () => {
    expect(JSON.stringify(exclude(buildCase([an]), ['the-accused']))).not.toContain('the-accused')
    expect(exclude(buildCase([an]), []).excluded).toEqual([])
  })

  test('stands on a list that can’t be exchanged for another’s', () => {
    const keys = { ...buildCase([an]), excluded: exclude(buildCase([an]), ['binh']).excluded }
    expect(() => addReader(keys, openCase(keys, an), binh)).toThrow('does not open')
  })
})

describe('the citizen’s copy', () => {
  test('opens with the secret on the receipt, however it is typed, also after a rotation', async () => {
    const salt = makeCitizenSalt()
    const pair = await citizenPairOf('1234567890123456', salt)
    const before = buildCase([an, buildPerson(citizenId, pair)])
    const keys = rotate(before, openCase(before, an))
    const boxes = [sealValue(before, story, 'cũ'), sealValue(keys, story, 'mới')]
    const again = buildPerson(citizenId, await citizenPairOf('1234 5678 9012 3456', salt))
    expect(boxes.map((box) => read(keys, again, box))).toEqual(['cũ', 'mới'])
    for (const [secret, other] of [
      ['1234567890123457', salt],
      ['1234567890123456', makeCitizenSalt()],
    ] as const) {
      const wrong = buildPerson(citizenId, await citizenPairOf(secret, other))
      expect(read(keys, wrong, boxes[0] as string)).toBe('shut')
    }
  })

  test('is a whole pair', async () => {
    const { publicKey, privateKey } = await citizenPairOf('0000000000000000', makeCitizenSalt())
    expect(publicKeyOf(privateKey)).toBe(publicKey)
  })
})
