import { expect, test } from 'vitest'
import { accusesOffice } from '../../../src/dialogue/accuses-office.js'
import type { Turn } from '../../../src/dialogue/flow.js'
import { buildUnderstanding } from '../../understanding/build-understanding.js'
import { accusing, others, unseen } from './accusing-sentences.js'

const { understand } = await buildUnderstanding()
const isSeen = (text: string): boolean =>
  accusesOffice({ message: { text } as Turn['message'], understood: understand(text) })

test('no look-alike is taken for an accusation because it is understood as a denunciation', () => {
  expect(others.filter(isSeen)).toEqual([])
  expect(accusing.filter((text) => !isSeen(text))).toEqual([])
  expect(isSeen('Trưởng thôn hứa làm đường, thu mỗi hộ 2 triệu rồi không làm')).toBe(true)
})

test('of sentences that the rules were not made for at most one in ten is missed, and as few are false alarms', () => {
  expect(unseen.accusing.filter((text) => !isSeen(text)).length).toBeLessThanOrEqual(2)
  expect(unseen.others.filter(isSeen).length).toBeLessThanOrEqual(2)
})
