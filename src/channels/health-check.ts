/** One thing that was looked at: what it is, whether it is right, and what was found or has to be done. */
export type HealthCheck = { what: string; isOk: boolean; found: string }

export const right = (what: string, found: string): HealthCheck => ({ what, isOk: true, found })
export const wrong = (what: string, found: string): HealthCheck => ({ what, isOk: false, found })
