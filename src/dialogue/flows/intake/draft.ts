/** What has been told so far; a field is undefined until asked, null when the citizen skipped it. */
export type Draft = {
  text?: string
  against?: string | null
  place?: string | null
  communeCode?: string | null
  when?: string | null
  request?: string | null
  evidence?: string | null
  name?: string | null
  address?: string | null
  /** Who writes for who complains. */
  agent?: string | null
  phone?: string | null
  /** The place on the map, as it will stand on the case. */
  onMap?: string
  /** Ids of the files sent with it. */
  files?: string[]
  /** The person was told that it accuses people in office, and sends it as feedback all the same. */
  isInsisted?: true
  /** It was understood as a denunciation: somebody in office who is named is accused. */
  isDenunciation?: true
  /** The person was told that it looks like a denunciation: whatever its words, the commune's office doesn't get it. */
  isSuspected?: true
  /** It is about how a first complaint was settled. */
  isSecond?: true
  /** The case like it that was offered to be followed; null: it ended meanwhile. */
  alike?: string | null
  /** How often the open question was missed, and the field that was asked about last. */
  talk?: { misses: number; about: DraftField | null }
}

export const draftFields = [
  'text',
  'against',
  'place',
  'when',
  'request',
  'evidence',
  'name',
  'agent',
  'address',
  'phone',
] as const
export type DraftField = (typeof draftFields)[number]

export const isIntakeDraft = (data: unknown): data is Draft => typeof data === 'object' && data !== null

/** All that was told in words. */
export const wordsOfDraft = (draft: Draft): string =>
  Object.values(draft)
    .filter((value) => typeof value === 'string')
    .join('\n')

/** What a story takes along when it becomes another kind: all but who tells it, which each kind asks in its own way. */
export const withoutTeller = ({
  name: _name,
  address: _address,
  agent: _agent,
  phone: _phone,
  isInsisted: _insisted,
  ...story
}: Draft): Draft => story
