import { readFile } from 'node:fs/promises'
import { faultsOf, readMonthCsv } from '../indicators/open-data/files.js'
import { BadSetup } from '../shared/errors.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  usage: 'Cách dùng: npm run open-data -- TỆP.csv (tải ở trang /so-lieu)',
  read: (rows: number, hidden: number) => `Đã đọc ${rows} dòng, ${hidden} dòng ẩn.`,
  right: 'Mọi tỷ lệ và khoảng tin cậy đều khớp với số đếm trong tệp.',
  wrong: (count: number) => `${count} dòng không khớp:`,
}

/** npm run open-data -- FILE.csv: computes the shares of a published month again from its counts. Exit code 1: some don't agree. */
await runOrExplain(async () => {
  const [file] = process.argv.slice(2)
  if (!file) throw new BadSetup(say.usage)
  const rows = readMonthCsv(await readFile(file, 'utf8'))
  console.log(say.read(rows.length, rows.filter(({ hidden }) => hidden !== '').length))
  const faults = faultsOf(rows)
  console.log(faults.length === 0 ? say.right : [say.wrong(faults.length), ...faults].join('\n'))
  process.exitCode = faults.length === 0 ? 0 : 1
})
