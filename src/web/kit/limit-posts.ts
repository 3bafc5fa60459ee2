import type { RequestHandler } from 'express'
import { createCounter } from '../../shared/counter.js'
import { networkOf } from '../../shared/network-address.js'
import { limitWording as say } from './wording.js'

/** More was sent than is taken; `message` is Vietnamese and says what to do. */
export class TooMany extends Error {
  override name = 'TooMany'
}

/** Lets so many forms a minute in from one line, before anything of them is read. Throws TooMany. */
export const limitPosts = (most: number): RequestHandler => {
  const count = createCounter({ most, seconds: 60 })
  return async (request, _response, next) => {
    if (request.method === 'POST' && !(await count(networkOf(request.ip ?? '')))) throw new TooMany(say.text)
    next()
  }
}
