import { request } from 'node:http'
import { connect } from 'node:net'
import { findDoors } from './doors.js'

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** One request with any headers at all, the host's too. */
export const ask = (
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    form,
    body = form ? new URLSearchParams(form).toString() : '',
  }: { method?: string; headers?: Record<string, string>; form?: Record<string, string>; body?: string } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const type = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
    }
    const asked = request(
      { port, path, method, host: '127.0.0.1', headers: { ...(body && type), ...headers } },
      (response) => {
        const chunks: Buffer[] = []
        // A stream of events never ends; its head is all that is asked about.
        if (response.headers['content-type']?.startsWith('text/event-stream')) {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: '' })
          response.destroy()
          return
        }
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })

/** Writes bytes as they are and gives what came back until the line closed. */
export const askRaw = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const line = connect(port, '127.0.0.1', () => line.write(bytes))
    let heard = ''
    line.on('data', (chunk) => {
      heard += chunk.toString()
    })
    line.on('end', () => line.end())
    line.on('close', () => resolve(heard))
    line.on('error', reject)
  })

/** Every route of the pages, as the server mounts them. */
export const findRoutes = (): { method: string; path: string }[] =>
  findDoors().map(({ action: { method, path } }) => ({ method: method.toUpperCase(), path }))

const staffRoots = ['/can-bo', '/bien-tap', '/tai-khoan', '/dang-nhap', '/dang-xuat', '/moi', '/tep']

export const isOfStaff = (path: string): boolean =>
  staffRoots.some((root) => path === root || path.startsWith(`${root}/`))
