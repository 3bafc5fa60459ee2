import { type CaseKeys, type CasePart, caseParts, type OpenedPart } from '../../sealing/cases/case-keys.js'
import { openCase } from '../../sealing/cases/grant-cases.js'
import { type Loan, openLoan } from '../../sealing/cases/lend.js'
import { findExcluded, type OpenedCase } from '../../sealing/cases/readers.js'
import type { OpenReader } from '../../sealing/cases/reading-as.js'
import { openValue, sealValue } from '../../sealing/cases/sealed-values.js'
import type { Case, CaseChange, IdentityAsk, StepFacts, TimelineEvent } from '../case.js'
import type { NewsToTell } from '../desk/entry.js'
import { coverSender, type Sender, uncover } from './cover-sender.js'

/** Fields of each part's box. Everything else of a case stays in clear: decision 0081 says what, and why. */
const contentFields = [
  'category',
  'text',
  'placeText',
  'when',
  'against',
  'request',
  'evidence',
  'routedBecause',
  'settledBy',
  'keptFrom',
  'tellsDanger',
] as const
const identityFields = ['reporter', 'group', 'authorised', 'forwardedBy', 'covers'] as const
/** What a sender tells in their own words, perhaps with their name. */
const ownWords = ['text', 'placeText', 'request', 'evidence'] as const
const fieldsOf: Record<CasePart, readonly string[]> = { content: contentFields, identity: identityFields }

/**
 * Facts that are needed without any key: by which days are counted, figures kept and steps taken back, where a case went, and
 * that its sender is forced to withdraw.
 */
const factsInClear = ['day', 'done', 'takesBack', 'dueBefore', 'days', 'takes', 'target', 'isCoerced'] as const

/** Their `from` and `to` are names of states, acts and clocks. */
const steps: ReadonlySet<TimelineEvent['what']> = new Set(['opened', 'moved', 'acted', 'duty_done', 'clock_changed'])

/** What stands in place of what is sealed. */
const blank = {
  category: 'other',
  text: '',
  placeText: null,
  when: null,
  against: null,
  request: null,
  evidence: null,
  routedBecause: '',
  settledBy: null,
  keptFrom: null,
  reporter: { name: null, address: null, phone: null },
  group: null,
  authorised: null,
  forwardedBy: null,
} satisfies Partial<Case>

/** `own`: what of its sender was taken out, for who reads the identity. */
type Boxed<T> = T & { box?: string; own?: string }
/** A protected case as it is stored: `timeline` and `toTell` with a box each, what they told left out. */
export type SealedFields = {
  keys: CaseKeys
  keysRevision: number
  boxes: Record<CasePart, string>
  /** To whom the identity is shown for a while; left out: to nobody. */
  loans?: Loan[]
  /** Of which salt the citizen's key is made; left out: the citizen holds no secret. */
  citizenSalt?: string
  /** What was told to a citizen who holds a secret, the oldest first: read with it, and nowhere else. */
  news?: Boxed<CitizenNews>[]
}

/** A message to the citizen that lies in the case. */
export type CitizenNews = { id: string; at: Date; text: string }

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Partial<Pick<T, K>> =>
  Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : []))) as Partial<Pick<T, K>>

const eventField = (id: string): string => `event:${id}`
const ownField = (id: string): string => `own:${id}`
const newsField = (id: string): string => `news:${id}`

/** `sender`: of whoever writes as a citizen, as far as it is known here. */
export const sealEvent = (keys: CaseKeys, event: TimelineEvent, sender?: Sender): Boxed<TimelineEvent> => {
  const { paper, facts, from, to } = event
  const covered = sender && event.by.role === 'citizen' && event.text ? coverSender(event.text, sender) : null
  const text = covered?.text ?? event.text
  const isStep = steps.has(event.what)
  const left = {
    ...event,
    ...(!isStep && { from: null, to: null }),
    text: null,
    paper: paper && { number: '', date: paper.date, signer: '' },
    ...(facts && { facts: pick(facts, factsInClear) as StepFacts }),
  } as TimelineEvent
  const box = sealValue(keys, { part: 'content', field: eventField(event.id) }, { text, paper, facts, from, to })
  const own = covered && sealValue(keys, { part: 'identity', field: ownField(event.id) }, covered.taken)
  return { ...left, box, ...(own && { own }) }
}

export const sealNews = (keys: CaseKeys, news: NewsToTell): Boxed<NewsToTell> => {
  const { text, choices } = news
  const box = sealValue(keys, { part: 'content', field: newsField(news.id) }, { text, choices })
  return { ...news, text: '', choices: [], box }
}

/** News that wait in the case for who brings the secret. */
export const sealCitizenNews = (keys: CaseKeys, { text, ...news }: CitizenNews): Boxed<CitizenNews> => ({
  ...news,
  text: '',
  box: sealValue(keys, { part: 'content', field: newsField(news.id) }, { text }),
})

/** For who keeps identities to read. */
export const askField = (id: string): string => `ask:${id}`

export const sealAsk = (keys: CaseKeys, { reason, ...ask }: IdentityAsk & { reason: string }): IdentityAsk => ({
  ...ask,
  box: sealValue(keys, { part: 'identity', field: askField(ask.id) }, { reason }),
})

/** Nothing tells who sent it: there is nobody to keep. */
export const isUnnamed = ({ reporter, group, authorised, forwardedBy, identity }: Omit<Case, 'id'>): boolean =>
  identity?.state !== 'locked' &&
  Object.values(reporter).every((told) => !told) &&
  !group &&
  !authorised &&
  !forwardedBy

/** The keepers read what was taken out, and nothing of the words around it. */
const boxesOf = (keys: CaseKeys, found: Omit<Case, 'id'>): SealedFields['boxes'] => {
  const covered = ownWords.flatMap((name) => {
    const told = found[name] ? coverSender(found[name], found) : null
    return told ? [{ name, ...told }] : []
  })
  const texts = Object.fromEntries(covered.map(({ name, text }) => [name, text]))
  const covers = Object.fromEntries(covered.map(({ name, taken }) => [name, taken]))
  return {
    content: sealValue(
      keys,
      { part: 'content', field: 'content' },
      { ...pick(found, contentFields), ...texts, sentBy: found.entry?.from ?? null, isUnnamed: isUnnamed(found) },
    ),
    identity: sealValue(
      keys,
      { part: 'identity', field: 'identity' },
      {
        ...pick(found, identityFields),
        ...(covered.length > 0 && { covers }),
      },
    ),
  }
}

/** A case's own words as they were told, for who reads the identity. */
const uncovered = <T extends Case>(found: T): T => ({
  ...found,
  ...Object.fromEntries(
    ownWords.flatMap((name) => {
      const [text, taken] = [found[name], found.covers?.[name]]
      return text && taken ? [[name, uncover(text, taken)]] : []
    }),
  ),
})

/** A case without what is sealed, and the boxes of it. Needs no private key. */
export const sealCase = <T extends Omit<Case, 'id'>>(
  keys: CaseKeys,
  found: T,
): T & Omit<SealedFields, 'keysRevision'> => {
  const { tellsDanger: _boxed, ...rest } = found
  return {
    ...(rest as T),
    ...blank,
    entry: found.entry && { ...found.entry, from: null },
    timeline: found.timeline.map((event) => sealEvent(keys, event, found)),
    toTell: found.toTell.map((news) => sealNews(keys, news)),
    boxes: boxesOf(keys, found),
    keys,
  }
}

/**
 * What a change sets, as it is stored. Whoever changes what a box tells must have read it: throws for a case whose words
 * are locked.
 */
export const sealSet = (keys: CaseKeys, before: Case, set: CaseChange['set']): Record<string, unknown> => {
  const names = Object.keys(set)
  const partOf = (name: string): CasePart | undefined =>
    caseParts.find((part) => fieldsOf[part].some((one) => one === name))
  const isBoxed = (name: string): boolean => partOf(name) !== undefined
  const isChanged = (part: CasePart): boolean => names.some((name) => partOf(name) === part)
  // the content tells whether anybody is named
  const changed = isChanged('identity') ? caseParts : caseParts.filter(isChanged)
  if (set.toOpen?.length) throw new Error(`case ${before.id}: a protected case opens no other`)
  if (before.isLocked && (set.toTell || names.some(isBoxed)))
    throw new Error(`case ${before.id}: what is sealed can't be changed unread`)
  if (before.identity?.state === 'locked' && changed.includes('identity'))
    throw new Error(`case ${before.id}: who denounced can't be changed unread`)
  const boxes = boxesOf(keys, { ...before, ...set })
  return {
    ...Object.fromEntries(Object.entries(set).filter(([name]) => !isBoxed(name))),
    ...(set.toTell && { toTell: set.toTell.map((news) => sealNews(keys, news)) }),
    ...Object.fromEntries(changed.map((part) => [`boxes.${part}`, boxes[part]])),
  }
}

const boxedIn = (opened: OpenedPart, field: string, box: string): Record<string, unknown> => {
  const found = openValue(opened, field, box)
  if (!found) throw new Error(`case ${opened.caseId}: ${field} does not open`)
  return found.value as Record<string, unknown>
}

const withoutBox = <T extends object>({ box: _box, own: _own, ...rest }: Boxed<T>): T => rest as T

/** A stored case without its boxes, for whoever holds no key. */
export const lockedCase = <T extends Case>({
  boxes: _1,
  keys: _2,
  keysRevision: _3,
  citizenSalt: _4,
  news: _5,
  loans: _6,
  ...found
}: T & SealedFields): Case => ({
  ...found,
  timeline: found.timeline.map(withoutBox),
  toTell: found.toTell.map(withoutBox),
  isLocked: true,
})

/** Whose keys a case was opened with; `lentUntil`: who denounced is shown up to then. */
type OpenedParts = OpenedCase & { lentUntil?: Date | null }

/** A stored case as one of its readers reads it. Throws when it was changed by somebody who hadn't the keys. */
export const openedCase = (stored: Case & SealedFields, { content, identity, lentUntil }: OpenedParts): Case => {
  const { isLocked: _locked, ...locked } = lockedCase(stored)
  if (!content) return { ...locked, isLocked: true }
  const { sentBy, isUnnamed: nobody, ...told } = boxedIn(content, 'content', stored.boxes.content)
  const opened = <T extends { id: string }>(one: Boxed<T>, field: string): T =>
    one.box === undefined ? one : { ...withoutBox(one), ...boxedIn(content, field, one.box) }
  const withOwn = (event: TimelineEvent, { id, own }: Boxed<TimelineEvent>): TimelineEvent => {
    const taken = identity && own ? openValue(identity, ownField(id), own) : null
    return taken && event.text ? { ...event, text: uncover(event.text, taken.value as string[]) } : event
  }
  return uncovered({
    ...locked,
    ...told,
    ...(identity ? boxedIn(identity, 'identity', stored.boxes.identity) : !nobody && { identity: { state: 'locked' } }),
    ...(lentUntil && { identity: { state: 'lent', until: lentUntil } }),
    entry: locked.entry && { ...locked.entry, from: sentBy as NonNullable<Case['entry']>['from'] },
    timeline: stored.timeline.map((event) => withOwn(opened(event, eventField(event.id)) as TimelineEvent, event)),
    toTell: stored.toTell.map((news) => opened(news, newsField(news.id))),
  })
}

/** What a reader of the case was or is told by it. */
export const citizenNewsOf = ({ news = [] }: SealedFields, { content }: OpenedCase): CitizenNews[] =>
  content
    ? news.map((one) => ({
        ...withoutBox(one),
        ...boxedIn(content, newsField(one.id), one.box ?? ''),
      }))
    : []

/**
 * The keys that a reader has of a case at an instant; null: the reader isn't on its lists, or is one of those it was closed
 * to. Who denounced is among them where it is theirs, or was lent.
 */
export const keysFor = (
  { keys, loans = [] }: Pick<SealedFields, 'keys' | 'loans'>,
  reader: OpenReader,
  at: Date,
): (OpenedParts & { content: OpenedPart }) | null => {
  const { content, identity } = openCase(keys, reader)
  if (!content || findExcluded(keys, content).includes(reader.id)) return null
  if (identity) return { content, identity, lentUntil: null }
  const lent = openLoan(keys, loans, reader, at)
  return { content, identity: lent?.identity ?? null, lentUntil: lent?.until ?? null }
}

/** The identity's keys of who keeps it; null: the reader doesn't, or is one of those the case was closed to. */
export const keptBy = (keys: CaseKeys, reader: OpenReader): OpenedPart | null => {
  const { identity } = openCase(keys, reader)
  return identity && !findExcluded(keys, identity).includes(reader.id) ? identity : null
}
