import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

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
