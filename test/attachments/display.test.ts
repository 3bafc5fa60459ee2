import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import sharp, { type JpegOptions } from 'sharp'
import { expect, test } from 'vitest'
import { canShow, mostPixels, toDisplay, whyNotShown } from '../../src/attachments/display.js'

const secret = 'Dien thoai cua toi'

/** A photograph lying on its side, with its place, its maker and an XMP packet. */
const photo = () =>
  sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: 'teal' } })
    .withExif({
      IFD0: { Make: secret, Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 38/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 3/1 0/1' },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><by>${secret}</by></x:xmpmeta>`)
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

test('the display version is upright, at most 1600 pixels, and nothing but a picture', async () => {
  const bytes = await photo()
  const before = await sharp(bytes).metadata()
  expect([before.orientation, before.exif !== undefined, bytes.includes(secret)]).toEqual([6, true, true])
  const shown = (await toDisplay(bytes)) as Buffer
  const after = await sharp(shown).metadata()
  expect(after).toMatchObject({ format: 'jpeg', width: 800, height: 1_600 })
  const { exif, xmp, iptc, icc, orientation, comments } = after
  expect([exif, xmp, iptc, icc, orientation, comments]).toEqual(Array(6).fill(undefined))
  expect(shown.includes(secret)).toBe(false)
  expect(shown.includes('Exif')).toBe(false)
})

test('a thumbnail is small, a small picture isn’t made larger', async () => {
  const size = async (bytes: Awaited<ReturnType<typeof toDisplay>>) => {
    const { width, height } = await sharp(bytes as Buffer).metadata()
    return [width, height]
  }
  expect(await size(await toDisplay(await photo(), 'thumbnail'))).toEqual([160, 320])
  const tiny = await sharp({ create: { width: 20, height: 10, channels: 4, background: '#0000' } })
    .png()
    .toBuffer()
  expect(await size(await toDisplay(tiny))).toEqual([20, 10])
})

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('a %s is shown', async (format) => {
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .toFormat(format)
    .toBuffer()
  expect(canShow(`image/${format}`)).toBe(true)
  expect(await toDisplay(bytes)).toBeInstanceOf(Buffer)
})

/** One colour over so many pixels. */
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' }, limitInputPixels: false })

/** A PNG header that promises more pixels than its bytes could ever hold. */
const bomb = async (): Promise<Buffer> => {
  const side = Math.ceil(Math.sqrt(mostPixels)) + 1
  return plain(side, side).png({ compressionLevel: 9 }).toBuffer()
}

test.each([
  ['as it is held', undefined, [1_600, 1_200]],
  ['lying on its side', 6, [1_200, 1_600]],
])("a telephone's photograph of 108 million pixels is shown, %s, in little memory", async (_how, orientation, size) => {
  const bytes = await plain(12_000, 9_000)
    .withMetadata(orientation ? { orientation } : {})
    .jpeg({ quality: 40 })
    .toBuffer()
  const before = process.resourceUsage().maxRSS
  const shown = (await toDisplay(bytes)) as Buffer
  const { width, height } = await sharp(shown).metadata()
  expect([width, height]).toEqual(size)
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150)
  expect(await whyNotShown(bytes)).toBeNull()
})

/** A small JPEG whose head promises this many pixels; undecoded, it is believed. */
const promising = async (width: number, height: number, options: JpegOptions = {}): Promise<Buffer> => {
  const bytes = await plain(64, 64).jpeg(options).toBuffer()
  const frame = bytes.indexOf(Buffer.from([0xff, options.progressive ? 0xc2 : 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

test.each([
  ['a JPEG in several scans, which is held whole', () => promising(12_000, 9_000, { progressive: true })],
  ['a JPEG beyond any telephone', () => promising(65_000, 65_000)],
])('%s of too many pixels is said to be that, undecoded', async (_what, make) => {
  const bytes = await make()
  expect(await whyNotShown(bytes)).toBe('pixels')
  expect(await toDisplay(bytes)).toEqual({ notShown: 'pixels' })
})

test.each([
  ['a picture cut short', async () => (await photo()).subarray(0, 2_000), 'unreadable'],
  [
    'noise that begins as a picture',
    async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(500)]),
    'unreadable',
  ],
  ['a picture of too many pixels', bomb, 'pixels'],
  [
    'a drawing',
    async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'),
    'unreadable',
  ],
  ['a paper', async () => Buffer.from('%PDF-1.7\n'), 'unreadable'],
  ['nothing', async () => Buffer.alloc(0), 'unreadable'],
])('%s is not shown', async (_what, make, notShown) => {
  expect(await toDisplay(await make())).toEqual({ notShown })
})

test('of many pictures no more than two are decoded at the same moment, the memory of a small server', async () => {
  const bytes = await photo()
  const shown = Array.from({ length: 9 }, () => toDisplay(bytes))
  let most = 0
  let isDone = false
  const all = Promise.all(shown).finally(() => {
    isDone = true
  })
  while (!isDone) {
    const { queue, process } = sharp.counters()
    most = Math.max(most, queue + process)
    await setImmediate()
  }
  await all
  // the two that have just ended may still be counted beside the two that run (test/shared/at-most counts exactly)
  expect(most).toBeLessThanOrEqual(4)
})

test('many pictures at once all come out', async () => {
  const bytes = await photo()
  const shown = await Promise.all(Array.from({ length: 9 }, () => toDisplay(bytes, 'thumbnail')))
  expect(shown.every((one) => one !== null)).toBe(true)
  expect(await toDisplay(bytes.subarray(0, 500))).toEqual({ notShown: 'unreadable' })
  expect(await toDisplay(bytes)).toBeInstanceOf(Buffer)
})
