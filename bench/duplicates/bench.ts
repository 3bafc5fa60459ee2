import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedMongoThread } from 'embedded-mongo'
import { createDuplicates } from '../../src/duplicates/duplicates.js'
import { keysOf } from '../../src/duplicates/keys.js'
import { type Report, readReport } from '../../src/duplicates/read-report.js'
import { communes } from '../../src/places/communes.js'
import { connectMongo, databaseOf } from '../../src/shared/mongo.js'

const steps = (process.argv[3] ?? '1000,100000').split(',').map(Number)
const lookUps = 300
const dayMs = 86_400_000
const now = new Date('2026-11-25T03:00:00Z')

/** The same reports on every run. */
let seed = 7
const random = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

const syllables =
  'an binh cao dao dong duc giang ha hai hoa hong hung khe lac lai long luu mai minh my nam ngoc nhan phu phuc quan quang son tan thai thanh thuong tien trach trung van vinh xuan yen'.split(
    ' ',
  )
const hamlets = Array.from(
  { length: 12 },
  (_, at) => `thôn ${syllables[at * 3]} ${syllables[(at * 7 + 5) % syllables.length]}`,
)
const matters = [
  'rác chất đống bốc mùi',
  'đèn đường hỏng tối om',
  'ổ gà to xe ngã',
  'cống tắc ngập nước',
  'karaoke ồn ào nửa đêm',
  'chó thả rông cắn người',
  'xe tải chở cát bụi mù',
  'mất nước sạch',
  'mất điện liên tục',
  'nắp cống mất',
  'cây mục sắp đổ',
  'chăn nuôi lợn xả thải',
  'trộm vào nhà',
  'đua xe nẹt pô',
  'lấn chiếm vỉa hè',
  'đào đường không lấp lại',
  'lan can cầu gãy',
  'trợ cấp chưa nhận',
  'kênh đầy bèo tây',
  'khói lò gạch',
]
const asides =
  'hôm qua|cả tuần nay|gọi mãi không ai đến|trẻ con đi học qua|bà con bức xúc lắm|mong xã xem giúp|nhà tôi ở ngay đó|đề nghị kiểm tra|lần thứ hai phản ánh'.split(
    '|',
  )

const makeReport = (): Report => ({
  text: `${pick(matters)} ${pick(asides)}, ${pick(asides)}`,
  placeText: random() < 0.7 ? pick(hamlets) : null,
  communeCode: pick(communes).code,
  openedAt: new Date(now.getTime() - random() * 30 * dayMs),
})

const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-duplicates-'))
const server = await startEmbeddedMongoThread({ dataDir })
const url = new URL(server.uri)
url.pathname = '/duplicates'
const connection = await connectMongo(url.href)
const duplicates = createDuplicates({ connection })
await duplicates.prepare()
const keys = databaseOf(connection).collection<{ _id: string; alike: string[]; near: string[]; openedAt: Date }>(
  'report_keys',
)

const reports = new Map<string, Report & { id: string }>()
const fill = async (size: number): Promise<void> => {
  while (reports.size < size) {
    const batch = Array.from({ length: Math.min(1_000, size - reports.size) }, () => {
      const report = { ...makeReport(), id: `case-${reports.size}` }
      reports.set(report.id, report)
      return { _id: report.id, ...keysOf(readReport(report)), openedAt: report.openedAt }
    })
    await keys.insertMany(batch)
  }
}

const middleOf = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

const rows: Record<
  string,
  { 'ms, middle': number; 'ms, mean': number; 'read, mean': number; 'read, most': number; alike: number }
> = {}
for (const size of steps) {
  await fill(size)
  seed = 99
  const times: number[] = []
  const read: number[] = []
  let alike = 0
  for (let at = -50; at < lookUps; at++) {
    const report = { ...makeReport(), openedAt: now }
    let count = 0
    const begun = performance.now()
    const found = await duplicates.findOffered(report, async (ids) => {
      count = ids.length
      return ids.flatMap((id) => reports.get(id) ?? [])
    })
    if (at < 0) continue
    times.push(performance.now() - begun)
    read.push(count)
    alike += found.length
  }
  const mean = (numbers: number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
  rows[size] = {
    'ms, middle': Number(middleOf(times).toFixed(2)),
    'ms, mean': Number(mean(times).toFixed(2)),
    'read, mean': Number(mean(read).toFixed(1)),
    'read, most': Math.max(...read),
    alike: alike / lookUps,
  }
}
console.table(rows)
const [first, last] = [Object.values(rows)[0], Object.values(rows).at(-1)]
if (first && last)
  console.log(
    `A look-up among the most takes ${(last['ms, mean'] / first['ms, mean']).toFixed(2)} times that among the fewest (bar 2.5).`,
  )
await connection.close()
await server.close()
await rm(dataDir, { recursive: true, force: true })
process.exit(0)
