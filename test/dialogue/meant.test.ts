import { beforeAll, describe, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import * as firstWords from './plain-talks/first-words.js'
import * as meant from './plain-talks/meant.js'
import * as nextSubject from './plain-talks/next-subject.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

/** The last answer, with the labels of its choices, says and never says what the table has. */
describe.each(Object.entries({ ...meant, ...firstWords, ...nextSubject }))('%s', (_name, talks) => {
  test.each(talks.map((talk) => [talk.said.join(' › '), talk] as const))('“%s”', async (_said, talk) => {
    const dialogue = startDialogue({ known })
    for (const text of talk.said.slice(0, -1)) await dialogue.send(text)
    const last = await dialogue.send(talk.said.at(-1) ?? '')
    const heard = last.map(({ text, choices }) => [text, ...choices.map(({ label }) => label)].join('\n')).join('\n')
    expect(heard).toMatch(talk.says)
    if (talk.never) expect(heard).not.toMatch(talk.never)
  })
})
