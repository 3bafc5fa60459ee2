// biome-ignore-all lint/suspicious/noThenProperty: the name is MongoDB's
import { EJSON } from 'bson'
import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'mongodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rejection, startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
})
afterAll(async () => {
  await started.stop()
})

const int = (value: number) => new Int32(value)
const long = (value: number | bigint) => (typeof value === 'bigint' ? Long.fromBigInt(value) : Long.fromNumber(value))
const double = (value: number) => new Double(value)
const decimal = (value: string) => Decimal128.fromString(value)
const id = new ObjectId('507f1f77bcf86cd799439011')
const at = (text: string) => new Date(text)
const HCM = 'Asia/Ho_Chi_Minh'
const MISSING = Symbol('missing')

const document = {
  _id: 1,
  int: int(7),
  negative: int(-7),
  long: long(9_007_199_254_740_993n),
  small: long(5),
  double: double(2.5),
  whole: double(3),
  decimal: decimal('10.50'),
  text: 'Hưng Yên',
  ascii: 'Hello World',
  none: null,
  yes: true,
  id,
  date: at('2026-01-31T18:30:05.123Z'),
  stamp: new Timestamp({ t: 1_700_000_000, i: 3 }),
  list: [int(3), int(1), int(2)],
  mixed: [int(1), 'a', null, double(2.5), long(4)],
  empty: [],
  object: { a: int(1), b: { c: 'x' } },
  rows: [{ n: int(1), k: 'a' }, { n: int(2) }, 'no document'],
  binary: new Binary(Buffer.from('abc')),
  pattern: /^h/i,
}

const run = async (expression: unknown, promoteValues = false) => {
  const [found] = await started.db
    .aggregate([{ $documents: [{ $literal: document }] }, { $project: { _id: 0, value: expression } }], {
      promoteValues,
    })
    .toArray()
  return found && 'value' in found ? found.value : MISSING
}
const shown = (value: unknown) => (value === MISSING ? 'missing' : EJSON.stringify(value, { relaxed: false }))

/** Expression and MongoDB's answer, its BSON type included. */
const answers = (table: Array<[unknown, unknown]>) =>
  test.each(table.map(([expression, answer]) => [shown(expression), expression, answer] as const))(
    '%s',
    async (_, expression, answer) => {
      expect(shown(await run(expression))).toBe(shown(answer))
    },
  )
/** Expression and the number of MongoDB's refusal, with its name where it has one. */
const refusals = (table: Array<[unknown, number, string?]>) =>
  test.each(table.map(([expression, code, name]) => [shown(expression), expression, code, name] as const))(
    '%s',
    async (_, expression, code, name = `Location${code}`) => {
      expect(await rejection(run(expression, true))).toMatchObject({ code, codeName: name })
    },
  )

describe('numbers keep their kind', () => {
  answers([
    ['$int', int(7)],
    ['$small', long(5)],
    ['$double', double(2.5)],
    ['$whole', double(3)],
    ['$decimal', decimal('10.50')],
    [{ $add: ['$int', 1] }, int(8)],
    [{ $add: ['$int', '$small'] }, long(12)],
    [{ $add: ['$int', '$whole'] }, double(10)],
    [{ $add: ['$int', '$decimal'] }, decimal('17.50')],
    [{ $add: [int(2_147_483_647), 1] }, long(2_147_483_648)],
    [{ $add: [Long.MAX_VALUE, 1] }, double(2 ** 63)],
    [{ $add: ['$long', 1] }, long(9_007_199_254_740_994n)],
    [{ $add: [double(0.1), double(0.2), double(0.3), double(0.1), double(0.1), double(0.1), double(0.1)] }, double(1)],
    [{ $add: [] }, int(0)],
    [{ $add: ['$int', '$none'] }, null],
    [{ $add: ['$int', '$nothing'] }, null],
    [{ $add: ['$date', 1000] }, at('2026-01-31T18:30:06.123Z')],
    [{ $subtract: ['$int', 9] }, int(-2)],
    [{ $subtract: ['$decimal', double(0.5)] }, decimal('10.000000000000000')],
    [{ $subtract: ['$date', at('2026-01-31T00:00:00Z')] }, long(66_605_123)],
    [{ $subtract: ['$date', 123] }, at('2026-01-31T18:30:05Z')],
    [{ $multiply: ['$int', 3] }, int(21)],
    [{ $multiply: [int(100_000), int(100_000)] }, long(10_000_000_000)],
    [{ $multiply: ['$decimal', decimal('2.0')] }, decimal('21.000')],
    [{ $multiply: ['$int', '$double'] }, double(17.5)],
    [{ $divide: ['$int', 2] }, double(3.5)],
    [{ $divide: [6, 2] }, double(3)],
    [{ $divide: ['$decimal', 4] }, decimal('2.625')],
    [{ $divide: [decimal('1'), 3] }, decimal('0.3333333333333333333333333333333333')],
    [{ $mod: ['$negative', 3] }, int(-1)],
    [{ $mod: ['$small', 3] }, long(2)],
    [{ $mod: [double(5.5), 2] }, double(1.5)],
    [{ $mod: [7, double(2)] }, int(1)],
    [{ $mod: ['$decimal', 3] }, decimal('1.50')],
    [{ $abs: '$negative' }, int(7)],
    [{ $abs: int(-2_147_483_648) }, long(2_147_483_648)],
    [{ $ceil: '$double' }, double(3)],
    [{ $ceil: decimal('1.2') }, decimal('2')],
    [{ $floor: double(-2.5) }, double(-3)],
    [{ $floor: '$int' }, int(7)],
    [{ $trunc: [double(-2.567), 1] }, double(-2.5)],
    [{ $trunc: '$whole' }, double(3)],
    [{ $round: double(2.5) }, double(2)],
    [{ $round: [double(2.675), 2] }, double(2.67)],
    [{ $round: [int(1250), -2] }, int(1200)],
    [{ $round: ['$decimal'] }, decimal('10')],
    [{ $round: [decimal('1.235'), 2] }, decimal('1.24')],
    [{ $pow: [2, 3] }, int(8)],
    [{ $pow: [2, 40] }, long(2 ** 40)],
    [{ $pow: [2, -1] }, double(0.5)],
    [{ $pow: [10, 100] }, double(1e100)],
    [{ $sqrt: 16 }, double(4)],
    [{ $log10: 1000 }, double(3)],
    [{ $log: [8, 2] }, double(3)],
    [{ $exp: 0 }, double(1)],
    [{ $cmp: [1, 2] }, int(-1)],
    [{ $range: [0, 6, 2] }, [int(0), int(2), int(4)]],
    [{ $bitAnd: [12, 10] }, int(8)],
    [{ $sum: '$mixed' }, double(7.5)],
    [{ $sum: ['$int', '$small', 'x'] }, long(12)],
    [{ $sum: '$nothing' }, int(0)],
    [{ $avg: '$mixed' }, double(2.5)],
    [{ $avg: [1, 2] }, double(1.5)],
    [{ $avg: 'x' }, null],
    [{ $avg: ['$decimal', 1] }, decimal('5.75')],
    [{ $min: '$list' }, int(1)],
    [{ $max: ['$int', '$small', null] }, int(7)],
    [{ $stdDevPop: [2, 4, 4, 4, 5, 5, 7, 9] }, double(2)],
    [{ $stdDevSamp: [1] }, null],
    [{ $median: { input: '$list', method: 'approximate' } }, double(2)],
    [
      { $percentile: { input: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], p: [double(0.5), double(0.9)], method: 'approximate' } },
      [double(5), double(9)],
    ],
  ])
})

describe('what can’t be reckoned is refused', () => {
  refusals([
    [{ $add: ['abc', 1] }, 14, 'TypeMismatch'],
    [{ $add: ['$date', '$date'] }, 16612],
    [{ $subtract: ['abc', 1] }, 14, 'TypeMismatch'],
    [{ $multiply: ['abc', 1] }, 14, 'TypeMismatch'],
    [{ $divide: [1, 0] }, 2, 'BadValue'],
    [{ $divide: [1, decimal('0')] }, 2, 'BadValue'],
    [{ $mod: ['$int', 0] }, 16610],
    [{ $mod: ['a', 2] }, 16611],
    [{ $abs: 'a' }, 28765],
    [{ $round: ['a'] }, 51081],
    [{ $round: [1, 101] }, 51083],
    [{ $pow: [0, -1] }, 28764],
    [{ $sqrt: -1 }, 28714],
    [{ $ln: 0 }, 28766],
    [{ $log: [1, 1] }, 28759],
    [{ $range: [0, 5, 0] }, 34449],
    [{ $subtract: [1] }, 16020],
    [{ $round: [1, 2, 3] }, 28667],
    [{ $sqrt: decimal('2') }, 238, 'NotImplemented'],
    [{ $percentile: { input: '$list', p: [double(0.5)], method: 'exact' } }, 2, 'BadValue'],
    [{ $percentile: { input: '$list', p: [2], method: 'approximate' } }, 7750303],
  ])
})

describe('types and conversions', () => {
  answers([
    [{ $type: '$int' }, 'int'],
    [{ $type: '$small' }, 'long'],
    [{ $type: '$whole' }, 'double'],
    [{ $type: '$decimal' }, 'decimal'],
    [{ $type: '$nothing' }, 'missing'],
    [{ $type: '$none' }, 'null'],
    [{ $type: '$yes' }, 'bool'],
    [{ $type: '$id' }, 'objectId'],
    [{ $type: '$date' }, 'date'],
    [{ $type: '$stamp' }, 'timestamp'],
    [{ $type: '$binary' }, 'binData'],
    [{ $type: '$pattern' }, 'regex'],
    [{ $type: ['$list'] }, 'array'],
    [{ $type: '$object' }, 'object'],
    [{ $type: { $add: [1, double(2)] } }, 'double'],
    [{ $toString: '$id' }, '507f1f77bcf86cd799439011'],
    [{ $toString: '$date' }, '2026-01-31T18:30:05.123Z'],
    [{ $toString: '$double' }, '2.5'],
    [{ $toString: '$whole' }, '3'],
    [{ $toString: double(1e21) }, '1e+21'],
    [{ $toString: double(0.00001) }, '1e-05'],
    [{ $toString: '$long' }, '9007199254740993'],
    [{ $toString: '$decimal' }, '10.50'],
    [{ $toString: true }, 'true'],
    [{ $toString: '$nothing' }, null],
    [{ $toObjectId: '507f1f77bcf86cd799439011' }, id],
    [{ $toObjectId: '$id' }, id],
    [{ $toDate: '$id' }, at('2012-10-17T21:13:27Z')],
    [{ $toDate: '2026-01-31' }, at('2026-01-31T00:00:00Z')],
    [{ $toDate: '2026-01-31T18:30:00+07:00' }, at('2026-01-31T11:30:00Z')],
    [{ $toDate: long(1_000_000_000_000) }, at('2001-09-09T01:46:40Z')],
    [{ $toDate: double(1.5) }, at('1970-01-01T00:00:00.001Z')],
    [{ $toInt: double(-2.9) }, int(-2)],
    [{ $toInt: '42' }, int(42)],
    [{ $toInt: true }, int(1)],
    [{ $toLong: '9007199254740993' }, long(9_007_199_254_740_993n)],
    [{ $toLong: '$date' }, long(1_769_884_205_123)],
    [{ $toDouble: '1e3' }, double(1000)],
    [{ $toDouble: '$int' }, double(7)],
    [{ $toDecimal: '1.10' }, decimal('1.10')],
    [{ $toDecimal: double(2.5) }, decimal('2.50000000000000')],
    [{ $toDecimal: '$int' }, decimal('7')],
    [{ $toDecimal: '$long' }, decimal('9007199254740993')],
    [{ $toDecimal: true }, decimal('1')],
    [{ $toBool: 'false' }, true],
    [{ $toBool: double(0) }, false],
    [{ $toBool: '$date' }, true],
    [{ $convert: { input: '$id', to: 'date' } }, at('2012-10-17T21:13:27Z')],
    [{ $convert: { input: 'x', to: 'objectId', onError: 'bad' } }, 'bad'],
    [{ $convert: { input: '$none', to: 'int', onNull: 0 } }, int(0)],
    [{ $convert: { input: '12', to: 18 } }, long(12)],
    [{ $convert: { input: '12', to: null } }, null],
    [{ $isNumber: '$decimal' }, true],
    [{ $tsSecond: '$stamp' }, long(1_700_000_000)],
    [{ $binarySize: '$text' }, int(10)],
  ])
  refusals([
    [{ $toInt: 'abc' }, 241, 'ConversionFailure'],
    [{ $toInt: '1.5' }, 241, 'ConversionFailure'],
    [{ $toInt: double(Number.NaN) }, 241, 'ConversionFailure'],
    [{ $toInt: long(2 ** 31) }, 241, 'ConversionFailure'],
    [{ $toInt: '$date' }, 241, 'ConversionFailure'],
    [{ $toDate: '$int' }, 241, 'ConversionFailure'],
    [{ $toDate: 'soon' }, 241, 'ConversionFailure'],
    [{ $toDate: '2026-02-30' }, 241, 'ConversionFailure'],
    [{ $toDate: '31 January 2026' }, 238, 'NotImplemented'],
    [{ $toObjectId: 'abc' }, 241, 'ConversionFailure'],
    [{ $toObjectId: '$int' }, 241, 'ConversionFailure'],
    [{ $toString: '$list' }, 241, 'ConversionFailure'],
    [{ $toDouble: '0x1f' }, 241, 'ConversionFailure'],
    [{ $toInt: [1, 2] }, 50723],
    [{ $convert: { input: 1, to: 'number' } }, 2, 'BadValue'],
    [{ $convert: { input: 1 } }, 9, 'FailedToParse'],
  ])
})

describe('arrays and documents', () => {
  answers([
    [{ $size: ['$list'] }, int(3)],
    [{ $size: '$empty' }, int(0)],
    [{ $isArray: ['$list'] }, true],
    [{ $arrayElemAt: ['$list', -1] }, int(2)],
    [{ $arrayElemAt: ['$list', 9] }, MISSING],
    [{ $first: '$list' }, int(3)],
    [{ $last: '$empty' }, MISSING],
    [{ $first: '$none' }, null],
    [{ $slice: ['$list', 2] }, [int(3), int(1)]],
    [{ $slice: ['$list', -2] }, [int(1), int(2)]],
    [{ $slice: ['$list', 1, 5] }, [int(1), int(2)]],
    [{ $in: [double(1), '$list'] }, true],
    [{ $in: ['x', '$list'] }, false],
    [{ $indexOfArray: ['$list', 2] }, int(2)],
    [{ $indexOfArray: ['$list', 3, 1] }, int(-1)],
    [{ $concatArrays: ['$list', [9]] }, [int(3), int(1), int(2), int(9)]],
    [{ $concatArrays: ['$list', '$none'] }, null],
    [{ $reverseArray: '$list' }, [int(2), int(1), int(3)]],
    [{ $map: { input: '$list', as: 'n', in: { $multiply: ['$$n', 2] } } }, [int(6), int(2), int(4)]],
    [{ $map: { input: '$list', in: '$$this.none' } }, [null, null, null]],
    [{ $map: { input: '$nothing', in: 1 } }, null],
    [{ $filter: { input: '$list', cond: { $gt: ['$$this', 1] } } }, [int(3), int(2)]],
    [{ $filter: { input: '$list', as: 'n', cond: { $gt: ['$$n', 0] }, limit: 1 } }, [int(3)]],
    [{ $reduce: { input: '$list', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, int(6)],
    [{ $reduce: { input: '$none', initialValue: 0, in: 1 } }, null],
    [
      { $zip: { inputs: ['$list', ['a', 'b']] } },
      [
        [int(3), 'a'],
        [int(1), 'b'],
      ],
    ],
    [
      { $zip: { inputs: [[1], ['a', 'b']], useLongestLength: true, defaults: [0, 0] } },
      [
        [int(1), 'a'],
        [int(0), 'b'],
      ],
    ],
    [{ $sortArray: { input: '$list', sortBy: 1 } }, [int(1), int(2), int(3)]],
    [{ $sortArray: { input: [{ a: 1 }, { a: 2 }], sortBy: { a: -1 } } }, [{ a: int(2) }, { a: int(1) }]],
    [{ $sortArray: { input: '$mixed', sortBy: -1 } }, ['a', long(4), double(2.5), int(1), null]],
    [{ $firstN: { n: 2, input: '$list' } }, [int(3), int(1)]],
    [{ $maxN: { n: 2, input: '$mixed' } }, ['a', long(4)]],
    [
      {
        $arrayToObject: [
          [
            ['a', 1],
            ['b', 2],
          ],
        ],
      },
      { a: int(1), b: int(2) },
    ],
    [{ $arrayToObject: { $literal: [{ k: 'a', v: int(1) }] } }, { a: int(1) }],
    [{ $objectToArray: '$object.b' }, [{ k: 'c', v: 'x' }]],
    [{ $mergeObjects: ['$object', { a: 2 }, null] }, { a: int(2), b: { c: 'x' } }],
    [{ $getField: 'int' }, int(7)],
    [{ $getField: { field: 'a', input: '$object' } }, int(1)],
    [{ $setField: { field: 'a.b', input: { x: 1 }, value: 2 } }, { x: int(1), 'a.b': int(2) }],
    [{ $unsetField: { field: 'a', input: '$object' } }, { b: { c: 'x' } }],
    [{ $setUnion: ['$list', [3, 9]] }, [int(1), int(2), int(3), int(9)]],
    [{ $setIntersection: ['$list', [double(3), 9]] }, [int(3)]],
    [{ $setDifference: ['$list', [3]] }, [int(1), int(2)]],
    [{ $setEquals: ['$list', [1, 2, 3, 3]] }, true],
    [{ $setIsSubset: [[1], '$list'] }, true],
    [{ $anyElementTrue: [[0, null, 'x']] }, true],
    [{ $allElementsTrue: [[]] }, true],
    ['$rows.n', [int(1), int(2)]],
    ['$rows.k', ['a']],
    ['$object.b.c', 'x'],
    ['$object.nothing.c', MISSING],
    [{ a: '$nothing', b: '$int' }, { b: int(7) }],
    [
      ['$nothing', 1],
      [null, int(1)],
    ],
  ])
  refusals([
    [{ $size: '$nothing' }, 17124],
    [{ $size: '$none' }, 17124],
    [{ $size: ['$list', 1] }, 16020],
    [{ $in: [1, '$none'] }, 40081],
    [{ $arrayElemAt: ['$int', 0] }, 28689],
    [{ $first: '$int' }, 28689],
    [{ $slice: ['$list', 0, 0] }, 28729],
    [{ $concatArrays: ['$list', 1] }, 28664],
    [{ $map: { input: '$int', in: 1 } }, 16883],
    [{ $map: { input: '$list' } }, 16882],
    [{ $map: { input: '$list', as: 'Big', in: 1 } }, 16867],
    [{ $filter: { input: '$int', cond: true } }, 28651],
    [{ $reduce: { input: '$int', initialValue: 0, in: 1 } }, 40080],
    [{ $arrayToObject: '$int' }, 40386],
    [{ $arrayToObject: '$list' }, 40398],
    [{ $objectToArray: '$list' }, 40390],
    [{ $mergeObjects: ['$list', 1] }, 40400],
    [{ $setUnion: ['$list', 1] }, 17043],
    [{ $setEquals: ['$list', '$none'] }, 17044],
    [{ $firstN: { n: 0, input: '$list' } }, 5787908],
    [{ $getField: '$int' }, 5654600],
    [{ $allElementsTrue: ['$none'] }, 17040],
  ])
})

describe('conditions, comparisons and variables', () => {
  answers([
    [{ $cond: [{ $gt: ['$int', 5] }, 'more', 'less'] }, 'more'],
    [{ $cond: { if: '$nothing', then: 1, else: 2 } }, int(2)],
    [{ $cond: { if: double(0), then: 1, else: 2 } }, int(2)],
    [{ $cond: { if: '', then: 1, else: 2 } }, int(1)],
    [{ $ifNull: ['$nothing', '$none', 3] }, int(3)],
    [{ $ifNull: ['$nothing', '$none'] }, null],
    [{ $switch: { branches: [{ case: { $eq: ['$int', 7] }, then: 'seven' }] } }, 'seven'],
    [{ $switch: { branches: [{ case: false, then: 1 }], default: 'other' } }, 'other'],
    [{ $and: ['$yes', 1, 'x'] }, true],
    [{ $and: [] }, true],
    [{ $or: [null, 0] }, false],
    [{ $not: ['$none'] }, true],
    [{ $eq: ['$whole', 3] }, true],
    [{ $eq: ['$nothing', null] }, false],
    [{ $gt: ['$none', '$nothing'] }, true],
    [{ $lt: ['$none', 0] }, true],
    [{ $lt: [99, 'a'] }, true],
    [{ $gt: ['$id', '$list'] }, true],
    [{ $let: { vars: { a: 1, b: '$int' }, in: { $add: ['$$a', '$$b'] } } }, int(8)],
    ['$$ROOT.int', int(7)],
    ['$$CURRENT.int', int(7)],
    ['$$REMOVE', MISSING],
    [{ $literal: '$int' }, '$int'],
    [{ $type: '$$NOW' }, 'date'],
  ])
  refusals([
    [{ $switch: { branches: [{ case: false, then: 1 }] } }, 40066],
    [{ $switch: { branches: [] } }, 40068],
    [{ $switch: { branches: [{ case: true }] } }, 40065],
    [{ $cond: [1, 2] }, 16020],
    [{ $cond: { if: 1, then: 2 } }, 17082],
    [{ $ifNull: ['$int'] }, 1257300],
    [{ $eq: [1] }, 16020],
    [{ $not: [1, 2] }, 16020],
    ['$$nobody', 17276],
    [{ $let: { vars: { a: 1 }, in: '$$b' } }, 17276],
    [{ $let: { vars: { a: 1, b: '$$a' }, in: '$$b' } }, 17276],
    ['$', 16872],
    ['$a..b', 15998],
    ['$a.', 40353],
    [{ $fly: 1 }, 168, 'InvalidPipelineOperator'],
    [{ $add: [1], $subtract: [2, 1] }, 15983],
    [{ $function: { body: 'f', args: [], lang: 'js' } }, 31264],
    [{ $meta: 'textScore' }, 115, 'CommandNotSupported'],
  ])
})

describe('text', () => {
  answers([
    [{ $concat: ['$text', '!'] }, 'Hưng Yên!'],
    [{ $concat: ['$text', '$none'] }, null],
    [{ $toUpper: '$text' }, 'HưNG YêN'],
    [{ $toLower: 'ĐÔNG Hưng' }, 'ĐÔng hưng'],
    [{ $toLower: '$none' }, ''],
    [{ $toUpper: '$int' }, '7'],
    [{ $strLenCP: '$text' }, int(8)],
    [{ $strLenBytes: '$text' }, int(10)],
    [{ $strcasecmp: ['abc', 'ABD'] }, int(-1)],
    [{ $substrCP: ['$text', 1, 3] }, 'ưng'],
    [{ $substr: ['$ascii', 6, -1] }, 'World'],
    [{ $substrBytes: ['$text', 1, 2] }, 'ư'],
    [{ $indexOfCP: ['$text', 'Y'] }, int(5)],
    [{ $indexOfBytes: ['$text', 'Y'] }, int(6)],
    [{ $indexOfCP: ['$text', 'z'] }, int(-1)],
    [{ $trim: { input: ' \u00a0a b\n' } }, 'a b'],
    [{ $ltrim: { input: 'xxaxx', chars: 'x' } }, 'axx'],
    [{ $rtrim: { input: 'xxaxx', chars: 'x' } }, 'xxa'],
    [{ $split: ['a-b--c', '-'] }, ['a', 'b', '', 'c']],
    [{ $replaceOne: { input: 'aXbX', find: 'X', replacement: { $literal: '$&' } } }, 'a$&bX'],
    [{ $replaceAll: { input: 'aXbX', find: 'X', replacement: '' } }, 'ab'],
    [{ $regexMatch: { input: '$ascii', regex: '^hello', options: 'i' } }, true],
    [{ $regexMatch: { input: '$ascii', regex: '$pattern' } }, true],
    [{ $regexMatch: { input: '$none', regex: 'a' } }, false],
    [{ $regexFind: { input: 'Hưng Yên', regex: 'Y(ê)(x)?' } }, { match: 'Yê', idx: int(5), captures: ['ê', null] }],
    [{ $regexFind: { input: 'a', regex: 'b' } }, null],
    [
      { $regexFindAll: { input: 'a1b22', regex: '\\d+' } },
      [
        { match: '1', idx: int(1), captures: [] },
        { match: '22', idx: int(3), captures: [] },
      ],
    ],
  ])
  refusals([
    [{ $concat: ['$text', 1] }, 16702],
    [{ $toUpper: '$list' }, 16007],
    [{ $strLenCP: '$none' }, 34471],
    [{ $substrCP: ['$text', -1, 2] }, 34455],
    [{ $substrBytes: ['$text', 2, 1] }, 28656],
    [{ $split: ['a', ''] }, 40087],
    [{ $trim: { input: 1 } }, 50699],
    [{ $trim: { chars: 'x' } }, 50695],
    [{ $replaceOne: { input: 1, find: 'a', replacement: 'b' } }, 51746],
    [{ $regexMatch: { input: '$ascii', regex: '(a' } }, 51111],
    [{ $regexMatch: { input: 1, regex: 'a' } }, 51104],
  ])
})

describe('dates', () => {
  answers([
    [{ $year: '$id' }, int(2012)],
    [{ $year: '$date' }, int(2026)],
    [{ $month: { date: '$date', timezone: HCM } }, int(2)],
    [{ $dayOfMonth: { date: '$date', timezone: '+07:00' } }, int(1)],
    [{ $hour: { date: '$date', timezone: '-0530' } }, int(13)],
    [{ $year: { date: '$date', timezone: null } }, null],
    [{ $year: '$nothing' }, null],
    [{ $year: ['$date'] }, int(2026)],
    [{ $millisecond: '$date' }, int(123)],
    [{ $dayOfWeek: at('2026-11-29T00:00:00Z') }, int(1)],
    [{ $isoDayOfWeek: at('2026-11-29T00:00:00Z') }, int(7)],
    [{ $dayOfYear: at('2024-12-31T00:00:00Z') }, int(366)],
    [{ $week: at('2026-01-03T00:00:00Z') }, int(0)],
    [{ $week: at('2026-01-04T00:00:00Z') }, int(1)],
    [{ $week: at('2017-01-01T00:00:00Z') }, int(1)],
    [{ $week: at('2026-12-31T00:00:00Z') }, int(52)],
    [{ $isoWeek: at('2027-01-01T00:00:00Z') }, int(53)],
    [{ $isoWeekYear: at('2027-01-01T00:00:00Z') }, long(2026)],
    [{ $dateAdd: { startDate: at('2026-01-31T00:00:00Z'), unit: 'month', amount: 1 } }, at('2026-02-28T00:00:00Z')],
    [{ $dateAdd: { startDate: at('2024-02-29T00:00:00Z'), unit: 'year', amount: 1 } }, at('2025-02-28T00:00:00Z')],
    [{ $dateAdd: { startDate: at('2026-11-30T00:00:00Z'), unit: 'quarter', amount: 1 } }, at('2027-02-28T00:00:00Z')],
    [
      { $dateAdd: { startDate: at('2026-01-30T17:00:00Z'), unit: 'month', amount: 1, timezone: HCM } },
      at('2026-02-27T17:00:00Z'),
    ],
    [
      { $dateSubtract: { startDate: at('2026-03-31T05:00:00Z'), unit: 'month', amount: 1 } },
      at('2026-02-28T05:00:00Z'),
    ],
    [{ $dateSubtract: { startDate: '$date', unit: 'hour', amount: 1 } }, at('2026-01-31T17:30:05.123Z')],
    [
      { $dateAdd: { startDate: at('2026-03-07T17:00:00Z'), unit: 'day', amount: 1, timezone: 'America/New_York' } },
      at('2026-03-08T16:00:00Z'),
    ],
    [{ $dateAdd: { startDate: '$none', unit: 'day', amount: 1 } }, null],
    [
      {
        $dateDiff: {
          startDate: at('2025-12-31T17:00:00Z'),
          endDate: at('2026-01-31T16:59:59Z'),
          unit: 'month',
          timezone: HCM,
        },
      },
      long(0),
    ],
    [
      { $dateDiff: { startDate: at('2025-12-31T23:59:59Z'), endDate: at('2026-01-01T00:00:00Z'), unit: 'year' } },
      long(1),
    ],
    [
      { $dateDiff: { startDate: at('2026-11-28T00:00:00Z'), endDate: at('2026-11-29T00:00:00Z'), unit: 'week' } },
      long(1),
    ],
    [
      {
        $dateDiff: {
          startDate: at('2026-11-28T00:00:00Z'),
          endDate: at('2026-11-29T00:00:00Z'),
          unit: 'week',
          startOfWeek: 'Mon',
        },
      },
      long(0),
    ],
    [
      { $dateDiff: { startDate: at('2026-01-01T00:59:59Z'), endDate: at('2026-01-01T01:00:00Z'), unit: 'hour' } },
      long(1),
    ],
    [{ $dateTrunc: { date: '$date', unit: 'day', timezone: HCM } }, at('2026-01-31T17:00:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'month', timezone: HCM } }, at('2026-01-31T17:00:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'month' } }, at('2026-01-01T00:00:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'quarter' } }, at('2026-01-01T00:00:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'week' } }, at('2026-01-25T00:00:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'week', startOfWeek: 'monday', timezone: HCM } }, at('2026-01-25T17:00:00Z')],
    [{ $dateTrunc: { date: '$date', unit: 'hour', binSize: 6 } }, at('2026-01-31T18:00:00Z')],
    [{ $dateTrunc: { date: at('1999-12-31T00:00:00Z'), unit: 'year', binSize: 5 } }, at('1995-01-01T00:00:00Z')],
    [{ $dateToString: { date: '$date', format: '%d/%m/%Y %H:%M:%S.%L', timezone: HCM } }, '01/02/2026 01:30:05.123'],
    [{ $dateToString: { date: '$date' } }, '2026-01-31T18:30:05.123Z'],
    [
      { $dateToString: { date: '$date', format: '%U %w %u %V %G %j %z %Z %b %B %%', timezone: HCM } },
      '05 1 7 05 2026 032 +0700 +420 Feb February %',
    ],
    [{ $dateToString: { date: '$none', onNull: '-' } }, '-'],
    [{ $dateToString: { date: '$id', format: '%Y' } }, '2012'],
    [{ $dateFromString: { dateString: '2026-01-31T10:00:00', timezone: HCM } }, at('2026-01-31T03:00:00Z')],
    [{ $dateFromString: { dateString: '31/01/2026', format: '%d/%m/%Y', timezone: HCM } }, at('2026-01-30T17:00:00Z')],
    [{ $dateFromString: { dateString: 'x', onError: 'bad' } }, 'bad'],
    [{ $dateFromString: { dateString: '$none', onNull: 'none' } }, 'none'],
    [{ $dateFromParts: { year: 2026, month: 2, day: 30, timezone: HCM } }, at('2026-03-01T17:00:00Z')],
    [{ $dateFromParts: { year: 2026, month: 14 } }, at('2027-02-01T00:00:00Z')],
    [{ $dateFromParts: { isoWeekYear: 2026, isoWeek: 53, isoDayOfWeek: 5 } }, at('2027-01-01T00:00:00Z')],
    [
      { $dateToParts: { date: '$date', timezone: HCM } },
      {
        year: int(2026),
        month: int(2),
        day: int(1),
        hour: int(1),
        minute: int(30),
        second: int(5),
        millisecond: int(123),
      },
    ],
  ])
  refusals([
    [{ $year: '$int' }, 16006],
    [{ $year: { date: '$date', timezone: 'Asia/Hung_Yen' } }, 40485],
    [{ $year: { date: '$date', zone: 'UTC' } }, 40535],
    [{ $year: ['$date', 1] }, 40536],
    [{ $dateAdd: { startDate: '$date', unit: 'days', amount: 1 } }, 9, 'FailedToParse'],
    [{ $dateAdd: { startDate: '$date', unit: 'day', amount: double(1.5) } }, 5166405],
    [{ $dateAdd: { startDate: 'x', unit: 'day', amount: 1 } }, 5166403],
    [{ $dateAdd: { startDate: '$date', unit: 'day' } }, 5166402],
    [{ $dateDiff: { startDate: '$int', endDate: '$date', unit: 'day' } }, 5166307],
    [{ $dateTrunc: { date: '$int', unit: 'day' } }, 5439012],
    [{ $dateTrunc: { date: '$date', unit: 'day', binSize: 0 } }, 5439018],
    [{ $dateToString: { date: '$date', format: '%Q' } }, 18536],
    [{ $dateToString: { date: '$date', format: '%' } }, 18535],
    [{ $dateToString: { date: '$text' } }, 16006],
    [{ $dateFromString: { dateString: 'x' } }, 241, 'ConversionFailure'],
    [{ $dateFromString: { dateString: 7 } }, 241, 'ConversionFailure'],
    [{ $dateFromParts: { year: 2026, isoWeek: 1 } }, 40489],
    [{ $dateFromParts: { year: 'x' } }, 40515],
  ])
})

/** Pattern, options, text and whether PCRE finds it there. */
const patterns: Array<[string, string, string, boolean]> = [
  ['^h\\w+g$', 'i', 'Hang', true],
  ['\\Ahưng', '', 'hưng', true],
  ['yên\\z', '', 'hưng yên', true],
  ['\\p{Lu}\\p{L}+', '', 'xã Hưng', true],
  ['^[[:alpha:]]+$', '', 'abc', true],
  ['^[[:alpha:]]+$', '', 'abc1', false],
  ['\\Qa.b\\E', '', 'a.b', true],
  ['\\Qa.b\\E', '', 'axb', false],
  ['(?P<x>a)\\k<x>', '', 'aa', true],
  ['a$', '', 'a\n', true],
  ['^b', 'm', 'a\nb', true],
  ['a.b', '', 'a\rb', true],
  ['a.b', '', 'a\nb', false],
  ['a.b', 's', 'a\nb', true],
  ['^.$', '', '😀', true],
  ['a b # c', 'x', 'ab', true],
  ['\\h', '', '\u00a0', true],
  ['\\s', '', '\u00a0', false],
  ['\\x{1b0}', '', 'hưng', true],
  ['[\\w-]+@', '', 'a-b@', true],
  ['a{,2}', '', 'a{,2}', true],
  ['(?i)ĐÔNG', '', 'đông', true],
  ['a\\-b\\/c', '', 'a-b/c', true],
]
describe('patterns are read as PCRE', () => {
  test.each(patterns)('%s (%s) on %j: %s', async (pattern, options, text, isFound) => {
    const collection = started.db.collection('patterns')
    await collection.deleteMany({})
    await collection.insertOne({ text })
    expect(await collection.countDocuments({ text: new BSONRegExp(pattern, options) })).toBe(Number(isFound))
    expect(await run({ $regexMatch: { input: text, regex: pattern, options } })).toBe(isFound)
  })
  test.each(['a++', '(?>a)b', '(?R)', 'a(?i)b', '\\Gx', '(*UTF8)a', '[[:no:]]', '(a', '\\y', '(?(1)a)'])(
    'and %s is refused, not unfound',
    async (pattern) => {
      const filter = { text: { $regex: pattern } }
      expect(await rejection(started.db.collection('patterns').find(filter).toArray())).toMatchObject({ code: 51091 })
      expect(await rejection(run({ $regexMatch: { input: 'a', regex: pattern } }, true))).toMatchObject({ code: 51111 })
    },
  )
})
