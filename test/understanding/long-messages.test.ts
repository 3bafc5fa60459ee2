import { describe, expect, test } from 'vitest'
import { findPlaces } from '../../src/places/find-places.js'
import { long, shapes } from './long-shapes.js'
import { createTalkWithoutStores, openingNames } from './talk-without-stores.js'

const talk = await createTalkWithoutStores()

/** How much longer than a short message they take is measured by `npm run bench -- long-messages`; here nothing may hang. */
describe.each(openingNames)('a message of 100,000 characters is answered %s', (opening) => {
  test.each(Object.keys(shapes))('%s', async (name) => {
    talk.open(opening)
    const text = shapes[name]?.() ?? ''
    expect([...text]).toHaveLength(long)
    expect(JSON.stringify(await talk.handle(text))).toContain('"text":"')
  })
})

test('places at the end of a long story are found, and named where they stand in it', () => {
  const story = `Tôi ở xã Yên Mỹ. ${'Đường ngập nước. '.repeat(2_000)} Xin xem ở xã Mễ Sở.`
  expect(findPlaces(story).map(({ start, end }) => story.slice(start, end))).toEqual(['xã Yên Mỹ', 'xã Mễ Sở'])
})
