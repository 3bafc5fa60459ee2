import { beforeAll, describe, expect, test } from 'vitest'
import type { Slices } from '../../src/dialogue/slices.js'
import {
  askedOfTalks,
  birthTalks,
  deniedTalks,
  excludedTalks,
  lostTalks,
  otherTopicTalks,
} from './plain-talks/answers.js'
import {
  goingOnTalks,
  handOffTalks,
  mergerTalks,
  outsideTalks,
  personTalks,
  secondAskedTalks,
  sellerTalks,
  violenceTalks,
} from './plain-talks/citizens.js'
import {
  allClearAndAsked,
  calledForOthers,
  dangerBeside,
  dangerTalks,
  falseAlarms,
  firstAidTalks,
  growingTalks,
  narrowerDangers,
  openDangers,
  plainlyTold,
  secondCries,
  urgentNextTalks,
} from './plain-talks/danger.js'
import {
  intakeTalks,
  neighbourTalks,
  newcomerTalks,
  ownCaseTalks,
  reportTalks,
  sumTalks,
} from './plain-talks/matters.js'
import { benefitSumTalks, elsewhereTalks, nearTalks, ownPointTalks } from './plain-talks/own-point.js'
import {
  allowanceTalks,
  leftReportTalks,
  marriageTalks,
  noReportTalks,
  onlyAskedTalks,
  volunteerTalks,
} from './plain-talks/papers.js'
import { goingOnShortly, lateFileTalks, mannersTalks, openChoiceTalks, sentTalks } from './plain-talks/reports.js'
import type { Talk } from './plain-talks/talk.js'
import {
  abroadTalks,
  changeTalks,
  conditionTalks,
  factTalks,
  offeredTalks,
  otherThingTalks,
  partTalks,
  withinTalks,
} from './plain-talks/topics.js'
import { cardTalks, communeDoesTalks, insteadTalks, returnTalks, servedTalks } from './plain-talks/villagers.js'
import { headTalks, swindleTalks, wantedTalks } from './plain-talks/wanted.js'
import { startDialogue } from './start-dialogue.js'
import { loadKnown } from './walk/walk.js'

let known: Partial<Slices>
beforeAll(async () => {
  known = await loadKnown()
}, 180_000)

/** Sends the messages one after the other; the last answer says and never says what the table has. */
const holds = async ({ said, says, never }: Talk): Promise<void> => {
  const dialogue = startDialogue({ known })
  const heard = await dialogue.say(...said)
  expect(heard).toMatch(says)
  if (never) expect(heard).not.toMatch(never)
}

const tables: Record<string, readonly Talk[]> = {
  'danger, and what follows it': dangerTalks,
  'what follows while it is open': openDangers,
  'a second cry': secondCries,
  'what needs another help': narrowerDangers,
  'an all-clear with a question': allClearAndAsked,
  'what is asked while somebody lies there': urgentNextTalks,
  'danger that grows within a report': growingTalks,
  'danger in so many words': plainlyTold,
  'what may be done until help comes': firstAidTalks,
  'danger told beside something else': dangerBeside,
  'what only sounds like danger': falseAlarms,
  'who sells, and what is asked after an alarm': sellerTalks,
  'a wish for a person': handOffTalks,
  'violence at home, asked on about': violenceTalks,
  'what became of papers, districts, the province': mergerTalks,
  'a commune of another province': outsideTalks,
  'asked on about what is spoken of': goingOnTalks,
  'two questions in one message': secondAskedTalks,
  'a person before a verb': personTalks,
  'a call in vain for something else': calledForOthers,
  'marriage with a foreigner': marriageTalks,
  'what is received': allowanceTalks,
  'youth volunteers of the war': volunteerTalks,
  'who only asks': onlyAskedTalks,
  'who only asks, within a report': leftReportTalks,
  'told or asked for a paper': noReportTalks,
  'a neighbouring matter': neighbourTalks,
  sums: sumTalks,
  'what is denied': deniedTalks,
  'another topic': otherTopicTalks,
  'who is excluded': excludedTalks,
  'births abroad and out of wedlock': birthTalks,
  'lost papers': lostTalks,
  'what is asked of': askedOfTalks,
  'what is wanted, and for whom': wantedTalks,
  'yes and no at the head': headTalks,
  'a swindle by telephone': swindleTalks,
  'a fact within a topic': factTalks,
  'a rare condition': conditionTalks,
  'a question within a topic': withinTalks,
  'another mind': changeTalks,
  'while several are offered': offeredTalks,
  'a part named by a word': partTalks,
  'registered abroad': abroadTalks,
  'reports and complaints': intakeTalks,
  'a report in hand': reportTalks,
  "a newcomer's report": newcomerTalks,
  'the own case': ownCaseTalks,
  'another thing': otherThingTalks,
  'a late file': lateFileTalks,
  'an open choice': openChoiceTalks,
  'manners of an officer': mannersTalks,
  'before and after sending': sentTalks,
  'gone on shortly': goingOnShortly,
  'behind another authority or a refusal': elsewhereTalks,
  'how much a benefit is': benefitSumTalks,
  'of two that are near': nearTalks,
  'its own point': ownPointTalks,
  'returned to': returnTalks,
  'meant instead': insteadTalks,
  'who served': servedTalks,
  'whether the commune does it': communeDoesTalks,
  'the first card, and online': cardTalks,
}

describe.each(Object.entries(tables))('%s', (_name, talks) => {
  test.each(talks.map((talk) => [talk.said.join(' › '), talk] as const))('“%s”', (_said, talk) => holds(talk))
})
