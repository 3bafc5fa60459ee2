import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../src/accounts/roles.js'
import { codeAt } from '../../src/accounts/totp.js'
import { readConfig } from '../../src/config.js'
import { startXaOi } from '../../src/main.js'
import { type Clock, systemClock } from '../../src/shared/clock.js'
import { createLogger, type Logger } from '../../src/shared/logger.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { modelCache } from '../model-cache.js'

export const password = 'một câu dài dễ nhớ'

const clocks = new Map<string, Clock>()
/** Recovery codes that are left, by server and user name. */
const recoveryCodes = new Map<string, string[]>()

/** Settings of a server that starts its database itself, in a thread of its own. */
export const withOwnDatabase = { MONGODB_URI: '' }

/** The server as it starts, on a free port and a database of its own, which is there sooner in this thread. */
export const startServer = async (
  settings: Record<string, string> = {},
  logger: Logger = createLogger('silent'),
  clock: Clock = systemClock,
) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-web-'))
  const database = settings.MONGODB_URI === undefined ? await startTestDatabase() : null
  const config = readConfig({
    DATA_DIR: dataDir,
    CACHE_DIR: modelCache,
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...(database && { MONGODB_URI: database.uri, APP_SECRET: 'a secret of at least thirty-two characters' }),
    ...settings,
  })
  const xaOi = await startXaOi({ config, clock, logger })
  clocks.set(xaOi.url, clock)
  return {
    xaOi,
    dataDir,
    async stop() {
      await xaOi.stop()
      await database?.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type StaffClient = {
  url: string
  get(path: string): Promise<Response>
  /** Posts a form with this session's token. */
  post(path: string, fields: Record<string, string>): Promise<Response>
  /** Posts a form with a file, by the name of its field, and this session's token. */
  upload(
    path: string,
    file: { field: string; name: string; bytes: Uint8Array },
    fields?: Record<string, string>,
  ): Promise<Response>
  /** Posts a form of the public's as it is and shows what it is answered: the page that it leads to. */
  send(path: string, fields: Record<string, string>): Promise<Response>
  /** Posts a form as it is. */
  postRaw(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

/** A browser without script: keeps its cookies, follows no redirect, leaves streams that never end. */
export const createClient = (url: string, kept: Record<string, string> = {}): StaffClient & { cookie(): string } => {
  const cookies = new Map(Object.entries(kept))
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  let csrf = ''
  const keep = (response: Response): Response => {
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return response
  }
  const get = async (path: string): Promise<Response> => {
    const response = keep(await fetch(url + path, { headers: { cookie: cookie() }, redirect: 'manual' }))
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
      await response.body?.cancel()
      return new Response(null, response)
    }
    const text = await response.clone().text()
    csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf
    return response
  }
  const postRaw: StaffClient['postRaw'] = async (path, fields, headers = {}) =>
    keep(
      await fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookie(), ...headers },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      }),
    )
  const upload: StaffClient['upload'] = async (path, { field, name, bytes }, fields = {}) => {
    const body = new FormData()
    for (const [key, value] of Object.entries({ _csrf: csrf, ...fields })) body.append(key, value)
    body.append(field, new Blob([new Uint8Array(bytes)]), name)
    return keep(await fetch(url + path, { method: 'POST', body, headers: { cookie: cookie() }, redirect: 'manual' }))
  }
  const send = async (path: string, fields: Record<string, string>): Promise<Response> => {
    const response = await postRaw(path, fields)
    const address = response.headers.get('location')
    return address === null ? response : get(address)
  }
  return { url, get, postRaw, send, upload, post: (path, fields) => postRaw(path, { _csrf: csrf, ...fields }), cookie }
}

type Server = Awaited<ReturnType<typeof startServer>>['xaOi']

export const tokenOf = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

/** Makes an account with the usual password. */
export const makeAccount = async (xaOi: Server, userName: string, role: Role, communeCode: string | null) => {
  const at = new Date()
  const wanted = { userName, displayName: userName, role, communeCode }
  const { account, address } = await xaOi.accounts.createByOwner(wanted, at)
  await xaOi.accounts.accept({ token: tokenOf(address), password, displayName: '', at })
  return account
}

const hiddenIn = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

/** Sets the second factor up as the page says; its recovery codes sign the account in later, whatever the clock. */
const enrol = async (client: StaffClient, userName: string, path: string): Promise<void> => {
  const page = await (await client.get(path)).text()
  const secret = (/class="typed-key">([^<]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const code = codeAt(secret, clocks.get(client.url)?.now() ?? new Date())
  const answer = await client.postRaw('/dang-nhap/dat-ma', { code, box: hiddenIn(page, 'box'), ve: '' })
  if (answer.status !== 200) throw new Error(`setting the second factor up answered ${answer.status}`)
  const codes = [...(await answer.text()).matchAll(/<li><code>([^<]+)</g)].map(([, one = '']) => one)
  recoveryCodes.set(`${client.url} ${userName}`, codes)
}

/** A one-time code of an account that signed in by this helper before. */
export const takeCode = (client: StaffClient, userName: string): string =>
  recoveryCodes.get(`${client.url} ${userName}`)?.pop() ?? ''

/** Goes on to the second step where a password, typed or just set, was answered with it; gives that answer. */
export const takeSecondStep = async (client: StaffClient, userName: string, answer: Response): Promise<Response> => {
  const path = answer.headers.get('location') ?? ''
  if (path.startsWith('/dang-nhap/dat-ma')) await enrol(client, userName, path)
  if (path.startsWith('/dang-nhap/ma')) {
    const passed = await client.postRaw('/dang-nhap/ma', { code: takeCode(client, userName), ve: '' })
    if (passed.status !== 303) throw new Error(`the second step answered ${passed.status}`)
  }
  return answer
}

/** Signs in, with the second step where the account has one; gives the answer to the password. */
export const signIn = async (client: StaffClient, userName: string, typed = password): Promise<Response> =>
  takeSecondStep(client, userName, await client.postRaw('/dang-nhap', { user_name: userName, password: typed }))

/** Makes an account and signs it in. */
export const signInAs = async (xaOi: Server, userName: string, role: Role, communeCode: string | null) => {
  const account = await makeAccount(xaOi, userName, role, communeCode)
  const client = createClient(xaOi.url)
  const response = await signIn(client, userName)
  if (response.status !== 303) throw new Error(`sign-in answered ${response.status}`)
  await client.get('/')
  return { client, account }
}
