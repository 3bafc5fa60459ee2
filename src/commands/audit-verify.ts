import { createAuditStore } from '../accounts/audit-store.js'
import { verifyAudit } from '../accounts/verify-audit.js'
import { readConfig } from '../config.js'
import { readOrMakeSecret } from '../shared/app-secret.js'
import { deriveKey } from '../shared/keys.js'
import { createLogger } from '../shared/logger.js'
import { openDatabase } from '../shared/open-database.js'
import { runOrExplain } from '../shared/run-or-explain.js'

const say = {
  read: (entries: number, chains: number, anchors: number) =>
    `Đã đọc ${entries} dòng nhật ký trong ${chains} chuỗi, ${anchors} mốc ngày.`,
  sound: 'Nhật ký còn nguyên.',
  broken: (count: number) => `Nhật ký đã bị sửa: ${count} chỗ.`,
  changed: (chain: string, seq: number) => `  dòng ${seq} của ${chain}: nội dung bị đổi hoặc bị đặt sai chỗ`,
  missing: (chain: string, seq: number) => `  dòng ${seq} của ${chain}: bị xóa`,
  anchor: (day: string) => `  mốc ngày ${day}: bị đổi hoặc mất mốc trước nó`,
}

/** npm run audit:verify: whether anybody changed, removed or moved a line of the audit trail. Exit code 1: somebody did. */
await runOrExplain(async () => {
  const config = readConfig(process.env)
  const key = deriveKey(config.appSecret ?? (await readOrMakeSecret(config.dataDir)), 'audit')
  const { connection, close } = await openDatabase(config, createLogger(config.logLevel))
  try {
    const { entries, chains, anchors, faults } = await verifyAudit(createAuditStore(connection, key), key)
    console.log(say.read(entries, chains, anchors))
    for (const fault of faults)
      console.log('day' in fault ? say.anchor(fault.day) : say[fault.what](fault.chain, fault.seq))
    console.log(faults.length === 0 ? say.sound : say.broken(faults.length))
    process.exitCode = faults.length === 0 ? 0 : 1
  } finally {
    await close()
  }
})
