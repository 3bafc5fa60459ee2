import type { Migration } from './run-migrations.js'

/** What found words before, and what the start builds anew: an embedded database of then doesn't say on which path arrays stand. */
const formerIndex = /^(words_1_sortDue_1|agency\.communeCode_1_words_1|desks_.+)$/

/** Until December 2026 words were kept for the province alone, and a commune's search read all of its cases. */
export const wordsAtDesks: Migration = {
  id: '0018-words-at-desks',
  what: 'every ordinary case keeps its words for each of its desks',
  async up(database) {
    const cases = database.collection<{ _id: string; words: string[]; desks: string[] }>('cases')
    const isUnsaid = { 'words.0': { $exists: true }, words: { $not: /^@/ } }
    for await (const { _id, words, desks } of cases.find(isUnsaid, { projection: { words: 1, desks: 1 } })) {
      const atDesks = desks.flatMap((desk) => words.map((word) => `@${desk} ${word}`))
      await cases.updateOne({ _id }, { $push: { words: { $each: atDesks } } })
    }
    const indexes = await cases.indexes().catch(() => [])
    for (const { name } of indexes) if (name && formerIndex.test(name)) await cases.dropIndex(name)
  },
}
