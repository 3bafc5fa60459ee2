import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BadSetup } from '../../shared/errors.js'

const keyBytes = 32
/** Another process, whose clock is ahead, may destroy a day's keys while one is made. */
const mostTries = 4
const lasting = 'lasting'
const dayFile = /^day-(\d{4}-\d{2}-\d{2})(\.gone)?$/

/** 'YYYY-MM-DD', or the one that lasts. */
export type KeyName = string
export const lastingKey: KeyName = lasting

const fileOf = (name: KeyName): string => (name === lasting ? lasting : `day-${name}`)

/**
 * Writes over what stands there before it is removed, under another name, so that nobody reads it half destroyed; a disk that
 * copies on write may still keep it.
 */
const destroyFile = async (named: string): Promise<void> => {
  const path = named.endsWith('.gone') ? named : `${named}.gone`
  if (path !== named) await rename(named, path)
  const { size } = await stat(path)
  const file = await open(path, 'r+')
  try {
    await file.write(randomBytes(size), 0, size, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path, { force: true })
}

/**
 * The keys that are kept outside the database: one that lasts and one for each day, each a file of 32 bytes in hex that only
 * its owner reads, made when it is first asked for. All processes must see the same folder. Throws BadSetup for a file
 * that holds no key.
 */
export const createKeyFolder = (folder: string) => {
  const known = new Map<KeyName, Buffer>()

  const read = async (name: KeyName): Promise<Buffer | null> => {
    const path = join(folder, fileOf(name))
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text === null) return null
    const key = Buffer.from(text.trim(), 'hex')
    if (key.length !== keyBytes)
      throw new BadSetup(
        `KEY_DIR: tệp ${path} hỏng. Hãy lấy lại tệp này từ bản sao; thiếu nó thì không đọc được dữ liệu.`,
      )
    return key
  }

  /** Written whole or not at all: another process reads nothing half. */
  const make = async (name: KeyName): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, fileOf(name))
    const draft = `${path}.${randomBytes(6).toString('hex')}`
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(randomBytes(keyBytes).toString('hex'))
      await file.sync()
    } finally {
      await file.close()
    }
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(draft)
  }

  return {
    /** A key that there is; null: it was destroyed, or never made. */
    async get(name: KeyName): Promise<Buffer | null> {
      const key = known.get(name) ?? (await read(name))
      if (key) known.set(name, key)
      return key
    },

    async getOrMake(name: KeyName): Promise<Buffer> {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const there = await this.get(name)
        if (there) return there
        await make(name)
      }
      throw new Error(`key ${name} was destroyed each time it was made`)
    },

    /** Destroys the keys of all days before this one. */
    async destroyBefore(day: string): Promise<void> {
      const files = await readdir(folder).catch(() => [])
      for (const file of files) {
        const of = dayFile.exec(file)?.[1]
        if (!of || of >= day) continue
        await destroyFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOENT') throw error
        })
        known.delete(of)
      }
      for (const name of known.keys()) if (name !== lasting && name < day) known.delete(name)
    },
  }
}

export type KeyFolder = ReturnType<typeof createKeyFolder>
