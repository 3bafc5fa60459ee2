// `npm run bench -- papers`: how fast papers are made beside pdfkit writing the same words, and whether memory grows.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import PDFDocument from 'pdfkit'
import { sheet } from '../../src/papers/page.js'
import type { Block, Paper } from '../../src/papers/paper.js'
import { typeface } from '../../src/papers/typeface.js'
import { writePdf } from '../../src/papers/write-pdf.js'
import { samplePapers } from '../../test/papers/samples.js'

const rounds = 6
const made = 1_000
const at = new Date('2026-12-05T03:00:00Z')
const leastShare = 0.3
const mostGrowthMb = 8

const wordsOf = (block: Block): string => {
  if (block.kind === 'paragraph') return block.runs.map(({ text }) => text).join('')
  return block.kind === 'point' ? `${block.label}: ${block.value ?? '…'}` : block.text
}
const textsOf = (paper: Paper): string[] => [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  paper.name,
  paper.subject ?? '',
  paper.authority ?? '',
  ...paper.to,
  ...paper.body.map(wordsOf),
  ...paper.signature.lines,
  paper.signature.name ?? '',
  ...paper.recipients,
]

/** pdfkit by itself: the words in paragraphs, in one style, broken and stretched by its own means. */
const writeBare = async (paper: Paper): Promise<number> => {
  const { top, bottom, left, right } = sheet
  const pdf = new PDFDocument({ size: 'A4', margins: { top, bottom, left, right }, font: null as never })
  let bytes = 0
  const ended = new Promise<void>((resolve) => {
    pdf.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    pdf.on('end', resolve)
  })
  pdf.font(typeface().fonts.regular as never).fontSize(14)
  for (const text of textsOf(paper)) pdf.text(text, { align: 'justify', paragraphGap: 6 })
  pdf.end()
  await ended
  return bytes
}

/** Milliseconds of processor time that a run took. */
const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const papers = samplePapers().map(({ paper }) => paper)
const writeAll = async (write: (paper: Paper) => Promise<unknown>): Promise<void> => {
  for (const paper of papers) await write(paper)
}
const ours = (paper: Paper) => writePdf(paper, at)
const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number

const compareSpeed = async (): Promise<boolean> => {
  await writeAll(ours)
  await writeAll(writeBare)
  const times = { ours: [] as number[], bare: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.bare.push(await timed(() => writeAll(writeBare)))
    times.ours.push(await timed(() => writeAll(ours)))
  }
  const [mine, bare] = [median(times.ours) / papers.length, median(times.bare) / papers.length]
  const share = bare / mine
  console.log(
    `${papers.length} papers, ${rounds} rounds, processor time each: ours ${mine.toFixed(1)} ms, pdfkit alone ${bare.toFixed(1)} ms`,
  )
  console.log(`share of pdfkit's speed: ${share.toFixed(2)} (bar ${leastShare})`)
  return share >= leastShare
}

const measureMemory = async (): Promise<boolean> => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = (): number => {
    collect()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / 1024 / 1024
  }
  let first = 0
  for (let count = 1; count <= made; count += 1) {
    await ours(papers[count % papers.length] as Paper)
    if (count === made / 10) first = used()
  }
  const last = used()
  console.log(
    `memory after ${made / 10} papers ${first.toFixed(1)} MB, after ${made} ${last.toFixed(1)} MB (may grow ${mostGrowthMb} MB)`,
  )
  return last - first <= mostGrowthMb
}

const isFast = await compareSpeed()
const isFlat = await measureMemory()
if (!isFast || !isFlat) process.exitCode = 1
