import { chmod, mkdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { BadSetup } from './errors.js'

const secrets = ['app-secret']
const sticky = 0o1000

/**
 * Makes the data folder, or closes the one that is there, and the secrets in it, to everybody but its owner. Throws
 * BadSetup for a folder that others use too ('/', '/tmp').
 */
export const prepareDataDir = async (dataDir: string): Promise<void> => {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new BadSetup(`DATA_DIR: không tạo được ${dataDir} (${error.code}). Hãy đặt một thư mục ghi được.`)
  })
  if (process.platform === 'win32') return
  const { mode } = await stat(dataDir)
  if ((mode & sticky) !== 0 || resolve(dataDir) === '/')
    throw new BadSetup(`DATA_DIR: ${dataDir} là thư mục dùng chung. Hãy đặt một thư mục riêng cho Xã Ơi.`)
  await close(dataDir, 0o700)
  for (const name of secrets) await close(join(dataDir, name), 0o600)
}

const close = async (path: string, mode: number): Promise<void> => {
  try {
    await chmod(path, mode)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return
    if (code !== 'EPERM' && code !== 'EROFS') throw error
    throw new BadSetup(`DATA_DIR: không đặt được quyền của ${path}. Hãy đổi chủ sở hữu thành người chạy máy chủ.`)
  }
}
