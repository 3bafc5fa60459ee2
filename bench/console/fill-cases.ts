import { wordsAtDesks } from '../../src/cases/inbox/search-words.js'
import { createReceiptCode } from '../../src/cases/receipt-code.js'
import { endOfDay } from '../../src/deadlines/working-days.js'
import { communes } from '../../src/places/communes.js'
import { localDay } from '../../src/shared/clock.js'
import { type Connection, databaseOf } from '../../src/shared/mongo.js'

const dayMs = 86_400_000
const words = 'rac den duong ngap cong on ao benh vien truong cho cau nuoc dien khoi bui cay dat tro cap ho khau'.split(
  ' ',
)
const states = ['received', 'in_progress', 'answered', 'closed'] as const

/** The same cases on every run. */
const createRandom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/**
 * Fills the collection of ordinary cases up to `size` with copies of the one case in it, over all communes, three years and the
 * states of feedback; four in five are closed, as they are where a province has worked for years.
 */
export const fillCases = async (connection: Connection, size: number, now: Date): Promise<void> => {
  const collection = databaseOf(connection).collection<{ _id: string } & Record<string, unknown>>('cases')
  const sample = await collection.findOne({ openedBy: 'sample' })
  if (!sample) throw new Error('a sample case must be opened first')
  const random = createRandom(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  let count = await collection.countDocuments({})
  while (count < size) {
    const batch = Array.from({ length: Math.min(1_000, size - count) }, (_, index) => {
      const number = count + index
      const { code, name } = pick(communes)
      const state = random() < 0.8 ? 'closed' : pick(states)
      const isOpen = state === 'received' || state === 'in_progress'
      const openedAt = new Date(now.getTime() - random() * (isOpen ? 30 : 1_000) * dayMs)
      const due = isOpen ? endOfDay(localDay(new Date(openedAt.getTime() + 20 * dayMs))) : null
      const said = [pick(words), pick(words), pick(words)]
      return {
        ...sample,
        _id: `bench-${number}`,
        openedBy: `bench-${number}`,
        receiptCode: createReceiptCode(),
        text: said.join(' '),
        communeCode: code,
        agency: { office: 'commune', communeCode: code, name: `UBND ${name}` },
        desks: [code],
        isOpen: state !== 'closed',
        words: wordsAtDesks([...new Set([...said, `0912${String(number).padStart(6, '0')}`])], [code]),
        chat: `web:bench-${number % 5_000}`,
        state,
        openedAt,
        updatedAt: openedAt,
        dueAt: due,
        sortDue: due ?? new Date('9999-12-31T00:00:00Z'),
      }
    })
    await collection.insertMany(batch as never)
    count += batch.length
  }
}
