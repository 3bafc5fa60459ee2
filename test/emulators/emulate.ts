import { parseArgs } from 'node:util'
import { z } from 'zod'
import { emulatePage } from './emulate-page.js'
import { type Fault, readBody, serveOnLoopback } from './platform-server.js'
import { startTelegramEmulator } from './telegram.js'
import { startZaloEmulator } from './zalo.js'

/** npm run emulate: both platforms on this machine, and a page to play citizens on; no account is needed. */
const { values } = parseArgs({
  options: {
    page: { type: 'string', default: '8080' },
    telegram: { type: 'string', default: '8081' },
    zalo: { type: 'string', default: '8082' },
  },
})
const token = '1234567:emulated'
const telegram = await startTelegramEmulator({ token, port: Number(values.telegram), timeScale: 1 })
const zalo = await startZaloEmulator({ token, port: Number(values.zalo), timeScale: 1 })

type Said = { from: 'me' | 'bot'; text: string; buttons?: { text: string; callback_data: string }[] }
const conversations = new Map<string, Said[]>()
const of = (platform: string, citizen: number): Said[] => {
  const key = `${platform}:${citizen}`
  const found = conversations.get(key) ?? []
  conversations.set(key, found)
  return found
}
const zaloId = (citizen: number): string => `a1b2c3d4e5f6000000${String(citizen).padStart(2, '0')}`
telegram.onSent(() => {
  const last = telegram.sent.at(-1)
  if (last) of('telegram', last.chat).push({ from: 'bot', text: last.text, buttons: last.buttons.flat() })
})
zalo.onSent(() => {
  const last = zalo.sent.at(-1)
  if (last) of('zalo', Number(last.chat.slice(-2))).push({ from: 'bot', text: last.text })
})

const act = z.object({
  platform: z.enum(['telegram', 'zalo']),
  citizen: z.number().int().min(1).max(99).default(1),
  do: z.enum(['write', 'press', 'photo', 'location', 'contact', 'edit', 'block', 'sticker', 'fault']),
  text: z.string().default(''),
  label: z.string().default(''),
  bytes: z.string().default(''),
  fault: z.string().default(''),
})
type Act = z.infer<typeof act>

const faults: Record<string, Fault> = {
  429: { method: 'sendMessage', times: 3, error: 429, description: 'Too Many Requests: retry after 2', retryAfter: 2 },
  500: { method: 'sendMessage', times: 3, error: 500, description: 'Internal Server Error' },
  reset: { method: 'sendMessage', times: 1, reset: 'after' },
  slow: { method: 'sendMessage', times: 1, slow: 3_000 },
}

const lastMessage = new Map<number, number>()
const onTelegram = ({ citizen, text, bytes, ...done }: Act): void => {
  switch (done.do) {
    case 'write':
      lastMessage.set(citizen, telegram.write(citizen, { text }))
      return
    case 'press':
      telegram.press(citizen, text)
      return
    case 'photo':
      telegram.sendPhoto(citizen, Buffer.from(bytes, 'base64'))
      return
    case 'location':
      telegram.sendLocation(citizen, 20.6464, 106.0511)
      return
    case 'contact':
      telegram.sendContact(citizen, '0912345678')
      return
    case 'edit':
      telegram.edit(citizen, lastMessage.get(citizen) ?? 0, text)
      return
    case 'block':
      telegram.setMembership(citizen, telegram.blockedBy.has(citizen) ? 'member' : 'kicked')
      return
    default:
  }
}
const onZalo = ({ citizen, text, bytes, ...done }: Act): void => {
  const chat = zaloId(citizen)
  if (done.do === 'write') zalo.write(chat, text)
  if (done.do === 'photo') zalo.sendPhoto(chat, Buffer.from(bytes, 'base64'))
  if (done.do === 'sticker') zalo.sendSticker(chat)
}

const words: Partial<Record<Act['do'], string>> = {
  photo: '[ảnh]',
  location: '[vị trí]',
  contact: '[số điện thoại của tôi]',
  block: '[chặn hoặc bỏ chặn bot]',
  sticker: '[nhãn dán]',
}

const page = await serveOnLoopback(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/said') {
    const said = of(url.searchParams.get('platform') ?? '', Number(url.searchParams.get('citizen')))
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
    return
  }
  if (url.pathname === '/act') {
    const asked = act.parse(await readBody(request))
    const fault = faults[asked.fault]
    if (asked.do === 'fault' && fault) (asked.platform === 'telegram' ? telegram : zalo).fail({ ...fault })
    else {
      const said = words[asked.do] ?? (asked.do === 'edit' ? `(sửa) ${asked.text}` : asked.label || asked.text)
      of(asked.platform, asked.citizen).push({ from: 'me', text: said })
      if (asked.platform === 'telegram') onTelegram(asked)
      else onZalo(asked)
    }
    response.writeHead(204).end()
    return
  }
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(emulatePage)
}, Number(values.page))

console.log(`Trang đóng vai người dân: ${page.url}

Ở một cửa sổ khác, chạy Xã Ơi nối với hai nền tảng giả lập:

TELEGRAM_BOT_TOKEN=${token} TELEGRAM_API_ROOT=${telegram.apiRoot} \\
ZALO_BOT_TOKEN=${token} ZALO_API_ROOT=${zalo.apiRoot} npm start

Muốn thử webhook, thêm: PUBLIC_URL=http://127.0.0.1:3000 TELEGRAM_WEBHOOK_SECRET=thu-webhook ZALO_WEBHOOK_SECRET=thu-webhook`)
