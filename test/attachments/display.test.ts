import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { canShow, mostPixels, toDisplay } from '../../src/attachments/display.js'

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
  const size = async (bytes: Buffer | null) => {
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

/** A PNG header that promises more pixels than its bytes could ever hold. */
const bomb = async (): Promise<Buffer> => {
  const side = Math.ceil(Math.sqrt(mostPixels)) + 1
  return sharp({ create: { width: side, height: side, channels: 3, background: 'teal' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
}

test.each([
  ['a picture cut short', async () => (await photo()).subarray(0, 2_000)],
  [
    'noise that begins as a picture',
    async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(500)]),
  ],
  ['a picture of too many pixels', bomb],
  ['a drawing', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>')],
  ['a paper', async () => Buffer.from('%PDF-1.7\n')],
  ['nothing', async () => Buffer.alloc(0)],
])('%s is not shown', async (_what, make) => {
  expect(await toDisplay(await make())).toBeNull()
})

test('of many pictures no more than two are decoded at the same moment, the memory of a small server', async () => {
  const bytes = await photo()
  const shown = Array.from({ length: 9 }, () => toDisplay(bytes))
  const { queue, process } = sharp.counters()
  expect(queue + process).toBe(2)
  await Promise.all(shown)
})

test('many pictures at once all come out', async () => {
  const bytes = await photo()
  const shown = await Promise.all(Array.from({ length: 9 }, () => toDisplay(bytes, 'thumbnail')))
  expect(shown.every((one) => one !== null)).toBe(true)
  expect(await toDisplay(bytes.subarray(0, 500))).toBeNull()
  expect(await toDisplay(bytes)).not.toBeNull()
})
