import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { flowNamed } from '../../src/dialogue/flows/index.js'

type IntentFile = {
  description: string
  flow: string
  examples: string[]
  hard_negatives: string[]
  test_examples: string[]
}

const folder = join(import.meta.dirname, '../../intents')
const keys = ['description', 'flow', 'examples', 'hard_negatives', 'test_examples']
const large = ['feedback', 'complaint', 'denunciation', 'procedure_info', 'out_of_scope']
const medium = ['procedure_fee', 'procedure_time', 'procedure_place', 'procedure_form', 'contact_info', 'case_status']
const small = ['greeting', 'thanks', 'goodbye', 'affirm', 'deny', 'cancel', 'human_handoff', 'help', 'survey']

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() || text

const intents = new Map(
  readdirSync(folder).map((file) => [
    basename(file, '.yml').replaceAll('-', '_'),
    parse(readFileSync(join(folder, file), 'utf8')) as IntentFile,
  ]),
)

describe('the intent files', () => {
  it('are the twenty intents of the product and no others', () => {
    expect([...intents.keys()].sort()).toEqual([...large, ...medium, ...small].sort())
  })

  it.each([...intents])('%s has exactly the five keys, all filled, with plain NFC strings', (_name, intent) => {
    expect(Object.keys(intent)).toEqual(keys)
    expect(intent.description).not.toBe('')
    for (const list of [intent.examples, intent.hard_negatives, intent.test_examples])
      for (const text of list) {
        expect(typeof text).toBe('string')
        expect(text).toBe(text.normalize('NFC').trim())
        expect(text).not.toBe('')
      }
  })

  it.each([...intents])('%s names a flow that exists', (_name, intent) => {
    expect(flowNamed(intent.flow)?.name).toBe(intent.flow)
  })

  it.each([...intents])('%s has enough examples, test examples and hard negatives', (name, intent) => {
    const least = large.includes(name) ? 90 : medium.includes(name) ? 70 : 50
    expect(intent.examples.length).toBeGreaterThanOrEqual(least)
    expect(intent.test_examples.length).toBeGreaterThanOrEqual(5)
    expect(intent.test_examples.length / intent.examples.length).toBeGreaterThanOrEqual(0.075)
    expect(intent.hard_negatives.length).toBeGreaterThanOrEqual(5)
    expect(intent.hard_negatives.length).toBeLessThanOrEqual(12)
  })

  it('never hold the same message twice, whatever its marks, capitals and punctuation', () => {
    const seen = new Map<string, string>()
    const doubled: string[] = []
    for (const [name, intent] of intents)
      for (const text of [...intent.examples, ...intent.test_examples]) {
        const other = seen.get(fold(text))
        if (other) doubled.push(`${text}: ${other}, ${name}`)
        seen.set(fold(text), name)
      }
    expect(doubled).toEqual([])
  })

  it('teach each hard negative as an example of the intent it belongs to', () => {
    const owners = new Map(
      [...intents].flatMap(([name, intent]) => intent.examples.map((text) => [text, name] as const)),
    )
    const astray: string[] = []
    for (const [name, intent] of intents)
      for (const text of intent.hard_negatives) {
        const owner = owners.get(text)
        if (!owner || owner === name) astray.push(`${name}: ${text}`)
      }
    expect(astray).toEqual([])
  })
})

const root = join(import.meta.dirname, '../..')
const readYaml = (path: string) => parse(readFileSync(join(root, path), 'utf8'))

describe('the life events', () => {
  type LifeEvent = { name: string; phrases: string[]; procedures: string[]; note: string | null }
  const events = readYaml('src/understanding/facts/life-events.yml') as LifeEvent[]

  it('name only procedures of the catalog, by code, or by name where there is no code', () => {
    const known = new Set(
      readdirSync(join(root, 'procedures')).map((file) => {
        const procedure = readYaml(`procedures/${file}`) as { code: string | null; name: string }
        return procedure.code ?? procedure.name
      }),
    )
    expect(events.flatMap((event) => event.procedures).filter((reference) => !known.has(reference))).toEqual([])
  })

  it('have the four keys and may be news, and no phrase stands in two of them', () => {
    for (const event of events) {
      expect(Object.keys(event).filter((key) => key !== 'news')).toEqual(['name', 'phrases', 'procedures', 'note'])
      expect(event.procedures.length).toBeGreaterThan(0)
    }
    const phrases = events.flatMap((event) => event.phrases.map(fold))
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([])
  })
})

describe('the general questions', () => {
  type Question = { name: string; phrases?: string[]; needs?: string[][]; answer: string; source: string }
  const questions = readYaml('src/understanding/facts/general-questions.yml') as Question[]

  it('each have phrases of their own, an answer in short sentences and a source', () => {
    for (const question of questions) {
      const found = question.needs ? 'needs' : 'phrases'
      const required = Object.keys(question).filter((key) => key !== 'unless')
      expect(required).toEqual(['name', 'slug', 'as_of', found, 'answer', 'source'])
      const sentences = question.answer.replace('Cổng Dịch vụ công quốc gia', '').split(/[.!?]\s+/)
      expect(sentences.filter((sentence) => (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length > 20)).toEqual([])
    }
    const phrases = questions.flatMap((question) => (question.phrases ?? []).map(fold))
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([])
  })
})

it('matters beside the catalog have slugs of their own', () => {
  const files = ['general-questions', 'other-agencies'].flatMap(
    (name) => readYaml(`src/understanding/facts/${name}.yml`) as { slug: string }[],
  )
  const slugs = [...files.map(({ slug }) => slug), ...readdirSync('procedures').map((file) => file.replace('.yml', ''))]
  expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([])
})

describe('the matters of other agencies', () => {
  type Matter = { name: string; keywords: string[]; agency: string; where: string; source: { title: string } }
  const matters = readYaml('src/understanding/facts/other-agencies.yml') as Matter[]

  it('each say who does it, how to reach them and on which source, and share no keyword', () => {
    for (const matter of matters) {
      const required = Object.keys(matter).filter((key) => !['codes', 'to_verify', 'never_ours'].includes(key))
      expect(required).toEqual(['name', 'slug', 'as_of', 'keywords', 'agency', 'where', 'source'])
      expect([matter.name, matter.agency, matter.where, matter.source.title]).not.toContain('')
    }
    const keywords = matters.flatMap((matter) => matter.keywords.map(fold))
    expect(keywords.filter((keyword, index) => keywords.indexOf(keyword) !== index)).toEqual([])
  })
})
