import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startTelegramEmulator } from '../../test/emulators/telegram.js'
import { createServerProcess, freePort, startBalancer, startDatabase } from '../faults/processes.js'

export type Report = { name: string; messagesPerSecond: number; ackP50Ms: number; ackP99Ms: number }

const token = '7703:throughput'
const secret = 'secret-of-the-throughput-run'
const root = resolve(import.meta.dirname, '../..')

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

type Target = { url: string; path: string }

/** Posts updates as the platform does, one chat's one after the other, and waits until each was answered by a send. */
export const drive = async (
  { url, path }: Target,
  sent: { length: number },
  load: { chats: number; perChat: number; text: string; firstUpdate: number },
): Promise<Omit<Report, 'name'>> => {
  const acks: number[] = []
  const before = sent.length
  const total = load.chats * load.perChat
  const began = performance.now()
  await Promise.all(
    Array.from({ length: load.chats }, async (_, chat) => {
      for (let index = 0; index < load.perChat; index += 1) {
        const id = load.firstUpdate + chat * load.perChat + index
        const asked = performance.now()
        const response = await fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
          body: JSON.stringify({
            update_id: id,
            message: {
              message_id: id,
              date: Math.floor(Date.now() / 1000),
              chat: { id: load.firstUpdate + chat, type: 'private' },
              from: { id: load.firstUpdate + chat },
              text: load.text,
            },
          }),
        })
        await response.arrayBuffer()
        if (!response.ok) throw new Error(`webhook answered ${response.status}`)
        acks.push(performance.now() - asked)
      }
    }),
  )
  while (sent.length - before < total) {
    if (performance.now() - began > 180_000) throw new Error(`only ${sent.length - before} of ${total} answered`)
    await pause(10)
  }
  const seconds = (performance.now() - began) / 1_000
  const sorted = acks.sort((a, b) => a - b)
  return {
    messagesPerSecond: Math.round(total / seconds),
    ackP50Ms: Math.round(percentile(sorted, 0.5) * 10) / 10,
    ackP99Ms: Math.round(percentile(sorted, 0.99) * 10) / 10,
  }
}

/** Who writes more than thirty a minute is answered in one. */
const mostPerChat = 20
const warmingUp = 400

const measure = async (name: string, target: Target, sent: { length: number }, perRun: number): Promise<Report> => {
  let firstUpdate = Math.floor(Math.random() * 1e6) * 1_000
  const driveBy = (messages: number) => {
    firstUpdate += 1e9
    const chats = Math.max(50, Math.ceil(messages / mostPerChat))
    const perChat = Math.ceil(messages / chats)
    return drive(target, sent, { chats, perChat, text: 'làm giấy khai sinh cần gì', firstUpdate })
  }
  await driveBy(warmingUp)
  return { name, ...(await driveBy(perRun)) }
}

/** A bot as grammY's documentation shows it: webhookCallback on express, an echo of the text. */
const measureBareBot = async (perRun: number): Promise<Report> => {
  const emulator = await startTelegramEmulator({ token })
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'bench/throughput/bare-bot.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', PORT: String(port), TOKEN: token, API_ROOT: emulator.apiRoot, SECRET: secret },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  for (;;) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break
    await pause(50)
  }
  const report = await measure('bare grammY echo bot, nothing stored', { url, path: '/' }, emulator.sent, perRun)
  child.kill()
  await emulator.stop()
  return report
}

/** Our server, alone or several behind a balancer, joined to an emulator whose limits are lifted. */
export const startOurs = async (processes: number, where: 'embedded' | 'separate') => {
  const dataDir = await mkdtemp(join(tmpdir(), 'xaoi-throughput-'))
  const emulator = await startTelegramEmulator({ token })
  const database = where === 'separate' ? await startDatabase(join(dataDir, 'database')) : null
  const balancerPort = await freePort()
  const env: Record<string, string> = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: emulator.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: secret,
    PUBLIC_URL: `http://127.0.0.1:${balancerPort}`,
    ...(database && { MONGODB_URI: database.uri }),
    APP_SECRET: 'a secret for the throughput run, long',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    CHAT_PER_SECOND: '0',
    TELEGRAM_PER_SECOND: '0',
  }
  const first = await createServerProcess(env)
  await first.waitUntilReady()
  const servers = [first]
  while (servers.length < processes) servers.push(await createServerProcess(env))
  await Promise.all(servers.map((server) => server.waitUntilReady()))
  const balancer = processes > 1 ? await startBalancer(() => servers.map(({ port }) => port), balancerPort) : null
  const url = balancer ? balancer.url : `http://127.0.0.1:${first.port}`
  return {
    target: { url, path: '/webhooks/telegram' },
    sent: emulator.sent,
    memory: first.memory,
    async stop(): Promise<void> {
      await Promise.all(servers.map((server) => server.stop()))
      await balancer?.stop()
      await emulator.stop()
      await database?.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const measureOurs = async (processes: number, where: 'embedded' | 'separate', perRun: number): Promise<Report> => {
  const ours = await startOurs(processes, where)
  const name = `${processes} process${processes > 1 ? 'es' : ''}, ${where} database`
  const report = await measure(name, ours.target, ours.sent, perRun)
  await ours.stop()
  return report
}

const ways: ((perRun: number) => Promise<Report>)[] = [
  measureBareBot,
  (perRun) => measureOurs(1, 'embedded', perRun),
  (perRun) => measureOurs(1, 'separate', perRun),
  (perRun) => measureOurs(3, 'separate', perRun),
]

/** Each way in turn on the same machine, `rounds` times; of each the best round counts, for others work beside it. */
export const runThroughput = async (perRun: number, rounds: number): Promise<Report[]> => {
  const best: Report[] = []
  for (let round = 0; round < rounds; round += 1)
    for (const [index, run] of ways.entries()) {
      const report = await run(perRun)
      const before = best[index]
      if (!before || report.messagesPerSecond > before.messagesPerSecond) best[index] = report
    }
  return best
}
