import { expect, test } from 'vitest'
import type { Case, TimelineEvent } from '../../src/cases/case.js'
import type { CaseKind, StateName } from '../../src/cases/kinds/index.js'
import { whyNotRecorded } from '../../src/cases/why-not-recorded.js'
import { caseWording } from '../../src/cases/wording.js'
import { type PaperKind, templateOf } from '../../src/papers/templates/index.js'
import { accountFor, at, caseIn } from '../cases/case-parts.js'

const say = caseWording.guards

const event = (what: 'moved' | 'acted', to: string): TimelineEvent =>
  ({
    id: to,
    at,
    by: { role: 'staff', accountId: '1', name: 'A' },
    what,
    from: null,
    to,
    text: null,
    paper: null,
    facts: { day: '2026-11-20' },
  }) as TimelineEvent
const invited = event('moved', 'dialogue')
const held = event('acted', 'dialogue_held')

test.each<[string, PaperKind, CaseKind, StateName, Partial<Case>, string | null]>([
  ['before the dialogue', 'quyet-dinh-lan-dau', 'complaint', 'dialogue', { timeline: [invited] }, say.dialogueNotHeld],
  ['after it', 'quyet-dinh-lan-dau', 'complaint', 'dialogue', { timeline: [invited, held] }, null],
  [
    'before the dialogue that followed another',
    'quyet-dinh-lan-dau',
    'complaint',
    'dialogue',
    { timeline: [invited, held, invited] },
    say.dialogueNotHeld,
  ],
  ['where none was called', 'quyet-dinh-lan-dau', 'complaint', 'verifying', {}, null],
  ['once it was decided', 'quyet-dinh-lan-dau', 'complaint', 'decided', {}, null],
  [
    'a second time before the dialogue',
    'quyet-dinh-lan-hai',
    'second_complaint',
    'dialogue',
    { timeline: [invited] },
    say.dialogueNotHeld,
  ],
  ['that invites again', 'moi-doi-thoai', 'complaint', 'dialogue', { timeline: [invited] }, null],
  ['of a period that doesn’t run', 'gia-han', 'denunciation', 'verifying', {}, say.notExtendable],
  ['where one of its steps is free', 'chuyen-don', 'feedback', 'received', {}, null],
  ['that no step writes down', 'bien-nhan', 'complaint', 'dialogue', { timeline: [invited] }, null],
])('a paper %s (%s, %s in %s)', (_, paper, kind, state, more, why) => {
  const verb = {
    account: accountFor(kind),
    found: caseIn(kind, state as never, more),
    remoteCommunes: new Set<string>(),
    at,
  }
  expect(whyNotRecorded(verb, templateOf(paper).recordedBy ?? [])).toBe(why)
})
