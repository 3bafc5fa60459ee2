import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundTo, keyPairOf, makeKeyPair, openWith, publicKeyOf, sealTo } from '../../src/sealing/key-pair.js'

const pair = makeKeyPair()
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array))

test('what is sealed to a public key is opened by its private key, for what it is bound to', () => {
  fc.assert(
    fc.property(bytes, fc.string(), (content, of) => {
      expect(openWith(pair, of, sealTo(pair.publicKey, of, content))).toEqual(content)
    }),
    { numRuns: 30 },
  )
})

test('a box is 108 bytes longer than its content, and never the same twice', () => {
  const boxes = [0, 1].map(() => sealTo(pair.publicKey, 'a', Buffer.from('như nhau')))
  expect(boxes.map(({ length }) => length)).toEqual([117, 117])
  expect(boxes[0]).not.toEqual(boxes[1])
})

test('a box with any one bit changed, cut short or lengthened does not open', () => {
  const box = sealTo(pair.publicKey, 'a', Buffer.from('nội dung'))
  fc.assert(
    fc.property(fc.nat(box.length - 1), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(box)
      changed[at] = (changed[at] as number) ^ (1 << bit)
      expect(openWith(pair, 'a', changed)).toBeNull()
      expect(openWith(pair, 'a', box.subarray(0, at))).toBeNull()
    }),
    { numRuns: 60 },
  )
  expect(openWith(pair, 'a', Buffer.concat([box, Buffer.alloc(1)]))).toBeNull()
})

test('a box opens for no other thing and no other pair', () => {
  const box = sealTo(pair.publicKey, 'a', Buffer.from('nội dung'))
  expect([openWith(pair, 'b', box), openWith(makeKeyPair(), 'a', box)]).toEqual([null, null])
})

test('different parts are bound as different texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
      expect(boundTo(...a) === boundTo(...b)).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
  )
  expect(boundTo('a', 'b')).not.toBe(boundTo('a,b'))
})

test('a pair from a seed is always the same, and its public key is found from the private one', () => {
  const [one, again, other] = [1, 1, 2].map((byte) => keyPairOf(Buffer.alloc(32, byte)))
  expect(one).toEqual(again)
  expect(one?.publicKey).not.toBe(other?.publicKey)
  expect(one && publicKeyOf(one.privateKey)).toBe(one?.publicKey)
})
