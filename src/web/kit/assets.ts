import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type RequestHandler } from 'express'

const folder = fileURLToPath(new URL('../assets/', import.meta.url))

const hashes = new Map(
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
        .slice(0, 10),
    ]),
)

/** Address of a file in src/web/assets that changes with its content, so that browsers may keep it for a year. */
export const assetUrl = (name: string): string => `/public/${name}?v=${hashes.get(name) ?? ''}`

/** For documents alone: a style or a script has no use of them, and a page comes with a dozen. */
const ofDocuments = [
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
]

const kept = {
  maxAge: '365d',
  immutable: true,
  index: false,
  redirect: false,
  lastModified: false,
  setHeaders: (response: ServerResponse): void => {
    for (const name of ofDocuments) response.removeHeader(name)
    response.setHeader('content-security-policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  },
}

/** Fetched once a year by each browser, so they are packed harder than pages. */
const packed = { brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } } }

/** Styles, scripts and the typeface, all from this server; the same for everybody. */
export const createAssets = (): RequestHandler[] => [compression(packed), express.static(folder, kept)]
