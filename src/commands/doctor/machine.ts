import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readFreeBytes } from '../../attachments/free-space.js'
import { type HealthCheck, right, wrong } from '../../shared/health-check.js'
import { neededNode } from '../../shared/program-version.js'
import type { Look } from './look.js'
import { doctorWording, gigabytes } from './wording.js'

const { node, dataDir: folder, cacheDir: cache, space } = doctorWording

export const canWrite = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  )

const numbersOf = (version: string): number[] => version.split('.').map(Number)

export const checkNode = (version: string, needed = neededNode()): HealthCheck => {
  const [major = 0, minor = 0] = numbersOf(version)
  const [neededMajor = 0, neededMinor = 0] = numbersOf(needed)
  const isOld = major < neededMajor || (major === neededMajor && minor < neededMinor)
  return isOld ? wrong(node.what, node.old(version, needed)) : right(node.what, node.right(version))
}

const checkDataDir = async (dataDir: string): Promise<HealthCheck[]> => {
  const found = await stat(dataDir).catch(() => null)
  if (!found)
    return (await canWrite(dirname(dataDir))) || (await stat(dirname(dataDir)).catch(() => null)) === null
      ? [right(folder.what, folder.absent(dataDir))]
      : [wrong(folder.what, folder.unwritable(dataDir))]
  if (!found.isDirectory() || !(await canWrite(dataDir))) return [wrong(folder.what, folder.unwritable(dataDir))]
  if (process.platform === 'win32') return []
  return [
    (found.mode & 0o077) === 0 ? right(folder.what, folder.closed(dataDir)) : wrong(folder.what, folder.open(dataDir)),
  ]
}

const checkCacheDir = async (cacheDir: string, dataDir: string): Promise<HealthCheck[]> => {
  if (cacheDir === dataDir) return []
  const found = await stat(cacheDir).catch(() => null)
  const isUsable = found ? found.isDirectory() && (await canWrite(cacheDir)) : await canWrite(dirname(cacheDir))
  return [isUsable ? right(cache.what, cache.right(cacheDir)) : wrong(cache.what, cache.unwritable(cacheDir))]
}

/** Wrong at twice the floor under which files are refused: time to act. */
const checkSpace: Look = async ({ config: { mongodbUri, dataDir, uploads }, connection }) => {
  if (mongodbUri && !connection) return []
  const free = await readFreeBytes(mongodbUri && connection ? { connection } : { dataDir })
  if (free === null) return [right(space.what, space.unknown)]
  return [
    free < 2 * uploads.floorBytes
      ? wrong(space.what, space.low(gigabytes(free), gigabytes(uploads.floorBytes)))
      : right(space.what, space.right(gigabytes(free))),
  ]
}

export const lookAtMachine: Look = async (looked) => [
  checkNode(process.versions.node),
  ...(await checkDataDir(looked.config.dataDir)),
  ...(await checkCacheDir(looked.config.cacheDir, looked.config.dataDir)),
  ...(await checkSpace(looked)),
]
