import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createFetchFile } from '../../src/channels/zalo/fetch-file.js'

const gone = { outcome: 'refused', reason: 'gone' }
const fileAt = (ref: string) => ({ kind: 'photo' as const, ref, name: null, size: null })

let stop = async (): Promise<void> => {}
afterEach(() => stop())

const serve = async (handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a name is called at the address it was looked up for, with https', async () => {
  const firstBytes: number[] = []
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (data) => {
      firstBytes.push(data[0] ?? -1)
      socket.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => new Promise((resolve) => server.close(() => resolve()))
  const { port } = server.address() as AddressInfo
  const asked: string[] = []
  const fetchFile = createFetchFile({
    apiRoot: 'https://bot-api.zaloplatforms.com',
    resolve: async (hostname) => {
      asked.push(hostname)
      return { address: '127.0.0.1', family: 4 }
    },
  })
  expect(await fetchFile(fileAt(`https://photo.zdn.vn:${port}/a.jpg`))).toEqual({ outcome: 'retry' })
  expect(asked).toEqual(['photo.zdn.vn'])
  const tlsHandshake = 22
  expect(firstBytes).toEqual([tlsHandshake])
})

test('a name inside our network is not called', async () => {
  const fetchFile = createFetchFile({ apiRoot: 'https://bot-api.zaloplatforms.com', resolve: async () => null })
  expect(await fetchFile(fileAt('https://photo.zdn.vn/a.jpg'))).toEqual(gone)
})

test.each(['10.0.0.1', '[::1]', '[::ffff:10.0.0.1]', '2130706433', '0x7f.1', '192.0.2.1', '[fec0::1]', 'localhost'])(
  'https://%s is not called',
  async (host) => {
    const fetchFile = createFetchFile({ apiRoot: 'https://bot-api.zaloplatforms.com' })
    expect(await fetchFile(fileAt(`https://${host}/a.jpg`))).toEqual(gone)
  },
)

test('a redirect is followed, but not to an address that may not be called and not for ever', async () => {
  const root = await serve((request, response) => {
    const to = { '/moved': '/here', '/inside': 'http://10.0.0.1/', '/round': '/round' }[request.url ?? '']
    if (to) response.writeHead(302, { location: to }).end()
    else response.end('bytes')
  })
  const fetchFile = createFetchFile({ apiRoot: root })
  expect(await fetchFile(fileAt(`${root}/moved`))).toEqual({ outcome: 'fetched', bytes: Buffer.from('bytes') })
  expect(await fetchFile(fileAt(`${root}/inside`))).toEqual(gone)
  expect(await fetchFile(fileAt(`${root}/round`))).toEqual(gone)
})

test('reading stops beyond 20 MB, said or not', async () => {
  let written = 0
  const megabyte = Buffer.alloc(1024 * 1024)
  const root = await serve((request, response) => {
    if (request.url === '/said') response.writeHead(200, { 'content-length': 30 * megabyte.length })
    const more = (): void => {
      while (!response.destroyed && written < 200) {
        written += 1
        if (!response.write(megabyte)) return void response.once('drain', more)
      }
      response.end()
    }
    more()
  })
  const fetchFile = createFetchFile({ apiRoot: root })
  expect(await fetchFile(fileAt(`${root}/unsaid`))).toEqual({ outcome: 'refused', reason: 'too_large' })
  expect(written).toBeLessThan(100)
  written = 0
  expect(await fetchFile(fileAt(`${root}/said`))).toEqual({ outcome: 'refused', reason: 'too_large' })
  expect(written).toBeLessThan(100)
})

test.each([
  [404, gone],
  [403, gone],
  [410, gone],
  [500, { outcome: 'retry' }],
])('status %d', async (status, outcome) => {
  const root = await serve((_request, response) => void response.writeHead(status).end())
  expect(await createFetchFile({ apiRoot: root })(fileAt(`${root}/a`))).toEqual(outcome)
})

test('a line that breaks is worth another try', async () => {
  const root = await serve((request) => void request.socket.destroy())
  expect(await createFetchFile({ apiRoot: root })(fileAt(`${root}/a`))).toEqual({ outcome: 'retry' })
})
