import { z } from 'zod'
import { BadSetup } from './shared/errors.js'

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

/** Every setting of the server, by its name in the environment. */
export const settings = z.object({
  PORT: setting(z.coerce.number({ error: 'hãy viết một số từ 0 đến 65535' }).int().min(0).max(65535).default(3000)),
  HOST: setting(z.string().default('127.0.0.1')),
  PUBLIC_URL: setting(withoutSlash.optional()),
  DATA_DIR: setting(z.string().default('./data')),
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
  FEEDBACK_TARGETS: setting(targets.optional()),
  LOG_LEVEL: setting(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')),
})

export type Config = {
  port: number
  host: string
  publicUrl: string | null
  dataDir: string
  mongodbUri: string | null
  appSecret: string | null
  telegram: { token: string; apiRoot: string } | null
  /** Working days per feedback category; 'default' for the others; empty: no target is shown. */
  feedbackTargets: Record<string, number>
  logLevel: string
}

/** Checks the environment once. Throws BadSetup naming each wrong setting and what to write instead. */
export const readConfig = (environment: Record<string, string | undefined>): Config => {
  const parsed = settings.safeParse(environment)
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
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    dataDir: values.DATA_DIR,
    mongodbUri: values.MONGODB_URI ?? null,
    appSecret: values.APP_SECRET ?? null,
    telegram: values.TELEGRAM_BOT_TOKEN
      ? { token: values.TELEGRAM_BOT_TOKEN, apiRoot: values.TELEGRAM_API_ROOT }
      : null,
    feedbackTargets: values.FEEDBACK_TARGETS ?? {},
    logLevel: values.LOG_LEVEL,
  }
}
