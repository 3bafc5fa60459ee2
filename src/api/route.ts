import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Partner, Scope } from '../partners/partner.js'
import type { Problem, ProblemStatus } from './problem.js'
import type { apiWording } from './wording.js'

/** What one status answers with; without schema: no body, or one that `type` alone describes. */
export type AnswerKind = { description: string; schema?: z.ZodType; type?: string }

export type Asked<P, Q, B> = {
  params: P
  query: Q
  body: B
  /** Whose key was sent; null: none was. */
  partner: Partner | null
  request: Request
  response: Response
}

/** `body` undefined: `handle` has answered by itself, as a stream does. */
export type Answer = { status: number; body?: unknown; type?: string; headers?: Readonly<Record<string, string>> }

/** How refusals are written where the standard has a way of its own. */
export type Refused = { type: string; schema?: z.ZodType; write: (problem: Problem) => string }

/**
 * One address of the API. The same schemas check what comes in, shape what goes out, and describe both; `refuses` are the
 * refusals beside those that every address may give.
 */
export type ApiRoute<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
> = {
  method: 'get' | 'post' | 'delete'
  /** As the description writes it: '/api/v1/procedures/{slug}'. */
  path: string
  summary: string
  tag: keyof typeof apiWording.tags
  params?: P
  query?: Q
  body?: B
  bodyType?: 'application/json' | 'application/x-www-form-urlencoded'
  headers?: z.ZodObject
  /** The key must have it; left out: anybody may call. */
  scope?: Scope
  /** Seconds in which anybody may keep the answer. */
  keptFor?: number
  answers: Readonly<Record<number, AnswerKind>>
  refuses?: readonly ProblemStatus[]
  /** How its refusals are written; left out: as problem+json. */
  refusal?: Refused
  handle(asked: Asked<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer> | Answer
}

/** Has the compiler check a route by its own schemas. */
export const defineRoute = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  route: ApiRoute<P, Q, B>,
): ApiRoute => route as unknown as ApiRoute
