import { keepOnDisk } from '../../shared/keep-on-disk.js'
import { type AskEntry, createAskIndex, createAskMatcher, type Likeness, learnEntry } from '../answers/ask-index.js'
import { askTermsOf } from '../answers/ask-terms.js'
import type { SmallAnswer } from '../answers/find-answer.js'
import { groupsIn } from '../answers/small-words.js'
import { answerWording } from '../answers/wording.js'
import { extractFeatures } from '../intents/features.js'
import type { Intent } from '../intents/intent-files.js'
import { type LinearModel, type Sample, scoreOf, softmax, trainLinearModel } from '../intents/linear-model.js'
import { leaveOutMarks, type Normalised, normalise } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import type { PlainReading } from '../understand.js'
import type { LawEntry } from './known-matters.js'

/** What the law says to a question of no one procedure. `text` carries a caution where that isn't certain. */
export type LawAnswer = {
  slug: string
  name: string
  text: string
  basis: string
  mark: LawEntry['mark']
  /** Share of such replies that are right, 0 to 1. */
  certainty: number
}

/** `reading`: the message as it was read; who reports something isn't asking about the law. */
export type FindLawAnswer = (reading: Pick<PlainReading, 'message' | 'procedureShare'>) => LawAnswer | null

/** Learns the questions about the law; kept until they or the intents' examples change. */
export const createLawAnswers = ({
  entries,
  intents,
  cacheDir,
}: {
  entries: readonly LawEntry[]
  intents: readonly Intent[]
  cacheDir?: string
}): FindLawAnswer => {
  const known = entries.map(entryOf)
  const index = createAskIndex()
  for (const entry of known) learnEntry(index, entry)
  const sources = JSON.stringify([entries, intents.map(({ examples }) => examples)])
  const model = keepOnDisk(cacheDir, 'law', [sources], () => trainLaw(entries, intents))
  const matters = matterWords.map(({ said, slugs }) => {
    const places = entries.flatMap(({ slug }, place) => (slugs.test(slug) ? [place] : []))
    return {
      said,
      places,
      compare: createAskMatcher(
        places.map((place) => known[place] as AskEntry),
        index,
      ),
    }
  })

  return ({ message, procedureShare }) => {
    const plain = ` ${plainText(message.words)} `
    const spoken = matters.find(({ said }) => said.test(plain))
    if (!spoken || procedureShare < bars.errand || message.words.length > longestQuestion) return null
    const chances = softmax(scoreOf(model, featuresOf(message)), sharpness)
    if ((chances.at(-1) as number) > bars.none) return null
    const likenesses = spoken.compare(askTermsOf(message))
    const scored = spoken.places
      .map((place, k) => {
        const { nearest, second, says, covered } = likenesses[k] as Likeness
        const score =
          weights.nearest * nearest +
          weights.second * second +
          weights.says * says +
          weights.covered * covered +
          weights.chance * Math.log((chances[place] as number) + 0.02)
        return { place, covered, score }
      })
      .sort((a, b) => b.score - a.score)
    const [best] = scored
    const entry = best && entries[best.place]
    if (!best || !entry) return null
    const certainty = 1 / scored.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0)
    if (certainty < bars.certain || best.covered < bars.covered) return null
    const { slug, name, says, basis, mark } = entry
    const text = mark === 'chưa chắc' ? `${says} ${answerWording.uncertainLaw}` : says
    return { slug, name, text, basis, mark, certainty }
  }
}

/** Procedures that are themselves what this law speaks of. */
const lawProcedures = new Set(['first-complaint', 'denunciation', 'citizen-reception', 'process-petition'])
const surely = 0.9

/** The reply inside a procedure: its own where that is certain, else what the law says, if the procedure is one of it. */
export const answerInProcedure = (
  slug: string,
  own: SmallAnswer | null,
  findLaw: () => LawAnswer | null,
): SmallAnswer | null => {
  if (!lawProcedures.has(slug) || (own?.from === 'answer' && own.certainty >= surely)) return own
  const law = findLaw()
  return law ? { about: 'other', from: 'law', text: law.text, basis: [law.basis], certainty: law.certainty } : own
}

const training = { orders: 2, rate: 1.5, smoothing: 0.1, seed: 3 }
const sharpness = 1.6
const otherWeight = 0.1
/** More words than this tell a story. */
const longestQuestion = 40
/** Those of the answers of procedures (answers/rank-answers.ts). */
const weights = { nearest: 0.58, second: 1.76, says: 3.49, covered: 4.58, chance: 0.81 }
const bars = { errand: 0.15, none: 0.97, certain: 0.55, covered: 0.3 }

/**
 * What a question is about, in words without marks, and which entries speak of it; the first that is said counts.
 */
const matterWords: readonly { said: RegExp; slugs: RegExp }[] = [
  {
    said: / (tiep dan|tiep cong dan|phong tiep|gap (chu tich|lanh dao)|(quay|ghi) (phim|video|hinh|am)|livestream) /,
    slugs: /^reception/,
  },
  {
    said: /(khieu nai.* (to cao|phan anh|kien nghi) |(to cao|phan anh|kien nghi).* khieu nai )/,
    slugs: /^(petition|complaint-or)/,
  },
  { said: / (to cao|to giac|nac danh|tru dap) /, slugs: /^(denunciation|petition|complaint-or)/ },
  { said: / (khieu nai|khoi kien|kien (ra|uy ban|len|hanh chinh)|doi thoai|thu ly) /, slugs: /^(complaint|petition)/ },
  { said: / (phan anh|kien nghi|gop y) /, slugs: /^(feedback|petition|complaint-or|complaint-many)/ },
  {
    said: / (du lieu|thong tin (ca nhan|cua (toi|minh|em))|xoa (het )?thong tin|(?:rut|thu hoi)(?: lai)?(?: su)? dong y|khao sat|(anh|chup|gui|giu) .{0,12}(can cuoc|cccd)) /,
    slugs: /^data/,
  },
  {
    said: / (tre hen|qua (ngay )?hen|giay hen|tra ho so|khong nhan (ho so )?|bo sung|ngoai danh muc) /,
    slugs: /^procedure/,
  },
  { said: / (don|nhan o day|nhan tin|gui qua) /, slugs: /^(petition|complaint-letter|denunciation-letter)/ },
]

const featuresOf = (message: Normalised) =>
  extractFeatures(
    message,
    [...groupsIn(message.words)].map((group) => `#${group}`),
  )

const entryOf = ({ asks, says, name }: LawEntry): AskEntry => ({
  asks: asks.map((ask) => askTermsOf(normalise(ask))),
  says: askTermsOf(normalise(`${name} , ${says}`)),
})

/** Other messages are never compared with the entries. */
const isOfMatter = (text: string): boolean => {
  const plain = ` ${plainText(normalise(text).words)} `
  return matterWords.some(({ said }) => said.test(plain))
}

/** Learns each entry as a class, and what is of none of them as the last. */
const trainLaw = (entries: readonly LawEntry[], intents: readonly Intent[]): LinearModel => {
  const none = entries.length
  function* samplesOf(text: string, label: number, weight: number): Iterable<Sample> {
    const message = normalise(text)
    yield { features: featuresOf(message), labels: [label], weight }
    if (message.isMarked) yield { features: featuresOf(leaveOutMarks(message)), labels: [label], weight }
  }
  function* samples(): Iterable<Sample> {
    for (const [label, { asks, says }] of entries.entries()) {
      for (const ask of asks) yield* samplesOf(ask, label, 1)
      yield* samplesOf(says, label, 0.5)
    }
    for (const { examples } of intents)
      for (const example of examples.filter(isOfMatter)) yield* samplesOf(example, none, otherWeight)
  }
  return trainLinearModel(samples(), entries.length + 1, training)
}
