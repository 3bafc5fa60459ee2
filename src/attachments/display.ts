import sharp from 'sharp'
import { atMost } from '../shared/at-most.js'

/** The longest side in pixels: to look at, and in a list. */
const sides = { full: 1_600, thumbnail: 320 } as const
export type PictureSize = keyof typeof sides

/** Decoding takes four bytes for each pixel; more of them is a decompression bomb, not a photograph. */
export const mostPixels = 64_000_000
/**
 * A JPEG of one scan is made small while it is read, in some 30 MB: telephones take 108 and 200 million. One of several
 * scans (progressive) is held whole in memory first.
 */
export const mostPixelsByLine = 256_000_000
const longestSeconds = 20
/** Pictures decoded at the same moment; the others wait. */
const mostAtOnce = 2

/** What a page can show; the rest is offered for download. HEIC isn't decoded here. */
const shown = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
export const canShow = (type: string): boolean => shown.has(type)
export const isHeic = (type: string): boolean => /^image\/hei[cf]\b/.test(type)

// Only these readers see bytes from outside; nothing of a picture stays in memory.
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`) })

const inTurn = atMost(mostAtOnce)

/** Why a picture isn't shown: it has more pixels than are decoded, or its bytes are no whole picture. */
export type NotShown = 'pixels' | 'unreadable'

type Shown<T> = T | { notShown: NotShown }

/** sharp has one class of error for all that can be wrong with a picture. */
const orUnreadable = async <T>(work: () => Promise<T>): Promise<Shown<T>> => {
  try {
    return await work()
  } catch {
    return { notShown: 'unreadable' }
  }
}

/** What the head of a picture says of it; how many pixels may be decoded. */
const readHead = async (bytes: Buffer): Promise<Shown<{ limit: number }>> => {
  const head = await orUnreadable(() => sharp(bytes, { limitInputPixels: false }).metadata())
  if ('notShown' in head) return head
  const limit = head.format === 'jpeg' && !head.isProgressive ? mostPixelsByLine : mostPixels
  return head.width * head.height > limit ? { notShown: 'pixels' } : { limit }
}

/** Why a picture can't be shown, as far as its head tells; null: it can. Decodes nothing. */
export const whyNotShown = async (bytes: Buffer): Promise<NotShown | null> => {
  const head = await readHead(bytes)
  return 'notShown' in head ? head.notShown : null
}

/**
 * A picture made anew for display: upright, small, a JPEG without any metadata, which every platform takes; or why it
 * can't be shown.
 */
export const toDisplay = (bytes: Buffer, size: PictureSize = 'full'): Promise<Shown<Buffer>> =>
  inTurn(async () => {
    const head = await readHead(bytes)
    if ('notShown' in head) return head
    const side = sides[size]
    return orUnreadable(() =>
      sharp(bytes, { limitInputPixels: head.limit, failOn: 'error' })
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 80 })
        .timeout({ seconds: longestSeconds })
        .toBuffer(),
    )
  })

/** A picture in its size and kind, upright, without metadata; as it is where its bytes are no whole picture. */
export const withoutMetadata = (bytes: Buffer): Promise<Buffer> =>
  inTurn(async () => {
    const head = await readHead(bytes)
    if ('notShown' in head) return bytes
    const made = await orUnreadable(() =>
      sharp(bytes, { limitInputPixels: head.limit, animated: true })
        .autoOrient()
        .jpeg({ quality: 92, force: false })
        .timeout({ seconds: longestSeconds })
        .toBuffer(),
    )
    return 'notShown' in made ? bytes : made
  })
