/** A turn that asked something, for the figures: nothing of its words. */
export type AskedOfTurn = {
  /** The message's. */
  id: string
  at: Date
  chat: string
  channel: string
  communeCode: string | null
  slug: string | null
  field: string | null
  outcome: 'known' | 'unknown' | 'outside'
  /** Keys of the fields that were told. */
  facts: string[]
  isOnline: boolean
}
