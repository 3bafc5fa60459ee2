/** Messages one after the other, and what the last answer says and never says. */
export type Talk = { said: readonly string[]; says: RegExp; never?: RegExp }
