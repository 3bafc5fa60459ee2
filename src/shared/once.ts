/** What `make` gives, made when it is first asked for; asked again after it threw, it tries again. */
export const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
