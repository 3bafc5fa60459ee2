import { request } from 'node:http'
import { connect } from 'node:net'
import type { Router } from 'express'
import { readConfig } from '../../src/config.js'
import type { WebParts } from '../../src/web/kit/web-parts.js'
import { createWebApp } from '../../src/web/server.js'

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

type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } }

const routesOf = (stack: readonly Layer[]): { method: string; path: string }[] =>
  stack.flatMap(({ route, handle }) =>
    route
      ? Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path: route.path }))
      : routesOf(handle?.stack ?? []),
  )

/** Every route of the pages, as the server itself mounts them. */
export const findRoutes = (): { method: string; path: string }[] => {
  const parts = { config: readConfig({}), publicUrl: 'http://localhost', keys: {} }
  const app = createWebApp(parts as unknown as WebParts, { isReady: async () => undefined, routers: [] })
  return routesOf((app.router as Router & { stack: Layer[] }).stack)
}

const staffRoots = ['/can-bo', '/bien-tap', '/tai-khoan', '/dang-nhap', '/dang-xuat', '/moi', '/tep']

export const isOfStaff = (path: string): boolean =>
  staffRoots.some((root) => path === root || path.startsWith(`${root}/`))
