/** Who may pay less. */
export type Group =
  | 'poor'
  | 'near_poor'
  | 'child'
  | 'elderly'
  | 'disabled'
  | 'merit'
  | 'minority'
  | 'step_child'
  | 'adopted_by_relative'

/** Somebody a message names. */
export type Person = {
  kind: 'self' | 'family' | 'other'
  /** null: not told ("các con"). */
  count: number | null
  /** In years; null: not told. */
  age: number | null
  groups: Group[]
  /** The words from this person on to the next, without marks. */
  said: string
  /** Whether the paper is for this person: who asks may do it for somebody else. */
  isFor: boolean
}
