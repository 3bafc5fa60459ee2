import sharp from 'sharp'

/** The longest side in pixels: to look at, and in a list. */
const sides = { full: 1_600, thumbnail: 320 } as const
type PictureSize = keyof typeof sides

/** Decoding takes four bytes for each pixel; more of them is a decompression bomb, not a photograph. */
export const mostPixels = 64_000_000
const longestSeconds = 20
/** Pictures decoded at the same moment; the others wait. */
const mostAtOnce = 2

/** What a page can show; the rest is offered for download. HEIC isn't decoded here. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
export const canShow = (type: string): boolean => shown.has(type)

// Only these readers see bytes from outside; nothing of a picture stays in memory.
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`) })

const waiting: (() => void)[] = []
let running = 0

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/**
 * A picture made anew for display: upright, small, a JPEG without any metadata, which every platform takes.
 * Null: it can't be read.
 */
export const toDisplay = (bytes: Buffer, size: PictureSize = 'full'): Promise<Buffer | null> =>
  inTurn(async () => {
    const side = sides[size]
    try {
      return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 80 })
        .timeout({ seconds: longestSeconds })
        .toBuffer()
    } catch {
      // sharp has one class of error for all that can be wrong with a picture
      return null
    }
  })
