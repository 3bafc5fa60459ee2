import { isIP } from 'node:net'
import { join } from 'node:path'
import { z } from 'zod'
import { BadSetup } from './shared/errors.js'
import { explainIssue } from './shared/explain-issue.js'

const blankIsUnset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema)

const url = z.url({ protocol: /^https?$/, error: 'hãy viết một địa chỉ bắt đầu bằng http:// hoặc https://' })
const withoutSlash = url.transform((value) => value.replace(/\/+$/, ''))

/** 'environment=10,roads=15' -> { environment: 10, roads: 15 }; working days. */
const targets = z
  .string()
  .regex(
    /^\s*[a-z_]+\s*=\s*\d+\s*(,\s*[a-z_]+\s*=\s*\d+\s*)*$/,
    'hãy viết như "default=15,environment=10" (ngày làm việc)',
  )
  .transform((text) => Object.fromEntries(text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))))
  .transform((pairs) => Object.fromEntries(Object.entries(pairs).map(([category, days]) => [category, Number(days)])))

const communeCodes = z
  .string()
  .regex(/^\s*\d{5}\s*(,\s*\d{5}\s*)*$/, 'hãy viết mã các xã, cách nhau bằng dấu phẩy, ví dụ 12049,12073')
  .transform((text) => text.split(',').map((code) => code.trim()))

/** What a process may do; several of one database may share the work. */
export const partNames = ['web', 'worker', 'poller'] as const
export type Part = (typeof partNames)[number]
const parts = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(partNames, { error: 'hãy viết web, worker, poller, cách nhau bằng dấu phẩy' })))

const chats = z
  .string()
  .regex(/^\s*[a-z]+:[^\s,]+\s*(,\s*[a-z]+:[^\s,]+\s*)*$/, 'hãy viết như "telegram:123, zalo:abc"')
  .transform((text) => text.split(',').map((chat) => chat.trim()))

/** Messages per second; 0: no limit of ours. */
const perSecond = z.coerce.number({ error: 'hãy viết số tin mỗi giây, 0 là không giới hạn' }).min(0).max(10_000)

const megabytes = z.coerce.number({ error: 'hãy viết số MB, ví dụ 2000' }).int().min(0).max(100_000_000)
const megabyte = 1024 * 1024

/** 'https://yenmy.gov.vn, https://x.gov.vn' -> the origins in a list. */
const origins = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .pipe(z.array(z.string().regex(/^https?:\/\/[^/\s]+$/, 'hãy viết như "https://xa.gov.vn, https://phuong.gov.vn"')))

const proxyNames = new Set(['loopback', 'linklocal', 'uniquelocal'])
const isProxy = (text: string): boolean => {
  const [address = '', bits, ...more] = text.split('/')
  const mostBits = isIP(address) === 4 ? 32 : 128
  const isRange = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= mostBits)
  return proxyNames.has(text) || (isIP(address) !== 0 && isRange && more.length === 0)
}

/** '1' -> 1 proxy in front; '10.0.0.1, 192.168.0.0/16' -> those addresses. */
const proxies = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every(isProxy) || (all.length === 1 && /^\d{1,2}$/.test(all[0] ?? '')), {
    error: 'hãy viết địa chỉ của proxy như "127.0.0.1, 10.0.0.0/8", hoặc số proxy đứng trước, ví dụ 1',
  })
  .transform((all): Config['trustProxy'] => (all.every(isProxy) ? all : Number(all[0]) || false))

/** Every setting of the server, by its name in the environment. */
export const settings = z.object({
  PORT: setting(z.coerce.number({ error: 'hãy viết một số từ 0 đến 65535' }).int().min(0).max(65535).default(3000)),
  HOST: setting(z.string().default('127.0.0.1')),
  PUBLIC_URL: setting(withoutSlash.optional()),
  TRUST_PROXY: setting(proxies.optional()),
  DATA_DIR: setting(z.string().default('./data')),
  PARTS: setting(parts.optional()),
  KEY_DIR: setting(z.string().optional()),
  CACHE_DIR: setting(z.string().optional()),
  MONGODB_URI: setting(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'hãy viết địa chỉ bắt đầu bằng mongodb:// hoặc mongodb+srv://')
      .optional(),
  ),
  APP_SECRET: setting(
    z.string().min(32, 'hãy viết ít nhất 32 ký tự ngẫu nhiên, ví dụ kết quả của: openssl rand -hex 32').optional(),
  ),
  TELEGRAM_BOT_TOKEN: setting(
    z
      .string()
      .regex(/^\d+:[\w-]+$/, 'hãy chép đúng token BotFather gửi, dạng 123456:ABC...')
      .optional(),
  ),
  TELEGRAM_API_ROOT: setting(withoutSlash.default('https://api.telegram.org')),
  TELEGRAM_WEBHOOK_SECRET: setting(
    z
      .string()
      .regex(/^[\w-]{8,256}$/, 'hãy viết 8 đến 256 ký tự, chỉ gồm chữ không dấu, số, gạch ngang, gạch dưới')
      .optional(),
  ),
  TELEGRAM_PER_SECOND: setting(perSecond.default(30)),
  ZALO_BOT_TOKEN: setting(
    z
      .string()
      .regex(/^\d+:\S+$/, 'hãy chép đúng token Zalo gửi, dạng 123456:abc...')
      .optional(),
  ),
  ZALO_API_ROOT: setting(withoutSlash.default('https://bot-api.zaloplatforms.com')),
  ZALO_WEBHOOK_SECRET: setting(
    z
      .string()
      .regex(/^[\w-]{8,256}$/, 'hãy viết 8 đến 256 ký tự, chỉ gồm chữ không dấu, số, gạch ngang, gạch dưới')
      .optional(),
  ),
  ZALO_PER_SECOND: setting(perSecond.default(10)),
  CHAT_PER_SECOND: setting(perSecond.default(1)),
  CLAMAV_HOST: setting(
    z
      .string()
      .regex(/^[\w.-]+(:\d+)?$/, 'hãy viết tên máy hoặc tên máy:cổng của clamd, ví dụ 127.0.0.1:3310')
      .optional(),
  ),
  UPLOADS_MB_PER_DAY: setting(megabytes.default(20_000)),
  FREE_SPACE_FLOOR_MB: setting(megabytes.default(2_000)),
  EMBED_ORIGINS: setting(origins.optional()),
  FEEDBACK_TARGETS: setting(targets.optional()),
  REMOTE_COMMUNES: setting(communeCodes.optional()),
  SURVEY_QUESTIONS: setting(z.string().optional()),
  TRIAL_CHATS: setting(chats.optional()),
  SMTP_URL: setting(
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/, 'hãy viết như "smtps://ten:matkhau@mail.tinh.gov.vn:465"')
      .optional(),
  ),
  MAIL_FROM: setting(
    z
      .string()
      .regex(/^([^<>]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/, 'hãy viết như "Xã Ơi <xaoi@tinh.gov.vn>"')
      .optional(),
  ),
  BACKUP_DIR: setting(z.string().optional()),
  METRICS_TOKEN: setting(
    z
      .string()
      .regex(/^\S{16,}$/, 'hãy viết ít nhất 16 ký tự không có dấu cách, ví dụ kết quả của: openssl rand -hex 24')
      .optional(),
  ),
  LOG_LEVEL: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')),
})

/** A platform's bot. With `webhookSecret` and a public address it is called by webhook, else it polls. */
type BotConfig = {
  token: string
  apiRoot: string
  webhookSecret: string | null
  /** Messages per second; null: no limit of ours. */
  limits: { perChat: number; inAll: number } | null
}

const defaultClamavPort = 3310

export type Config = {
  port: number
  host: string
  publicUrl: string | null
  /** Whose X-Forwarded-… headers are believed: these addresses, or so many proxies in front; false: nobody's. */
  trustProxy: string[] | number | false
  dataDir: string
  /** Where the keys lie that are kept outside the database. */
  keyDir: string
  /** Folder of what can be learnt again: nothing in it is missed. */
  cacheDir: string
  mongodbUri: string | null
  /** `web`: pages and webhooks; `worker`: what is done by the clock for all; `poller`: fetches from platforms. All handle messages. */
  parts: ReadonlySet<Part>
  appSecret: string | null
  telegram: BotConfig | null
  zalo: BotConfig | null
  /** The virus scanner; null: files aren't scanned. */
  clamav: { host: string; port: number } | null
  /** In bytes: what people may upload a day in all, and the free space under which nothing is taken. */
  uploads: { mostInAll: number; floorBytes: number }
  /** Origins of other sites that may show the chat in their pages. */
  embedOrigins: string[]
  /** Working days per feedback category; 'default' for the others; empty: no target is shown. */
  feedbackTargets: Record<string, number>
  /** Codes of the communes on the province's list of remote ones (Luật Khiếu nại Điều 28, 37). */
  remoteCommunes: ReadonlySet<string>
  /** File of the province's own survey questions; null: ours. */
  surveyQuestions: string | null
  /** Chats of people who try the bot out: what they answer in surveys is never counted. */
  trialChats: ReadonlySet<string>
  /** How letters to staff go out; null: none do. */
  mail: { smtpUrl: string; from: string } | null
  /** Where backups go, best on another machine's disk; null: nowhere yet. */
  backupDir: string | null
  /** Who may read /metrics: whoever shows this token; null: nobody. */
  metricsToken: string | null
  logLevel: string
}

const limitsOf = (perChat: number, inAll: number): BotConfig['limits'] =>
  perChat === 0 && inAll === 0 ? null : { perChat: perChat || Infinity, inAll: inAll || Infinity }

const clamavOf = (address: string | undefined): Config['clamav'] => {
  if (!address) return null
  const [host = '', port] = address.split(':')
  return { host, port: Number(port ?? defaultClamavPort) }
}

/** Checks the environment once. Throws BadSetup naming each wrong setting and what to write instead. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = settings.safeParse(environment, { error: explainIssue })
  if (!parsed.success)
    throw new BadSetup(
      [
        'Cấu hình chưa đúng:',
        ...parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
      ].join('\n'),
    )
  const values = parsed.data
  if (values.MONGODB_URI && !values.APP_SECRET)
    throw new BadSetup(
      'Cấu hình chưa đúng:\n  APP_SECRET: bắt buộc khi có MONGODB_URI; hãy tạo bằng: openssl rand -hex 32',
    )
  if (values.PARTS && !values.MONGODB_URI && partNames.some((part) => !values.PARTS?.includes(part)))
    throw new BadSetup(
      'Cấu hình chưa đúng:\n  PARTS: cơ sở dữ liệu nhúng chỉ có một máy chủ; hãy đặt MONGODB_URI, hoặc bỏ trống PARTS',
    )
  if (values.SMTP_URL && !values.MAIL_FROM)
    throw new BadSetup('Cấu hình chưa đúng:\n  MAIL_FROM: bắt buộc khi có SMTP_URL; hãy viết địa chỉ người gửi')
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    trustProxy: values.TRUST_PROXY ?? false,
    dataDir: values.DATA_DIR,
    keyDir: values.KEY_DIR ?? join(values.DATA_DIR, 'keys'),
    cacheDir: values.CACHE_DIR ?? values.DATA_DIR,
    mongodbUri: values.MONGODB_URI ?? null,
    appSecret: values.APP_SECRET ?? null,
    telegram: values.TELEGRAM_BOT_TOKEN
      ? {
          token: values.TELEGRAM_BOT_TOKEN,
          apiRoot: values.TELEGRAM_API_ROOT,
          webhookSecret: values.TELEGRAM_WEBHOOK_SECRET ?? null,
          limits: limitsOf(values.CHAT_PER_SECOND, values.TELEGRAM_PER_SECOND),
        }
      : null,
    zalo: values.ZALO_BOT_TOKEN
      ? {
          token: values.ZALO_BOT_TOKEN,
          apiRoot: values.ZALO_API_ROOT,
          webhookSecret: values.ZALO_WEBHOOK_SECRET ?? null,
          limits: limitsOf(values.CHAT_PER_SECOND, values.ZALO_PER_SECOND),
        }
      : null,
    clamav: clamavOf(values.CLAMAV_HOST),
    uploads: {
      mostInAll: values.UPLOADS_MB_PER_DAY * megabyte,
      floorBytes: values.FREE_SPACE_FLOOR_MB * megabyte,
    },
    embedOrigins: values.EMBED_ORIGINS ?? [],
    feedbackTargets: values.FEEDBACK_TARGETS ?? {},
    mail: values.SMTP_URL && values.MAIL_FROM ? { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM } : null,
    remoteCommunes: new Set(values.REMOTE_COMMUNES ?? []),
    surveyQuestions: values.SURVEY_QUESTIONS ?? null,
    trialChats: new Set(values.TRIAL_CHATS ?? []),
    backupDir: values.BACKUP_DIR ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    parts: new Set(values.PARTS ?? partNames),
    logLevel: values.LOG_LEVEL,
  }
}
