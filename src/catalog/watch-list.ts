import type { Procedure } from './procedure.js'
import { replacedIn } from './replaced-laws.js'

const longestUnverifiedMs = 180 * 24 * 60 * 60_000

/** Why an editor should look at a procedure again; `count`: how many facts or questions. */
export type WatchReason =
  | { kind: 'missed'; count: number }
  | { kind: 'doubted'; count: number }
  | { kind: 'law'; number: string; by: string }
  | { kind: 'fee' }
  | { kind: 'old'; since: string }
  | { kind: 'unasked' }

export type Watched = { procedure: Procedure; reasons: WatchReason[] }

/** What is known of how people ask: slugs that some answer was about, and how often one was near but not told. */
export type Asked = { told: ReadonlySet<string>; missed: ReadonlyMap<string, number> }

const hasUnknownFee = ({ fees }: Procedure): boolean =>
  fees === null || fees.some(({ amount, set_by }) => amount === null && set_by === null)

const reasonsOf = (procedure: Procedure, { told, missed }: Asked, now: Date): WatchReason[] => {
  const { slug, verified_on, as_of, legal_basis, to_verify } = procedure
  const since = verified_on ?? `${as_of}-28`
  const missedCount = missed.get(slug) ?? 0
  return [
    ...(missedCount > 0 ? [{ kind: 'missed' as const, count: missedCount }] : []),
    ...(to_verify.length > 0 ? [{ kind: 'doubted' as const, count: to_verify.length }] : []),
    ...replacedIn(legal_basis).map((one) => ({ kind: 'law' as const, ...one })),
    ...(hasUnknownFee(procedure) ? [{ kind: 'fee' as const }] : []),
    ...(now.getTime() - Date.parse(since) > longestUnverifiedMs ? [{ kind: 'old' as const, since }] : []),
    ...(told.has(slug) ? [] : [{ kind: 'unasked' as const }]),
  ]
}

const weights: Readonly<Record<WatchReason['kind'], number>> = {
  missed: 8,
  doubted: 6,
  law: 5,
  fee: 3,
  old: 2,
  unasked: 1,
}

const weightOf = ({ procedure, reasons }: Watched): number =>
  reasons.reduce((sum, { kind }) => sum + weights[kind], 0) + (procedure.demand === 'high' ? 0.5 : 0)

/** The procedures that an editor should look at again, those with most against them first. */
export const watchList = (procedures: readonly Procedure[], asked: Asked, now: Date): Watched[] =>
  procedures
    .map((procedure) => ({ procedure, reasons: reasonsOf(procedure, asked, now) }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || a.procedure.short_name.localeCompare(b.procedure.short_name, 'vi'))
