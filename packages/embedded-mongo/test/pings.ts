import type { MongoClient } from 'mongodb'

const ping = async (client: MongoClient): Promise<number> => {
  const begin = performance.now()
  await client.db('admin').command({ ping: 1 })
  return performance.now() - begin
}

/** What pings of `client` take, one after the other, until `work` is done. */
export const pingsDuring = async (client: MongoClient, work: () => Promise<unknown>): Promise<number[]> => {
  let isOver = false
  const running = work().finally(() => {
    isOver = true
  })
  const times: number[] = []
  while (!isOver) times.push(await ping(client))
  await running
  return times
}

export const idlePings = async (client: MongoClient, count = 300): Promise<number[]> => {
  const times: number[] = []
  for (let i = 0; i < count; i++) times.push(await ping(client))
  return times
}

/**
 * The ping that stands in the middle of the time, not of the pings: half of the time went by in longer ones. So one stall
 * of a second among a thousand quick pings shows, and a hiccup of the machine doesn't.
 */
export const typicalPing = (times: readonly number[]): number => {
  const total = times.reduce((sum, time) => sum + time, 0)
  let passed = 0
  for (const time of [...times].sort((a, b) => b - a)) {
    passed += time
    if (passed >= total / 2) return time
  }
  return 0
}
