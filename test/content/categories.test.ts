import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { categoryNamed, categoryNames } from '../../src/cases/categories.js'
import { learnCategories, readCategoryExamples } from '../../src/understanding/categories/learn-categories.js'

const examples = await readCategoryExamples()
const guess = learnCategories(examples)

type Labelled = Record<string, string[]>
const read = (half: string): Labelled =>
  parse(readFileSync(new URL(`./categories/${half}.yml`, import.meta.url), 'utf8')) as Labelled

/** The mean over the categories of the harmonic mean of precision and recall. */
const macroF1 = (labelled: Labelled): number => {
  const pairs = Object.entries(labelled).flatMap(([name, texts]) => texts.map((text) => [name, guess(text)] as const))
  const names = Object.keys(labelled)
  const scores = names.map((name) => {
    const right = pairs.filter(([meant, guessed]) => meant === name && guessed === name).length
    const meant = pairs.filter(([one]) => one === name).length
    const guessed = pairs.filter(([, one]) => one === name).length
    return (2 * right) / (meant + guessed)
  })
  return scores.reduce((sum, score) => sum + score, 0) / names.length
}

/** Bars somewhat below the figures of decision 0044. */
test.each([
  ['dev', 150, 0.93],
  ['unseen', 150, 0.88],
  ['others', 166, 0.88],
  ['fresh', 161, 0.83],
])('what people write is put into its category: %s, %i sentences, macro-F1 at least %f', (half, count, bar) => {
  const labelled = read(half)
  expect(Object.values(labelled).flat()).toHaveLength(count)
  expect(Object.keys(labelled).every((name) => categoryNames.includes(categoryNamed(name)))).toBe(true)
  expect(macroF1(labelled)).toBeGreaterThanOrEqual(bar)
})

test.each([
  ['rác vứt đầy đường liên thôn', 'environment'],
  ['rac do day cong truong hoc', 'environment'],
  ['đống rác cạnh trạm y tế', 'environment'],
  ['ổ gà trước cổng trường mầm non', 'roads'],
  ['đèn đường trước cửa ủy ban hỏng', 'lighting'],
  ['cán bộ một cửa quát dân', 'officials'],
  ['hồ sơ một cửa quá hẹn', 'one_stop'],
])('“%s” is %s', (text, category) => {
  expect(guess(text)).toBe(category)
})

test('no sentence that measures is learnt from', () => {
  const learnt = new Set(Object.values(examples).flat())
  const measured = ['dev', 'unseen', 'others', 'fresh'].flatMap((half) => Object.values(read(half)).flat())
  expect(measured.filter((text) => learnt.has(text))).toEqual([])
})

test('the examples are of the categories of cases, and a wrong file stops the start', async () => {
  expect(Object.keys(examples).sort()).toEqual([...categoryNames].sort())
  const folder = mkdtempSync(join(tmpdir(), 'categories-'))
  const url = pathToFileURL(`${folder}/`)
  writeFileSync(join(folder, 'examples.yml'), 'roads: [ổ gà, "cống tắc, cầu gãy"]\nland: [lấn đất]\n')
  writeFileSync(join(folder, 'messages.yml'), 'roads: [đường hỏng]\nland: [xây trái phép]\n')
  expect(await readCategoryExamples(url)).toEqual({
    roads: ['ổ gà', 'cống tắc', 'cầu gãy', 'đường hỏng'],
    land: ['lấn đất', 'xây trái phép'],
  })
  writeFileSync(join(folder, 'messages.yml'), 'roads: [đường hỏng]\n')
  await expect(readCategoryExamples(url)).rejects.toThrow(/messages.yml/)
})

test('a long letter and an empty one are read without an error', () => {
  expect(categoryNames).toContain(guess(''))
  expect(guess(`Kính gửi ủy ban. ${'Rác chất đống đầu ngõ. '.repeat(400)}`)).toBe('environment')
})
