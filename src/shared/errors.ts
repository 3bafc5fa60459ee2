/** Wrong input from outside; `message` is Vietnamese and says what to do. */
export class InvalidInput extends Error {
  override name = 'InvalidInput'
}

/** What was asked for isn't there, or isn't there for this reader. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** The account may not do this. */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** Somebody else changed the same thing first; load it again. */
export class Conflict extends Error {
  override name = 'Conflict'
}

/** A setting or a content file is wrong; the start stops with this message. */
export class BadSetup extends Error {
  override name = 'BadSetup'
}
