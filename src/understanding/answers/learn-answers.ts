import type { Procedure } from '../../catalog/procedure.js'
import { keepOnDisk } from '../../shared/keep-on-disk.js'
import type { Intent } from '../intents/intent-files.js'
import type { LinearModel } from '../intents/linear-model.js'
import { normalise } from '../reading/normalise.js'
import { type KindAsks, messageKinds } from './answer-kinds.js'
import { type AskEntry, type AskIndex, createAskIndex, learnEntry } from './ask-index.js'
import { type AskTerms, askTermsOf } from './ask-terms.js'
import { trainKinds } from './kind-model.js'

/** What is learnt of small questions: their kinds, and how much each term tells. Plain data. */
export type AnswerKnowledge = { kinds: LinearModel; index: AskIndex }

export type AnswerSources = {
  procedures: readonly Procedure[]
  kindAsks: KindAsks
  intents: readonly Intent[]
  /** Where it is kept between starts; left out: learnt at every start. */
  cacheDir?: string
}

const termsOf = (text: string): AskTerms => askTermsOf(normalise(text))

/** The terms of each answer of a procedure, in its order. */
export const entriesOf = ({ answers }: Procedure): AskEntry[] =>
  answers.map(({ asks, says, situation }) => ({
    asks: asks.map(termsOf),
    says: termsOf(situation === null ? says : `${situation} , ${says}`),
  }))

/** Learns the small questions of all procedures; kept until a text of theirs changes. */
export const learnAnswers = ({ procedures, kindAsks, intents, cacheDir }: AnswerSources): AnswerKnowledge => {
  function* texts() {
    yield JSON.stringify([kindAsks, intents.map(({ name, examples }) => [name, examples])])
    for (const { answers } of procedures) yield JSON.stringify(answers)
  }
  return keepOnDisk(cacheDir, 'answers', texts(), () => {
    const index = createAskIndex()
    for (const kind of messageKinds) learnEntry(index, { asks: kindAsks[kind].map(termsOf), says: new Map() })
    for (const procedure of procedures) for (const entry of entriesOf(procedure)) learnEntry(index, entry)
    return { kinds: trainKinds(procedures, kindAsks, intents), index }
  })
}
