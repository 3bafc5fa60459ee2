import { expect, test } from 'vitest'
import type { Procedure } from '../../src/catalog/procedure.js'
import { changedBehind } from '../../src/catalog/recall/facts-changed.js'
import { buildProcedure } from './build-procedure.js'

const answer = (about: 'fee' | 'proxy', says: string) => ({
  about,
  asks: ['a', 'b', 'c'],
  says,
  basis: null,
  situation: null,
  channel: null,
  ages: null,
})
const then = {
  ...buildProcedure('x', { notes: 'cũ', received_by_text: 'Xã' }),
  fees: [],
  answers: [answer('fee', 'Không mất phí.'), answer('proxy', 'Được.')],
} as Procedure

test.each<[string, Partial<Procedure>, string[]]>([
  ['fees', { fees: null }, ['fees']],
  ['fees', { notes: 'mới' }, []],
  ['notes', { notes: 'mới' }, ['notes']],
  ['answer: fee', { answers: [answer('fee', 'Mất 8.000 đồng.'), answer('proxy', 'Được.')] }, ['answers']],
  ['either: proxy', { answers: [answer('fee', 'Mất 8.000 đồng.'), answer('proxy', 'Được.')] }, []],
  ['answer: fee', { fees: null }, []],
  ['fields: fee', { fees: null }, ['fees']],
  ['fields: where', { received_by_text: 'Phường' }, ['received_by_text']],
  ['fields: where', { fees: null }, []],
  ['fields: special', { notes: 'mới' }, ['notes']],
  ['law: when', { notes: 'mới', fees: null }, []],
  ['unknown: fee', { fees: null }, []],
  ['agency', { fees: null }, []],
])('what was told as “%s” after %j is otherwise in %j', (fact, change, fields) => {
  expect(changedBehind(fact, then, { ...then, ...change })).toEqual(fields)
})
