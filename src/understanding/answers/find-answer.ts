import type { Answer, AnswerKind } from '../../catalog/answer-fields.js'
import { answerKinds, channels } from '../../catalog/options.js'
import type { Procedure } from '../../catalog/procedure.js'
import { describeAges } from '../../catalog/wording.js'
import { findEntities } from '../reading/entities.js'
import { normalise } from '../reading/normalise.js'
import { plainText } from '../reading/words.js'
import { judge } from '../search/certainty.js'
import type { PlainReading } from '../understand.js'
import type { MessageKind } from './answer-kinds.js'
import { createAskMatcher, forgetEntry, learnEntry } from './ask-index.js'
import { askTermsOf } from './ask-terms.js'
import { asksToCome, createFit, isOfOwnSubject, saysTo } from './fits-asked.js'
import { kindChances } from './kind-model.js'
import { type AnswerSources, entriesOf, learnAnswers } from './learn-answers.js'
import { tellComing, tellFromFields } from './plain-fields.js'
import { certaintyOf, rankAnswers } from './rank-answers.js'
import { answerWording as say } from './wording.js'

/** What a person told of themselves. `situations`: names (`when`) of situations that hold, and of those that don't. */
export type AnswerFacts = {
  situations?: { hold?: readonly string[]; fail?: readonly string[] }
  channel?: keyof typeof channels
  age?: number
  /** What else was said about it, in the person's words. */
  told?: readonly string[]
  /** The question is of this procedure, whatever it names. */
  isOfThis?: boolean
}

/** A reply to a small question inside a procedure. */
export type SmallAnswer = {
  about: AnswerKind
  /**
   * answer: one of the procedure's own; either: two of them, one of which is meant; law: of the questions about the law;
   * fields: from its plain fields; unknown: said to be unknown.
   */
  from: 'answer' | 'either' | 'law' | 'fields' | 'unknown'
  /** One or two sentences for the person; of `either` one line for each. */
  text: string
  basis: string[]
  /** Share of such replies that are right, 0 to 1. */
  certainty: number
  /** Asked nearly word for word as somebody wrote it down for this procedure. */
  isAsked?: boolean
}

export type FindAnswer = (slug: string, text: string, facts?: AnswerFacts) => SmallAnswer | null

/** Learns the small questions of the catalog. */
export const createAnswers = ({
  read,
  today,
  ...sources
}: AnswerSources & { read: (text: string) => PlainReading; today: () => string }) => {
  const { kinds, index } = learnAnswers(sources)
  let bySlug = new Map<string, Procedure>()
  let matchers = new Map<string, ReturnType<typeof createAskMatcher>>()
  const use = (procedures: readonly Procedure[]): void => {
    bySlug = new Map(procedures.map((procedure) => [procedure.slug, procedure]))
    matchers = new Map()
  }
  use(sources.procedures)

  const matcherOf = (procedure: Procedure) => {
    const known = matchers.get(procedure.slug)
    if (known) return known
    const made = createAskMatcher(entriesOf(procedure), index)
    matchers.set(procedure.slug, made)
    return made
  }

  const asked = wordsIn(plainKinds.flatMap((kind) => sources.kindAsks[kind]))

  /** Whether a message speaks of another procedure, in words that neither this one nor the answer found has. */
  const isOfAnother = (
    { message, candidates }: PlainReading,
    { slug, name, short_name }: Procedure,
    { answer, isNear, isClear }: { answer: Answer | null; isNear: boolean; isClear: boolean },
  ): boolean => {
    const [best] = candidates
    if (!best || best.slug === slug) return false
    const isTold =
      message.words.length >= tellingLength &&
      best.score >= bars.surelyNamed &&
      !isNear &&
      !candidates.some((one) => one.slug === slug && one.score > best.score - bars.toldMargin)
    if (!isTold) {
      if (best.said < 1 && (isClear || best.score < bars.named)) return false
      if (best.said < 1 && !isNear && best.said >= bars.halfSaid && judge(message, candidates) === 'sure') return true
      if (candidates.some((one) => one.slug === slug && one.score > best.score - bars.namedMargin)) return false
    }
    const own = wordsIn([name, short_name, ...(answer ? [...answer.asks, answer.says, answer.situation ?? ''] : [])])
    const other = bySlug.get(best.slug)
    const said = new Set(message.words.map(({ folded }) => folded))
    const telling = [...wordsIn([other?.short_name ?? '', ...(other?.also_called ?? [])])].filter(
      (word) => said.has(word) && !asked.has(word) && !/^\d+$/.test(word),
    )
    const strange = telling.filter((word) => !own.has(word)).length
    return isTold ? strange > 0 : strange > telling.length / 2
  }

  const findAnswer: FindAnswer = (slug, text, facts = {}) => {
    const procedure = bySlug.get(slug)
    if (!procedure) return null
    const reading = read(text)
    const { message, procedureShare } = reading
    if (message.words.length === 0 || message.words.length > longestQuestion) return null
    const plain = plainText(message.words)
    if (asksToCome(plain))
      return { about: 'where', from: 'fields', text: tellComing(procedure), basis: [], certainty: 1 }
    const known = { ...factsIn(plain), ...facts }
    const chances = kindChances(kinds, message)
    const chanceOf = (kind: MessageKind): number => chances.get(kind) ?? 0
    const likenesses = matcherOf(procedure)(askTermsOf(message))
    const fits = createFit(plain, facts.told, procedure.short_name)
    const said = new Map(
      procedure.answers.flatMap((answer) => {
        const says = fits(answer) ? saysTo(plain, answer, procedure.short_name) : null
        return says === null ? [] : [[answer, says] as const]
      }),
    )
    const ranked = rankAnswers(
      procedure.answers.flatMap((answer, place) => {
        if (!said.has(answer)) return []
        const met = judgeCondition(answer, known)
        const likeness = likenesses[place]
        return met === null || !likeness ? [] : [{ about: answer.about, met, likeness, place }]
      }),
      chances,
    )
    const answerAt = (rank: number): Answer | null => procedure.answers[ranked[rank]?.place ?? -1] ?? null
    const first = answerAt(0)
    const second = answerAt(1)
    const { single, either } = certaintyOf(ranked, chanceOf('none'))
    const nearest = ranked[0]?.likeness.nearest ?? 0
    const isNear = nearest >= bars.near
    const isClear = single >= bars.clear
    const isSame = nearest >= bars.same
    if (
      !facts.isOfThis &&
      !isSame &&
      isOfAnother(reading, procedure, { answer: single >= bars.single ? first : null, isNear, isClear })
    )
      return null
    if (!isNear && chanceOf('none') + chanceOf('whole') > bars.outside) return null
    if (!isNear && either < (procedureShare < bars.noErrand ? bars.clear : bars.likely) && procedureShare < bars.errand)
      return null

    const [kind, kindChance] = likeliest(chances)
    const tell = (from: 'answer' | 'either', answers: readonly Answer[], certainty: number): SmallAnswer => {
      const lines = answers.map(
        (answer) =>
          (answers.length > 1 ? withCase(answer) : '') + tellAnswer(said.get(answer) as string, answer, known),
      )
      const text = lines.length === 1 ? lines.join() : lines.map((line) => `• ${line}`).join('\n')
      return {
        about: (answers[0] as Answer).about,
        from,
        text,
        basis: basisOf(answers),
        certainty,
        isAsked: from === 'answer' && isSame,
      }
    }
    /** Two that oppose each other are told with the case of each, else only the likelier. */
    const tellEither = (one: Answer, other: Answer, certainty: number): SmallAnswer =>
      areOpposed(one, other) ? tell('answer', [one], certainty) : tell('either', [one, other], certainty)
    const fromFields = (): SmallAnswer | null => {
      if (isOfOwnSubject(plain)) return null
      const { people } = findEntities(text, today())
      const told = tellFromFields(kind, procedure, { text: plain, people, day: today() })
      return told === null ? null : { about: kind, from: 'fields', text: told, basis: [], certainty: kindChance }
    }
    const hasKind = (kinds: readonly AnswerKind[]): boolean =>
      procedure.answers.some(({ about }) => kinds.includes(about))

    if (!isNear && kindChance >= bars.plainKind && !hasKind([kind, ...(allies[kind] ?? [])])) {
      const plainly = fromFields()
      if (plainly) return plainly
    }
    if (first && (single >= bars.single || isSame)) return tell('answer', [first], single)
    if (!asking.test(` ${plain} `)) return null
    if (first && second && either >= bars.either) return tellEither(first, second, either)
    const isKindClear = kindChance >= bars.kind
    const plainly = isKindClear && !hasKind([kind]) ? fromFields() : null
    if (plainly) return plainly
    if (chanceOf('none') + chanceOf('whole') > bars.outside) return null
    return {
      about: kind,
      from: 'unknown',
      text: sayUnknown(isKindClear ? kind : null, procedure),
      basis: [],
      certainty: 1 - either,
    }
  }

  const updateProcedures = (procedures: readonly Procedure[]): void => {
    const after = new Map(procedures.map((procedure) => [procedure.slug, procedure]))
    for (const [slug, procedure] of bySlug)
      if (after.get(slug) !== procedure) for (const entry of entriesOf(procedure)) forgetEntry(index, entry)
    for (const [slug, procedure] of after)
      if (bySlug.get(slug) !== procedure) for (const entry of entriesOf(procedure)) learnEntry(index, entry)
    use(procedures)
  }

  return {
    findAnswer,
    /** What is answered with a procedure as it is drafted; what is in use stays as it is. */
    findAnswerIn(draft: Procedure, text: string): SmallAnswer | null {
      const usual = [...bySlug.values()]
      updateProcedures([...usual.filter(({ slug }) => slug !== draft.slug), draft])
      try {
        return findAnswer(draft.slug, text)
      } finally {
        updateProcedures(usual)
      }
    },
    /** Takes the catalog as published anew; what changed is learnt, the kinds need no new training for it. */
    updateProcedures,
  }
}

/** Chosen on asks held back from learning. */
const bars = {
  single: 0.85,
  either: 0.6,
  near: 0.5,
  same: 0.85,
  outside: 0.6,
  errand: 0.15,
  noErrand: 0.02,
  likely: 0.8,
  clear: 0.9,
  kind: 0.45,
  plainKind: 0.6,
  named: 0.42,
  surelyNamed: 0.5,
  halfSaid: 0.5,
  namedMargin: 0.04,
  toldMargin: 0.15,
}

/** A question of so many words tells its own matter. */
const tellingLength = 9

/** More words than this tell a story. */
const longestQuestion = 40

/** Kinds whose answers may well answer another kind too. */
const allies: Partial<Record<AnswerKind, readonly AnswerKind[]>> = {
  fee: ['exempt', 'amount'],
  exempt: ['fee'],
  online: ['post'],
  post: ['online'],
  proxy: ['who_comes', 'collect'],
  who_comes: ['proxy'],
  collect: ['proxy', 'after'],
  originals: ['missing', 'copies'],
  copies: ['originals'],
  missing: ['originals', 'special'],
  deadline: ['duration', 'validity', 'special'],
  validity: ['after'],
  special: ['conditions', 'other', 'combine'],
  conditions: ['special', 'other', 'refuse'],
  other: ['special', 'conditions', 'after'],
}

const likeliest = (chances: ReadonlyMap<MessageKind, number>): [AnswerKind, number] => {
  let best: [AnswerKind, number] = ['other', 0]
  for (const [kind, chance] of chances)
    if (kind !== 'none' && kind !== 'whole' && chance > best[1]) best = [kind, chance]
  return best
}

const asking =
  / (khong|gi|nao|sao|dau|may|bao nhieu|bao lau|bao gio|khi nao|ai|chua|ha|chu|phai khong|dung khong|the|a|nhi|xin|cho|hoi|can|duoc) /

/** Kinds whose questions are in words of no one procedure; those of the others name matters. */
const plainKinds = [
  'originals',
  'copies',
  'photo',
  'form',
  'online',
  'post',
  'proxy',
  'who_comes',
  'collect',
  'duration',
  'fee',
  'exempt',
  'hours',
] as const

const wordsIn = (texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap((text) => normalise(text).words.map(({ folded }) => folded)))

const saidChannels: readonly [keyof typeof channels, RegExp][] = [
  ['online', / (online|truc tuyen|qua mang|tren mang|vneid|dich vu cong) /],
  ['post', / (buu dien|buu chinh|chuyen phat) /],
]

/** What the question itself tells. */
const factsIn = (plain: string): AnswerFacts => {
  const channel = saidChannels.find(([, said]) => said.test(` ${plain} `))?.[0]
  const years = / (\d{1,3}) tuoi /.exec(` ${plain} `)?.[1]
  return { ...(channel && { channel }), ...(years && { age: Number(years) }) }
}

/** What a condition adds to an answer's score; null where it is known not to hold. */
const judgeCondition = ({ situation, channel, ages }: Answer, facts: AnswerFacts): number | null => {
  if (situation !== null && facts.situations?.fail?.includes(situation)) return null
  if (channel !== null && facts.channel !== undefined && facts.channel !== channel) return null
  if (
    ages !== null &&
    facts.age !== undefined &&
    (facts.age < ages.from || facts.age >= (ages.to ?? Number.POSITIVE_INFINITY))
  )
    return null
  const holds = situation !== null && facts.situations?.hold?.includes(situation)
  const isAged = ages !== null && facts.age !== undefined
  return (holds ? metWeight : 0) + (isAged ? metWeight : 0)
}
const metWeight = 0.7

/** The answer, and for whom it holds where that isn't known of the person. */
const tellAnswer = (says: string, { channel, ages }: Answer, facts: AnswerFacts): string => {
  const open = [
    ...(channel !== null && facts.channel === undefined ? [`nộp ${channels[channel]}`] : []),
    ...(ages !== null && facts.age === undefined ? [describeAges(ages)] : []),
  ]
  return open.length > 0 ? `${says} ${say.onlyWhen(open.join(', '))}` : says
}

const withCase = ({ situation }: Answer): string => (situation === null ? '' : `${situation}: `)

const yes = /^(?:Được|Có|Phải|Cần)(?=[\s.,])/u
const no = /^(?:Không|Chưa)(?=[\s.,])/u
/** One says yes and the other no, and neither says for whom. */
const areOpposed = (one: Answer, other: Answer): boolean =>
  one.situation === null &&
  other.situation === null &&
  ((yes.test(one.says) && no.test(other.says)) || (no.test(one.says) && yes.test(other.says)))

const sayUnknown = (kind: AnswerKind | null, { received_by_text: where }: Procedure): string =>
  say.unknown(kind ? answerKinds[kind].toLowerCase() : say.thisMatter, where.replace(/[.;]$/, ''))

const basisOf = (answers: readonly Answer[]): string[] => [...new Set(answers.flatMap(({ basis }) => basis ?? []))]
