import type { RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../../shared/network-address.js'
import { limitWording as say } from './wording.js'

/** More was sent than is taken; `message` is Vietnamese and says what to do. */
export class TooMany extends Error {
  override name = 'TooMany'
}

/** Counts by any name; false once a name has more than `most` within the seconds. */
export const createCounter = ({ most, seconds }: { most: number; seconds: number }) => {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds })
  return async (name: string): Promise<boolean> => {
    try {
      await limiter.consume(name)
      return true
    } catch (error) {
      if (error instanceof RateLimiterRes) return false
      throw error
    }
  }
}

/** Lets so many forms a minute in from one line, before anything of them is read. Throws TooMany. */
export const limitPosts = (most: number): RequestHandler => {
  const count = createCounter({ most, seconds: 60 })
  return async (request, _response, next) => {
    if (request.method === 'POST' && !(await count(networkOf(request.ip ?? '')))) throw new TooMany(say.text)
    next()
  }
}
