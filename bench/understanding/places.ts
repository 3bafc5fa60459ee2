import { findPlaces } from '../../src/places/find-places.js'
import { hazardOf } from '../../src/places/hazards.js'
import { hazardSentences } from '../../test/places/hazard-sentences.js'
import { generateMention, seeded, withoutMarks } from '../../test/places/mention-generator.js'

const mentions = 2_000

const resolution = (): number => {
  const random = seeded(2_026)
  let right = 0
  for (let count = 0; count < mentions; count += 1) {
    const { text, codes } = generateMention(random, (name) => hazardOf(name) === null)
    const places = findPlaces(text)
    const got = places.length === 1 ? places[0]?.communes.map(({ code }) => code).sort() : []
    if (got?.join() === codes.join()) right += 1
  }
  return right / mentions
}

const falseAlarms = (): number => {
  const forms = hazardSentences.flatMap((text) => [text, text.toUpperCase(), withoutMarks(text).toLowerCase()])
  return forms.filter((text) => findPlaces(text).length > 0).length / forms.length
}

const perSecond = (): number => {
  const texts = ['tôi ở xã Bình Minh huyện Khoái Châu', 'lam giay khai sinh cho con can gi', 'x. an quý mất nước']
  const times = 5_000
  for (const text of texts) for (let count = 0; count < 500; count += 1) findPlaces(text)
  const began = performance.now()
  for (let count = 0; count < times; count += 1) for (const text of texts) findPlaces(text)
  return Math.round((times * texts.length) / ((performance.now() - began) / 1_000))
}

/** Old and new names in all spellings, ambiguous ones asked back; ordinary sentences with words that are names too. */
export const placesLine = (): string =>
  `places: ${(100 * resolution()).toFixed(1)} % of ${mentions} generated mentions right (bar 99), ` +
  `${(100 * falseAlarms()).toFixed(2)} % false alarms on ${hazardSentences.length} hazard sentences in three forms (bar 1), ${perSecond()} messages/s`
