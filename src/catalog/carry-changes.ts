type Content = Readonly<Record<string, unknown>>

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * A version that waits for its day, with what was published meanwhile: a field that it leaves as citizens read it follows
 * the new one, a field that it changes stays as planned.
 */
export const carryChanges = <C extends Content>(waiting: C, change: { before: Content; after: Content }): C =>
  Object.fromEntries(
    Object.entries(waiting).map(([key, planned]) => [
      key,
      isSame(planned, change.before[key]) ? change.after[key] : planned,
    ]),
  ) as C
