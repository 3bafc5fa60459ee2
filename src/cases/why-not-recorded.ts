import { obstacleTo, type Standing } from './guards.js'
import { actsOf, stateOf } from './kinds/index.js'

/**
 * Why none of the steps that would write a paper down ('move:decided', 'act:extend') can be taken as things stand, in the
 * words of the step; null: one can, or none of them comes next here.
 */
export const whyNotRecorded = (verb: Standing, steps: readonly string[]): string | null => {
  const { kind, state } = verb.found
  const next = [
    ...stateOf(kind, state).next.map((to) => ({ name: `move:${to}`, step: stateOf(kind, to) })),
    ...Object.entries(actsOf(kind)).flatMap(([act, step]) =>
      step.in.includes(state) ? [{ name: `act:${act}`, step }] : [],
    ),
  ].filter(({ name }) => steps.includes(name))
  const obstacles = next.map(({ step }) => obstacleTo(step, verb))
  return obstacles.every((one) => one !== null) ? (obstacles[0]?.why ?? null) : null
}
