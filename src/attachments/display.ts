import sharp from 'sharp'

const longestSide = 1_600
/** A picture of more pixels is a decompression bomb, not a photograph. */
const mostPixels = 120_000_000

/** What a page can show; the rest is offered for download. HEIC isn't decoded here. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
export const canShow = (type: string): boolean => shown.has(type)

// Only these readers see bytes from outside; nothing of a picture stays in memory.
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`) })

/** A picture made anew for display: upright, at most 1600 pixels, without any metadata. Null: it can't be read. */
export const toDisplay = async (bytes: Buffer): Promise<Buffer | null> => {
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer()
  } catch {
    return null
  }
}
