import { createTransport } from 'nodemailer'

export type Letter = { to: string; subject: string; text: string; id: string }

/** 'again': it surely isn't there and may be tried later; 'dropped': refused for good, or it may be there. */
export type MailOutcome = 'sent' | 'again' | 'dropped'

export type SendMail = (letter: Letter) => Promise<MailOutcome>

/** Before there was a line to the server that takes letters: nobody has got one. */
const notReady = new Set(['EDNS', 'EAUTH', 'ETLS'])

const outcomeOf = (error: unknown): MailOutcome => {
  const { code = '', syscall, responseCode = 0 } = error as { code?: string; syscall?: string; responseCode?: number }
  if (notReady.has(code) || syscall === 'connect') return 'again'
  return responseCode >= 400 && responseCode < 500 ? 'again' : 'dropped'
}

/**
 * Letters over SMTP, each with an id by which mailboxes know a second copy. Never rejects. A line that breaks doesn't
 * tell how far the letter had come, so it counts as there.
 */
export const createSendMail = ({ smtpUrl, from }: { smtpUrl: string; from: string }): SendMail => {
  const transport = createTransport(smtpUrl)
  const domain = from.replace(/^.*@/, '').replace(/>.*$/, '')
  return async ({ to, subject, text, id }) => {
    try {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${domain}>` })
      return 'sent'
    } catch (error) {
      return outcomeOf(error)
    }
  }
}

/** Whether the server lets us in; nothing is sent. 'away': nobody answers there. */
export const checkMail = async (
  { smtpUrl }: { smtpUrl: string },
  patienceMs: number,
): Promise<'right' | 'away' | 'refused'> => {
  const transport = createTransport(smtpUrl, { connectionTimeout: patienceMs, greetingTimeout: patienceMs } as object)
  try {
    await transport.verify()
    return 'right'
  } catch (error) {
    const { code = '', syscall } = error as { code?: string; syscall?: string }
    return code === 'EDNS' || code === 'ETIMEDOUT' || syscall === 'connect' ? 'away' : 'refused'
  } finally {
    transport.close()
  }
}
