import type { Request, Response } from 'express'
import type { Html } from '../../kit/html.js'
import type { WebParts } from '../../kit/web-parts.js'
import { publicPage } from '../public-page.js'

/** Not 'no-referrer', under which a browser posts the form with the origin 'null'. */
const guards = { 'cache-control': 'no-store', 'referrer-policy': 'same-origin' }

/** A page of this folder: nothing of it is kept by the browser, and it has no script. */
export const sealedPage = (
  { publicUrl }: Pick<WebParts, 'publicUrl'>,
  request: Request,
  response: Response,
  { title, description, path, main }: { title: string; description: string; path: string; main: Html },
): void => {
  response.set(guards).send(publicPage({ title, description, path, publicUrl, request, main, scripts: [] }))
}
