import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Fields = Record<string, unknown>
export type Answer = { status: number; body: unknown; isHtml?: boolean }

/**
 * What goes wrong with the next calls of a method, after `skip` good ones. `reset` closes the line before or after the
 * call was done, `half` sends half an answer after doing it, `slow` does it late, `never` doesn't answer.
 */
export type Fault = { method: string; times: number; skip?: number } & (
  | { error: number; description: string; retryAfter?: number; atStatus200?: boolean }
  | { html: number }
  | { reset: 'before' | 'after' }
  | { slow: number }
  | { never: true }
  | { half: true }
)
/** Faults that come by chance, for long runs. */
export type RandomFaults = {
  method: string
  rate: number
  faults: Omit<Fault, 'method' | 'times' | 'skip'>[]
  random: () => number
}

/** grammY writes the heads of its parts tersely; the parser of the platform here wants them spaced and quoted. */
const spaced = (body: Buffer): Buffer =>
  Buffer.from(
    body
      .toString('latin1')
      .replaceAll('content-disposition:form-data;name=', 'content-disposition: form-data; name=')
      .replace(/(form-data; name="[^"]*");filename=([^"\r\n]*)/g, '$1; filename="$2"')
      .replaceAll('\r\ncontent-type:application', '\r\ncontent-type: application'),
    'latin1',
  )

/** A call with files: each file under its name as bytes. */
const readForm = async (body: Buffer, type: string): Promise<Fields> => {
  const sent = await new Response(new Uint8Array(spaced(body)), { headers: { 'content-type': type } }).formData()
  const fields: Fields = {}
  for (const [name, value] of sent.entries())
    fields[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer())
  return fields
}

export const readBody = async (request: IncomingMessage): Promise<Fields> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/')) return readForm(Buffer.concat(chunks), type)
  const text = Buffer.concat(chunks).toString()
  return text ? (JSON.parse(text) as Fields) : {}
}

/** Which fault hits a call: the planned ones in order, then those of chance. */
export const createFaults = () => {
  let planned: Fault[] = []
  let random: RandomFaults[] = []
  const next = (method: string): Fault | undefined => {
    const fault = planned.find((one) => one.method === method && one.times > 0)
    if (fault?.skip) {
      fault.skip -= 1
      return undefined
    }
    if (fault) {
      fault.times -= 1
      return fault
    }
    const byChance = random.find((one) => one.method === method && one.random() < one.rate)
    const kind = byChance?.faults[Math.floor(byChance.random() * byChance.faults.length)]
    return kind && ({ ...kind, method, times: 1 } as Fault)
  }
  return {
    next,
    plan: (fault: Fault) => {
      planned = [...planned, fault]
    },
    byChance: (faults: RandomFaults[]) => {
      random = faults
    },
  }
}

type Call = {
  request: IncomingMessage
  response: ServerResponse
  fault: Fault | undefined
  run: () => Answer | Promise<Answer>
  refuse: (fault: Extract<Fault, { error: number }>) => Answer
}

const write = (response: ServerResponse, { status, body, isHtml }: Answer): void => {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': isHtml ? 'text/html' : 'application/json' })
  response.end(isHtml ? String(body) : JSON.stringify(body))
}

/** Answers a call, or does to it what the fault says. */
export const answerCall = async ({ request, response, fault, run, refuse }: Call): Promise<void> => {
  if (!fault) return write(response, await run())
  if ('error' in fault) return write(response, refuse(fault))
  if ('html' in fault)
    return write(response, { status: fault.html, body: '<html><h1>Bad Gateway</h1></html>', isHtml: true })
  if ('never' in fault) return
  if ('slow' in fault) {
    await pause(fault.slow)
    return write(response, await run())
  }
  if ('half' in fault) {
    const text = JSON.stringify((await run()).body)
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
    response.write(text.slice(0, text.length / 2))
    await pause(10)
    request.socket.destroy()
    return
  }
  if (fault.reset === 'after') await run()
  request.socket.destroy()
}

/** A server on a loopback port; a handler that throws cuts the line. */
export const serveOnLoopback = async (
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
) => {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
