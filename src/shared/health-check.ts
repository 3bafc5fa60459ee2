/**
 * One thing that was looked at: what it is, how it stands, and what was found or has to be done. 'advice': it works, and
 * would be better otherwise; 'wrong': something doesn't work, or will be lost.
 */
export type HealthCheck = { what: string; level: 'right' | 'advice' | 'wrong'; found: string }

export const right = (what: string, found: string): HealthCheck => ({ what, level: 'right', found })
export const advice = (what: string, found: string): HealthCheck => ({ what, level: 'advice', found })
export const wrong = (what: string, found: string): HealthCheck => ({ what, level: 'wrong', found })
