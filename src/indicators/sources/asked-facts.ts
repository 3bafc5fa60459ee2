import { localDay } from '../../shared/clock.js'
import type { Asked } from '../asked-store.js'
import { type Fact, merged } from '../fact.js'
import type { Measure } from '../measures.js'

/** Fact of an answer that is its ways of filing. */
const waysOfFiling = 'channels'

/** What a question gives to the figures. */
export const askedFacts = (asked: Asked): Fact[] => {
  const { at, channel, communeCode, field, outcome, facts, isOnline, isFirstOfDay, isFirstList, isAgain } = asked
  const of = {
    day: localDay(at),
    commune: communeCode ?? '',
    kind: 'question',
    field: field ?? '',
    by: '',
    n: 1,
  }
  const counted: [boolean, Measure][] = [
    [outcome === 'known', 'known'],
    [outcome === 'unknown', 'unknown'],
    [isFirstOfDay, 'asking_person'],
    [isAgain, 'asking_again'],
    [isFirstList, 'listed'],
    [facts.includes(waysOfFiling), 'asked_how_to_file'],
    [facts.includes(waysOfFiling) && isOnline, 'chose_online'],
  ]
  return merged([
    ...(outcome === 'outside' ? [] : [{ ...of, measure: 'asked' as const, by: channel }]),
    ...counted.flatMap(([holds, measure]) => (holds ? [{ ...of, measure }] : [])),
  ])
}
