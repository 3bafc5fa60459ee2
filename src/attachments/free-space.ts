import { statfs } from 'node:fs/promises'
import type { Connection } from '../shared/mongo.js'

/**
 * Free bytes where uploads end up: the folder of the embedded database, or the disk that a MongoDB server of its own
 * reports (dbStats, MongoDB 3.6 on). Null where that can't be told.
 */
export const readFreeBytes = async (
  place: { dataDir: string } | { connection: Connection },
): Promise<number | null> => {
  if ('dataDir' in place) {
    try {
      const { bavail, bsize } = await statfs(place.dataDir)
      return bavail * bsize
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    }
  }
  const stats = (await place.connection.db?.command({ dbStats: 1 })) as { fsTotalSize?: number; fsUsedSize?: number }
  const { fsTotalSize, fsUsedSize } = stats
  return fsTotalSize && fsUsedSize !== undefined ? fsTotalSize - fsUsedSize : null
}
