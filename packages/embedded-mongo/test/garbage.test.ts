import type { Document } from 'mongodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startForTest } from './start.js'

let started: Awaited<ReturnType<typeof startForTest>>
beforeAll(async () => {
  started = await startForTest()
  await started.db
    .collection<Document>('things')
    .insertOne({ n: 1, text: 'a', list: [1], date: new Date(), o: { a: 1 } })
})
afterAll(async () => {
  await started.stop()
})

const NAMES =
  `abs acos acosh add allElementsTrue and anyElementTrue arrayElemAt arrayToObject asin asinh atan atan2 atanh
avg binarySize bitAnd bitNot bitOr bitXor bsonSize ceil cmp concat concatArrays cond convert cos cosh dateAdd
dateDiff dateFromParts dateFromString dateSubtract dateToParts dateToString dateTrunc dayOfMonth dayOfWeek
dayOfYear degreesToRadians divide eq exp filter first firstN floor getField gt gte hour ifNull in indexOfArray
indexOfBytes indexOfCP isArray isNumber isoDayOfWeek isoWeek isoWeekYear last lastN let ln log log10 lt lte
ltrim map max maxN median mergeObjects millisecond min minN minute mod month multiply ne not objectToArray or
percentile pow radiansToDegrees rand range reduce regexFind regexFindAll regexMatch replaceAll replaceOne
reverseArray round rtrim second setDifference setEquals setField setIntersection setIsSubset setUnion sin sinh
size slice sortArray split sqrt stdDevPop stdDevSamp strLenBytes strLenCP strcasecmp substr substrBytes
substrCP subtract sum switch tan tanh toBool toDate toDecimal toDouble toInt toLong toLower toObjectId
toString toUpper trim trunc tsIncrement tsSecond type unsetField week year zip`.split(/\s+/)
const ACCUMULATORS = `sum avg min max first last push addToSet mergeObjects count firstN lastN minN maxN top topN bottom
bottomN median percentile stdDevPop stdDevSamp rank denseRank documentNumber shift`.split(/\s+/)
const STAGES =
  `match sort limit skip project unset addFields set replaceRoot replaceWith unwind sample documents count group
sortByCount bucket redact lookup unionWith facet graphLookup setWindowFields merge out`.split(/\s+/)
const KEYS =
  `input in as cond initialValue if then else branches vars date unit amount startDate endDate timezone format
dateString field value n sortBy output method p to onError inputs find replacement regex chars year from pipeline let
localField foreignField path groupBy boundaries newRoot size partitionBy window`.split(/\s+/)

const values = [null, -1.5, 'x', '$list', '$none', {}]
const operands = (): unknown[] => [
  ...values,
  ...values.map((value) => [value, value]),
  ...values.map((value) => [value, value, value]),
  ...values.map((value) => Object.fromEntries(KEYS.map((key) => [key, value]))),
  ...values.map((value) => ({ input: value, in: value })),
  ...values.map((value) => ({ date: value, unit: 'day', timezone: value })),
  ...values.map((value) => ({ startDate: '$date', unit: value, amount: value })),
  ...values.map((value) => ({ input: '$list', n: value, sortBy: value, output: value })),
  ...values.map((value) => ({ input: 'a', regex: value, options: value })),
  ...values.map((value) => ({ a: value, window: { documents: [value, value] } })),
  [null],
  [[null]],
  [{ k: 1 }],
  { branches: [null] },
  { branches: [{ case: 1 }] },
  { vars: null, in: 1 },
  { a: [null] },
  { a: { b: null } },
]

/** Whatever stands behind a name, the answer is MongoDB's or a refusal, never an error of the server's own. */
const neverInternal = async (pipelines: Document[][]) => {
  const things = started.db.collection('things')
  const codes = await Promise.all(
    pipelines.map(async (pipeline) => {
      try {
        await things.aggregate(pipeline, { maxTimeMS: 20_000 }).toArray()
        return 0
      } catch (error) {
        return (error as { code?: number }).code
      }
    }),
  )
  const broken = pipelines.filter((_, i) => codes[i] === 1 || codes[i] === undefined)
  expect(broken.map((pipeline) => JSON.stringify(pipeline))).toEqual([])
  expect(started.errors).toEqual([])
}

test('no expression', async () => {
  for (const name of NAMES) {
    await neverInternal(operands().map((operand) => [{ $project: { x: { [`$${name}`]: operand } } }]))
  }
}, 60_000)
test('no accumulator', async () => {
  for (const name of ACCUMULATORS) {
    await neverInternal(operands().map((operand) => [{ $group: { _id: null, x: { [`$${name}`]: operand } } }]))
    await neverInternal(
      operands().map((operand) => [
        { $setWindowFields: { sortBy: { n: 1 }, output: { x: { [`$${name}`]: operand } } } },
      ]),
    )
  }
}, 60_000)
test('no stage', async () => {
  for (const name of STAGES) await neverInternal(operands().map((operand) => [{ [`$${name}`]: operand }]))
}, 60_000)
