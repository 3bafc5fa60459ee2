import { connect } from 'node:net'
import type { Config } from '../../config.js'
import { readCertificateEnd } from '../../operations/certificate.js'
import { limits } from '../../operations/troubles.js'
import { findSecret } from '../../shared/app-secret.js'
import { advice, type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { installationHeader, markOfInstallation } from '../../shared/keys.js'
import type { Look } from './look.js'
import { doctorWording } from './wording.js'

const { server, address, proxy, certificate, webhook } = doctorWording
const patienceMs = 10_000

const isTaken = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: host === '0.0.0.0' ? '127.0.0.1' : host, port, timeout: patienceMs })
    const end = (isOpen: boolean): void => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })

/** Whether an own server answers there: by the mark that only who has the secret can make. */
const checkServer = async ({ publicUrl, host, port, dataDir, appSecret }: Config): Promise<HealthCheck> => {
  const url = publicUrl ?? `http://${host}:${port}`
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(patienceMs) }).catch(() => null)
  const mark = answer?.headers.get(installationHeader) ?? null
  if (!answer || mark === null) {
    const isOthers = answer !== null || publicUrl === null ? await isTaken(host, port) : false
    if (isOthers && publicUrl === null) return wrong(server.what, server.portTaken(port))
    return wrong(server.what, answer?.ok ? server.other(url) : server.closed(url))
  }
  const secret = appSecret ?? (await findSecret(dataDir))
  if (secret !== null && mark !== markOfInstallation(secret)) return wrong(server.what, server.other(url))
  return answer.ok ? right(server.what, server.open(url)) : wrong(server.what, server.closed(url))
}

const isOfThisMachine = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

const checkUrl = ({ publicUrl }: Config): HealthCheck => {
  if (publicUrl === null) return advice(address.what, address.unset)
  return publicUrl.startsWith('https:') || isOfThisMachine(publicUrl)
    ? right(address.what, address.right(publicUrl))
    : wrong(address.what, address.plain(publicUrl))
}

const checkProxy = ({ publicUrl, trustProxy }: Config): HealthCheck => {
  if (trustProxy !== false) return right(proxy.what, proxy.trusted(String(trustProxy)))
  return publicUrl?.startsWith('https:') ? wrong(proxy.what, proxy.missing) : right(proxy.what, proxy.direct)
}

const checkCertificate = async ({ publicUrl }: Config, now: Date): Promise<HealthCheck[]> => {
  if (!publicUrl?.startsWith('https:')) return []
  const until = await readCertificateEnd(publicUrl)
  if (until === null) return [wrong(certificate.what, certificate.unseen)]
  return until.getTime() - now.getTime() < limits.certificateMs
    ? [wrong(certificate.what, certificate.ending(until))]
    : [right(certificate.what, certificate.until(until))]
}

/** With an address that platforms can call, asking them again and again is the worse way. */
const checkSecrets = ({ publicUrl, telegram, zalo }: Config): HealthCheck[] => {
  if (!publicUrl?.startsWith('https:')) return []
  return [
    ...(telegram && !telegram.webhookSecret
      ? [advice(webhook.what('Telegram'), webhook.secret('TELEGRAM_WEBHOOK_SECRET'))]
      : []),
    ...(zalo && !zalo.webhookSecret ? [advice(webhook.what('Zalo'), webhook.secret('ZALO_WEBHOOK_SECRET'))] : []),
  ]
}

export const lookAtAddress: Look = async ({ config, now }) => [
  await checkServer(config),
  checkUrl(config),
  checkProxy(config),
  ...(await checkCertificate(config, now)),
  ...checkSecrets(config),
]
