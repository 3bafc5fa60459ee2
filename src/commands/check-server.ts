import { access, constants, stat } from 'node:fs/promises'
import { readFreeBytes } from '../attachments/free-space.js'
import { type HealthCheck, right, wrong } from '../channels/health-check.js'
import type { Config } from '../config.js'
import { type JobDefinition, jobTable } from '../jobs/index.js'
import { createJobRunStore, type JobRun } from '../jobs/job-run-store.js'
import { createChatStore } from '../messaging/chat-store.js'
import { createInboxStore } from '../messaging/inbox-store.js'
import { createOutboxStore } from '../messaging/outbox-store.js'
import { createSealing } from '../sealing/sealing.js'
import { localDay, localTime, readableDay, systemClock } from '../shared/clock.js'
import { type Connection, connectMongo, isDatabaseAway } from '../shared/mongo.js'

const mostSecondsOff = 30
/** What a restart may delay a job besides a missed run. */
const lateByMs = 60_000

const say = {
  embedded: (folder: string) => `cơ sở dữ liệu nhúng trong ${folder}; chỉ để chạy thử`,
  noFolder: (folder: string) => `không ghi được vào ${folder}. Hãy kiểm tra DATA_DIR và quyền của thư mục.`,
  connected: 'kết nối được',
  away: 'không kết nối được. Hãy kiểm tra MONGODB_URI, mật khẩu và máy chủ MongoDB.',
  clock: (seconds: number) =>
    `đồng hồ máy này lệch ${seconds} giây so với cơ sở dữ liệu. Hãy bật đồng bộ giờ (ntp) trên cả hai máy.`,
  clockRight: 'khớp với cơ sở dữ liệu',
  unreadable: (count: number) =>
    count === 0
      ? 'không có'
      : `${count} tin không đọc được, giữ trong bảng unreadable_updates kèm lý do. Hãy gửi cho nhóm phát triển.`,
  dead: (count: number) =>
    count === 0 ? 'không có' : `${count} tin chưa gửi được. Hãy mở trang /can-bo/chua-gui-duoc.`,
  jobNever: 'chưa chạy lần nào',
  jobInEach: 'mỗi máy chủ tự làm',
  jobDone: (when: string) => `chạy lần cuối lúc ${when}, xong`,
  jobFailed: (when: string, failure: string) =>
    `chạy lần cuối lúc ${when}, gặp lỗi ${failure}. Hãy tìm "job failed" trong nhật ký máy chủ.`,
  jobLate: (when: string) => `chạy lần cuối lúc ${when}, đã quá hạn chạy lại. Hãy xem máy chủ còn chạy không.`,
  proxy: (count: string) => `tin ${count}`,
  noProxy:
    'PUBLIC_URL là https nhưng TRUST_PROXY trống: mọi người sẽ có chung một địa chỉ, giới hạn tính chung cho tất cả. Hãy ghi địa chỉ của proxy.',
  direct: 'không có, trình duyệt nối thẳng tới máy chủ',
  folderOpen: (folder: string) => `người khác trên máy mở được ${folder}. Hãy chạy: chmod 700 ${folder}`,
  folderClosed: (folder: string) => `chỉ chủ sở hữu mở được ${folder}`,
  space: (free: string) => `còn ${free}`,
  spaceUnknown: 'máy chủ cơ sở dữ liệu không cho biết',
  lowSpace: (free: string, floor: string) =>
    `chỉ còn ${free}. Dưới ${floor} thì không nhận tệp của người dân nữa; hãy thêm đĩa hoặc dọn bớt.`,
  secret: 'có',
  secretMade: 'chưa đặt; máy chủ tự tạo trong DATA_DIR. Nhiều máy chủ phải dùng chung một APP_SECRET.',
  page: (url: string) => `mở được ${url}`,
  noPage: (url: string) => `không mở được ${url}/readyz. Máy chủ chưa chạy, hoặc PUBLIC_URL và tường lửa chưa đúng.`,
}

const checkJob = ({ label, everyMs, isLeased }: JobDefinition, last: JobRun | null): HealthCheck => {
  const what = `Việc định kỳ: ${label}`
  if (!isLeased) return right(what, say.jobInEach)
  if (!last) return right(what, say.jobNever)
  const when = `${localTime(last.startedAt)} ${readableDay(localDay(last.startedAt))}`
  if (last.failure) return wrong(what, say.jobFailed(when, last.failure))
  const isLate = Date.now() - last.startedAt.getTime() > 2 * everyMs + lateByMs
  return isLate ? wrong(what, say.jobLate(when)) : right(what, say.jobDone(when))
}

const checkJobs = async (connection: Connection): Promise<HealthCheck[]> => {
  const runs = createJobRunStore(connection)
  return Promise.all(Object.entries(jobTable).map(async ([name, job]) => checkJob(job, await runs.get(name))))
}

const checkDatabase = async ({ mongodbUri, dataDir, keyDir, uploads }: Config): Promise<HealthCheck[]> => {
  if (!mongodbUri) {
    const isWritable = await access(dataDir, constants.W_OK).then(
      () => true,
      () => false,
    )
    return [
      isWritable ? right('Cơ sở dữ liệu', say.embedded(dataDir)) : wrong('Cơ sở dữ liệu', say.noFolder(dataDir)),
      judgeSpace(await readFreeBytes({ dataDir }), uploads),
    ]
  }
  try {
    const connection = await connectMongo(mongodbUri)
    const hello = (await connection.db?.command({ hello: 1 })) as { localTime?: Date } | undefined
    const seconds = hello?.localTime ? Math.round(Math.abs(Date.now() - hello.localTime.getTime()) / 1000) : 0
    const chats = createChatStore(connection)
    const { boxes } = createSealing({ connection, keyDir, clock: systemClock })
    const unreadable = await createInboxStore(connection, chats, boxes).countUnreadable()
    const dead = await createOutboxStore(connection, chats, boxes).countFailed()
    const jobs = await checkJobs(connection)
    const free = await readFreeBytes({ connection })
    await connection.close()
    return [
      judgeSpace(free, uploads),
      right('Cơ sở dữ liệu', say.connected),
      seconds > mostSecondsOff ? wrong('Đồng hồ', say.clock(seconds)) : right('Đồng hồ', say.clockRight),
      unreadable > 0
        ? wrong('Tin không đọc được', say.unreadable(unreadable))
        : right('Tin không đọc được', say.unreadable(0)),
      dead > 0 ? wrong('Tin chưa gửi được', say.dead(dead)) : right('Tin chưa gửi được', say.dead(0)),
      ...jobs,
    ]
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    return [wrong('Cơ sở dữ liệu', say.away)]
  }
}

const checkPage = async (url: string): Promise<HealthCheck> => {
  const isOpen = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(10_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
  return isOpen ? right('Máy chủ', say.page(url)) : wrong('Máy chủ', say.noPage(url))
}

const checkProxy = ({ publicUrl, trustProxy }: Config): HealthCheck => {
  if (trustProxy !== false) return right('Proxy', say.proxy(String(trustProxy)))
  return publicUrl?.startsWith('https:') ? wrong('Proxy', say.noProxy) : right('Proxy', say.direct)
}

const checkFolder = async ({ dataDir }: Config): Promise<HealthCheck[]> => {
  const found = await stat(dataDir).catch(() => null)
  if (!found || process.platform === 'win32') return []
  return [
    (found.mode & 0o077) === 0
      ? right('DATA_DIR', say.folderClosed(dataDir))
      : wrong('DATA_DIR', say.folderOpen(dataDir)),
  ]
}

const gigabytes = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1).replace('.', ',')} GB`

/** Wrong at twice the floor under which files are refused: time to act. */
const judgeSpace = (free: number | null, { floorBytes }: Config['uploads']): HealthCheck => {
  if (free === null) return right('Chỗ trống trên đĩa', say.spaceUnknown)
  return free < 2 * floorBytes
    ? wrong('Chỗ trống trên đĩa', say.lowSpace(gigabytes(free), gigabytes(floorBytes)))
    : right('Chỗ trống trên đĩa', say.space(gigabytes(free)))
}

/** The parts that are ours: the pages, the database, the clock, the keys. */
export const checkServer = async (config: Config): Promise<HealthCheck[]> => [
  await checkPage(config.publicUrl ?? `http://${config.host}:${config.port}`),
  ...(await checkDatabase(config)),
  checkProxy(config),
  ...(await checkFolder(config)),
  config.appSecret ? right('APP_SECRET', say.secret) : right('APP_SECRET', say.secretMade),
]
