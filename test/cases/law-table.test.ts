import { expect, test } from 'vitest'
import { duties } from '../../src/cases/duties.js'
import { actsOf, kindNames, kindOf, stateNamesOf, stateOf } from '../../src/cases/kinds/index.js'
import type { ActDefinition, Started, StateDefinition } from '../../src/cases/kinds/state-table.js'

/**
 * The law's own table of a case's life (legal-facts sections 5.4–5.9, 6.3–6.9, 7 and 12), written down a second time, so
 * that a row that is changed by mistake is seen. A row: state > next states, or act in states | who | what is asked |
 * clocks started (+) and ended (-) | what must be so, what it leaves, whether the citizen is told.
 */
const law = `
feedback, from received
  received > in_progress answered refused forwarded withdrawn reclassified sealed | system | - | +target.answer +pa.notice +don.red | -
  in_progress > answered refused forwarded withdrawn reclassified sealed | handler | - | -pa.notice | told
  answered > closed reopened | handler | answer | -target.answer -pa.notice -don.red | rating, told
  refused > - | handler | reason | -target.answer -pa.notice -don.red | told
  forwarded > - | handler | target paper reason | -target.answer -pa.notice -pa.transfer -don.red | told
  withdrawn > - | handler | reason | -target.answer -pa.notice -pa.transfer -don.red | told
  reclassified > - | system | reason | -target.answer -pa.notice -pa.transfer -don.red | -
  sealed > - | system | - | -target.answer -pa.notice -pa.transfer -don.red | -
  reopened > in_progress answered refused forwarded withdrawn sealed | handler | reason | +target.answer +don.red | told
  closed > reopened | handler | - | - | regulation_passed_on, leader_after_reopening, end, rating, told
  joined > - | system | - | - | -
  about_regulation in received in_progress reopened | handler | note | +pa.transfer@received | regulation_new
  regulation_passed in received in_progress reopened answered refused closed | handler | target paper | -pa.transfer | regulation_running, told
  regulation_kept in received in_progress reopened answered refused closed | handler | reason | -pa.transfer | regulation_running, told
  noticed in received in_progress reopened | handler | reason | -pa.notice | told
complaint, from draft
  draft > received withdrawn | system | - | - | -
  received > accepted refused guided withdrawn lawsuit reclassified sealed | decider | letter | +kn.accept +don.red -kn.limit -kn.limit.discipline | not after kn.revive, withdrawal_forced, letter_after_entry, told
  refused > lawsuit | decider | paper ground reason | -kn.accept -don.red | ground_fits, end, told
  guided > - | decider | paper target reason | -kn.accept -don.red | told
  accepted > verifying decided paused stopped second_complaint lawsuit | decider | paper | +kn.resolve1 -kn.accept -don.red | settled_here, told
  verifying > dialogue decided paused stopped second_complaint lawsuit | decider | day | - | told
  dialogue > dialogue decided paused stopped second_complaint lawsuit | decider | paper day reason | - | dialogue_announced_in_time, dialogue_on_working_day, dialogue_within_term, told
  paused > resumed stopped second_complaint lawsuit | decider | paper ground reason | +kn.pause.send | pause, told
  resumed > verifying dialogue decided paused stopped second_complaint lawsuit | decider | paper | +kn.pause.send | told
  stopped > received | decider | paper ground reason | +kn.pause.send +kn.revive -kn.accept -kn.resolve1 -kn.papers -don.red | freely_withdrawn, withdrawn: no kn.revive, end, told
  withdrawn > - | decider | letter ground | -kn.accept -don.red | freely_withdrawn, told
  reclassified > - | system | reason | -kn.accept -don.red | -
  sealed > - | system | - | -kn.accept -don.red | -
  decided > in_effect second_complaint lawsuit | decider | paper ground reason | +kn.send1 +kn.effect -kn.resolve1 -kn.papers | dialogue_held, kept_after_verifying, refused_after_dialogue, rating, told
  in_effect > lawsuit | decider | - | -kn.effect | not before kn.effect, decision_received, second_term_over, end, told
  second_complaint > lawsuit | decider | letter ground note | -kn.effect -kn.second -kn.resolve1 -kn.papers | decided_or_unanswered, second_unused, end, opens second_complaint, told
  lawsuit > second_complaint | decider | paper | -kn.accept -don.red -kn.effect -kn.sue -kn.resolve1 -kn.papers | sue_unused, end, told
  letter_corrected in received | decider | letter reason | - | letter=true, told
  complex in accepted verifying dialogue resumed | decider | criteria paper reason | - | finding=complex, told
  remote in accepted verifying dialogue resumed | decider | paper reason | - | listed_as_remote, finding=remote, told
  dialogue_held in dialogue | decider | day ground note | - | dialogue_day_come, absent_after_notice, told
  decision_received in decided second_complaint lawsuit | decider | day note | +kn.second@day +kn.sue@day | receipt_unknown, received_after_sending, told
  ask_papers in accepted verifying dialogue resumed | decider | target paper note | +kn.papers | -
  suspend_execution in accepted verifying dialogue resumed paused | decider | paper reason | - | execution_running, told
  resume_execution in accepted verifying dialogue resumed paused | decider | paper reason | - | execution_suspended, told
  withdraw_part in received accepted verifying dialogue resumed paused | decider | letter ground reason | - | freely_withdrawn, told
  withdrawal_checked in received accepted verifying dialogue resumed paused | decider | letter reason | - | coerced, told
  withdrawal_received in accepted verifying dialogue resumed paused | decider | letter ground | - | freely_withdrawn, told
  withdrawal_forced in received accepted verifying dialogue resumed paused stopped | handler | reason | - | told
  group in received accepted verifying dialogue resumed paused | handler | people letter | - | representatives_fit, field=group
  authorised in received accepted verifying dialogue resumed paused | handler | people letter | - | one_authorised, field=authorised
  forwarded in received accepted verifying dialogue resumed paused | handler | target paper | - | field=forwardedBy
second_complaint, from draft
  draft > received withdrawn | system | - | - | -
  received > accepted refused withdrawn lawsuit | decider | letter | +kn.accept +don.red -kn.second | not after kn.revive, letter_after_entry, told
  refused > lawsuit | decider | paper ground reason | -kn.accept -don.red | ground_fits, end, told
  accepted > verifying dialogue paused stopped lawsuit | decider | paper | +kn.resolve2 -kn.accept -don.red | settled_here, told
  verifying > dialogue paused stopped lawsuit | decider | day | - | told
  dialogue > dialogue decided paused stopped lawsuit | decider | paper day reason | - | dialogue_announced_in_time, dialogue_on_working_day, dialogue_within_term, told
  paused > resumed stopped lawsuit | decider | paper ground reason | +kn.pause.send | pause, told
  resumed > verifying dialogue paused stopped lawsuit | decider | paper | +kn.pause.send | told
  stopped > - | decider | paper ground reason | +kn.pause.send -kn.accept -kn.resolve2 -kn.papers -don.red | freely_withdrawn, end, told
  withdrawn > - | decider | letter ground | -kn.accept -don.red | freely_withdrawn, told
  decided > in_effect lawsuit | decider | paper ground reason | +kn.send2 +kn.publish +kn.effect -kn.resolve2 -kn.papers | dialogue_held, kept_after_verifying, refused_after_dialogue, rating, told
  in_effect > lawsuit | decider | - | -kn.effect | not before kn.effect, decision_received, end, told
  lawsuit > - | decider | paper | -kn.accept -don.red -kn.effect -kn.sue -kn.resolve2 -kn.papers | sue_unused, end, told
  letter_corrected in received | decider | letter reason | - | letter=true, told
  decision_received in decided lawsuit | decider | day note | +kn.sue@day | receipt_unknown, received_after_sending, told
  complex in accepted verifying dialogue resumed | decider | criteria paper reason | - | finding=complex, told
  remote in accepted verifying dialogue resumed | decider | paper reason | - | listed_as_remote, finding=remote, told
  dialogue_held in dialogue | decider | day ground note | - | dialogue_day_come, absent_after_notice, told
  ask_papers in accepted verifying dialogue resumed | decider | target paper note | +kn.papers | -
  suspend_execution in accepted verifying dialogue resumed paused | decider | paper reason | - | execution_running, told
  resume_execution in accepted verifying dialogue resumed paused | decider | paper reason | - | execution_suspended, told
  withdraw_part in received accepted verifying dialogue resumed paused | decider | letter ground reason | - | freely_withdrawn, told
  withdrawal_forced in received accepted verifying dialogue resumed paused | handler | reason | - | told
  withdrawal_checked in received accepted verifying dialogue resumed paused | decider | letter reason | - | coerced, told
  withdrawal_received in accepted verifying dialogue resumed paused | decider | letter ground | - | freely_withdrawn, told
  group in received accepted verifying dialogue resumed paused | handler | people letter | - | representatives_fit, field=group
  authorised in received accepted verifying dialogue resumed paused | handler | people letter | - | one_authorised, field=authorised
  forwarded in received accepted verifying dialogue resumed paused | handler | target paper | - | field=forwardedBy
denunciation, from draft
  draft > received tip withdrawn | system | - | - | -
  received > accepted refused transferred tip withdrawn | decider | letter | +don.red +tc.first | letter_after_entry, told
  transferred > received | decider | paper target note | -tc.first -tc.transfer -don.red -target.crime | end, told
  refused > received | decider | paper ground reason | -tc.first -tc.transfer -don.red -target.crime | end, told
  tip > tip_inspecting tip_forwarded tip_filed received | decider | ground reason | -tc.first -tc.transfer -don.red | unsigned_or_unnamed, told
  tip_inspecting > tip_closed tip_forwarded tip_filed received | decider | - | - | told
  tip_forwarded > - | decider | target reason | -target.crime | told
  tip_filed > tip_inspecting received | decider | reason | -target.crime | end, told
  tip_closed > - | decider | reason | -target.crime | told
  accepted > verifying paused stopped | decider | paper | +tc.notify +tc.notify.accused +tc.resolve -tc.first -tc.transfer -don.red | settled_here, told
  verifying > concluded paused stopped | decider | day | - | told
  paused > resumed stopped | decider | paper ground reason | +tc.pause.send | pause, told
  resumed > verifying concluded paused stopped | decider | paper | - | told
  stopped > - | decider | paper ground reason | +tc.pause.send -tc.notify -tc.notify.accused -tc.resolve | freely_withdrawn, told
  withdrawn > - | decider | letter ground | -don.red -tc.first -tc.transfer -target.crime | freely_withdrawn, told
  concluded > acted_on published | decider | paper ground reason | +tc.conclude.send +tc.act +tc.publish -tc.resolve | accused_heard, told
  acted_on > published closed | decider | paper note | +tc.act.report -tc.act | told
  published > acted_on closed | decider | paper note | -tc.publish | not_published, told
  closed > - | decider | - | - | duties_done, told
  letter_corrected in received | decider | letter reason | - | letter=true, told
  several_places in received | decider | paper reason | - | finding=several_places
  not_competent in received | decider | reason | +tc.transfer@received | transfer_term_new
  evidence_passed in transferred | decider | paper target note | - | told
  transfer_returned in transferred | decider | day reason | - | told
  settled_by_province in received | decider | reason | -tc.transfer | settler_other, settledBy=Chủ tịch UBND tỉnh
  extend in accepted verifying resumed | decider | criteria days paper reason | +target.extension | may_be_extended, extension=true, told
  accused_heard in accepted verifying resumed | decider | day note | - | -
  crime in received accepted verifying resumed paused tip tip_inspecting concluded acted_on published closed | decider | target paper | -target.crime | told
  no_crime in received accepted verifying resumed paused tip tip_inspecting | decider | reason | -target.crime | crime_suspected
  withdraw_part in received accepted verifying resumed paused | decider | letter ground reason | - | freely_withdrawn, told
  withdrawal_checked in received accepted verifying resumed paused | decider | letter reason | - | coerced, told
  withdrawal_received in accepted verifying resumed paused | decider | letter ground | - | freely_withdrawn, told
  withdrawal_forced in received accepted verifying resumed paused | decider | reason | - | told
  withdrawal_void in withdrawn stopped | decider | reason | - | ended_withdrawn, goesOn=true, told
  group in received accepted verifying resumed paused | decider | people letter | - | field=group
  forwarded in received accepted verifying resumed paused | decider | target paper | +tc.press@received | not_forwarded_so, field=forwardedBy
  forwarded_taken_back in received accepted verifying resumed paused | decider | reason | - | passed_on_here, takesBack=forwarded,clock=tc.press
  protection_requested in draft received accepted verifying resumed paused tip tip_inspecting concluded acted_on published transferred withdrawn stopped | decider | ground reason | +target.protect +target.protect.urgent | plain: no target.protect.urgent, urgent: no target.protect, protection=requested, told
  protection_granted in draft received accepted verifying resumed paused tip tip_inspecting concluded acted_on published transferred withdrawn stopped refused closed tip_filed tip_forwarded tip_closed | decider | paper reason | -target.protect -target.protect.urgent | protection=granted, told
  protection_refused in draft received accepted verifying resumed paused tip tip_inspecting concluded acted_on published transferred withdrawn stopped refused closed tip_filed tip_forwarded tip_closed | decider | paper reason | -target.protect -target.protect.urgent | protection=refused, told
  protection_ended in draft received accepted verifying resumed paused tip tip_inspecting concluded acted_on published transferred withdrawn stopped refused closed tip_filed tip_forwarded tip_closed | decider | paper reason | - | protection_granted, protection=ended, told
  repeated in refused stopped concluded acted_on published closed | decider | letter note | +tc.repeat | told
  overdue_reported in accepted verifying resumed paused | decider | letter note | +tc.overdue.demand | overdue
tip, from received
  received > inspecting forwarded filed | system | - | - | -
  inspecting > closed forwarded filed | decider | - | - | told
  forwarded > - | decider | target reason | -target.crime | told
  filed > inspecting | decider | reason | -target.crime | end, told
  closed > - | decider | reason | -target.crime | told
  crime in received inspecting | decider | target paper | -target.crime | told
  no_crime in received inspecting | decider | reason | -target.crime | crime_suspected
duties
  kn.pause.send | done cover note | - | -
  kn.papers | paper done note | - | -
  kn.send1 | done day cover note | +kn.second@day +kn.sue@day | told
  kn.send2 | done day cover note | +kn.sue@day | told
  kn.publish | done cover note | - | -
  target.extension | paper done note | - | -
  tc.transfer | paper done note | - | -
  tc.notify | paper done note | - | told
  tc.notify.accused | paper done note | - | -
  tc.pause.send | done cover note | - | -
  tc.conclude.send | paper done note | - | told
  tc.act.report | paper done note | - | -
  tc.press | paper done note | - | -
  tc.repeat | paper done note | - | told
  tc.overdue.demand | paper done note | +tc.overdue.report | -
  tc.overdue.report | paper done note | - | -
  tcd.back | paper done note | +tcd.back.pass | -
  tcd.back.pass | paper done note | - | -
`

const started = (starts: readonly Started[]): string[] =>
  starts.map((one) => (typeof one === 'string' ? `+${one}` : `+${one.clock}@${one.from}`))

const rest = (step: Partial<StateDefinition<string>> & Partial<ActDefinition<string>>): string =>
  [
    step.notBefore && `not before ${step.notBefore}`,
    step.notAfter && `not after ${step.notAfter}`,
    ...(step.guards ?? []),
    ...Object.entries(step.startsNot ?? {}).map(([ground, ids]) => `${ground}: no ${ids.join(' ')}`),
    step.isPause && 'pause',
    step.isEnd && 'end',
    step.asksRating && 'rating',
    step.opens && `opens ${step.opens}`,
    step.leaves && Object.entries(step.leaves).map((pair) => pair.join('=')),
    step.news && 'told',
  ]
    .filter(Boolean)
    .join(', ') || '-'

const row = (name: string, step: StateDefinition<string> | ActDefinition<string>): string =>
  [
    `  ${name}`,
    step.by,
    step.asks.join(' ') || '-',
    [...started(step.starts), ...step.stops.map((id) => `-${id}`)].join(' ') || '-',
    rest(step),
  ].join(' | ')

const built = (): string[] => [
  ...kindNames.flatMap((kind) => [
    `${kind}, from ${kindOf(kind).firstState}`,
    ...stateNamesOf(kind).map((state) => {
      const definition = stateOf(kind, state)
      return row(`${state} > ${definition.next.join(' ') || '-'}`, definition)
    }),
    ...Object.entries(actsOf(kind)).map(([act, definition]) => row(`${act} in ${definition.in.join(' ')}`, definition)),
  ]),
  'duties',
  ...Object.entries(duties).map(
    ([id, { asks, starts, news }]) =>
      `  ${id} | ${asks.join(' ')} | ${started(starts).join(' ') || '-'} | ${news ? 'told' : '-'}`,
  ),
]

test('the tables of states, acts and duties are those of the law', () => {
  expect(built()).toEqual(law.trim().split('\n'))
})
