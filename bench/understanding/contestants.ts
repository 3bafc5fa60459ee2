import { createRequire } from 'node:module'
import { readAlertSources } from '../../src/understanding/alerts/alert-examples.js'
import { readGeneralQuestions, readLifeEvents, readOtherAgencies } from '../../src/understanding/facts/known-matters.js'
import { createUnderstanding } from '../../src/understanding/understand.js'
import { type Data, keyOf } from './data.js'

/** `classify`: intent and confidence. `search`: keys of procedures, best first. */
export type Contestant = {
  classify?: (text: string) => Promise<[string, number]> | [string, number]
  search?: (text: string) => Promise<string[]> | string[]
}

const load = createRequire(import.meta.url)
/** Peers are installed here only: by a name that the compiler doesn't follow. */
const peer = (name: string): Promise<unknown> => import(name)
const words = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

const documents = ({ procedures }: Data) =>
  procedures.map((procedure) => ({
    id: keyOf(procedure),
    names: [procedure.name, procedure.short_name, ...procedure.also_called].join('. '),
    questions: procedure.questions.join('. '),
  }))

type NaturalClassifier = {
  addDocument: (text: string, label: string) => void
  train: () => void
  getClassifications: (text: string) => { label: string; value: number }[]
}

const naturalContestant =
  (file: string) =>
  ({ examples }: Data): Contestant => {
    const Classifier = load(`natural/lib/natural/classifiers/${file}`) as new () => NaturalClassifier
    const classifier = new Classifier()
    for (const { text, intent } of examples) classifier.addDocument(text, intent)
    classifier.train()
    return {
      classify: (text) => {
        const found = classifier.getClassifications(text)
        const sum = found.reduce((all, { value }) => all + value, 0)
        return [found[0]?.label ?? '', (found[0]?.value ?? 0) / (sum || 1)]
      },
    }
  }

/** Okapi BM25 as textbooks have it: k1 1.2, b 0.75, words as typed. */
const plainBm25 = (data: Data): Contestant => {
  const texts = documents(data).map(({ id, names, questions }) => ({ id, words: words(`${names} ${questions}`) }))
  const mean = texts.reduce((sum, text) => sum + text.words.length, 0) / texts.length
  const having = new Map<string, number>()
  for (const text of texts) for (const word of new Set(text.words)) having.set(word, (having.get(word) ?? 0) + 1)
  const counted = texts.map(({ id, words: all }) => {
    const counts = new Map<string, number>()
    for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
    return { id, counts, share: 0.25 + (0.75 * all.length) / mean }
  })
  const worth = (word: string) => {
    const n = having.get(word) ?? 0
    return Math.log(1 + (texts.length - n + 0.5) / (n + 0.5))
  }
  return {
    search: (text) => {
      const asked = words(text)
      return counted
        .map(({ id, counts, share }) => ({
          id,
          score: asked.reduce((sum, word) => {
            const count = counts.get(word) ?? 0
            return sum + (worth(word) * count * 2.2) / (count + 1.2 * share)
          }, 0),
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 3)
        .map(({ id }) => id)
    },
  }
}

export const contestants: Record<string, (data: Data) => Promise<Contestant> | Contestant> = {
  'xa-oi': async ({ intents, procedures }) => {
    const { understand } = createUnderstanding({
      intents,
      procedures,
      otherAgencies: await readOtherAgencies(),
      lifeEvents: await readLifeEvents(),
      generalQuestions: await readGeneralQuestions(),
      alerts: await readAlertSources(),
    })
    return {
      classify: (text) => {
        const { intent, confidence } = understand(text)
        return [intent, confidence]
      },
      search: (text) => understand(text).candidates.map(keyOf),
    }
  },
  'natural Bayes': naturalContestant('bayes_classifier.js'),
  'natural logistic regression': naturalContestant('logistic_regression_classifier.js'),
  '@nlpjs/nlp': async ({ examples }) => {
    const { Nlp } = load('@nlpjs/nlp') as { Nlp: new (settings: object) => NlpJs }
    const nlp = new Nlp({ autoSave: false, autoLoad: false, nlu: { log: false }, forceNER: false })
    nlp.addLanguage('vi')
    for (const { text, intent } of examples) nlp.addDocument('vi', text, intent)
    await nlp.train()
    return {
      classify: async (text) => {
        const { intent, score } = await nlp.process('vi', text)
        return [intent === 'None' ? 'out_of_scope' : intent, score]
      },
    }
  },
  'fasttext (wasm)': async ({ examples }) => {
    const { getFastTextClass, getFastTextModule } = (await peer('fasttext.wasm.js')) as FastTextModule
    const FastText = await getFastTextClass({ getFastTextModule })
    const lines = examples.map(({ text, intent }) => `__label__${intent} ${words(text).join(' ')}`).join('\n')
    const url = `data:text/plain;base64,${Buffer.from(lines).toString('base64')}`
    const settings = { loss: 'softmax', lr: 0.5, epoch: 40, wordNgrams: 2, minn: 2, maxn: 4, dim: 50, bucket: 50_000 }
    const model = await new FastText().trainSupervised(url, settings, () => undefined)
    return {
      classify: (text) => {
        const [chance, label] = model.predict(words(text).join(' '), 1, 0).get(0)
        return [label.replace('__label__', ''), chance]
      },
    }
  },
  minisearch: async (data) => {
    const { default: MiniSearch } = (await peer('minisearch')) as MiniSearchModule
    const index = new MiniSearch({ fields: ['names', 'questions'] })
    index.addAll(documents(data))
    return {
      search: (text) =>
        index
          .search(text, { fuzzy: 0.2, prefix: true })
          .slice(0, 3)
          .map(({ id }) => id),
    }
  },
  orama: async (data) => {
    const { create, insertMultiple, search } = (await peer('@orama/orama')) as OramaModule
    const tokenizer = { language: 'english', normalizationCache: new Map(), tokenize: words }
    const index = create({
      schema: { id: 'string', names: 'string', questions: 'string' },
      components: { tokenizer },
    })
    await insertMultiple(index, documents(data))
    return {
      search: async (text) => {
        const { hits } = await search(index, { term: text, limit: 3, properties: ['names', 'questions'] })
        return hits.map(({ document }) => document.id)
      },
    }
  },
  'fuse.js': async (data) => {
    const { default: Fuse } = (await peer('fuse.js')) as FuseModule
    const index = new Fuse(documents(data), { keys: ['names', 'questions'], ignoreLocation: true, threshold: 0.6 })
    return { search: (text) => index.search(text.slice(0, 100), { limit: 3 }).map(({ item }) => item.id) }
  },
  'plain BM25': plainBm25,
}

type MiniSearchModule = {
  default: new (
    options: object,
  ) => {
    addAll: (documents: object[]) => void
    search: (text: string, options: object) => { id: string }[]
  }
}
type NlpJs = {
  addLanguage: (language: string) => void
  addDocument: (language: string, text: string, intent: string) => void
  train: () => Promise<void>
  process: (language: string, text: string) => Promise<{ intent: string; score: number }>
}
type FastTextModel = {
  predict: (text: string, count: number, threshold: number) => { get: (at: number) => [number, string] }
}
type FastTextModule = {
  getFastTextModule: unknown
  getFastTextClass: (
    options: object,
  ) => Promise<
    new () => { trainSupervised: (url: string, options: object, report: () => void) => Promise<FastTextModel> }
  >
}
type OramaModule = {
  create: (options: object) => object
  insertMultiple: (index: object, documents: object[]) => Promise<unknown>
  search: (index: object, options: object) => Promise<{ hits: { document: { id: string } }[] }>
}
type FuseModule = {
  default: new (
    documents: object[],
    options: object,
  ) => { search: (text: string, options: object) => { item: { id: string } }[] }
}
