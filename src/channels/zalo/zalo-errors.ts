/** The platform understood the call and said no. `code` is its error_code (channel-protocols, section 1.7) or, of a gateway's page, the HTTP status. */
export class ZaloRefused extends Error {
  override name = 'ZaloRefused'
  constructor(
    readonly method: string,
    readonly code: number,
    readonly description: string,
    readonly isPage = false,
  ) {
    super(`${method}: ${code} ${description}`)
  }
}

/**
 * No answer from the platform; `failure` is the network's code or 'timeout'. `surelyNotSent`: the request can't have
 * arrived. Never holds an address: it has the token in it.
 */
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
