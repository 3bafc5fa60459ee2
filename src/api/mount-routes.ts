import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Router } from 'express'
import type { Partner } from '../partners/partner.js'
import { createCounter } from '../shared/counter.js'
import type { Logger } from '../shared/logger.js'
import { networkOf } from '../shared/network-address.js'
import { problemFor, problemOf, readOr400, refuse } from './problem.js'
import type { ApiRoute, Refused } from './route.js'
import { reportWording as say } from './wording.js'

/** Calls a minute of one line without a key in force, and of one key from wherever it calls. */
const perMinute = { address: 300, key: 1_200 }
const largestBody = '256kb'

const problemType = 'application/problem+json; charset=utf-8'

const asJson: Refused = { type: problemType, write: (problem) => JSON.stringify(problem) }

type Parts = {
  /** Whose key it is; null: nobody's, or it was revoked. */
  findPartner: (key: string) => Promise<Partner | null>
  /** Somebody came with a key that is nobody's. */
  noteRefusedKey: (network: string) => Promise<unknown>
  logger: Logger
}

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Its standard sends keys as `api_key`; elsewhere they would only end up in logs. */
const geoReportRoot = '/api/georeport'

/** The key of a call: of the header, or `api_key` where GeoReport's clients send it. */
const keyOf = (request: Request, root: string): string | null => {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.get('authorization') ?? '')?.[1]
  if (bearer !== undefined || root !== geoReportRoot) return bearer ?? null
  const { api_key: named } = { ...request.query, ...(request.body as object | undefined) } as { api_key?: unknown }
  return typeof named === 'string' && named !== '' ? named : null
}

/** Whatever page asks may read what is public anyway. */
const openToAll: RequestHandler = (_request, response, next) => {
  response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' })
  next()
}

const parseForm = express.urlencoded({ extended: false, limit: largestBody })

/** GeoReport's clients send their key in the form: it is read before the call is counted, what is wrong with it said after. */
const readForm: RequestHandler = (request, response, next) => {
  parseForm(request, response, (formError?: unknown) => {
    Object.assign(response.locals, { formError })
    next()
  })
}

const readBody = (route: ApiRoute): RequestHandler[] => {
  if (!route.body) return []
  const type = route.bodyType ?? 'application/json'
  return [
    (request, _response, next) => {
      if (!request.is(type)) throw refuse(415)
      next()
    },
    ...(type === 'application/json' ? [express.json({ limit: largestBody, type })] : []),
  ]
}

/** Puts routes behind their doors: how many calls, what is sent, whose key; and their answers into the shape they promise. */
export const mountRoutes = (
  router: Router,
  routes: readonly ApiRoute[],
  {
    findPartner,
    noteRefusedKey,
    logger,
    root,
    refusalOf = () => asJson,
  }: Parts & { root: string; refusalOf?: (path: string) => Refused },
): void => {
  const countAddress = createCounter({ most: perMinute.address, seconds: 60 })
  const countKey = createCounter({ most: perMinute.key, seconds: 60 })

  /** Counts a call by its key, or by its line where no key in force stands in it, before anything else is done for it. */
  const admit: RequestHandler = async (request, response, next) => {
    const key = keyOf(request, root)
    const partner = key === null ? null : await findPartner(key)
    const network = networkOf(request.ip ?? '')
    const isFree = await (partner ? countKey(partner.id) : countAddress(network))
    if (key !== null && !partner) await noteRefusedKey(network)
    if (key !== null) response.removeHeader('access-control-allow-origin')
    if (!isFree) throw refuse(429, request.method === 'POST' ? { notice: say.emergency } : {})
    if (key !== null && !partner) throw refuse(401)
    const { formError } = response.locals
    Object.assign(response.locals, { partner })
    next(formError)
  }

  const partnerFor = ({ scope }: ApiRoute, partner: Partner | null): Partner | null => {
    if (scope && !partner) throw refuse(401)
    if (scope && !partner?.scopes.includes(scope)) throw refuse(403)
    return partner
  }

  const handle =
    (route: ApiRoute): RequestHandler =>
    async (request, response) => {
      const partner = partnerFor(route, response.locals.partner)
      const answer = await route.handle({
        params: route.params && readOr400(route.params, request.params),
        query: route.query && readOr400(route.query, request.query),
        body: route.body && readOr400(route.body, request.body),
        partner,
        request,
        response,
      })
      if (response.headersSent) return
      const kind = route.answers[answer.status]
      if (!kind) throw new Error(`${route.path} answered ${answer.status}, which it doesn't describe`)
      if (route.keptFor !== undefined) {
        const who = partner ? 'private' : 'public'
        response.set({ 'cache-control': `${who}, max-age=${route.keptFor}`, vary: 'authorization, accept-encoding' })
      }
      response.status(answer.status).set(answer.headers ?? {})
      if (answer.body === undefined) response.end()
      else if (kind.schema && typeof answer.body !== 'string') response.json(kind.schema.parse(answer.body))
      else response.type(answer.type ?? kind.type ?? 'text/plain').send(answer.body)
    }

  const answerError: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const problem = problemFor(error)
    if (!problem) logger.error({ error, method: request.method }, 'api call failed')
    const told = problem ?? problemOf(500)
    const { type, write } = refusalOf(request.path)
    if (told.status === 429) response.set('retry-after', '60')
    response.status(told.status).set({ 'cache-control': 'no-store', 'content-type': type }).send(write(told))
  }

  router.use(root, openToAll, ...(root === geoReportRoot ? [readForm] : []), admit)
  for (const route of routes) router[route.method](expressPath(route.path), ...readBody(route), handle(route))
  for (const path of new Set(routes.map((route) => route.path)))
    router.all(expressPath(path), () => {
      throw refuse(405)
    })
  router.use(root, () => {
    throw refuse(404)
  })
  router.use(root, answerError)
}
