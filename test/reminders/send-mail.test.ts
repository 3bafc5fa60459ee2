import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createSendMail, type MailOutcome } from '../../src/reminders/send-mail.js'

let server: Server | null = null
afterEach(() => void server?.close())

/** A mail server that says what it is told to at a command, and keeps what it was given; null: it hangs up there. */
const startMailServer = async (answers: Record<string, string | null> = {}) => {
  const got: string[] = []
  server = createServer((socket) => {
    let isData = false
    const answer = (command: string, usual: string) => {
      const said = command in answers ? answers[command] : usual
      if (said === null || said === undefined) socket.destroy()
      else socket.write(`${said}\r\n`)
    }
    socket.on('error', () => undefined)
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      got.push(text)
      if (isData) {
        if (!text.endsWith('\r\n.\r\n')) return
        isData = false
        return answer('END', '250 ok')
      }
      const command = text.slice(0, 4).toUpperCase().trim()
      if (command === 'DATA') isData = true
      answer(command, { EHLO: '250 test', DATA: '354 go', QUIT: '221 bye' }[command] ?? '250 ok')
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { got, smtpUrl: `smtp://127.0.0.1:${port}` }
}

const letter = {
  to: 'an@xaoi.test',
  subject: 'Xã Ơi: nhắc việc',
  text: 'Việc ngày 14/12/2026',
  id: 'digest.2026-12-14.officer',
}
const send = (smtpUrl: string) => createSendMail({ smtpUrl, from: 'Xã Ơi <xaoi@tinh.test>' })(letter)

test('a letter arrives with its words, sender, receiver and an id of its own', async () => {
  const { got, smtpUrl } = await startMailServer()
  expect(await send(smtpUrl)).toBe('sent')
  const all = got.join('')
  expect(all).toContain('MAIL FROM:<xaoi@tinh.test>')
  expect(all).toContain('RCPT TO:<an@xaoi.test>')
  expect(all).toMatch(/Vi=E1=BB=87c ng=C3=A0|Việc ngày|VmnhuodjIG5nw6B5/)
  expect(all).toContain('Message-ID: <digest.2026-12-14.officer@tinh.test>')
})

test.each<[string, Record<string, string | null>, MailOutcome]>([
  ['is put off by the server', { RCPT: '451 later' }, 'again'],
  ['is put off after its text', { END: '451 later' }, 'again'],
  ['is refused for good', { RCPT: '550 nobody' }, 'dropped'],
  ['may be there: the line broke after its text', { END: null }, 'dropped'],
])('a letter that %s', async (_, answers, expected) => {
  const { smtpUrl } = await startMailServer(answers)
  expect(await send(smtpUrl)).toBe(expected)
})

test('a server that is away gets the letter later', async () => {
  expect(await send('smtp://127.0.0.1:1')).toBe('again')
})

test('line breaks in a subject or an address put in no header and no receiver', async () => {
  const { got, smtpUrl } = await startMailServer()
  const sendMail = createSendMail({ smtpUrl, from: 'Xã Ơi <xaoi@tinh.test>' })
  await sendMail({ ...letter, subject: 'Nhắc việc\r\nBcc: ai@khac.test\r\n\r\nlời khác' })
  await sendMail({ ...letter, to: 'an@xaoi.test\r\nRCPT TO:<ai@khac.test>' })
  await sendMail({ ...letter, to: 'an@xaoi.test>\r\nBcc: <ai@khac.test' })
  const all = got.join('')
  expect(all).toContain('RCPT TO:<an@xaoi.test>')
  expect(all).not.toMatch(/^(Bcc:|RCPT TO:<ai@khac)/im)
  expect(all).not.toMatch(/^lời khác/m)
})
