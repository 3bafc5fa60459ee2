import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { visitorAccount } from './security.js'
import type { WebParts } from './web-parts.js'

type Kept = { etag: string; plain: Buffer; br: Buffer; gzip: Buffer }

const mostKept = 2_000
/** Seconds in which a browser or a proxy doesn't ask again. */
const keptFor = 300
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

const keep = (page: string): Kept => {
  const plain = Buffer.from(page)
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { etag, plain, br: brotliCompressSync(plain, quality), gzip: gzipSync(plain) }
}

/**
 * Pages that say the same to every visitor: rendered and compressed once, until the catalog changes. Browsers and proxies keep them
 * for five minutes and then ask by the ETag. Whoever is signed in gets a page of their own, which nobody keeps.
 */
export const createKeptPages = ({ catalog }: Pick<WebParts, 'catalog'>) => {
  const pages = new LRUCache<string, Kept>({ max: mostKept })
  let catalogState = 0
  catalog.onChange(() => {
    catalogState += 1
    pages.clear()
  })

  /** A page rendered while the catalog changed is sent, but not kept. */
  const keepNew = async (key: string, render: () => string | Promise<string>): Promise<Kept> => {
    const state = catalogState
    const page = keep(await render())
    if (state === catalogState) pages.set(key, page)
    return page
  }

  return {
    /** `key`: everything that the page depends on beside the catalog; the address is one. */
    async send(
      request: Request,
      response: Response,
      key: string,
      render: (request?: Request) => string | Promise<string>,
    ): Promise<void> {
      response.type('html')
      if (visitorAccount(request)) {
        response.send(await render(request))
        return
      }
      const kept = pages.get(key) ?? (await keepNew(key, render))
      // what everybody is shown brings nobody's cookie
      response.removeHeader('set-cookie')
      response.set({ 'cache-control': `public, max-age=${keptFor}`, vary: 'accept-encoding, cookie', etag: kept.etag })
      if (request.fresh) {
        response.status(304).end()
        return
      }
      const encoding = request.acceptsEncodings('br', 'gzip')
      if (encoding === 'br' || encoding === 'gzip') response.set('content-encoding', encoding).end(kept[encoding])
      else response.end(kept.plain)
    },
  }
}

export type KeptPages = ReturnType<typeof createKeptPages>
