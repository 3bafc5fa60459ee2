import { gzipSync } from 'node:zlib'
import type { Role } from '../../src/accounts/roles.js'
import { createRandom, type Random } from '../api/generated/random.js'
import { buildContent } from '../cases/build-content.js'
import { findDoors } from '../web/doors.js'
import { formsOf, type HtmlForm } from '../web/form.js'
import { createClient, type StaffClient, signInAs, type startServer } from '../web/staff.js'
import { nastyName, nastyText, planted } from './nasty.js'

type Server = Awaited<ReturnType<typeof startServer>>
type Visitor = StaffClient & { cookie(): string }

const staff: [Role, string | null][] = [
  ['officer', '12049'],
  ['leader', '12049'],
  ['denunciation_officer', null],
  ['supervisor', null],
  ['editor', null],
  ['administrator', null],
]

/** Left alone: they would end the sessions and accounts by which everything else is reached. */
const endsSessions = /^\/(dang-xuat|can-bo\/phien|can-bo\/tai-khoan-cua-toi|tai-khoan)/

const addressOf = (path: string, random: Random, known: string[]): string =>
  path.replace(/:(\w+)/g, () =>
    encodeURIComponent(
      Buffer.from((random.chance(0.6) ? random.pick(known) : nastyText(random)).slice(0, 500)).toString(),
    ),
  )

const queryOf = (random: Random): string => {
  const names = [
    'q',
    'xem',
    'xa',
    'page',
    'trang',
    'loai',
    'tu',
    'den',
    've',
    'ma',
    'linh-vuc',
    'truong-hop',
    nastyName(random),
  ]
  const query = Array.from({ length: random.int(4) }, () => [random.pick(names), nastyText(random)])
  return query.length > 0 ? `?${new URLSearchParams(query as [string, string][])}` : ''
}

const bend = (form: HtmlForm, random: Random): [string, string][] => {
  const keeps = new Set(['_csrf'])
  const bent = form.entries.flatMap(([name, value]): [string, string][] => {
    if (keeps.has(name) || random.chance(0.55)) return [[name, value]]
    if (random.chance(0.15)) return []
    if (random.chance(0.1))
      return [
        [name, value],
        [name, nastyText(random)],
      ]
    return [[random.chance(0.05) ? `${name}[$ne]` : name, nastyText(random)]]
  })
  return random.chance(0.2) ? [...bent, [nastyName(random), nastyText(random)]] : bent
}

/** The body in one of the shapes that arrive: as the form says, as files, as JSON, packed, cut off, as bytes. */
const bodyOf = (
  entries: [string, string][],
  random: Random,
  takesFiles: boolean,
): { body: string | FormData | Uint8Array<ArrayBuffer>; headers: Record<string, string> } => {
  const way = random.next()
  const form = new URLSearchParams(entries.map(([name, value]): [string, string] => [name, value])).toString()
  if (takesFiles || way < 0.1) {
    const body = new FormData()
    for (const [name, value] of entries) body.append(name, value)
    if (takesFiles && random.chance(0.6))
      body.append(
        random.pick(['files', 'file', 'sheet', 'photo', nastyName(random)]),
        new Blob([nastyText(random)]),
        nastyText(random).slice(0, 200),
      )
    return { body, headers: {} }
  }
  const type = 'application/x-www-form-urlencoded'
  if (way < 0.14)
    return { body: JSON.stringify(Object.fromEntries(entries)), headers: { 'content-type': 'application/json' } }
  if (way < 0.17)
    return { body: new Uint8Array(gzipSync(form)), headers: { 'content-type': type, 'content-encoding': 'gzip' } }
  if (way < 0.2) return { body: form.slice(0, random.int(form.length + 1)), headers: { 'content-type': type } }
  if (way < 0.23)
    return {
      body: new Uint8Array(Array.from({ length: 200 }, () => random.int(256))),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }
  if (way < 0.25) return { body: form, headers: { 'content-type': 'text/plain;charset=utf-16' } }
  return { body: form, headers: { 'content-type': type } }
}

/**
 * Opens every page as every role with addresses, queries and forms bent at random, and says which answers are faults of ours:
 * 5xx, no answer, or a planted tag shown as it was sent. The same seed asks the same.
 */
export const fuzzPages = async (server: Server, { count, seed }: { count: number; seed: number }) => {
  const { xaOi } = server
  const random = createRandom(seed)
  const opened = await xaOi.core.cases.open({
    content: buildContent({ text: `cống tắc ${planted}`, communeCode: '12049' }),
    openedBy: `fuzz:${seed}`,
    chat: 'web:fuzz',
    at: new Date(),
  })
  const visitors: [string, Visitor][] = [['visitor', createClient(xaOi.url)]]
  for (const [role, communeCode] of staff)
    visitors.push([role, (await signInAs(xaOi, `fuzz.${role}`, role, communeCode)).client as Visitor])
  const known = [opened.id, opened.receiptCode, 'register-birth', 'me-so', '12049', '1', '2026-10']
  const doors = findDoors()
    .map(({ action }) => action)
    .filter(({ path }) => !endsSessions.test(path))
  const tokens = new Map<string, string>()
  const forms = new Map<string, { who: string; form: HtmlForm }>()
  const statuses = new Map<number, number>()
  const wrong: string[] = []

  const ask = async (who: string, client: Visitor, path: string, init: RequestInit = {}): Promise<void> => {
    const named = `${who} ${init.method ?? 'GET'} ${path.slice(0, 200)}`
    const headers = {
      cookie: client.cookie(),
      'x-forwarded-for': `10.0.${random.int(250)}.${random.int(250)}`,
      ...(init.headers as object),
    }
    const stop = new AbortController()
    try {
      const response = await fetch(xaOi.url + path, {
        redirect: 'manual',
        ...init,
        headers,
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(30_000)]),
      })
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      const type = response.headers.get('content-type') ?? ''
      if (type.startsWith('text/event-stream')) return stop.abort()
      const text = await response.text()
      if (response.status >= 500)
        wrong.push(`${named}: ${response.status}\n    ${String(init.body ?? '').slice(0, 600)}`)
      if (response.headers.getSetCookie().some((one) => one.startsWith('fuzz')))
        wrong.push(`${named}: a header of theirs`)
      if (!type.startsWith('text/html')) return
      if (text.includes(planted)) wrong.push(`${named}: shows what was planted`)
      tokens.set(who, /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? tokens.get(who) ?? '')
      for (const form of formsOf(text, path))
        if (!endsSessions.test(form.action))
          forms.set(`${who} ${form.action} ${form.entries.map(([name]) => name).join()}`, { who, form })
    } catch (error) {
      if (!stop.signal.aborted)
        wrong.push(`${named}: ${error instanceof Error ? `${error.name} ${error.message}` : error}`)
    }
  }

  const there: Record<string, string> = {
    id: opened.id,
    slug: 'register-birth',
    event: 'moi-sinh-con',
    section: 'phi-quyen-loi',
    indicator: 'pa.time',
    month: '2026-10',
    format: 'csv',
  }
  for (const [who, client] of visitors)
    for (const { method, path } of doors)
      if (method === 'get')
        await ask(
          who,
          client,
          path.replace(/:(\w+)/g, (_, part: string) => there[part] ?? '12049'),
        )
  const asked = [...statuses.values()].reduce((sum, times) => sum + times, 0)
  for (let number = 0; number < count; number += 1) {
    const [who, client] = random.pick(visitors)
    const own = [...forms.values()].filter((one) => one.who === who)
    if (own.length > 0 && random.chance(0.7)) {
      const { form } = random.pick(own)
      const entries = bend(form, random)
      if (form.method === 'get') {
        const query = new URLSearchParams(entries.map(([name, value]): [string, string] => [name, value]))
        await ask(who, client, `${form.action}?${query}`)
      } else await ask(who, client, form.action, { method: 'POST', ...bodyOf(entries, random, form.takesFiles) })
    } else {
      const { method, path } = random.pick(doors)
      const address = addressOf(path, random, known) + queryOf(random)
      await ask(
        who,
        client,
        address,
        method === 'get'
          ? {}
          : {
              method: 'POST',
              ...bodyOf(
                [
                  ['_csrf', tokens.get(who) ?? ''],
                  [nastyName(random), nastyText(random)],
                ],
                random,
                false,
              ),
            },
      )
    }
  }
  return { wrong, statuses, asked: asked + count, forms: forms.size, opened }
}
