import { expect, test } from 'vitest'
import { answerWord, askCitizen, replyToCitizen } from '../../src/cases/message-citizen.js'
import { InvalidInput } from '../../src/shared/errors.js'
import { accountFor, at, caseIn, clocks, recordingStore } from './case-parts.js'

const verbOn = (found = caseIn('feedback', 'received')) => {
  const { store, changes, last } = recordingStore()
  const verb = { store, clocks, remoteCommunes: new Set<string>(), account: accountFor(found.kind), found, at }
  return { verb, changes, last }
}

test.each([replyToCitizen, askCitizen])('an empty message isn’t sent: %o', async (send) => {
  const { verb, changes } = verbOn()
  await expect(send(verb, { text: '' })).rejects.toThrow(InvalidInput)
  expect(changes).toEqual([])
})

test('an answer goes to the citizen and leaves the case as it is', async () => {
  const { verb, last } = verbOn()
  await replyToCitizen(verb, { text: 'đã sửa đèn' })
  expect(last()).toMatchObject({ set: {}, event: { what: 'replied', text: 'đã sửa đèn' } })
  expect(last().outgoing.map(({ text }) => text)).toEqual([expect.stringContaining('đã sửa đèn')])
})

test('a question waits for the citizen, with a button to answer; what is closed asks nothing', async () => {
  const { verb, last } = verbOn()
  await askCitizen(verb, { text: 'đèn số mấy?' })
  expect(last()).toMatchObject({ set: { awaitsCitizen: true }, event: { what: 'asked' } })
  expect(last().outgoing[0]?.choices).toMatchObject([{ value: `/${answerWord} ABCDE-23456` }])
  const closed = verbOn(caseIn('feedback', 'closed'))
  await expect(askCitizen(closed.verb, { text: 'đèn số mấy?' })).rejects.toThrow(InvalidInput)
  expect(closed.changes).toEqual([])
})
