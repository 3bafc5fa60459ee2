import type { Partner, Scope } from '../../../src/partners/partner.js'
import { buildAccount } from '../../accounts/build-account.js'
import { buildContent } from '../../cases/build-content.js'
import type { startServer } from '../../web/staff.js'
import { makeKey } from '../partner.js'
import { createCheck } from './check-answer.js'
import { type Call, type Description, generateCall, wellFormed } from './generate-calls.js'
import { createRandom } from './random.js'

type Server = Awaited<ReturnType<typeof startServer>>
export type Wrong = { call: string; wrong: string }

const texts = [
  'Đèn đường đầu thôn hỏng ba tuần nay, đi tối không nhìn thấy gì',
  'rac do day duong lang khong ai don',
  'Tôi tố cáo chủ tịch xã nhận tiền của dân',
  'Tôi khiếu nại quyết định xử phạt số 12 của chủ tịch xã',
  'cháy nhà rồi cứu với',
  'lam giay khai sinh cho con can gi',
  'căn cước 033090001234 của tôi bị thu',
  'xã Mễ Sở',
  'ok',
]
const scopes: Scope[] = ['cases:read', 'cases:write', 'webhooks']
const callsOfKey = 800
const atOnce = 6

/** Makes up so many calls from the server's own description, and says which answers it doesn't describe. */
export const callServer = async (server: Server, { count, seed }: { count: number; seed: number }) => {
  const { url, core } = server.xaOi
  const description = (await (await fetch(`${url}/api/openapi.json`)).json()) as Description
  const check = createCheck(description)
  const random = createRandom(seed)
  const made = []
  for (let number = 0; number <= count / callsOfKey; number += 1)
    made.push(await makeKey(server, number % 3 === 2 ? ['cases:read'] : scopes, number % 2 === 1 ? '12049' : null))
  const keys = made.map(({ key }) => key)
  const hooks = []
  for (let number = 0; number < 4; number += 1) {
    const form = { url: 'https://nhan.example.vn/tin', events: ['procedure.published' as const] }
    hooks.push(await core.partners.webhooks.add(made[0]?.partner as Partner, form, new Date()))
  }
  const opened = await core.cases.open({
    content: buildContent({ text: 'cống tắc', communeCode: '12049' }),
    openedBy: `generated:${seed}`,
    chat: 'web:generated',
    at: new Date(),
  })
  const supervisor = { ...buildAccount('supervisor'), communeCode: null }
  await core.indicators.publishMonth({ account: supervisor, at: new Date() }, { month: '2025-10', note: '' })
  const known = {
    month: ['2025-10', '2025-11'],
    version: ['1', '2', 'một'],
    slug: ['register-birth', 'khong-co'],
    code: ['12049', '11953', '99999'],
    commune: ['12049', '11953'],
    'attribute[commune]': ['12049', ''],
    id: [opened.id, ...hooks.map(({ webhook }) => webhook.id), 'khong-co'],
    service_request_id: [opened.id, 'khong-co'],
    token: [opened.receiptCode, 'AAAAA-22222'],
    service_code: ['roads', 'lighting', '001'],
    api_key: [keys[0] as string, ''],
    url: ['https://nhan.example.vn/tin', 'http://nhan.example.vn'],
    phone: ['0912345678', '12'],
    lat: ['20.85', ''],
    long: ['106.01', ''],
    status: ['open', 'closed', 'open,closed'],
    text: texts,
    description: texts,
    q: texts,
    place: ['thôn Phú Trạch', 'đầu làng xã Mễ Sở'],
    address_string: ['thôn Phú Trạch, xã Mễ Sở', ''],
    'Idempotency-Key': ['a', 'b', 'c'],
  }
  const calls = Array.from({ length: count }, () => generateCall({ description, random, known, keys }))
  const wrong: Wrong[] = []
  const statuses = new Map<number, number>()
  const reached = new Set<string>()
  let next = 0

  const callOne = async (call: Call, index: number): Promise<void> => {
    const response = await fetch(url + call.path, {
      method: call.method.toUpperCase(),
      headers: { ...call.headers, 'x-forwarded-for': `113.160.${(index >> 8) & 255}.${index & 255}` },
      ...(call.body !== undefined && { body: wellFormed(call.body) }),
      redirect: 'manual',
    })
    const text = await response.text()
    const { status } = response
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
    reached.add(`${call.method} ${call.template} ${status}`)
    const found = check(call, { status, type: response.headers.get('content-type') ?? '', text })
    if (found) wrong.push({ call: `${call.method} ${call.path} ${call.body?.slice(0, 300) ?? ''}`, wrong: found })
  }
  const work = async (): Promise<void> => {
    while (next < calls.length) {
      const index = next
      next += 1
      await callOne(calls[index] as Call, index)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const succeeded = (call: Call): boolean =>
    [200, 201, 204].some((status) => reached.has(`${call.method} ${call.template} ${status}`))
  for (let more = 0; more < 3 * count; more += 1) {
    const call = generateCall({ description, random, known, keys })
    if (!succeeded(call)) await callOne(call, count + more)
  }
  return {
    wrong,
    statuses,
    reached,
    operations: Object.values(description.paths).flatMap((one) => Object.keys(one)).length,
  }
}
