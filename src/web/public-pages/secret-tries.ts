import { networkOf } from '../../shared/network-address.js'

/** So many wrong numbers from one address cost nothing; each further one closes the code to it for twice as long. */
const freeTries = 5
const firstPauseMs = 60_000
const dayMs = 86_400_000
/** From all addresses together, for one code in a day: far more than people mistype, far fewer than there are numbers of six figures. */
const usualMostPerCode = 60
/** Old counts are looked for whenever so many are kept. */
const manyKept = 10_000

type Count = { wrong: number; since: number; until: number }

/**
 * Counts wrong secret numbers by code and address, so that whoever guesses at a code closes it to themselves and not to its owner.
 */
export const createSecretTries = (mostPerCode = usualMostPerCode) => {
  const counts = new Map<string, Count>()

  const standing = (name: string, now: number): Count => {
    const found = counts.get(name)
    return found && now - found.since < dayMs ? found : { wrong: 0, since: now, until: 0 }
  }

  const sweep = (now: number): void => {
    for (const [name, { since }] of counts) if (now - since >= dayMs) counts.delete(name)
  }

  const nameOf = (code: string, address: string): string => `${code} ${networkOf(address)}`

  return {
    mayTry(code: string, address: string, at: Date): boolean {
      const now = at.getTime()
      return standing(nameOf(code, address), now).until <= now && standing(code, now).wrong < mostPerCode
    },

    countWrong(code: string, address: string, at: Date): void {
      const now = at.getTime()
      if (counts.size >= manyKept) sweep(now)
      const ofCode = standing(code, now)
      counts.set(code, { ...ofCode, wrong: ofCode.wrong + 1 })
      const name = nameOf(code, address)
      const own = standing(name, now)
      const beyond = own.wrong + 1 - freeTries
      const until = beyond < 0 ? 0 : Math.min(now + firstPauseMs * 2 ** beyond, own.since + dayMs)
      counts.set(name, { ...own, wrong: own.wrong + 1, until })
    },
  }
}
