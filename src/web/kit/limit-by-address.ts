import type { Request } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { networkOf } from '../../shared/network-address.js'

/** Counts what comes from one address; false: it was too much in so many seconds. Behind one address may sit a whole office. */
export const createLimitByAddress = ({ most, seconds }: { most: number; seconds: number }) => {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds })
  return async (request: Request): Promise<boolean> => {
    try {
      await limiter.consume(networkOf(request.ip ?? ''))
      return true
    } catch (error) {
      if (error instanceof RateLimiterRes) return false
      throw error
    }
  }
}
