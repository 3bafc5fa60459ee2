/** The platform understood the call and said no. `code` is its error_code (channel-protocols, section 1.7). */
export class ZaloRefused extends Error {
  override name = 'ZaloRefused'
  constructor(
    readonly method: string,
    readonly code: number,
    readonly description: string,
  ) {
    super(`${method}: ${code} ${description}`)
  }
}

/** No answer from the platform. `surelyNotSent`: the request can't have arrived. Never holds an address: it has the token in it. */
export class ZaloUnreachable extends Error {
  override name = 'ZaloUnreachable'
  constructor(
    readonly method: string,
    readonly failure: string,
    readonly surelyNotSent: boolean,
  ) {
    super(`${method}: ${failure}`)
  }
}
