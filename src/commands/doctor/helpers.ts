import { createScanner } from '../../attachments/scan.js'
import { checkMail } from '../../reminders/send-mail.js'
import { BadSetup } from '../../shared/errors.js'
import { type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { readQuestions } from '../../surveys/questions.js'
import type { Look } from './look.js'
import { doctorWording } from './wording.js'

const { mail, scan, surveys } = doctorWording
const patienceMs = 5_000

const checkScanner = async (address: { host: string; port: number } | null): Promise<HealthCheck> => {
  const scanner = createScanner(address, patienceMs)
  if (!scanner) return right(scan.what, scan.off)
  return (await scanner.scan(Buffer.from('xa-oi'))) === 'unavailable'
    ? wrong(scan.what, scan.away)
    : right(scan.what, scan.right)
}

const checkQuestions = (file: string | null): HealthCheck => {
  try {
    readQuestions(file)
    return right(surveys.what, file === null ? surveys.ours : surveys.right)
  } catch (error) {
    if (!(error instanceof BadSetup)) throw error
    return wrong(surveys.what, error.message)
  }
}

/** Other programs and files that the service leans on where a setting names them. */
export const lookAtHelpers: Look = async ({ config }) => {
  const found = config.mail ? await checkMail(config.mail, patienceMs) : null
  return [
    found === null
      ? right(mail.what, mail.off)
      : found === 'right'
        ? right(mail.what, mail.right)
        : wrong(mail.what, mail[found]),
    await checkScanner(config.clamav),
    checkQuestions(config.surveyQuestions),
  ]
}
