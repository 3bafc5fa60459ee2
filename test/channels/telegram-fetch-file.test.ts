import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api } from 'grammy'
import { afterEach, expect, test } from 'vitest'
import { createFetchFile } from '../../src/channels/telegram/fetch-file.js'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const serve = async (handle: RequestListener): Promise<string> => {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const api = { getFile: async () => ({ file_path: 'photos/1.jpg' }) } as unknown as Api
const file = { kind: 'photo' as const, ref: 'a', name: null, size: null }

test('a file is fetched where the platform has it, and not where its answer sends us', async () => {
  const called: string[] = []
  const elsewhere = await serve((request, response) => {
    called.push(request.url ?? '')
    response.end('a secret of the network')
  })
  let sendOn = false
  const apiRoot = await serve((request, response) => {
    if (sendOn) response.writeHead(302, { location: `${elsewhere}${request.url}` }).end()
    else response.end('bytes')
  })
  const fetchFile = createFetchFile({ api, apiRoot, token: '1:token' })
  expect(await fetchFile(file)).toEqual({ outcome: 'fetched', bytes: Buffer.from('bytes') })
  sendOn = true
  expect(await fetchFile(file)).toEqual({ outcome: 'retry' })
  expect(called).toEqual([])
})
